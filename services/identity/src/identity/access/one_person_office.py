"""The one-person office: the exception by which one person takes in and accepts, put on record by name."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.access.commands import DeclareOnePersonOffice, EndOnePersonOffice
from identity.access.events import ExceptionEvent, OnePersonOfficeDeclared, OnePersonOfficeEnded
from identity.items import ACCESS, MANAGE
from jinbao.actor import Place
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk


class SeveralPersons(Struct, frozen=True):
    pass


class OnePerson(Struct, frozen=True):
    since: date


Command: TypeAlias = DeclareOnePersonOffice | EndOnePersonOffice
State: TypeAlias = SeveralPersons | OnePerson


def decide(state: State, command: Command, desk: Desk[Place]) -> Iterator[ExceptionEvent]:
    """``desk.known`` is the region of the office; those who are above it decide, not the office itself."""
    desk.must(MANAGE, ACCESS, desk.known)
    if desk.by.office == command.office:
        raise NotAuthorised("OWN_OFFICE", field="office")
    match state, command:
        case SeveralPersons(), DeclareOnePersonOffice():
            must_have_days(command.since, command.until)
            yield OnePersonOfficeDeclared(
                command.office, desk.known.region, command.since, command.until, command.reason
            )

        case OnePerson(since), EndOnePersonOffice():
            must_have_days(since, command.until)
            yield OnePersonOfficeEnded(command.office, command.until)

        case _:
            raise Refused("OUT_OF_ORDER")


def must_have_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused("ONE_PERSON_DAYS", field="until", since=since, until=until)


def evolve(_: State, event: ExceptionEvent) -> State:
    match event:
        case OnePersonOfficeDeclared(since=since):
            return OnePerson(since)
        case OnePersonOfficeEnded():
            return SeveralPersons()


ONE_PERSON_OFFICE = Decider[State, Command, ExceptionEvent](SeveralPersons(), decide, evolve)
