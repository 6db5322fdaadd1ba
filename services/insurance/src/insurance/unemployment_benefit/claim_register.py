"""The register of claims for unemployment benefit: where each stands, and what was decided."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import APPROVE, FIRST_REVIEW, INTAKE, PAY, RECHECK, REVIEW, SERVE, UNEMPLOYMENT
from insurance.rural_pension.terms import ClaimStop
from insurance.tables import TABLES
from insurance.unemployment_benefit.claim_states import STOPS, WAY
from insurance.unemployment_benefit.events import (
    ClaimCompleted,
    ClaimDenied,
    ClaimFiled,
    ClaimGranted,
    ClaimNotAccepted,
    ClaimPassed,
    ClaimReturned,
    ClaimServed,
    ClaimToComplete,
    ClaimWithdrawn,
    LivingGrantPaid,
)
from insurance.unemployment_benefit.terms import UnemploymentClaimStage
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
from jinbao.service import Enquiry

CLAIMS = Table(
    "unemployment_claim",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("filed_event", Text, nullable=False),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("decided_on", Date),
    Column("decision", Text),
    Column("months", Integer),
    Column("amount", BigInteger),
    Column("payable_from", Text),
    Column("served_on", Date),
    Column("paid_on", Date),
    Column("appeals", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Index("unemployment_claim_by_region", "region", "filed_on", "id"),
    Index("unemployment_claim_by_person", "person", "filed_on", "id"),
)
"""``decision`` is the event that keeps it; ``amount`` is a month's, or that of a living grant."""

STAGE = UnemploymentClaimStage
OPEN = (STAGE.FILED, STAGE.TO_COMPLETE, STAGE.ACCEPTED, STAGE.REVIEWED, STAGE.RECHECKED)

one_active(
    "unemployment_claim_open",
    CLAIMS.c.person,
    where=CLAIMS.c.stage.in_(OPEN),
    refusal="UNEMPLOYMENT_CLAIM_OPEN",
    field="person",
)

AFTER = {FIRST_REVIEW: STAGE.ACCEPTED, REVIEW: STAGE.REVIEWED, RECHECK: STAGE.RECHECKED}
BEFORE = {FIRST_REVIEW: STAGE.FILED, REVIEW: STAGE.ACCEPTED, RECHECK: STAGE.REVIEWED}


def case_of(claim: str) -> str:
    """The case, by the name of its stream."""
    return f"unemployment-claim/{claim}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case ClaimFiled() as event:
            filed(changes, recorded, event)
        case ClaimToComplete() as event:
            move(changes, recorded, STAGE.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.claim))
            had_a_hand(changes, case_of(event.claim), FIRST_REVIEW, event.officer)
        case ClaimCompleted() as event:
            move(changes, recorded, STAGE.FILED, missing=[], reasons=[])
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.claim), INTAKE, event.completed_by)
        case ClaimNotAccepted() as event:
            answered = {"reasons": list(event.reasons), **contested(event.appeals)}
            move(changes, recorded, STAGE.NOT_ACCEPTED, **answered)
            wait(changes, SERVE, event)
        case ClaimPassed(step=step) as event:
            move(changes, recorded, AFTER[step], reasons=[])
            wait(changes, WAY[WAY.index(step) + 1], event)
            had_a_hand(changes, case_of(event.claim), step, event.officer)
        case ClaimReturned() as event:
            returned(changes, recorded, event)
        case ClaimWithdrawn() as event:
            move(changes, recorded, STAGE.WITHDRAWN)
            waits_no_more(changes, case_of(event.claim))
        case ClaimGranted() as event:
            decided(changes, recorded, STAGE.GRANTED, months=event.months or None)
        case ClaimDenied():
            decided(changes, recorded, STAGE.DENIED)
        case ClaimServed() as event:
            served(changes, recorded, event)
        case LivingGrantPaid(claim=claim, on=on):
            move(changes, recorded, STAGE.PAID, paid_on=on)
            waits_no_more(changes, case_of(claim))


def filed(changes: Changes, recorded: Recorded[Any], event: ClaimFiled) -> None:
    undecided = ("decided_on", "decision", "months", "amount", "payable_from", "served_on", "paid_on")
    changes.put(
        CLAIMS,
        id=event.claim,
        person=event.person,
        region=event.region,
        kind=event.kind,
        stage=STAGE.FILED,
        filed_on=event.on,
        filed_event=recorded.id,
        missing=[],
        reasons=[],
        appeals=[],
        version=recorded.version,
        **dict.fromkeys(undecided),
    )
    wait(changes, FIRST_REVIEW, event)
    had_a_hand(changes, case_of(event.claim), INTAKE, event.filed_by)


def returned(changes: Changes, recorded: Recorded[Any], event: ClaimReturned) -> None:
    had_a_hand_in_what_it_waits_for(changes, case_of(event.claim), event.officer)
    reasons = list(event.reasons)
    if event.to is ClaimStop.APPLICANT:
        move(changes, recorded, STAGE.TO_COMPLETE, reasons=reasons)
        waits_no_more(changes, case_of(event.claim))
    else:
        step = STOPS[event.to]
        move(changes, recorded, BEFORE[step], reasons=reasons)
        wait(changes, step, event)


def decided(changes: Changes, recorded: Recorded[Any], stage: UnemploymentClaimStage, **columns: Any) -> None:
    event = recorded.event
    decision = event.decision
    keep(changes, recorded, UNEMPLOYMENT, decision)
    move(
        changes,
        recorded,
        stage,
        decided_on=event.on,
        decision=recorded.id,
        amount=decision.amount.fen if decision.amount else None,
        payable_from=decision.payable_from,
        reasons=[reason.code for reason in decision.reasons],
        **contested(decision.appeals),
        **columns,
    )
    had_a_hand(changes, case_of(event.claim), APPROVE, event.officer)
    wait(changes, SERVE, event)


def served(changes: Changes, recorded: Recorded[Any], event: ClaimServed) -> None:
    told = served_on(event.on, event.appeals)
    changes.change(CLAIMS, event.claim, version=recorded.version, **told)
    serve_last(changes, recorded.stream, event.appeals, event.on)
    if event.payable:
        wait(changes, PAY, event)
    else:
        waits_no_more(changes, case_of(event.claim))


def move(changes: Changes, recorded: Recorded[Any], stage: UnemploymentClaimStage, **columns: Any) -> None:
    """A claim under way follows the person to a new place (handbook 17.3)."""
    event = recorded.event
    stands = {"stage": stage, "region": event.region, "version": recorded.version}
    changes.change(CLAIMS, event.claim, **stands, **columns)


def wait(changes: Changes, step: str, event: Any) -> None:
    waits_after(changes, step, event, item=UNEMPLOYMENT, case=case_of(event.claim))


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(UNEMPLOYMENT, region=CLAIMS.c.region, person=CLAIMS.c.person)
    return seen
