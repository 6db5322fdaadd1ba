"""The payment run: listed in chunks by one person, released by another, never by who took part in a grant."""

from collections.abc import Iterator

from msgspec import Struct

from insurance.items import PAY, PENSION_CLAIM
from insurance.payment_run.commands import PrepareRun, RecordReturns, ReleaseRun, RepayLine, RunCommand
from insurance.payment_run.events import (
    ChunkListed,
    Line,
    RunEvent,
    RunOpened,
    RunPrepared,
    RunReleased,
)
from jinbao.actor import Place
from jinbao.calendar import month_of
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.money import Fen

ITEM = PENSION_CLAIM


class Found(Struct, frozen=True):
    """The lines that come next; ``through`` is the last person looked at, and ``all_seen`` whether of all."""

    lines: tuple[Line, ...] = ()
    hands: frozenset[str] = frozenset()
    through: str = ""
    all_seen: bool = True


class RunFacts(Struct, frozen=True):
    """What is known around a run: the next lines while it is prepared, those not due when it is released."""

    place: Place
    found: Found = Found()
    withheld: tuple[Line, ...] = ()


class NotOpened(Struct, frozen=True):
    pass


class Preparing(Struct, frozen=True):
    chunks: int = 0
    lines: int = 0
    amount: Fen = 0
    through: str = ""
    hands: frozenset[str] = frozenset()
    preparers: frozenset[str] = frozenset()


class Prepared(Struct, frozen=True):
    lines: int
    amount: Fen
    hands: frozenset[str]
    preparers: frozenset[str]


class Released(Struct, frozen=True):
    hands: frozenset[str]


Run = NotOpened | Preparing | Prepared | Released


def decide(run: Run, command: RunCommand, desk: Desk[RunFacts]) -> Iterator[RunEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    desk.must(PAY, ITEM, known.place)

    match run, command:
        case NotOpened() | Preparing(), PrepareRun(county=county, month=month):
            if month > month_of(on):
                raise Refused("MONTH_AHEAD", field="month", month=month)
            desk.must_not_be(*known.found.hands)
            before = run if isinstance(run, Preparing) else Preparing()
            if isinstance(run, NotOpened):
                yield RunOpened(county, month, on, officer)
            yield from listed(before, known.found, command, officer)

        case Prepared(lines, amount, hands, preparers), ReleaseRun(county=county, month=month):
            desk.must_not_be(*hands, *preparers)
            if command.lines != lines:
                raise Refused("LINES_DIFFER", field="lines", lines=lines)
            behind = known.withheld
            rest = amount - sum(line.amount for line in behind)
            yield RunReleased(county, month, on, officer, lines - len(behind), rest, len(behind))

        case Released(), RecordReturns():
            pass

        case Released(hands), RepayLine(account_confirmed_on=confirmed_on):
            desk.must_not_be(*hands)
            if confirmed_on > on:
                raise Refused("CONFIRMED_IN_FUTURE", field="account_confirmed_on")

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(command).__name__, stands=type(run).__name__)


def listed(run: Preparing, found: Found, command: PrepareRun, officer: str) -> Iterator[RunEvent]:
    """A chunk, and the control totals with the last of them; nothing at all is no run."""
    case, amount = (command.county, command.month), sum(line.amount for line in found.lines)
    if found.lines:
        hands, number = tuple(sorted(found.hands)), run.chunks + 1
        yield ChunkListed(*case, number, len(found.lines), amount, found.through, hands, officer)
    if found.all_seen:
        lines = run.lines + len(found.lines)
        if not lines:
            raise Refused("NOTHING_DUE", month=command.month)
        yield RunPrepared(*case, command.on, officer, lines, run.amount + amount)


def evolve(run: Run, event: RunEvent) -> Run:
    match run, event:
        case NotOpened(), RunOpened(officer=officer):
            return Preparing(preparers=frozenset({officer}))
        case Preparing(), ChunkListed():
            return Preparing(
                event.chunk,
                run.lines + event.lines,
                run.amount + event.amount,
                event.through,
                run.hands | {*event.hands},
                run.preparers | {event.officer},
            )
        case Preparing(), RunPrepared(officer=officer, lines=lines, amount=amount):
            return Prepared(lines, amount, run.hands, run.preparers | {officer})
        case Prepared(hands=hands), RunReleased():
            return Released(hands)
        case _:
            raise ValueError(f"{event} cannot follow {run}")


RUN = Decider[Run, RunCommand, RunEvent](NotOpened(), decide, evolve)
