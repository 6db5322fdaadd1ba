"""The register of referrals: who was sent where, and what came of it."""

from typing import Any

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from employment.referral import events
from employment.referral.terms import ReferralStage
from employment.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

REFERRALS = Table(
    "referral",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("vacancy", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("registration", Text),
    Column("stage", Text, nullable=False),
    Column("recommended_on", Date, nullable=False),
    Column("interviewed_on", Date),
    Column("resulted_on", Date),
    Column("declined_for", Text),
    Column("confirmed_on", Date),
    Column("employment", Text),
    Column("taken_back_on", Date),
    Column("version", Integer, nullable=False),
    Index("referral_by_person", "person", "recommended_on", "id"),
    Index("referral_by_vacancy", "vacancy", "recommended_on", "id"),
    Index("referral_by_region", "region", "recommended_on", "id"),
)
OPEN = (ReferralStage.RECOMMENDED, ReferralStage.INTERVIEWED, ReferralStage.HIRED)

one_active(
    "referral_open",
    REFERRALS.c.person,
    REFERRALS.c.vacancy,
    where=REFERRALS.c.stage.in_(OPEN) & REFERRALS.c.taken_back_on.is_(None),
    refusal="SENT_ALREADY",
    field="vacancy",
)

NOT_YET = dict.fromkeys(
    ("interviewed_on", "resulted_on", "declined_for", "confirmed_on", "employment", "taken_back_on")
)


def stream_of(referral: str) -> str:
    return f"referral/{referral}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Recommended(referral, person, region, on, search, vacancy, employer, registration):
            changes.put(
                REFERRALS,
                id=referral,
                person=person,
                region=region,
                search=search,
                vacancy=vacancy,
                employer=employer,
                registration=registration,
                stage=ReferralStage.RECOMMENDED,
                recommended_on=on,
                version=recorded.version,
                **NOT_YET,
            )
        case events.Interviewed(held_on=held_on):
            move(changes, recorded, ReferralStage.INTERVIEWED, interviewed_on=held_on)
        case events.Resulted(on=on, outcome=outcome, declined_for=declined_for):
            told = {"resulted_on": on, "declined_for": declined_for}
            move(changes, recorded, ReferralStage(outcome.value), **told)
        case events.HireConfirmed(on=on, employment=employment):
            move(changes, recorded, ReferralStage.CONFIRMED, confirmed_on=on, employment=employment)
        case events.HireTakenBack(on=on, stage=stage):
            move(changes, recorded, stage, confirmed_on=None, employment=None, taken_back_on=on)


def move(changes: Changes, recorded: Recorded[Any], stage: ReferralStage, **told: Any) -> None:
    changes.change(REFERRALS, recorded.event.referral, stage=stage, version=recorded.version, **told)
