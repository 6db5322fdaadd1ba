"""What goes to the bank and comes back: which streams each act concerns, and what must be known for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from insurance.bank import look_ups, register
from insurance.bank.events import ReturnReceipt
from insurance.bank.register import at_the_bank, file_with
from insurance.bank.return_file import ReturnRow
from insurance.bank.returns import RECEIPTS, RETURNS, Known, Take, checked, outcomes_in
from insurance.payment_run import commands
from insurance.payment_run.key import key_of, run_of
from insurance.payment_run.register import LINES, line_of
from insurance.payment_run.run import RUN
from insurance.payment_run.settling import settled, stream_of
from insurance.payment_run.stages import ReadReturns, RunFacts
from insurance.payment_run.terms import BankAnswer, LineState, PaidBenefit
from jinbao.casework.overheard import overheard
from jinbao.commands import Command
from jinbao.service import Enquiry, LookUp, Part, Slice


class ReadReturnRows(Command, frozen=True, kw_only=True):
    """Read some rows of a return file; nobody but its reader asks for it."""

    county: str
    month: str
    benefit: PaidBenefit
    file: str
    answers: str
    first: int
    rows: tuple[ReturnRow, ...]
    unreadable: tuple[ReturnReceipt, ...]
    last: bool


def record_bank_file(enquiry: Enquiry, command: commands.RecordBankFile) -> Iterator[Part]:
    run, place = run_of(command), enquiry.place(command.county)

    def known(_state: Any) -> RunFacts:
        return RunFacts(place, waiting=at_the_bank(enquiry.connection, [run])[run].waiting)

    yield Part(stream_of(command), RUN, command, known)


def take_back_bank_file(enquiry: Enquiry, command: commands.TakeBackBankFile) -> Iterator[Part]:
    run, place = run_of(command), enquiry.place(command.county)

    def known(_state: Any) -> RunFacts:
        of_run = at_the_bank(enquiry.connection, [run])[run]
        return RunFacts(place, answered=of_run.answered.get(command.digest, 0))

    yield Part(stream_of(command), RUN, command, known)


def read_return_rows(enquiry: Enquiry, command: ReadReturnRows) -> Iterator[Part | Sequence[Part]]:
    """What the bank says of good rows counts at once; every row has its receipt in the same transaction."""
    case = {**key_of(command)._asdict(), "answers": command.answers}
    facts = RunFacts(enquiry.place(command.county))
    yield Part(stream_of(command), RUN, ReadReturns(**case), lambda _state: facts)
    run = run_of(command)
    file = file_with(enquiry.connection, run, command.answers)
    lines = known_lines(enquiry, run, [row.line for row in command.rows])
    taken = checked(command.rows, lines, file or 0)
    receipts = tuple(sorted([*taken, *command.unreadable], key=lambda receipt: receipt.row))
    chunks = {number: line.chunk for number, line in lines.items()}
    yield from settled(enquiry, command, outcomes_in(receipts), chunks)
    take = Take(**case, file=command.file, first=command.first, receipts=receipts, last=command.last)
    head, heard = overheard(Part(returns_of(run, command.file), RETURNS, take))
    yield head
    if heard.events:
        yield Part(f"{returns_of(run, command.file)}/{command.first}", RECEIPTS, take)


def returns_of(run: str, file: str) -> str:
    """The stream of a return file."""
    return f"bank-returns/{run}/{file}"


def known_lines(enquiry: Enquiry, run: str, numbers: Sequence[int]) -> Mapping[int, Known]:
    ids = [line_of(run, number) for number in numbers]
    return {
        row.number: Known(
            LineState(row.state),
            row.amount,
            BankAnswer(row.answer) if row.answer else None,
            row.file,
            row.chunk,
        )
        for row in enquiry.connection.execute(select(LINES).where(LINES.c.id.in_(ids)))
    }


SLICE = Slice(
    "bank",
    handlers={
        commands.RecordBankFile: record_bank_file,
        commands.TakeBackBankFile: take_back_bank_file,
        ReadReturnRows: read_return_rows,
    },
    look_ups={
        "bank_files_by_run": LookUp(look_ups.bank_files_by_run),
        "return_files_by_run": LookUp(look_ups.return_files_by_run),
        "return_file_by_id": LookUp(look_ups.return_file_by_id),
        "return_rows_of": LookUp(look_ups.return_rows_of),
        "bank_order": LookUp(look_ups.bank_order, file=True),
    },
    fold=register.fold,
)
