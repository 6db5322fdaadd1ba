"""The register of what was told of somebody's work: nothing is overwritten, so that any day can be asked."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, Table, Text

from jinbao.calendar import legal_day
from jinbao.moment import Moment
from jinbao.published import Heard
from jinbao.register import Changes
from labor_relations.labour_contract.heard import (
    EmploymentEnded,
    HireRegistered,
    RegistrationAnnulled,
    RegistrationCorrected,
)
from labor_relations.tables import TABLES
from labor_relations.working_life import heard as told
from labor_relations.working_life.terms import WorkFactKind as Kind

FACTS = Table(
    "work_fact",
    TABLES.metadata,
    Column("event", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("since", Date),
    Column("until", Date),
    Column("month", Text),
    Column("scheme", Text),
    Column("reason", Text),
    Column("wage", BigInteger),
    Column("effective_on", Date, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("recorded_on", Date, nullable=False),
    Column("received_on", Date, nullable=False),
    Index("work_fact_of", "person", "employer", "recorded_on"),
)
"""``received_on`` is the day on which a paper is said to have come in, else that on which it was recorded."""


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case HireRegistered(person=person, employer=employer, since=since, wage=wage):
            put(changes, heard, Kind.HIRED, employer, person, since=since, wage=wage)
        case EmploymentEnded() as end:
            put(changes, heard, Kind.ENDED, end.employer, end.person, **work_of(end))
        case RegistrationCorrected() as now:
            put(changes, heard, Kind.CORRECTED, now.employer, now.person, **work_of(now))
        case RegistrationAnnulled(person=person, employer=employer):
            put(changes, heard, Kind.ANNULLED, employer, person)
        case told.EmployeeInsured(person, employer, since):
            put(changes, heard, Kind.INSURED, employer, person, since=since)
        case told.EmployeeInsuranceEnded(person, employer, until, reason):
            put(changes, heard, Kind.INSURANCE_ENDED, employer, person, until=until, reason=reason)
        case told.EmployeeInsuranceTakenBack(person, employer, since):
            put(changes, heard, Kind.INSURANCE_TAKEN_BACK, employer, person, since=since)
        case told.ContributionMonthPaid(employer, scheme, month, people):
            put(changes, heard, Kind.MONTH_PAID, employer, *people, month=month, scheme=scheme)
        case told.ContributionMonthUnpaid(employer, scheme, month, people):
            put(changes, heard, Kind.MONTH_UNPAID, employer, *people, month=month, scheme=scheme)


def work_of(told: EmploymentEnded | RegistrationCorrected) -> dict[str, Any]:
    return {"since": told.since, "until": told.ended_on, "reason": told.reason, "wage": told.wage}


NOTHING: dict[str, Any] = dict.fromkeys(("since", "until", "month", "scheme", "reason", "wage"))


def put(changes: Changes, heard: Heard, kind: Kind, employer: str, *people: str, **what: Any) -> None:
    recorded_on: date = legal_day(heard.recorded_at)
    when = {
        "effective_on": heard.effective_on,
        "recorded_at": heard.recorded_at,
        "recorded_on": recorded_on,
        "received_on": heard.received_on or recorded_on,
    }
    for person in people:
        row = NOTHING | what | when
        changes.put(FACTS, event=heard.id, person=person, employer=employer, kind=kind, **row)
