"""Which employer each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from identity.employer import commands
from identity.employer.employer import EMPLOYER_HISTORY, EmployerFacts, Register
from identity.employer.register import (
    agents_by_employer,
    branches_of,
    employer_by_id,
    employer_past,
    employers_by_agent,
    employers_in,
    find_employers,
    fold,
    numbers_by_employer,
    on_register,
)
from identity.employer.terms import EmployerKind
from identity.person.register import PERSONS
from identity.region.register import located
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def register(enquiry: Enquiry, command: commands.RegisterEmployer) -> Iterator[Part]:
    employer = str(uuid7())
    facts = EmployerFacts(
        place=enquiry.place(command.region),
        head=kind_of(enquiry, command.head) if command.head else None,
        known=on_file(enquiry, command.representative),
    )
    yield about(employer, Register(employer, command), facts)


def change(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    row = on_register(enquiry, [command.employer]).get(command.employer)
    if row is None:
        raise Refused("EMPLOYER_UNKNOWN", field="employer", employer=command.employer)
    facts = EmployerFacts(enquiry.place(row.region))
    match command:
        case commands.MoveEmployer(region=region) | commands.InsureEmployer(region=region):
            new = located(enquiry, [region])[region]
            facts = EmployerFacts(facts.place, new.place, new.level)
        case commands.NameEmployerAgent(person=person):
            facts = EmployerFacts(facts.place, known=on_file(enquiry, person))
    yield about(command.employer, command, facts)


def about(employer: str, request: Any, facts: EmployerFacts) -> Part:
    return Part(f"employer/{employer}", EMPLOYER_HISTORY, request, lambda _employer: facts)


def kind_of(enquiry: Enquiry, employer: str) -> EmployerKind | None:
    row = on_register(enquiry, [employer]).get(employer)
    return EmployerKind(row.kind) if row and row.closed_on is None else None


def on_file(enquiry: Enquiry, person: str) -> frozenset[str]:
    known = select(PERSONS.c.id).where(PERSONS.c.id == person, PERSONS.c.merged_into.is_(None))
    return frozenset(enquiry.connection.scalars(known))


SLICE = Slice(
    "employer",
    handlers={
        commands.RegisterEmployer: register,
        commands.GiveEmployerNumber: change,
        commands.EndEmployerNumber: change,
        commands.RenameEmployer: change,
        commands.MoveEmployer: change,
        commands.InsureEmployer: change,
        commands.NameEmployerAgent: change,
        commands.DismissEmployerAgent: change,
        commands.CloseEmployer: change,
        commands.ReopenEmployer: change,
    },
    look_ups={
        "employer_by_id": LookUp(employer_by_id),
        "employer_past": LookUp(employer_past),
        "numbers_by_employer": LookUp(numbers_by_employer),
        "agents_by_employer": LookUp(agents_by_employer, file=True),
        "employers_by_agent": LookUp(employers_by_agent, file=True),
        "branches_of": LookUp(branches_of),
        "employers_in": LookUp(employers_in),
        "find_employers": LookUp(find_employers),
    },
    fold=fold,
)
