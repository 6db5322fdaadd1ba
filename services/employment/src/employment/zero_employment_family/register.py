"""The register of zero-employment families: who belongs to each, and whether somebody has work."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, Column, Date, Index, Integer, Table, Text

from employment.items import DIFFICULTY
from employment.tables import TABLES
from employment.zero_employment_family import events
from employment.zero_employment_family.terms import FamilyStage
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.steps import APPROVE, INTAKE, SERVE
from jinbao.casework.worklist import had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

FAMILIES = Table(
    "zero_employment_family",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("household", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("excluded", JSON, nullable=False),
    Column("checked_event", Text),
    Column("confirmed_on", Date),
    Column("job_on", Date),
    Column("stable_since", Date),
    Column("ground", Text),
    Column("ended_on", Date),
    Column("served_on", Date),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("version", Integer, nullable=False),
    Index("zero_employment_family_by_person", "person", "applied_on", "id"),
    Index("zero_employment_family_by_region", "region", "stage", "applied_on", "id"),
)
MEMBERS_OWED = Table(
    "zero_employment_family_member",
    TABLES.metadata,
    Column("family", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Index("zero_employment_family_member_by_person", "person"),
)
"""Who belonged to a family when it was confirmed."""

STANDING = (
    FamilyStage.APPLIED,
    FamilyStage.CHECKED,
    FamilyStage.CONFIRMED,
    FamilyStage.JOB_PROVIDED,
    FamilyStage.STABLE,
)

one_active(
    "zero_employment_family_open",
    FAMILIES.c.household,
    where=FAMILIES.c.stage.in_(STANDING),
    refusal="FAMILY_ALREADY",
    field="person",
)

NOT_YET = dict.fromkeys(
    (
        "checked_event",
        "confirmed_on",
        "job_on",
        "stable_since",
        "ground",
        "ended_on",
        "served_on",
        "decision",
    )
)


def case_of(family: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"zero-employment-family/{family}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Applied(family, person, region, on, household) as event:
            changes.put(
                FAMILIES,
                id=family,
                person=person,
                household=household,
                region=region,
                stage=FamilyStage.APPLIED,
                applied_on=on,
                excluded=[],
                reasons=[],
                appeals=[],
                version=recorded.version,
                **NOT_YET,
            )
            wait(changes, INTAKE, event)
            had_a_hand(changes, case_of(family), INTAKE, event.applied_by)
        case events.Checked(family, excluded=excluded) as event:
            left_out = [to_builtins(one) for one in excluded]
            say(changes, recorded, FamilyStage.CHECKED, excluded=left_out, checked_event=recorded.id)
            wait(changes, APPROVE, event)
            had_a_hand(changes, case_of(family), INTAKE, event.officer)
        case events.Confirmed(family, on=on, members=members):
            answered(changes, recorded, FamilyStage.CONFIRMED, decision=recorded.id, confirmed_on=on)
            for member in members:
                changes.put(MEMBERS_OWED, family=family, person=member)
            waits_no_more(changes, case_of(family))
        case events.NotConfirmed(decision=decision) as event:
            reasons = list(dict.fromkeys(one.code for one in decision.reasons))
            answered(changes, recorded, FamilyStage.REFUSED, decision=recorded.id, reasons=reasons)
            wait(changes, SERVE, event)
        case events.Withdrawn(family):
            say(changes, recorded, FamilyStage.WITHDRAWN)
            waits_no_more(changes, case_of(family))
        case events.JobProvided(since=since, first=True):
            say(changes, recorded, FamilyStage.JOB_PROVIDED, job_on=since)
        case events.JobLost(relapse=True):
            anew = {"job_on": None, "stable_since": None, **contested(())}
            say(changes, recorded, FamilyStage.CONFIRMED, **anew)
            waits_no_more(changes, case_of(recorded.event.family))
        case events.JobProvided(family) | events.JobLost(family):
            changes.change(FAMILIES, family, version=recorded.version)
        case events.BecameStable(since=since) as event:
            answered(changes, recorded, FamilyStage.STABLE, stable_since=since)
            wait(changes, SERVE, event)
        case events.PromiseEnded(on=on, ground=ground) as event:
            answered(changes, recorded, FamilyStage.ENDED, ground=ground, ended_on=on)
            wait(changes, SERVE, event)
        case events.DecisionServed(family, on=on, appeals=appeals):
            changes.change(FAMILIES, family, version=recorded.version, **served_on(on, appeals))
            serve_last(changes, recorded.stream, appeals, on)
            waits_no_more(changes, case_of(family))


def answered(changes: Changes, recorded: Recorded[Any], stage: FamilyStage, **told: Any) -> None:
    decision = recorded.event.decision
    keep(changes, recorded, DIFFICULTY, decision)
    say(changes, recorded, stage, **contested(decision.appeals), **told)


def say(changes: Changes, recorded: Recorded[Any], stage: FamilyStage, **told: Any) -> None:
    changes.change(FAMILIES, recorded.event.family, stage=stage, version=recorded.version, **told)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=DIFFICULTY, case=case_of(event.family))
