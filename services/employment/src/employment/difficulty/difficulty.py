"""A recognition as in difficulty: applied for, checked at home, publicised, decided, ended."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from employment import items
from employment.deciding import decision_of
from employment.difficulty import events
from employment.difficulty.commands import (
    ApplyForDifficulty,
    DecideDifficulty,
    DifficultyCommand,
    EndDifficulty,
    PubliciseDifficulty,
    RaiseObjection,
    RecheckObjection,
    RecordHouseholdCheck,
    RevokeDifficulty,
    ServeDifficultyAnswer,
    WithdrawDifficulty,
)
from employment.difficulty.ending import ended, revoked
from employment.difficulty.events import DifficultyEvent
from employment.difficulty.facts import DifficultyFacts
from employment.difficulty.stages import (
    Answered,
    InDifficulty,
    NotApplied,
    Pending,
    Recognition,
    evolve,
)
from employment.difficulty.terms import DifficultyCategory
from employment.facts import must_live
from employment.law import DIFFICULTY as RULES
from jinbao.calendar import due_in_days
from jinbao.casework.hands import ask_for, out_of_order, take
from jinbao.casework.serving import serve
from jinbao.casework.steps import APPROVE, INTAKE, PUBLICISE, RECHECK
from jinbao.decider import Decider, Refused
from jinbao.decision import Decision
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.DIFFICULTY
LAW = "就业促进法 五十二"
D = Desk[DifficultyFacts]


class BeginWork(Struct, frozen=True):
    """They have been registered as hired."""

    on: date
    employment: str
    since: date


class StopWork(Struct, frozen=True):
    """What they had been registered for is over."""

    on: date
    employment: str


Asked = DifficultyCommand | BeginWork | StopWork


def decide(it: Recognition, command: Asked, desk: D) -> Iterator[DifficultyEvent | Effective]:
    match it, command:
        case InDifficulty(), _:
            yield from recognised(it, command, desk)
        case _, BeginWork() | StopWork():
            return
        case Answered(), _:
            yield from answered(it, command, desk)
        case _:
            yield from on_the_way(it, command, desk)


def on_the_way(it: Recognition, command: Asked, desk: D) -> Iterator[DifficultyEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = case_of(desk)
    match it, command:
        case NotApplied(), ApplyForDifficulty(claims=claims, papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_able_to_apply(known)
            yield events.Applied(*case, tuple(dict.fromkeys(claims)), papers, officer, consent)

        case Pending(claims, hands, found=None), RecordHouseholdCheck(found=found):
            take(desk, INTAKE, ITEM, hands)
            if not {*found} <= {*claims}:
                raise Refused("NOT_CLAIMED", field="found")
            yield events.HouseholdChecked(*case, found, officer)

        case Pending(found=tuple(), public_until=None), PubliciseDifficulty():
            take(desk, PUBLICISE, ITEM)
            days = known.law.parameter("difficulty_publication_days", on).number
            yield events.Publicised(*case, due_in_days(days, on, LAW).day, officer)

        case Pending(public_until=date(), objection=False), RaiseObjection(papers=papers):
            desk.must(INTAKE, ITEM, known.place)
            yield events.Objected(*case, papers, officer)

        case Pending(hands=hands, objection=True), RecheckObjection(upheld=upheld):
            take(desk, RECHECK, ITEM, hands)
            yield events.ObjectionRechecked(*case, upheld, officer)

        case Pending(public_until=date(), objection=False), DecideDifficulty():
            yield decided(it, desk)

        case Pending(), WithdrawDifficulty():
            if not desk.by.speaks_for(known.person):
                desk.must(INTAKE, ITEM, known.place)
            yield events.Withdrawn(*case, officer)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def decided(it: Pending, desk: D) -> DifficultyEvent:
    """By another hand than those before, once everybody had time to object."""
    known, on = desk.known, desk.on
    grant = take(desk, APPROVE, ITEM, it.hands)
    if it.public_until is None or on <= it.public_until:
        raise Refused("STILL_PUBLIC", field="recognition", law=LAW, until=it.public_until or on)
    must_be_able_to_apply(known)
    decision = decision_of(desk, RULES, grant, known.evidence)
    if decision.outcome == "denied":
        return events.NotRecognised(*case_of(desk), decision, desk.by.person)
    met = tuple(one for one in it.claims if is_met(decision, one))
    return events.Recognised(*case_of(desk), met, met[0], decision, desk.by.person)


def is_met(decision: Decision, category: DifficultyCategory) -> bool:
    return any(
        step.name == f"meets_{category.value.lower()}" and step.result is True for step in decision.steps
    )


def recognised(it: InDifficulty, command: Asked, desk: D) -> Iterator[DifficultyEvent | Effective]:
    case = case_of(desk)
    match command:
        case EndDifficulty():
            yield ended(it, command, desk, take(desk, APPROVE, ITEM))

        case RevokeDifficulty():
            yield revoked(it, command, desk, take(desk, APPROVE, ITEM))

        case BeginWork(employment=employment, since=since):
            if it.work.get(employment) != since:
                yield Effective(since, events.WorkBegan(*case, employment, since))

        case StopWork(employment=employment):
            if employment in it.work:
                yield events.WorkEnded(*case, employment)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def answered(it: Answered, command: Asked, desk: D) -> Iterator[DifficultyEvent | Effective]:
    known, officer = desk.known, desk.by.person
    match command:
        case ServeDifficultyAnswer(served_on=served_on, method=method) if not it.served:
            ends = serve(desk, ITEM, it.on, served_on, it.appeals, desk.known.law)
            case = (known.recognition, known.person, known.place.region, served_on)
            yield Effective(served_on, events.DecisionServed(*case, method, officer, ends))

        case _:
            raise out_of_order(desk, ITEM, command, it)


def case_of(desk: D) -> tuple[str, str, str, date]:
    known = desk.known
    return known.recognition, known.person, known.place.region, desk.on


def must_be_able_to_apply(known: DifficultyFacts) -> None:
    """Of a living person with one file, registered as unemployed, with no other application."""
    must_live(known)
    if known.other is not None:
        raise Refused("IN_DIFFICULTY_ALREADY", field="person", recognition=known.other)
    if not known.registered:
        raise Refused("NOT_REGISTERED_AS_UNEMPLOYED", field="person", law=LAW)


DIFFICULTY = Decider[Recognition, Asked, DifficultyEvent](NotApplied(), decide, evolve)
