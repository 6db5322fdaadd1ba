"""An invented commission on which statutory clocks are tried: it accepts cases and decides them, or not."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Engine

from jinbao.bus import Call, Receipt
from jinbao.commands import Command
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective, Event, Recorded
from jinbao.service import Enquiry, Handler, Part, Service, Slice, Tables, to
from jinbao.statutory_clock import NATURAL, WORKING, StatutoryClock
from jinbao.statutory_clock.answers import ClockAnswer, FindClocks

FOUNDER = "founder"


class Accepted(Event, frozen=True, tag="commission.case.accepted.v1"):
    region: str
    person: str


class CopyServed(Event, frozen=True, tag="commission.case.copy-served.v1"):
    party: str
    served_on: date


class Answered(Event, frozen=True, tag="commission.case.answered.v1"):
    party: str


class Suspended(Event, frozen=True, tag="commission.case.suspended.v1"):
    ground: str


class WentOn(Event, frozen=True, tag="commission.case.went-on.v1"):
    pass


class Prolonged(Event, frozen=True, tag="commission.case.prolonged.v1"):
    approved_by: str


class HandedOver(Event, frozen=True, tag="commission.case.handed-over.v1"):
    region: str


class ServiceTakenBack(Event, frozen=True, tag="commission.case.service-taken-back.v1"):
    party: str


class Awarded(Event, frozen=True, tag="commission.case.awarded.v1"):
    pass


class Accept(Command, frozen=True, kw_only=True):
    case: str
    region: str = "511526"
    person: str = "he"


class AcceptMany(Command, frozen=True, kw_only=True):
    cases: tuple[str, ...]


class Record(Command, frozen=True, kw_only=True):
    """Something that happened in a case, perhaps on an earlier day."""

    case: str
    what: str
    party: str = ""
    happened_on: date


class OpenCase(Struct, frozen=True):
    region: str
    person: str


HAPPENINGS: dict[str, Event] = {
    "suspended": Suspended("APPRAISAL"),
    "went on": WentOn(),
    "prolonged": Prolonged("shen"),
    "awarded": Awarded(),
}


def decide(state: OpenCase | None, command: Any, _desk: Desk[None]) -> Iterator[Event | Effective]:
    match state, command:
        case None, Accept(region=region, person=person):
            yield Accepted(region, person)
        case OpenCase(), Record(what="served", party=party, happened_on=on):
            yield CopyServed(party, on)
        case OpenCase(), Record(what="not served", party=party):
            yield ServiceTakenBack(party)
        case OpenCase(), Record(what="answered", party=party):
            yield Answered(party)
        case OpenCase(), Record(what="handed over", party=region, happened_on=on):
            yield Effective(on, HandedOver(region))
        case OpenCase(), Record(what=what, happened_on=on):
            yield Effective(on, HAPPENINGS[what])
        case _:
            raise Refused("OUT_OF_ORDER")


def evolve(state: OpenCase | None, event: Event) -> OpenCase | None:
    return OpenCase(event.region, event.person) if isinstance(event, Accepted) else state


A_CASE = Decider(None, decide, evolve)


def accept_many(_: Enquiry, command: AcceptMany) -> Iterator[Sequence[Part]]:
    yield [Part(f"case/{case}", A_CASE, Accept(on=command.on, case=case)) for case in command.cases]


CLOCKS = (
    StatutoryClock(
        "commission.award",
        days=45,
        counted=NATURAL,
        item="arbitration",
        law="调解仲裁法第四十三条",
        starts=(Accepted,),
        stops=(Awarded,),
        pauses=(Suspended,),
        resumes=(WentOn,),
        extends={Prolonged: 15},
        moves=(HandedOver,),
    ),
    StatutoryClock(
        "commission.answer",
        days=10,
        counted=WORKING,
        item="arbitration",
        law="调解仲裁法第三十条",
        starts=(CopyServed,),
        stops=(Answered, Awarded),
        annuls=(ServiceTakenBack,),
        since=lambda event: event.served_on,
        each=lambda event: getattr(event, "party", None),
    ),
)


class Commission:
    """The commission at work, on whatever store, by a clock of its own."""

    def __init__(self, engine: Engine, today: date = date(2010, 3, 1)) -> None:
        self.day = today
        about_a_case = to(A_CASE, lambda command: f"case/{command.case}")
        handlers: dict[type[Command], Handler] = {
            Accept: about_a_case,
            Record: about_a_case,
            AcceptMany: accept_many,
        }
        self.service = Service(
            "commission",
            engine,
            Tables(),
            [Slice("cases", handlers, clocks=CLOCKS)],
            keeps=Accepted
            | CopyServed
            | Answered
            | Suspended
            | WentOn
            | Prolonged
            | HandedOver
            | ServiceTakenBack
            | Awarded,
            clock=lambda: datetime(self.day.year, self.day.month, self.day.day, 1, tzinfo=UTC),
        )
        self.service.migrate()

    def accept(self, case: str) -> Receipt:
        return self.ask(Accept(on=self.day, case=case))

    def accept_many(self, *cases: str) -> Receipt:
        return self.ask(AcceptMany(on=self.day, cases=cases))

    def record(self, case: str, what: str, party: str = "", on: date | None = None) -> Receipt:
        return self.ask(Record(on=self.day, case=case, what=what, party=party, happened_on=on or self.day))

    def ask(self, command: Command, **call: Any) -> Receipt:
        return self.service.carry_out(command, Call(FOUNDER, FOUNDER, **call))

    def clocks(self, case: str, person: str = FOUNDER) -> list[ClockAnswer]:
        call = Call(person, FOUNDER if person == FOUNDER else None)
        [found] = self.service.look_up("clocks_by_case", [f"case/{case}"], call)
        return list(found)

    def states(self, case: str) -> dict[str, str]:
        return {clock.id.removeprefix("commission."): clock.state for clock in self.clocks(case)}

    def due(self, **asked: Any) -> list[str]:
        [page] = self.service.look_up("find_clocks", [FindClocks(**asked)], Call(FOUNDER, FOUNDER))
        return [clock.id for clock in page.rows]

    def recorded(self, kind: type[Event]) -> list[Recorded[Any]]:
        pages = self.service.ledger.pages()
        return [one for page in pages for _, one in page if isinstance(one.event, kind)]
