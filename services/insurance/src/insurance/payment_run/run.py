"""The payment run: listed in chunks by one person, released by another, sent to the bank file by file."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from insurance.items import PAY
from insurance.payment_run.commands import (
    CancelRun,
    PrepareRun,
    RecordBankFile,
    RecordReturns,
    ReleaseRun,
    RepayLine,
    TakeBackBankFile,
)
from insurance.payment_run.events import (
    BankFileMade,
    BankFileTakenBack,
    ChunkListed,
    LinesMoved,
    RunCancelled,
    RunEvent,
    RunOpened,
    RunPrepared,
    RunReleased,
    SumsWithdrawn,
)
from insurance.payment_run.key import ITEMS, key_of
from insurance.payment_run.stages import (
    BankFile,
    Found,
    Moved,
    NotOpened,
    Prepared,
    Preparing,
    ReadReturns,
    Released,
    Run,
    RunFacts,
    RunRequest,
    Total,
    preparing,
)
from jinbao.calendar import month_of
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

MOST_CHUNKS = 10


def decide(run: Run, command: RunRequest, desk: Desk[RunFacts]) -> Iterator[RunEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = key_of(command)
    desk.must(PAY, ITEMS[command.benefit], known.place)

    match run, command:
        case NotOpened() | Preparing(), PrepareRun(month=month):
            if month > month_of(on):
                raise Refused("MONTH_AHEAD", field="month", month=month)
            if not 1 <= command.chunks <= MOST_CHUNKS:
                raise Refused("CHUNKS_AT_ONCE", field="chunks", most=MOST_CHUNKS)
            desk.must_not_be(*known.found.hands)
            if isinstance(run, NotOpened):
                yield RunOpened(*case, on, officer, known.entitlements)
            yield from listed(preparing(run), known.found, command, officer)

        case Released(), PrepareRun(month=month):
            raise Refused("MONTH_RELEASED", field="month", month=month)

        case Preparing() | Prepared(), CancelRun(ground=ground):
            yield RunCancelled(*case, on, officer, ground)

        case Released(), CancelRun():
            raise Refused("RUN_RELEASED")

        case Prepared(lines=lines, amount=amount), ReleaseRun():
            desk.must_not_be(*run.hands, *run.preparers)
            if command.lines != lines:
                raise Refused("LINES_DIFFER", field="lines", lines=lines)
            behind = known.withheld
            rest = amount - sum(line.amount for line, _ in behind)
            yield RunReleased(*case, on, officer, lines - len(behind), rest, len(behind))

        case Released(), RecordBankFile():
            desk.must_not_be(*run.hands)
            yield file_made(run, known.waiting, command, officer)

        case Released(files=files), TakeBackBankFile(digest=digest):
            file = standing(files, digest)
            desk.must_not_be(file.maker)
            if known.answered:
                raise Refused("BANK_FILE_ANSWERED", lines=known.answered)
            yield BankFileTakenBack(*case, on, officer, file.number, digest)

        case Released(cancelled=cancelled), RecordReturns(outcomes=outcomes):
            if (first := min(outcome.line for outcome in outcomes)) <= cancelled:
                raise Refused("LINE_CANCELLED", field="outcomes", line=first)

        case Released(files=files), ReadReturns(answers=digest):
            standing(files, digest)

        case Released(hands=hands), RepayLine(account_confirmed_on=confirmed_on):
            desk.must_not_be(*hands)
            if confirmed_on > on:
                raise Refused("CONFIRMED_IN_FUTURE", field="account_confirmed_on")

        case Released(), Moved(paid=paid, returned=returned, resent=resent):
            if paid or returned or resent:
                yield LinesMoved(*case, on, officer, paid, returned, resent)

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(run).__name__)


def file_made(run: Released, waiting: Total, command: RecordBankFile, officer: str) -> RunEvent:
    """The file has every line that waits for one, and nothing else: nobody is paid twice or forgotten."""
    case = (*key_of(command), command.on, officer)
    if not waiting.lines:
        raise Refused("NOTHING_TO_SEND")
    if (command.lines, command.amount) != (waiting.lines, waiting.amount):
        raise Refused("BANK_FILE_DIFFERS", field="lines", lines=waiting.lines, amount=waiting.amount)
    return BankFileMade(*case, run.made + 1, command.digest, waiting.lines, waiting.amount)


def standing(files: Mapping[str, BankFile], digest: str) -> BankFile:
    """The file with this digest; raises BANK_FILE_UNKNOWN."""
    if digest not in files:
        raise Refused("BANK_FILE_UNKNOWN", field="digest")
    return files[digest]


def listed(run: Preparing, found: Found, command: PrepareRun, officer: str) -> Iterator[RunEvent]:
    """A chunk, and the control totals with the last of them; nothing at all is no run."""
    case, amount = key_of(command), sum(line.amount for line in found.lines)
    if found.lines:
        hands, number = tuple(sorted(found.hands)), run.chunks + 1
        yield ChunkListed(*case, number, len(found.lines), amount, found.through, hands, officer, found.seen)
    if found.all_seen:
        lines = run.lines + len(found.lines)
        if not lines:
            raise Refused("NOTHING_DUE", month=command.month)
        yield RunPrepared(*case, command.on, officer, lines, run.amount + amount)


def evolve(run: Run, event: RunEvent) -> Run:
    match run, event:
        case NotOpened(chunks, numbers), RunOpened(officer=officer):
            return Preparing(chunks, numbers, preparers=frozenset({officer}))
        case Preparing(), ChunkListed():
            return Preparing(
                event.chunk,
                run.numbers + event.lines,
                run.lines + event.lines,
                run.amount + event.amount,
                event.through,
                run.hands | {*event.hands},
                run.preparers | {event.officer},
            )
        case Preparing(), RunPrepared(officer=officer, lines=lines, amount=amount):
            preparers = run.preparers | {officer}
            return Prepared(run.chunks, run.numbers, lines, amount, run.hands, preparers)
        case Preparing(chunks, numbers) | Prepared(chunks, numbers), RunCancelled():
            return NotOpened(chunks, numbers)
        case Prepared(numbers=numbers, lines=lines, hands=hands), RunReleased():
            return Released(numbers - lines, hands)
        case Released(files=files), BankFileMade(number=number, digest=digest, officer=maker):
            return replace(run, made=number, files={**files, digest: BankFile(number, maker)})
        case Released(files=files), BankFileTakenBack(digest=digest):
            return replace(run, files={each: file for each, file in files.items() if each != digest})
        case Released(), LinesMoved():
            return run
        case Preparing() | Prepared() | Released(), SumsWithdrawn():
            return run
        case _:
            raise ValueError(f"{event} cannot follow {run}")


RUN = Decider[Run, RunRequest, RunEvent](NotOpened(), decide, evolve)
