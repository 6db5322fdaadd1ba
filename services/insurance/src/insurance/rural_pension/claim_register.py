"""The register of claims: where each stands, what was decided, and what is still to be done."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import APPROVE, FIRST_REVIEW, INTAKE, PENSION_CLAIM, PUBLICISE, RECHECK, REVIEW, SERVE
from insurance.rural_pension.answers import ClaimAnswer, ClaimsOf, ClaimStage, FindClaims
from insurance.rural_pension.events.claim import (
    ClaimAccepted,
    ClaimCompleted,
    ClaimFiled,
    ClaimFormCorrected,
    ClaimNotAccepted,
    ClaimObjected,
    ClaimPublicised,
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
from jinbao.casework.answers import contested, served_on
from jinbao.casework.worklist import had_a_hand, had_a_hand_in_what_it_waits_for, waits_for, waits_no_more
from jinbao.decision import Decision
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

CLAIMS = Table(
    "rural_pension_claim",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("decided_on", Date),
    Column("monthly", BigInteger),
    Column("payable_from", Text),
    Column("payable_until", Text),
    Column("served_on", Date),
    Column("public_on", Date),
    Column("public_at", Text),
    Column("public_until", Date),
    Column("missing", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("filed_event", Text, nullable=False),
    Column("form_event", Text, nullable=False),
    Column("decision", Text),
    Column("decision_event", Text),
    Column("revoked_event", Text),
    Column("appeals", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Index("rural_pension_claim_by_region", "region", "filed_on", "id"),
    Index("rural_pension_claim_by_person", "person", "filed_on", "id"),
)

OVER = (ClaimStage.DENIED, ClaimStage.NOT_ACCEPTED, ClaimStage.WITHDRAWN, ClaimStage.REVOKED)
"""The stages in which a claim stands in nobody's way."""

one_active(
    "rural_pension_claim_open",
    CLAIMS.c.person,
    where=CLAIMS.c.stage.not_in(OVER),
    refusal="CLAIM_OPEN",
    field="person",
)

ORDER = (CLAIMS.c.filed_on, CLAIMS.c.id)

ONE_DAY = timedelta(days=1)
NOT_PUBLIC = {"public_on": None, "public_at": None, "public_until": None}

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
                scheme=event.scheme,
                filed_on=event.on,
                decided_on=None,
                monthly=None,
                payable_from=None,
                payable_until=None,
                served_on=None,
                **NOT_PUBLIC,
                missing=[],
                reasons=[],
                filed_event=recorded.id,
                form_event=recorded.id,
                decision=None,
                decision_event=None,
                revoked_event=None,
                appeals=[],
                version=recorded.version,
                event=recorded.id,
            )
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.claim), INTAKE, event.filed_by)
        case ClaimToComplete() as event:
            move(changes, recorded, ClaimStage.TO_COMPLETE, missing=list(event.missing))
            waits_no_more(changes, case_of(event.claim))
            had_a_hand(changes, case_of(event.claim), FIRST_REVIEW, event.officer)
        case ClaimCompleted() as event:
            move(changes, recorded, ClaimStage.FILED, missing=[], reasons=[], form_event=recorded.id)
            wait(changes, FIRST_REVIEW, event)
            had_a_hand(changes, case_of(event.claim), INTAKE, event.completed_by)
        case ClaimFormCorrected() as event:
            move(changes, recorded, ClaimStage.FILED, form_event=recorded.id)
            had_a_hand(changes, case_of(event.claim), INTAKE, event.corrected_by)
        case ClaimNotAccepted() as event:
            answered = {"reasons": list(event.reasons), **contested(event.appeals)}
            move(changes, recorded, ClaimStage.NOT_ACCEPTED, **answered)
            wait(changes, SERVE, event)
        case ClaimAccepted():
            step(changes, recorded, FIRST_REVIEW, ClaimStage.ACCEPTED, REVIEW)
        case ClaimReviewed(publication_days=days):
            step(changes, recorded, REVIEW, ClaimStage.REVIEWED, PUBLICISE if days else RECHECK)
        case ClaimPublicised() as event:
            posted = {"public_on": event.on, "public_at": event.place, "public_until": event.until}
            move(changes, recorded, ClaimStage.PUBLIC, **posted)
            wait(changes, RECHECK, event, since=event.until + ONE_DAY)
        case ClaimObjected() as event:
            move(changes, recorded, ClaimStage.ACCEPTED, reasons=[event.ground], **NOT_PUBLIC)
            wait(changes, REVIEW, event)
        case ClaimRechecked():
            step(changes, recorded, RECHECK, ClaimStage.RECHECKED, APPROVE)
        case ClaimReturned() as event:
            returned(changes, recorded, event)
        case ClaimWithdrawn() as event:
            move(changes, recorded, ClaimStage.WITHDRAWN)
            waits_no_more(changes, case_of(event.claim))
        case Granted() as event:
            settle(changes, recorded, ClaimStage.GRANTED, event.decision, payable_until=event.payable_until)
        case Denied() as event:
            settle(changes, recorded, ClaimStage.DENIED, event.decision)
        case DecisionServed() as event:
            changes.change(
                CLAIMS,
                event.claim,
                **served_on(event.on, event.appeals),
                version=recorded.version,
                event=recorded.id,
            )
            waits_no_more(changes, case_of(event.claim))


def move(changes: Changes, recorded: Recorded[Any], stage: ClaimStage, **columns: Any) -> None:
    """A claim under way follows the person to a new place: handbook 17.3."""
    changes.change(
        CLAIMS,
        recorded.event.claim,
        stage=stage,
        region=recorded.event.region,
        version=recorded.version,
        event=recorded.id,
        **columns,
    )


def step(changes: Changes, recorded: Recorded[Any], done: str, stage: ClaimStage, next_step: str) -> None:
    """An officer has done their part, and the claim waits for another."""
    move(changes, recorded, stage, reasons=[])
    wait(changes, next_step, recorded.event)
    had_a_hand(changes, case_of(recorded.event.claim), done, recorded.event.officer)


def returned(changes: Changes, recorded: Recorded[Any], event: ClaimReturned) -> None:
    """What was public stays so where it is only rechecked again."""
    had_a_hand_in_what_it_waits_for(changes, case_of(event.claim), event.officer)
    public = {} if event.to is ClaimStop.RECHECK else NOT_PUBLIC
    stage, next_step = NEXT.get(event.to, (ClaimStage.RETURNED, None))
    move(changes, recorded, stage, reasons=list(event.reasons), **public)
    if next_step is None:
        waits_no_more(changes, case_of(event.claim))
    else:
        wait(changes, next_step, event)


def settle(
    changes: Changes, recorded: Recorded[Any], stage: ClaimStage, decision: Decision, **columns: Any
) -> None:
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
        **contested(decision.appeals),
        **columns,
    )
    wait(changes, SERVE, recorded.event)


def wait(changes: Changes, next_step: str, event: Any, *, since: date | None = None) -> None:
    waits_for(
        changes,
        next_step,
        item=PENSION_CLAIM,
        case=case_of(event.claim),
        person=event.person,
        region=event.region,
        since=since or event.on,
    )


def claim_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ClaimAnswer | None]:
    return by_id(enquiry, keys, select(CLAIMS).where(seen_by(enquiry)), ClaimAnswer)


def claims_of(enquiry: Enquiry, keys: Sequence[ClaimsOf]) -> list[Listed[ClaimAnswer]]:
    """The claims of each person, newest first."""
    return lists(
        enquiry,
        keys,
        about="person",
        column=CLAIMS.c.person,
        rows=lambda _: select(CLAIMS).where(seen_by(enquiry)),
        order=ORDER,
        newest_first=True,
        answer=ClaimAnswer,
    )


def find_claims(enquiry: Enquiry, keys: Sequence[FindClaims]) -> list[Listed[ClaimAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindClaims) -> Listed[ClaimAnswer]:
    statement, table = select(CLAIMS).where(seen_by(enquiry)), CLAIMS.c
    if ask.region:
        statement = statement.where(table.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(table.stage == ask.stage)
    if ask.scheme:
        statement = statement.where(table.scheme == ask.scheme)
    if ask.filed_from:
        statement = statement.where(table.filed_on >= ask.filed_from)
    if ask.filed_until:
        statement = statement.where(table.filed_on <= ask.filed_until)
    return page_of(enquiry, statement, ask, ORDER, ClaimAnswer, newest_first=True)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=CLAIMS.c.region, person=CLAIMS.c.person)
    return seen
