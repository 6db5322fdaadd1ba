"""The register of claims: where each stands, what was decided, and what is still to be done."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text, func, select, tuple_

from insurance.items import APPROVE, FIRST_REVIEW, PENSION_CLAIM, RECHECK, REVIEW, SERVE
from insurance.paper import PaperKind
from insurance.rural_pension.answers import ClaimAnswer, ClaimsOf, ClaimStage, FindClaims
from insurance.rural_pension.events import (
    ClaimAccepted,
    ClaimCompleted,
    ClaimFiled,
    ClaimNotAccepted,
    ClaimRechecked,
    ClaimReturned,
    ClaimReviewed,
    ClaimToComplete,
    ClaimWithdrawn,
    DecisionServed,
    Denied,
    Granted,
)
from insurance.rural_pension.terms import ClaimStop
from insurance.tables import TABLES
from insurance.worklist import had_a_hand, waits_for, waits_no_more
from jinbao.decision import Decision
from jinbao.events import Recorded
from jinbao.paging import Listed, key_of, listed
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

CLAIMS = Table(
    "rural_pension_claim",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("decided_on", Date),
    Column("monthly", BigInteger),
    Column("payable_from", Text),
    Column("served_on", Date),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("filed_event", Text, nullable=False),
    Column("form_event", Text, nullable=False),
    Column("decision", Text),
    Column("decision_event", Text),
    Column("appeals", Text),
    Column("version", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Index("rural_pension_claim_by_region", "region", "filed_on", "id"),
    Index("rural_pension_claim_by_person", "person", "filed_on", "id"),
)

OVER = (ClaimStage.DENIED, ClaimStage.NOT_ACCEPTED, ClaimStage.WITHDRAWN)
"""The stages in which a claim stands in nobody's way."""

one_active(
    "rural_pension_claim_open",
    CLAIMS.c.person,
    where=CLAIMS.c.stage.not_in(OVER),
    refusal="CLAIM_OPEN",
)

NEXT = {
    ClaimStop.FIRST_REVIEW: (ClaimStage.FILED, FIRST_REVIEW),
    ClaimStop.REVIEW: (ClaimStage.ACCEPTED, REVIEW),
    ClaimStop.RECHECK: (ClaimStage.REVIEWED, RECHECK),
}
"""Where a claim stands that was sent back to a step, and the step that it waits for."""


def case_of(claim: str) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"rural-pension-claim/{claim}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case ClaimFiled() as event:
            changes.put(
                CLAIMS,
                id=event.claim,
                person=event.person,
                region=event.region,
                stage=ClaimStage.FILED,
                filed_on=event.on,
                decided_on=None,
                monthly=None,
                payable_from=None,
                served_on=None,
                missing=[],
                reasons=[],
                filed_event=recorded.id,
                form_event=recorded.id,
                decision=None,
                decision_event=None,
                appeals=None,
                version=recorded.version,
                event=recorded.id,
            )
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.claim), event.filed_by)
        case ClaimToComplete() as event:
            move(changes, recorded, ClaimStage.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.claim))
        case ClaimCompleted() as event:
            move(changes, recorded, ClaimStage.FILED, missing=[], reasons=[], form_event=recorded.id)
            wait(changes, FIRST_REVIEW, event)
        case ClaimNotAccepted() as event:
            move(changes, recorded, ClaimStage.NOT_ACCEPTED, reasons=list(event.reasons))
            wait(changes, SERVE, event)
            had_a_hand(changes, case_of(event.claim), event.officer)
        case ClaimAccepted() as event:
            step(changes, recorded, ClaimStage.ACCEPTED, REVIEW)
        case ClaimReviewed() as event:
            step(changes, recorded, ClaimStage.REVIEWED, RECHECK)
        case ClaimRechecked() as event:
            step(changes, recorded, ClaimStage.RECHECKED, APPROVE)
        case ClaimReturned(to=ClaimStop.APPLICANT) as event:
            move(changes, recorded, ClaimStage.RETURNED, reasons=list(event.reasons))
            waits_no_more(changes, case_of(event.claim))
        case ClaimReturned() as event:
            stage, next_step = NEXT[event.to]
            move(changes, recorded, stage, reasons=list(event.reasons))
            wait(changes, next_step, event)
        case ClaimWithdrawn() as event:
            move(changes, recorded, ClaimStage.WITHDRAWN)
            waits_no_more(changes, case_of(event.claim))
        case Granted() as event:
            decide(changes, recorded, ClaimStage.GRANTED, event.decision)
        case Denied() as event:
            decide(changes, recorded, ClaimStage.DENIED, event.decision)
        case DecisionServed() as event:
            changes.change(
                CLAIMS,
                event.claim,
                served_on=event.on,
                appeals=msgspec.json.encode(event.appeals).decode(),
                version=recorded.version,
                event=recorded.id,
            )
            waits_no_more(changes, case_of(event.claim))


def move(changes: Changes, recorded: Recorded[Any], stage: ClaimStage, **columns: Any) -> None:
    changes.change(
        CLAIMS,
        recorded.event.claim,
        stage=stage,
        version=recorded.version,
        event=recorded.id,
        **columns,
    )


def step(changes: Changes, recorded: Recorded[Any], stage: ClaimStage, next_step: str) -> None:
    """An officer has done their part, and the claim waits for another."""
    move(changes, recorded, stage, reasons=[])
    wait(changes, next_step, recorded.event)
    had_a_hand(changes, case_of(recorded.event.claim), recorded.event.officer)


def decide(changes: Changes, recorded: Recorded[Any], stage: ClaimStage, decision: Decision) -> None:
    move(
        changes,
        recorded,
        stage,
        decided_on=recorded.event.on,
        monthly=decision.amount.fen if decision.amount else None,
        payable_from=decision.payable_from,
        reasons=[reason.code for reason in decision.reasons],
        decision=decision.encoded().decode(),
        decision_event=recorded.id,
    )
    wait(changes, SERVE, recorded.event)
    had_a_hand(changes, case_of(recorded.event.claim), recorded.event.officer)


def wait(changes: Changes, next_step: str, event: Any) -> None:
    waits_for(
        changes,
        next_step,
        item=PENSION_CLAIM,
        case=case_of(event.claim),
        person=event.person,
        region=event.region,
        since=event.on,
    )


def claim_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ClaimAnswer | None]:
    rows = enquiry.connection.execute(select(CLAIMS).where(CLAIMS.c.id.in_(keys), seen_by(enquiry)))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def claims_of(enquiry: Enquiry, keys: Sequence[ClaimsOf]) -> list[Listed[ClaimAnswer]]:
    """One statement for all persons asked about: the database numbers each one's claims, newest first."""
    ask, table = keys[0], CLAIMS.c
    number = func.row_number().over(
        partition_by=table.person, order_by=(table.filed_on.desc(), table.id.desc())
    )
    statement = select(CLAIMS, number.label("place")).where(
        table.person.in_([key.person for key in keys]), seen_by(enquiry)
    )
    if ask.after:
        statement = statement.where(tuple_(table.filed_on, table.id) < before(ask.after))
    numbered = statement.subquery()
    claims: dict[str, list[ClaimAnswer]] = defaultdict(list)
    page = select(numbered).where(numbered.c.place <= ask.first + 1).order_by(numbered.c.place)
    for row in enquiry.connection.execute(page):
        claims[row.person].append(answer(row))
    return [listed(claims[key.person], key, sort_key) for key in keys]


def find_claims(enquiry: Enquiry, keys: Sequence[FindClaims]) -> list[Listed[ClaimAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindClaims) -> Listed[ClaimAnswer]:
    table = CLAIMS.c
    statement = select(CLAIMS).where(seen_by(enquiry))
    if ask.region:
        statement = statement.where(table.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(table.stage == ask.stage)
    if ask.filed_from:
        statement = statement.where(table.filed_on >= ask.filed_from)
    if ask.filed_until:
        statement = statement.where(table.filed_on <= ask.filed_until)
    if ask.after:
        statement = statement.where(tuple_(table.filed_on, table.id) < before(ask.after))
    statement = statement.order_by(table.filed_on.desc(), table.id.desc()).limit(ask.first + 1)
    return listed([answer(row) for row in enquiry.connection.execute(statement)], ask, sort_key)


def seen_by(enquiry: Enquiry) -> Any:
    return enquiry.sees(PENSION_CLAIM, region=CLAIMS.c.region, person=CLAIMS.c.person)


def before(cursor: str) -> Any:
    filed_on, claim = key_of(cursor)
    return tuple_(date.fromisoformat(filed_on), claim)


def sort_key(claim: ClaimAnswer) -> tuple[str, str]:
    return claim.filed_on.isoformat(), claim.id


def answer(row: Any) -> ClaimAnswer:
    return ClaimAnswer(
        id=row.id,
        person=row.person,
        region=row.region,
        stage=ClaimStage(row.stage),
        filed_on=row.filed_on,
        decided_on=row.decided_on,
        monthly=row.monthly,
        payable_from=row.payable_from,
        served_on=row.served_on,
        missing=tuple(PaperKind(kind) for kind in row.missing),
        reasons=tuple(row.reasons),
        version=row.version,
    )
