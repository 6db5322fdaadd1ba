"""The register of survival certifications: each one, and how that of every pension stands by the clock."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Index,
    Select,
    Table,
    Text,
    and_,
    case,
    literal,
    select,
)

from insurance.items import PENSION_CLAIM
from insurance.pension.register import PENSIONS
from insurance.pension.register import case_of as pension_stream
from insurance.pension.terms import PensionStatus, SuspensionGround
from insurance.survival_certification.answers import (
    CertificationAnswer,
    CertificationRecord,
    CertificationsOf,
    FindCertifications,
)
from insurance.survival_certification.clocks import KIND
from insurance.survival_certification.events import SurvivalCertificationTakenBack, SurvivalCertified
from insurance.survival_certification.terms import SurvivalCertificationState
from insurance.survival_certification.validity import due_soon
from insurance.tables import TABLES
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen
from jinbao.statutory_clock.register import CLOCKS, is_open, is_past

CERTIFICATIONS = Table(
    "survival_certification",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("seen_on", Date, primary_key=True),
    Column("region", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("way", Text, nullable=False),
    Column("certified_by", Text, nullable=False),
    Column("at", Text),
    Column("witnesses", JSON, nullable=False),
    Column("has_photo", Boolean, nullable=False),
    Column("event", Text, nullable=False),
    Index("survival_certification_by_region", "region", "person"),
)
"""One that was taken back is none: what became of it stands in its stream."""

OF_PENSION = and_(
    CLOCKS.c.case == literal(pension_stream("")) + PENSIONS.c.id,
    CLOCKS.c.kind == KIND,
    is_open(),
)
"""The clock that runs for a pension."""

OF_CLOCK = and_(CERTIFICATIONS.c.person == PENSIONS.c.id, CERTIFICATIONS.c.seen_on == CLOCKS.c.since)
"""The certification from which that clock counts; the first counts from the start of payment."""

HELD = and_(PENSIONS.c.status == PensionStatus.SUSPENDED, PENSIONS.c.ground == SuspensionGround.NOT_CERTIFIED)
ORDER = (CLOCKS.c.listed_by, PENSIONS.c.id)


def case_of(person: str) -> str:
    """The stream of a survival certification."""
    return f"survival-certification/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case SurvivalCertified() as event:
            changes.put(
                CERTIFICATIONS,
                person=event.person,
                seen_on=event.seen_on,
                region=event.region,
                on=event.on,
                way=event.way,
                certified_by=event.certified_by,
                at=event.at,
                witnesses=list(event.witnesses),
                has_photo=event.geotag is not None,
                event=recorded.id,
            )
        case SurvivalCertificationTakenBack(person=person, seen_on=seen_on):
            changes.remove(CERTIFICATIONS, person, seen_on)


def overdue(day: date) -> ColumnElement[bool]:
    """A pension that is paid although its time was over before that day; by the clock that runs for it."""
    return and_(PENSIONS.c.status == PensionStatus.IN_PAYMENT, is_past(day))


def certified_again(day: date) -> ColumnElement[bool]:
    """A pension that is held for want of a certification which has been given since."""
    return and_(HELD, CLOCKS.c.due >= day)


def state_on(day: date) -> ColumnElement[str]:
    due = CLOCKS.c.due
    return case(
        (HELD, SurvivalCertificationState.SUSPENDED),
        (due.is_(None), SurvivalCertificationState.NOT_NEEDED),
        (due < day, SurvivalCertificationState.OVERDUE),
        (due <= due_soon(day), SurvivalCertificationState.DUE),
        else_=SurvivalCertificationState.VALID,
    )


def standing(enquiry: Enquiry, *, running: bool) -> Select[Any]:
    """How each stands today that the caller may see; ``running`` leaves those out that need none."""
    columns = (
        PENSIONS.c.id,
        PENSIONS.c.region,
        PENSIONS.c.payer,
        PENSIONS.c.suspended_from,
        state_on(enquiry.today).label("state"),
        CLOCKS.c.since,
        CLOCKS.c.due.label("until"),
        CLOCKS.c.listed_by,
        literal(enquiry.today).label("today"),
    )
    return select(*columns).join(CLOCKS, OF_PENSION, isouter=not running).where(seen_by(enquiry))


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    scope: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.region, person=PENSIONS.c.id)
    return scope


def certification_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[CertificationAnswer | None]:
    return by_id(enquiry, keys, standing(enquiry, running=False), CertificationAnswer)


def find_certifications(
    enquiry: Enquiry, keys: Sequence[FindCertifications]
) -> list[Listed[CertificationAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindCertifications) -> Listed[CertificationAnswer]:
    statement = standing(enquiry, running=True)
    if ask.region:
        statement = statement.where(PENSIONS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.county:
        statement = statement.where(PENSIONS.c.payer == ask.county)
    if ask.states:
        statement = statement.where(state_on(enquiry.today).in_(ask.states))
    if ask.until:
        statement = statement.where(CLOCKS.c.due <= ask.until)
    return page_of(enquiry, statement, ask, ORDER, CertificationAnswer)


def certifications_of(
    enquiry: Enquiry, keys: Sequence[CertificationsOf]
) -> list[Listed[CertificationRecord]]:
    table = CERTIFICATIONS.c
    return lists(
        enquiry,
        keys,
        about="person",
        column=table.person,
        rows=lambda _: select(CERTIFICATIONS).where(
            enquiry.sees(PENSION_CLAIM, region=table.region, person=table.person)
        ),
        order=(table.seen_on, table.person),
        newest_first=True,
        answer=CertificationRecord,
    )


def certification_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each certification that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(PENSIONS.c.id).where(seen_by(enquiry)), case_of)


def certification_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each pension that the caller may see: they run in its case."""
    return clocks_of_seen(enquiry, keys, select(PENSIONS.c.id).where(seen_by(enquiry)), pension_stream)
