"""The employer: registered with a number, renamed, moved, insured, acted for, and closed in the end."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from identity.employer import events
from identity.employer.commands import (
    CloseEmployer,
    DismissEmployerAgent,
    EmployerNumber,
    EndEmployerNumber,
    GiveEmployerNumber,
    InsureEmployer,
    MoveEmployer,
    NameEmployerAgent,
    RegisterEmployer,
    RenameEmployer,
    ReopenEmployer,
)
from identity.employer.events import EmployerEvent
from identity.employer.numbers import first_day, must_agree, must_exist_then, read
from identity.employer.terms import AgentRole, EmployerKind, EmployerNumberKind
from identity.items import EMPLOYER, REGISTER
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.identifiers import Level

INSURES_AT = Level.COUNTY


class EmployerFacts(Struct, frozen=True):
    """Where it is, where it goes to, and whether those named with it are known."""

    place: Place
    new_place: Place | None = None
    new_level: Level | None = None
    head: EmployerKind | None = None
    known: frozenset[str] = frozenset()


class Register(Struct, frozen=True):
    """An employer as it comes in, with the id that it gets."""

    employer: str
    form: RegisterEmployer


class NotRegistered(Struct, frozen=True):
    pass


class Existing(Struct, frozen=True):
    """``agents`` are those who may act now, with their role and first day."""

    id: str
    name: str
    region: str
    since: date
    numbers: Mapping[EmployerNumberKind, str] = {}
    agents: Mapping[str, tuple[AgentRole, date]] = {}
    insured_in: str | None = None


class Gone(Struct, frozen=True):
    before: Existing


Request: TypeAlias = (
    Register
    | GiveEmployerNumber
    | EndEmployerNumber
    | RenameEmployer
    | MoveEmployer
    | InsureEmployer
    | NameEmployerAgent
    | DismissEmployerAgent
    | CloseEmployer
    | ReopenEmployer
)
Employer: TypeAlias = NotRegistered | Existing | Gone


def decide(employer: Employer, request: Request, desk: Desk[EmployerFacts]) -> Iterator[Effective]:
    must_be_allowed(employer, request, desk)
    match employer, request:
        case NotRegistered(), Register(id, form):
            yield from registered(id, form, desk)

        case Existing(id), GiveEmployerNumber(number=given, since=since):
            number = read(given, "number.number")
            must_exist_by(since, employer, "since")
            must_exist_then(given.kind, since, "since")
            must_not_be_ahead(since, desk.on)
            must_agree({**employer.numbers, given.kind: number}, "number.number")
            yield Effective(since, events.NumberGiven(id, given.kind, number, since))

        case Existing(id), EndEmployerNumber(number=ended, until=until):
            must_be_its_own(employer, ended)
            must_exist_by(until, employer, "until")
            number = employer.numbers[ended.kind]
            yield Effective(until, events.NumberEnded(id, ended.kind, number, until))

        case Existing(id), RenameEmployer(name=name, since=since, document=document):
            must_exist_by(since, employer, "since")
            if name != employer.name:
                yield Effective(since, events.Renamed(id, name, since, document))

        case Existing(id), MoveEmployer(region=region, since=since, document=document):
            must_exist_by(since, employer, "since")
            if region != employer.region:
                yield Effective(since, events.Moved(id, region, since, document))

        case Existing(id), InsureEmployer(region=region, since=since):
            must_exist_by(since, employer, "since")
            must_be_a_county(desk)
            if region != employer.insured_in:
                yield Effective(since, events.Insured(id, region, since))

        case Existing(id), NameEmployerAgent(person=person, role=role, since=since, document=document):
            must_exist_by(since, employer, "since")
            must_be_known(person, "person", desk)
            if person in employer.agents:
                raise Refused("AGENT_ALREADY", field="person", person=person)
            yield Effective(since, events.AgentNamed(id, person, role, since, document))

        case Existing(id), DismissEmployerAgent(person=person, until=until):
            must_leave_a_representative(employer, person)
            since = employer.agents[person][1]
            must_have_begun(since, until)
            yield Effective(until, events.AgentDismissed(id, person, since, until))

        case Existing(id), CloseEmployer(ground=ground, since=since, document=document):
            must_exist_by(since, employer, "since")
            yield Effective(since, events.Closed(id, ground, since, document))

        case Gone(before), ReopenEmployer(document=document):
            yield Effective(desk.on, events.Reopened(before.id, desk.on, document))

        case Gone(before), _:
            raise Refused("EMPLOYER_CLOSED", field="employer", employer=before.id)

        case _:
            raise Refused("OUT_OF_ORDER", asked=type(request).__name__, stands=type(employer).__name__)


def registered(id: str, form: RegisterEmployer, desk: Desk[EmployerFacts]) -> Iterator[Effective]:
    numbers = {one.kind: read(one, f"numbers.{line}.number") for line, one in enumerate(form.numbers)}
    if len(numbers) < len(form.numbers):
        raise Refused("EMPLOYER_NUMBER_TWICE", field="numbers")
    must_not_be_ahead(form.since, desk.on)
    must_agree(numbers, "numbers")
    must_be_known(form.representative, "representative", desk)
    must_have_its_head(form, desk)

    yield Effective(
        form.since, events.Registered(id, form.kind, form.name, form.region, form.head, form.since)
    )
    for kind, number in numbers.items():
        must_exist_then(kind, desk.on, "on")
        since = first_day(kind, form.since)
        yield Effective(since, events.NumberGiven(id, kind, number, since))
    named = events.AgentNamed(id, form.representative, AgentRole.REPRESENTATIVE, form.since, form.document)
    yield Effective(form.since, named)


def must_be_allowed(employer: Employer, request: Request, desk: Desk[EmployerFacts]) -> None:
    """The office of the place; who acts for an employer may also be said by its representative."""
    if (
        isinstance(employer, Existing)
        and isinstance(request, NameEmployerAgent | DismissEmployerAgent)
        and request.person != desk.by.person
        and represents(employer, desk.by.person, desk.on)
    ):
        return
    desk.must(REGISTER, EMPLOYER, desk.known.place)
    if desk.known.new_place and isinstance(request, InsureEmployer):
        desk.must(REGISTER, EMPLOYER, desk.known.new_place)


def represents(employer: Existing, person: str, on: date) -> bool:
    role, since = employer.agents.get(person, (AgentRole.HANDLER, on))
    return role is AgentRole.REPRESENTATIVE and since <= on


def must_have_its_head(form: RegisterEmployer, desk: Desk[EmployerFacts]) -> None:
    if form.kind is EmployerKind.BRANCH and desk.known.head is not EmployerKind.LEGAL_PERSON:
        raise Refused("BRANCH_NEEDS_HEAD", field="head")
    if form.kind is not EmployerKind.BRANCH and form.head:
        raise Refused("ONLY_BRANCH_HAS_HEAD", field="head")


def must_be_known(person: str, field: str, desk: Desk[EmployerFacts]) -> None:
    if person not in desk.known.known:
        raise Refused("PERSON_UNKNOWN", field=field, person=person)


def must_be_a_county(desk: Desk[EmployerFacts]) -> None:
    if desk.known.new_level is not INSURES_AT:
        raise Refused("INSURED_IN_COUNTY", field="region")


def must_be_its_own(employer: Existing, ended: EmployerNumber) -> None:
    if employer.numbers.get(ended.kind) != read(ended, "number.number"):
        raise Refused("EMPLOYER_NUMBER_UNKNOWN", field="number", number=ended.number)
    if len(employer.numbers) == 1:
        raise Refused("EMPLOYER_LAST_NUMBER", field="number")


def must_leave_a_representative(employer: Existing, person: str) -> None:
    if person not in employer.agents:
        raise Refused("AGENT_UNKNOWN", field="person", person=person)
    others = {role for who, (role, _) in employer.agents.items() if who != person}
    if AgentRole.REPRESENTATIVE not in others:
        raise Refused("LAST_REPRESENTATIVE", field="person", person=person)


def must_have_begun(since: date, until: date) -> None:
    if until < since:
        raise Refused("AGENT_DAYS", field="until", since=since, until=until)


def must_not_be_ahead(since: date, on: date) -> None:
    if since > on:
        raise Refused("SINCE_IN_FUTURE", field="since", since=since)


def must_exist_by(day: date, employer: Existing, field: str) -> None:
    if day < employer.since:
        raise Refused("EMPLOYER_NOT_YET", field=field, since=employer.since)


def evolve(employer: Employer, event: EmployerEvent) -> Employer:
    match employer, event:
        case NotRegistered(), events.Registered(id, _, name, region, _, since):
            return Existing(id, name, region, since)
        case Existing(), events.NumberGiven(_, kind, number):
            return replace(employer, numbers={**employer.numbers, kind: number})
        case Existing(), events.NumberEnded(_, kind):
            left = {one: number for one, number in employer.numbers.items() if one is not kind}
            return replace(employer, numbers=left)
        case Existing(), events.Renamed(_, name):
            return replace(employer, name=name)
        case Existing(), events.Moved(_, region):
            return replace(employer, region=region)
        case Existing(), events.Insured(_, region):
            return replace(employer, insured_in=region)
        case Existing(), events.AgentNamed(_, person, role, since):
            return replace(employer, agents={**employer.agents, person: (role, since)})
        case Existing(), events.AgentDismissed(_, person):
            left_agents = {one: said for one, said in employer.agents.items() if one != person}
            return replace(employer, agents=left_agents)
        case Existing(), events.Closed():
            return Gone(employer)
        case Gone(before), events.Reopened():
            return before
        case _:
            raise ValueError(f"{event} cannot follow {employer}")


EMPLOYER_HISTORY = Decider[Employer, Request, EmployerEvent](NotRegistered(), decide, evolve)
