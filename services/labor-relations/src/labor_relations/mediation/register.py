"""The register of mediations: where each stands, what was promised in it, and when the sides met."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from jinbao.casework.decided import keep
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.events import ClockConfirmed, ClockExpired, ClockStarted
from labor_relations.dispute.register import opened, put_calculation, put_claims, put_parties
from labor_relations.dispute.terms import Way
from labor_relations.mediation import events
from labor_relations.mediation.steps import CLOCK, ITEM, MEDIATE
from labor_relations.mediation.terms import MediationStage as Stage
from labor_relations.tables import TABLES

MEDIATIONS = Table(
    "mediation",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("case", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("requested_on", Date, nullable=False),
    Column("body", Text, nullable=False),
    Column("oral", Boolean, nullable=False),
    Column("number", Text),
    Column("sessions", Integer, nullable=False),
    Column("until", Date),
    Column("not_accepted", Text),
    Column("failed", Text),
    Column("agreed_on", Date),
    Column("version", Integer, nullable=False),
    Index("mediation_by_region", "region", "requested_on", "id"),
)

SESSIONS = Table(
    "mediation_session",
    TABLES.metadata,
    Column("mediation", Text, primary_key=True),
    Column("session", Integer, primary_key=True),
    Column("on", Date, nullable=False),
    Column("absent", JSON, nullable=False),
)

PROMISES = Table(
    "mediation_promise",
    TABLES.metadata,
    Column("mediation", Text, primary_key=True),
    Column("claim", Integer, primary_key=True),
    Column("due_on", Date, nullable=False),
    Column("amount", BigInteger),
    Column("payment_order", Boolean, nullable=False),
    Column("breached_on", Date),
)

FACTS = Table(
    "mediation_fact",
    TABLES.metadata,
    Column("mediation", Text, primary_key=True),
    Column("worker", Text, primary_key=True),
    Column("event", Text, nullable=False),
)
"""The events that established the facts of each worker's employment."""


def case_of(mediation: str) -> str:
    """The case, by the name of its stream."""
    return f"mediation/{mediation}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    kind, _, mediation = recorded.stream.partition("/")
    if kind == "mediation":
        fold_case(changes, recorded, mediation)
    elif kind == "clock":
        fold_clock(changes, recorded)


def fold_clock(changes: Changes, recorded: Recorded[Any]) -> None:
    """The last day is known when the clock says so, and is over when it runs out."""
    match recorded.event:
        case ClockStarted(run, due=due) | ClockConfirmed(run, due) if run.kind == CLOCK:
            until = None if due.provisional else due.day
            changes.change(MEDIATIONS, run.case.partition("/")[2], until=until)
        case ClockExpired(run) if run.kind == CLOCK:
            timed_out = {"stage": Stage.TIMED_OUT, "since": recorded.effective_on}
            changes.change(MEDIATIONS, run.case.partition("/")[2], **timed_out)
            waits_no_more(changes, run.case)


def fold_case(changes: Changes, recorded: Recorded[Any], mediation: str) -> None:
    case = recorded.stream
    match recorded.event:
        case events.MediationRequested() as event:
            requested(changes, recorded, mediation, event)
        case events.MediationNotAccepted(ground=ground):
            end(changes, recorded, mediation, Stage.NOT_ACCEPTED, not_accepted=ground)
        case events.MediationAccepted(number=number):
            stand(changes, recorded, mediation, Stage.ACCEPTED, number=str(number))
        case events.WorkFactsEstablished(worker=worker):
            changes.put(FACTS, mediation=mediation, worker=worker, event=recorded.id)
            note(changes, recorded, mediation)
        case events.ClaimWorkedOut(claim=claim, decision=decision, readers=readers):
            keep(changes, recorded, ITEM, decision, readers)
            put_calculation(changes, case, claim, recorded.id)
            note(changes, recorded, mediation)
        case events.MediationHeld(on=on, session=session, absent=absent):
            changes.put(SESSIONS, mediation=mediation, session=session, on=on, absent=list(absent))
            stand(changes, recorded, mediation, Stage.MEDIATING, sessions=session)
        case events.AgreementReached() as event:
            agreed(changes, recorded, mediation, event)
        case events.AgreementPerformed():
            stand(changes, recorded, mediation, Stage.PERFORMED)
        case events.AgreementBreached(on=on, claims=claims):
            for claim in claims:
                changes.change(PROMISES, mediation, claim, breached_on=on)
            stand(changes, recorded, mediation, Stage.BREACHED)
        case events.MediationFailed(ground=ground):
            end(changes, recorded, mediation, Stage.FAILED, failed=ground)
        case events.MediationWithdrawn():
            end(changes, recorded, mediation, Stage.WITHDRAWN)
        case events.WorkerSucceeded(parties=parties):
            put_parties(changes, case, parties)
            note(changes, recorded, mediation)


def requested(
    changes: Changes, recorded: Recorded[Any], mediation: str, event: events.MediationRequested
) -> None:
    case, on = recorded.stream, event.on
    later = ("number", "until", "not_accepted", "failed", "agreed_on")
    changes.put(
        MEDIATIONS,
        id=mediation,
        case=case,
        person=event.person,
        region=event.region,
        stage=Stage.REQUESTED,
        since=on,
        requested_on=on,
        body=event.body,
        oral=event.oral,
        sessions=0,
        version=recorded.version,
        **dict.fromkeys(later),
    )
    opened(changes, case, Way.MEDIATION, event.region, on, event.parties)
    put_claims(changes, case, event.claims)
    person, region = event.person, event.region
    waits_for(changes, MEDIATE, item=ITEM, case=case, person=person, region=region, since=on)


def agreed(changes: Changes, recorded: Recorded[Any], mediation: str, event: events.AgreementReached) -> None:
    for promise in event.promises:
        changes.put(
            PROMISES,
            mediation=mediation,
            claim=promise.claim,
            due_on=promise.due_on,
            amount=promise.amount,
            payment_order=promise.claim in event.payment_order,
            breached_on=None,
        )
    end(changes, recorded, mediation, Stage.AGREEMENT_REACHED, agreed_on=event.on)


def end(changes: Changes, recorded: Recorded[Any], mediation: str, stage: Stage, **columns: Any) -> None:
    """Nothing is left for the mediator to do."""
    stand(changes, recorded, mediation, stage, **columns)
    waits_no_more(changes, recorded.stream)


def stand(changes: Changes, recorded: Recorded[Any], mediation: str, stage: Stage, **columns: Any) -> None:
    note(changes, recorded, mediation, stage=stage, since=recorded.effective_on, **columns)


def note(changes: Changes, recorded: Recorded[Any], mediation: str, **columns: Any) -> None:
    changes.change(MEDIATIONS, mediation, version=recorded.version, **columns)
