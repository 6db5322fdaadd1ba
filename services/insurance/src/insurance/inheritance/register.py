"""The register of inheritances: where each stands, what was decided, and what is still to be done."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from insurance.inheritance.events import (
    Accepted,
    Applied,
    Completed,
    HeirShare,
    InheritanceDenied,
    InheritanceGranted,
    InheritanceRevoked,
    InheritanceServed,
    NotAccepted,
    PaidOut,
    Rechecked,
    Reviewed,
    SentBack,
    ToComplete,
    Withdrawn,
)
from insurance.inheritance.terms import InheritanceStage
from insurance.items import APPROVE, FIRST_REVIEW, INHERITANCE, INTAKE, PAY, RECHECK, REVIEW, SERVE
from insurance.payment_run.months import put_months, stand_months
from insurance.payment_run.terms import LineState
from insurance.rural_pension.terms import ClaimStop
from insurance.tables import TABLES
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.worklist import (
    had_a_hand,
    had_a_hand_in_what_it_waits_for,
    waits_after,
    waits_no_more,
)
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

INHERITANCES = Table(
    "inheritance",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("funeral_grant_elsewhere", Boolean, nullable=False),
    Column("stage", Text, nullable=False),
    Column("applied_on", Date, nullable=False),
    Column("applied_event", Text, nullable=False),
    Column("decided_on", Date),
    Column("amount", BigInteger),
    Column("granted_event", Text),
    Column("served_on", Date),
    Column("paid_on", Date),
    Column("paid_event", Text),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("decision", Text),
    Column("recoverable", BigInteger),
    Column("version", Integer, nullable=False),
    Index("inheritance_by_region", "region", "applied_on", "id"),
    Index("inheritance_by_person", "person", "applied_on", "id"),
)

HEIRS = Table(
    "inheritance_heir",
    TABLES.metadata,
    Column("inheritance", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("heir", Text, nullable=False),
    Column("parts", Integer, nullable=False),
    Column("amount", BigInteger),
    Index("inheritance_of_heir", "heir"),
)

UNDECIDED = (
    InheritanceStage.APPLIED,
    InheritanceStage.TO_COMPLETE,
    InheritanceStage.ACCEPTED,
    InheritanceStage.REVIEWED,
    InheritanceStage.RECHECKED,
    InheritanceStage.RETURNED,
)
UNDER_WAY = (*UNDECIDED, InheritanceStage.GRANTED)
"""Until it is paid out there is one; afterwards another may follow, for what becomes known later."""

one_active(
    "inheritance_open",
    INHERITANCES.c.person,
    INHERITANCES.c.kind,
    where=INHERITANCES.c.stage.in_(UNDER_WAY),
    refusal="INHERITANCE_OPEN",
    field="person",
)

GRANTED = (InheritanceStage.GRANTED, InheritanceStage.PAID_OUT)
"""Something falls to the heirs, whether or not it has been paid."""

NEXT = {
    ClaimStop.FIRST_REVIEW: (InheritanceStage.APPLIED, FIRST_REVIEW),
    ClaimStop.REVIEW: (InheritanceStage.ACCEPTED, REVIEW),
    ClaimStop.RECHECK: (InheritanceStage.REVIEWED, RECHECK),
}
"""Where a case stands that was sent back to a step, and the step that it waits for."""


def case_of(inheritance: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"inheritance/{inheritance}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Applied() as event:
            put(changes, recorded, event)
        case ToComplete() as event:
            move(changes, recorded, InheritanceStage.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.inheritance))
            had_a_hand(changes, case_of(event.inheritance), FIRST_REVIEW, event.officer)
        case Completed() as event:
            put_heirs(changes, event.inheritance, event.heirs)
            move(changes, recorded, InheritanceStage.APPLIED, missing=[], reasons=[])
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.inheritance), INTAKE, event.completed_by)
        case NotAccepted() as event:
            why = {"reasons": list(event.reasons), "decided_on": event.on}
            answered = {**why, **contested(event.appeals)}
            move(changes, recorded, InheritanceStage.NOT_ACCEPTED, **answered)
            wait(changes, SERVE, event)
        case Accepted():
            step(changes, recorded, FIRST_REVIEW, InheritanceStage.ACCEPTED, REVIEW)
        case Reviewed():
            step(changes, recorded, REVIEW, InheritanceStage.REVIEWED, RECHECK)
        case Rechecked():
            step(changes, recorded, RECHECK, InheritanceStage.RECHECKED, APPROVE)
        case SentBack() as event:
            send_back(changes, recorded, event)
        case Withdrawn(inheritance):
            move(changes, recorded, InheritanceStage.WITHDRAWN)
            waits_no_more(changes, case_of(inheritance))
        case InheritanceGranted() as event:
            grant(changes, recorded, event)
        case InheritanceDenied() as event:
            settle(changes, recorded, InheritanceStage.DENIED)
        case InheritanceServed() as event:
            served(changes, recorded, event)
        case PaidOut() as event:
            paid = {"paid_on": event.on, "paid_event": recorded.id}
            move(changes, recorded, InheritanceStage.PAID_OUT, **paid)
            stand_months(changes, event.inheritance, LineState.PAID)
            had_a_hand(changes, case_of(event.inheritance), PAY, event.officer)
            waits_no_more(changes, case_of(event.inheritance))
        case InheritanceRevoked() as event:
            amount = event.decision.amount
            settle(changes, recorded, InheritanceStage.REVOKED, recoverable=amount.fen if amount else None)
            stand_months(changes, event.inheritance, LineState.WITHHELD)


def put(changes: Changes, recorded: Recorded[Any], event: Applied) -> None:
    later = ("decided_on", "amount", "granted_event", "served_on", "paid_on", "paid_event", "decision")
    changes.put(
        INHERITANCES,
        id=event.inheritance,
        person=event.person,
        region=event.region,
        kind=event.kind,
        funeral_grant_elsewhere=event.funeral_grant_elsewhere,
        stage=InheritanceStage.APPLIED,
        applied_on=event.on,
        applied_event=recorded.id,
        missing=[],
        reasons=[],
        appeals=[],
        recoverable=None,
        version=recorded.version,
        **dict.fromkeys(later),
    )
    put_heirs(changes, event.inheritance, event.heirs)
    wait(changes, FIRST_REVIEW, event)
    had_a_hand(changes, case_of(event.inheritance), INTAKE, event.applied_by)


def put_heirs(changes: Changes, inheritance: str, heirs: tuple[HeirShare, ...]) -> None:
    """The form as it stands now: heirs of an earlier one are gone."""
    changes.run(lambda of: of(HEIRS).delete().where(of(HEIRS).c.inheritance == inheritance))
    for number, one in enumerate(heirs, 1):
        row = {"heir": one.heir, "parts": one.parts, "amount": None}
        changes.put(HEIRS, inheritance=inheritance, number=number, **row)


def grant(changes: Changes, recorded: Recorded[Any], event: InheritanceGranted) -> None:
    amount = sum(one.amount for one in event.payouts)
    settle(changes, recorded, InheritanceStage.GRANTED, amount=amount, granted_event=recorded.id)
    for number, one in enumerate(event.payouts, 1):
        changes.change(HEIRS, event.inheritance, number, amount=one.amount)
    case = case_of(event.inheritance)
    put_months(changes, event.inheritance, event.entitlement, event.months, LineState.SENT, of=case)
    had_a_hand(changes, case_of(event.inheritance), APPROVE, event.officer)


def served(changes: Changes, recorded: Recorded[Any], event: InheritanceServed) -> None:
    """Only what was granted waits for more: to be paid out."""
    serve_last(changes, recorded.stream, event.appeals, event.on)
    if event.payable:
        wait(changes, PAY, event)
    else:
        waits_no_more(changes, case_of(event.inheritance))
    told = served_on(event.on, event.appeals)
    changes.change(INHERITANCES, event.inheritance, version=recorded.version, **told)


def settle(changes: Changes, recorded: Recorded[Any], stage: InheritanceStage, **columns: Any) -> None:
    decision = recorded.event.decision
    heirs = [one.heir for one in getattr(recorded.event, "payouts", ())]
    keep(changes, recorded, INHERITANCE, decision, heirs)
    wait(changes, SERVE, recorded.event)
    move(
        changes,
        recorded,
        stage,
        decided_on=recorded.event.on,
        reasons=[reason.code for reason in decision.reasons],
        **contested(decision.appeals),
        decision=recorded.id,
        **columns,
    )


def move(changes: Changes, recorded: Recorded[Any], stage: InheritanceStage, **columns: Any) -> None:
    event = recorded.event
    now = {"stage": stage, "region": event.region, "version": recorded.version, **columns}
    changes.change(INHERITANCES, event.inheritance, **now)


def step(changes: Changes, recorded: Recorded[Any], done: str, stage: InheritanceStage, then: str) -> None:
    """An officer has done their part, and the case waits for another."""
    move(changes, recorded, stage, reasons=[])
    wait(changes, then, recorded.event)
    had_a_hand(changes, case_of(recorded.event.inheritance), done, recorded.event.officer)


def send_back(changes: Changes, recorded: Recorded[Any], event: SentBack) -> None:
    case, reasons = case_of(event.inheritance), list(event.reasons)
    had_a_hand_in_what_it_waits_for(changes, case, event.officer)
    if event.to is ClaimStop.APPLICANT:
        move(changes, recorded, InheritanceStage.RETURNED, reasons=reasons)
        waits_no_more(changes, case)
    else:
        stage, then = NEXT[event.to]
        move(changes, recorded, stage, reasons=reasons)
        wait(changes, then, event)


def wait(changes: Changes, then: str, event: Any) -> None:
    waits_after(changes, then, event, item=INHERITANCE, case=case_of(event.inheritance))
