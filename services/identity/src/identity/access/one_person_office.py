"""The one-person office: the exception by which one person takes in and accepts, put on record by name."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from identity.access.commands import DeclareOnePersonOffice, EndOnePersonOffice
from identity.access.events import ExceptionEvent, OnePersonOfficeDeclared, OnePersonOfficeEnded
from identity.items import ACCESS, MANAGE
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class SeveralPersons(Struct, frozen=True):
    pass


class OnePerson(Struct, frozen=True):
    pass


Command: TypeAlias = DeclareOnePersonOffice | EndOnePersonOffice
State: TypeAlias = SeveralPersons | OnePerson


def decide(state: State, command: Command, desk: Desk[Place]) -> Iterator[ExceptionEvent]:
    """``desk.known`` is the region of the office; those who are above it decide, not the office itself."""
    desk.must(MANAGE, ACCESS, desk.known)
    match state, command:
        case SeveralPersons(), DeclareOnePersonOffice():
            yield OnePersonOfficeDeclared(
                command.office, desk.known.region, command.since, command.until, command.reason
            )

        case OnePerson(), EndOnePersonOffice():
            yield OnePersonOfficeEnded(command.office, command.until)

        case _:
            raise Refused("OUT_OF_ORDER")


def evolve(_: State, event: ExceptionEvent) -> State:
    match event:
        case OnePersonOfficeDeclared():
            return OnePerson()
        case OnePersonOfficeEnded():
            return SeveralPersons()


ONE_PERSON_OFFICE = Decider[State, Command, ExceptionEvent](SeveralPersons(), decide, evolve)
