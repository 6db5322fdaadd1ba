"""Whom an employer knows by name: who works for it as it registered itself, and who is in dispute with it.

It widens what whoever acts for the employer is shown of a person, and nothing else rests on it.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Date, Index, Table, Text, and_, false, or_, select

from identity.employer.register import acts_for
from identity.known_to_employer import heard as said
from identity.tables import TABLES
from jinbao.published import Heard
from jinbao.register import Changes
from jinbao.service import Enquiry

KNOWN = Table(
    "known_to_employer",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("employer", Text, primary_key=True),
    Column("told", Boolean, nullable=False),
    Column("until", Date),
    Index("known_to_employer_by_employer", "employer", "person"),
)
"""By the employment or dispute; ``told`` once the employer knows of it, ``until`` the last day of work."""


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case said.HireRegistered(employment, person, employer):
            knows(changes, f"employment/{employment}", [person], [employer])
        case said.EmploymentEnded(employment, ended_on) | said.RegistrationCorrected(employment, ended_on):
            change(changes, [f"employment/{employment}"], until=ended_on)
        case said.RegistrationAnnulled(employment):
            forget(changes, f"employment/{employment}")
        case said.EmploymentFilesJoined(person, cases) | said.EmploymentFilesSeparated(person, cases):
            change(changes, cases, person=person)
        case said.MediationRequested(mediation, workers, employers):
            knows(changes, f"mediation/{mediation}", workers, employers)
        case said.ArbitrationFiled(arbitration, workers, employers):
            knows(changes, f"arbitration/{arbitration}", workers, employers, told=False)
        case said.ArbitrationAccepted(arbitration):
            change(changes, [f"arbitration/{arbitration}"], told=True)
        case said.ArbitrationAcceptanceAnnulled(arbitration):
            change(changes, [f"arbitration/{arbitration}"], told=False)


def knows(
    changes: Changes, case: str, people: Iterable[str], employers: Iterable[str], *, told: bool = True
) -> None:
    for employer in employers:
        for person in people:
            changes.put(KNOWN, case=case, person=person, employer=employer, told=told, until=None)


def change(changes: Changes, cases: Iterable[str], **columns: Any) -> None:
    """Whoever and however many are in these cases."""

    def update(of: Callable[[Table], Table]) -> Any:
        table = of(KNOWN)
        return table.update().where(table.c.case.in_(cases)).values(columns)

    changes.run(update)


def forget(changes: Changes, case: str) -> None:
    changes.run(lambda of: of(KNOWN).delete().where(of(KNOWN).c.case == case))


def is_known(enquiry: Enquiry, person: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether somebody works for, or is in dispute with, an employer for whom the asker acts today."""
    if enquiry.actor.office is not None:
        return false()
    table = KNOWN.c
    still = or_(table.until.is_(None), table.until >= enquiry.today)
    mine = and_(table.told, still, table.employer.in_(acts_for(enquiry)))
    return person.in_(select(table.person).where(mine))
