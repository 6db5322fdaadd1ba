"""A return file as it is read: each row once, in order, taken as the bank has it or refused with a code."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from insurance.bank.events import ReturnReceipt, ReturnReceiptsGiven, ReturnsRead
from insurance.bank.return_file import ReturnRow
from insurance.payment_run.commands import Outcome
from insurance.payment_run.key import key_of
from insurance.payment_run.terms import BankAnswer, LineState, PaidBenefit
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.money import Fen


class Known(Struct, frozen=True):
    """A line as it stands, and the bank file in which it went to the bank, if any."""

    state: LineState
    amount: Fen
    answer: BankAnswer | None
    file: int | None
    chunk: int


class Take(Struct, frozen=True, kw_only=True):
    """The receipts of some rows, of which ``first`` is counted from nothing; never asked alone."""

    county: str
    month: str
    benefit: PaidBenefit
    file: str
    answers: str
    first: int
    receipts: tuple[ReturnReceipt, ...]
    last: bool


class Reading(Struct, frozen=True):
    taken: int = 0
    refused: int = 0
    done: bool = False

    @property
    def rows(self) -> int:
        """How many have their receipts."""
        return self.taken + self.refused


def checked(rows: Iterable[ReturnRow], lines: Mapping[int, Known], file: int) -> Iterator[ReturnReceipt]:
    """What becomes of each row of an answer to the bank file with this number."""
    return (receipt(row, lines.get(row.line), file) for row in rows)


def receipt(row: ReturnRow, line: Known | None, file: int) -> ReturnReceipt:
    def refused(code: str, **params: str | int) -> ReturnReceipt:
        return ReturnReceipt(row.row, row.line, refused=code, params={"line": row.line, **params})

    if line is None:
        return refused("LINE_UNKNOWN")
    if line.file != file:
        return refused("RETURN_OF_ANOTHER_FILE")
    if line.amount != row.amount:
        return refused("RETURN_AMOUNT_DIFFERS", amount=line.amount)
    if line.state is not LineState.SENT and line.answer is not row.answer:
        return refused("LINE_SETTLED")
    return ReturnReceipt(row.row, row.line, row.answer)


def outcomes_in(receipts: Iterable[ReturnReceipt]) -> tuple[Outcome, ...]:
    return tuple(Outcome(one.line, one.answer) for one in receipts if one.line and one.answer)


def decide(reading: Reading, take: Take, desk: Desk[None]) -> Iterator[ReturnsRead]:
    """Who may do it, and whether the file answers one of the run's, the run has said.

    What somebody else has read meanwhile is not read again.
    """
    if reading.done or take.first != reading.rows:
        return
    refused = sum(one.refused is not None for one in take.receipts)
    yield ReturnsRead(
        *key_of(take),
        desk.on,
        desk.by.person,
        take.file,
        take.answers,
        reading.taken + len(take.receipts) - refused,
        reading.refused + refused,
        take.last,
    )


def evolve(_: Reading, event: ReturnsRead) -> Reading:
    return Reading(event.taken, event.refused, event.last)


def give(_: None, take: Take, desk: Desk[None]) -> Iterator[ReturnReceiptsGiven]:  # noqa: ARG001 - as every decider is asked
    yield ReturnReceiptsGiven(*key_of(take), take.file, take.receipts)


RETURNS = Decider[Reading, Take, ReturnsRead](Reading(), decide, evolve)
RECEIPTS = Decider[None, Take, ReturnReceiptsGiven](None, give, lambda _state, _event: None)
