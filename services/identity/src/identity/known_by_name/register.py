"""Who knows whom by name: an employer its workers and whom it is sent, parties one another and who sits.

It widens what somebody who acts for no office is shown of a person, and nothing else rests on it.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Date, Index, Table, Text, false, literal, or_, select

from identity.employer.register import acts_for
from identity.known_by_name import heard as said
from identity.tables import TABLES
from jinbao.published import Heard
from jinbao.register import Changes
from jinbao.service import Enquiry

KNOWN = Table(
    "known_by_name",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("told", Boolean, nullable=False),
    Column("until", Date),
    Index("known_by_name_by_member", "member", "case"),
)
"""By the employment, referral or dispute; ``told`` once the member knows, ``until`` the last day of it."""


class Place(StrEnum):
    """As what somebody is in a case; who sits on it is known to the others and does not know them by that."""

    PERSON = "PERSON"
    EMPLOYER = "EMPLOYER"
    PANEL = "PANEL"


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case said.HireRegistered(employment, person, employer):
            join(changes, f"employment/{employment}", [person], [employer])
        case said.EmploymentEnded(employment, ended_on) | said.RegistrationCorrected(employment, ended_on):
            change(changes, [f"employment/{employment}"], until=ended_on)
        case said.RegistrationAnnulled(employment):
            forget(changes, f"employment/{employment}")
        case said.ReferralMade(referral, person, employer):
            join(changes, f"referral/{referral}", [person], [employer])
        case said.ReferralResulted(referral, outcome, on) if outcome is not said.ReferralOutcome.HIRED:
            change(changes, [f"referral/{referral}"], until=on)
        case said.ReferralConfirmed(referral, since):
            change(changes, [f"referral/{referral}"], until=since)
        case said.ReferralHireTakenBack(referral):
            change(changes, [f"referral/{referral}"], until=None)
        case said.EmploymentFilesJoined(person, cases) | said.EmploymentFilesSeparated(person, cases):
            move(changes, cases, person)
        case said.MediationRequested(mediation, workers, others, employers):
            join(changes, f"mediation/{mediation}", (*workers, *others), employers)
        case said.MediationContinued(mediation, heirs):
            join(changes, f"mediation/{mediation}", heirs)
        case said.ArbitrationFiled(arbitration, workers, others, employers):
            join(changes, f"arbitration/{arbitration}", (*workers, *others), employers, told=False)
        case said.ArbitrationAccepted(arbitration):
            change(changes, [f"arbitration/{arbitration}"], told=True)
        case said.ArbitrationAcceptanceAnnulled(arbitration):
            change(changes, [f"arbitration/{arbitration}"], told=False)
        case said.ArbitrationContinued(arbitration, heirs):
            join(changes, f"arbitration/{arbitration}", heirs)
        case said.PanelNamed(arbitration, sitting):
            put(changes, f"arbitration/{arbitration}", sitting, Place.PANEL, told=True)


def join(
    changes: Changes, case: str, people: Iterable[str], employers: Iterable[str] = (), *, told: bool = True
) -> None:
    put(changes, case, people, Place.PERSON, told=told)
    put(changes, case, employers, Place.EMPLOYER, told=told)


def put(changes: Changes, case: str, members: Iterable[str], place: Place, *, told: bool) -> None:
    for member in members:
        changes.put(KNOWN, case=case, member=member, place=place, told=told, until=None)


def change(changes: Changes, cases: Iterable[str], **columns: Any) -> None:
    """Whoever and however many are in these cases."""

    def update(of: Callable[[Table], Table]) -> Any:
        table = of(KNOWN)
        return table.update().where(table.c.case.in_(cases)).values(columns)

    changes.run(update)


def move(changes: Changes, cases: Iterable[str], person: str) -> None:
    """The one person of each of these employments and referrals is another."""

    def update(of: Callable[[Table], Table]) -> Any:
        table = of(KNOWN)
        of_person = table.update().where(table.c.case.in_(cases), table.c.place == Place.PERSON)
        return of_person.values(member=person)

    changes.run(update)


def forget(changes: Changes, case: str) -> None:
    changes.run(lambda of: of(KNOWN).delete().where(of(KNOWN).c.case == case))


def is_known(enquiry: Enquiry, person: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether somebody is in a case in which the asker is, or an employer for whom the asker acts today."""
    if enquiry.actor.office is not None:
        return false()
    mine, others = KNOWN.alias("mine"), KNOWN.alias("others")
    asker = select(literal(enquiry.actor.person)).union_all(acts_for(enquiry))
    still = or_(mine.c.until.is_(None), mine.c.until >= enquiry.today)
    cases = select(mine.c.case).where(
        mine.c.member.in_(asker), mine.c.place != Place.PANEL, mine.c.told, still
    )
    return person.in_(select(others.c.member).where(others.c.case.in_(cases)))
