"""The register of employment: who works where, since when, until when, and what was told late."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from employment.employment import events
from employment.employment.terms import EmploymentKind, EmploymentStage, Job
from employment.items import EMPLOYMENT_REGISTRATION
from employment.tables import TABLES
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.steps import FIRST_REVIEW, INTAKE, SERVE
from jinbao.casework.worklist import had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

EMPLOYMENTS = Table(
    "employment",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("employer", Text),
    Column("user_unit", Text),
    Column("since", Date, nullable=False),
    Column("wage", BigInteger),
    Column("contract", JSON(none_as_null=True)),
    Column("registered_on", Date),
    Column("due", Date),
    Column("late", Boolean),
    Column("hint", Text),
    Column("event", Text, nullable=False),
    Column("ended_on", Date),
    Column("reason", Text),
    Column("involuntary", Boolean),
    Column("end_registered_on", Date),
    Column("end_due", Date),
    Column("end_late", Boolean),
    Column("end_told_by", Text),
    Column("end_event", Text),
    Column("corrected_on", Date),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("served_on", Date),
    Column("version", Integer, nullable=False),
    Index("employment_by_person", "person", "since", "id"),
    Index("employment_by_employer", "employer", "since", "id"),
    Index("employment_by_region", "region", "since", "id"),
)
"""``event`` and ``end_event`` are those from which it is known that it began and ended."""

one_active(
    "employment_open",
    EMPLOYMENTS.c.person,
    EMPLOYMENTS.c.employer,
    where=EMPLOYMENTS.c.stage == EmploymentStage.OPEN,
    refusal="EMPLOYED_THERE",
    field="person",
)

UNKNOWN = dict.fromkeys(
    (
        "employer",
        "user_unit",
        "wage",
        "contract",
        "registered_on",
        "due",
        "late",
        "hint",
        "ended_on",
        "reason",
        "involuntary",
        "end_registered_on",
        "end_due",
        "end_late",
        "end_told_by",
        "end_event",
        "corrected_on",
        "decision",
        "served_on",
    )
)
NO_END = dict.fromkeys(("ended_on", "reason", "involuntary", "end_registered_on", "end_due", "end_late"))


def stream_of(employment: str) -> str:
    """The stream, by the same name as the case in the worklist."""
    return f"employment/{employment}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.HireRegistered() as event:
            told = {"registered_on": event.on, "due": event.due, "late": event.late, "hint": event.hint}
            begin(
                changes, recorded, EmploymentKind.EMPLOYED, EmploymentStage.OPEN, **of_job(event.job), **told
            )
        case events.Ended(employment, on=on, end=end) as event:
            move(
                changes,
                recorded,
                EmploymentStage.ENDED,
                ended_on=end.ended_on,
                reason=end.reason,
                involuntary=event.involuntary,
                end_registered_on=on,
                end_due=event.due,
                end_late=event.late,
                end_told_by=event.told_by,
                end_event=recorded.id,
            )
        case events.Corrected() as event:
            correct(changes, recorded, event)
        case events.Annulled():
            move(changes, recorded, EmploymentStage.ANNULLED)
        case events.OwnWorkDeclared(employment, kind=kind, since=since) as event:
            begin(changes, recorded, EmploymentKind(kind), EmploymentStage.DECLARED, since=since)
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, stream_of(employment), INTAKE, event.declared_by)
        case events.OwnWorkConfirmed(employment, on=on, decision=decision):
            keep(changes, recorded, EMPLOYMENT_REGISTRATION, decision)
            told = {"registered_on": on, "event": recorded.id, "decision": recorded.id}
            move(changes, recorded, EmploymentStage.OPEN, **told)
            waits_no_more(changes, stream_of(employment))
        case events.OwnWorkNotConfirmed(decision=decision) as event:
            keep(changes, recorded, EMPLOYMENT_REGISTRATION, decision)
            reasons = [one.code for one in decision.reasons]
            told = {"reasons": reasons, "decision": recorded.id, **contested(decision.appeals)}
            move(changes, recorded, EmploymentStage.NOT_CONFIRMED, **told)
            wait(changes, SERVE, event)
        case events.DecisionServed(employment, on=on, appeals=appeals):
            move(changes, recorded, EmploymentStage.NOT_CONFIRMED, **served_on(on, appeals))
            serve_last(changes, recorded.stream, appeals, on)
            waits_no_more(changes, stream_of(employment))
        case events.OwnWorkStopped(on=on, ended_on=ended_on, reason=reason):
            ended = {"ended_on": ended_on, "reason": reason, "end_registered_on": on}
            move(changes, recorded, EmploymentStage.ENDED, **ended, end_event=recorded.id)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=EMPLOYMENT_REGISTRATION, case=stream_of(event.employment))


def begin(
    changes: Changes, recorded: Recorded[Any], kind: EmploymentKind, stage: EmploymentStage, **told: Any
) -> None:
    event = recorded.event
    row = {**UNKNOWN, "reasons": [], "appeals": [], "event": recorded.id, **told}
    changes.put(
        EMPLOYMENTS,
        id=event.employment,
        person=event.person,
        region=event.region,
        kind=kind,
        stage=stage,
        version=recorded.version,
        **row,
    )


def move(changes: Changes, recorded: Recorded[Any], stage: EmploymentStage, **told: Any) -> None:
    changes.change(EMPLOYMENTS, recorded.event.employment, stage=stage, version=recorded.version, **told)


def correct(changes: Changes, recorded: Recorded[Any], event: events.Corrected) -> None:
    """What is true now; when the end was told stays, unless it turns out that there was none."""
    told: dict[str, Any] = {
        **of_job(event.job),
        "region": event.region,
        "due": event.due,
        "late": event.late,
        "hint": event.hint,
        "corrected_on": event.on,
        "event": recorded.id,
    }
    if event.end is None:
        move(changes, recorded, EmploymentStage.OPEN, **told, **NO_END, end_told_by=None, end_event=None)
        return
    end = {
        "ended_on": event.end.ended_on,
        "reason": event.end.reason,
        "involuntary": event.involuntary,
        "end_event": recorded.id,
    }
    move(changes, recorded, EmploymentStage.ENDED, **told, **end)


def of_job(job: Job) -> dict[str, Any]:
    return {
        "employer": job.employer,
        "user_unit": job.user_unit,
        "since": job.since,
        "wage": job.wage,
        "contract": to_builtins(job.contract),
    }
