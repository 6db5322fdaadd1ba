"""Where too much was paid of a pension and nobody has found it, or what was found is due after all."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Select,
    Text,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
)

from insurance.asked import AskedAct
from insurance.items import APPROVE, PENSION_CLAIM, REVIEW
from insurance.overpayment.register import OVERPAID, OVERPAYMENTS
from insurance.overpayment.terms import OverpaymentStage
from insurance.payment_run.register import MONTHS
from insurance.payment_run.terms import RECOVERED, LineState
from insurance.pension.decision_register import PENSION_DECISIONS
from insurance.pension.register import PENSIONS, terms_in
from insurance.pension.terms import SuspensionGround
from jinbao.casework.people import PEOPLE
from jinbao.service import Enquiry

FOUND = (OverpaymentStage.FOUND, OverpaymentStage.NOTICE_SERVED, OverpaymentStage.REPLIED)
OWED = (OverpaymentStage.DECIDED, OverpaymentStage.DECISION_SERVED, OverpaymentStage.AT_COURT)


def of_too_much(enquiry: Enquiry) -> Iterator[Select[Any]]:
    otherwise = PENSIONS.c.id.in_(due_otherwise(enquiry))
    seen = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.region)
    for asked in (to_find(otherwise), to_cancel(otherwise)):
        yield asked.outerjoin(OVERPAYMENTS, OVERPAYMENTS.c.id == PENSIONS.c.id).where(seen)


def to_find(otherwise: ColumnElement[bool]) -> Select[Any]:
    """Months that were paid after the end and are not found yet, or a finding that is not so any more."""
    stage, paid = OVERPAYMENTS.c.stage, paid_after_the_end()
    nobody_acts = first_not_due().is_not(None) & or_(stage.is_(None), stage.not_in((*FOUND, *OWED)))
    outdated = or_(paid != found_after_the_end(), otherwise)
    found = or_(and_(nobody_acts, paid > 0), and_(stage.in_(FOUND), outdated))
    return asks(AskedAct.FIND_OVERPAYMENT).where(found)


def to_cancel(otherwise: ColumnElement[bool]) -> Select[Any]:
    """What is to come back was of months that are due by now: the person lives, or a court has ruled."""
    return asks(AskedAct.CANCEL_RECOVERY).where(OVERPAYMENTS.c.stage.in_(OWED), otherwise)


def asks(act: AskedAct) -> Select[Any]:
    """Of a pension, since the last decision about it."""
    pension, made = PENSIONS.c, PENSION_DECISIONS.c
    since = select(func.max(made.on, type_=Date)).where(made.person == pension.id).scalar_subquery()
    of = (pension.id.label("case"), pension.id.label("person"), pension.region)
    return select(literal(act, Text).label("act"), *of, since.label("since"))


def due_otherwise(enquiry: Enquiry) -> set[str]:
    """Whose months are not due as they were found; they are compared only for who may act on that."""
    died_on = case((PEOPLE.c.death_is_proven, PEOPLE.c.died_on), else_=null())
    may = (enquiry.may(step, PENSION_CLAIM, region=PENSIONS.c.region) for step in (REVIEW, APPROVE))
    rows = enquiry.connection.execute(
        select(PENSIONS.c.id, PENSIONS.c.terms, died_on.label("died_on"), OVERPAID.c.month, OVERPAID.c.due)
        .join(OVERPAYMENTS, OVERPAYMENTS.c.id == PENSIONS.c.id)
        .join(OVERPAID, OVERPAID.c.overpayment == PENSIONS.c.id)
        .join(PEOPLE, PEOPLE.c.person == PENSIONS.c.id)
        .where(OVERPAYMENTS.c.stage.in_((*FOUND, *OWED)), or_(*may))
    )
    return {row.id for row in rows if terms_in(row).due(row.month, row.died_on).total != row.due}


def first_not_due() -> ColumnElement[str | None]:
    """The month with which a pension has ended, or since which it is held because somebody is in prison."""
    imprisoned = PENSIONS.c.ground == SuspensionGround.IMPRISONED
    return func.coalesce(PENSIONS.c.stopped_from, case((imprisoned, PENSIONS.c.suspended_from), else_=null()))


def paid_after_the_end() -> ColumnElement[int]:
    """Less what has come back."""
    month = MONTHS.c
    counts = and_(month.entitlement == PENSIONS.c.id, month.state.in_((LineState.PAID, RECOVERED)))
    return after_the_end(MONTHS, month.base + month.top_up + month.account, counts)


def found_after_the_end() -> ColumnElement[int]:
    return after_the_end(OVERPAID, OVERPAID.c.left, OVERPAID.c.overpayment == PENSIONS.c.id)


def after_the_end(
    months: FromClause, amount: ColumnElement[int], counts: ColumnElement[bool]
) -> ColumnElement[int]:
    total = select(func.coalesce(func.sum(amount), 0)).where(counts, months.c.month >= first_not_due())
    return total.correlate(PENSIONS).scalar_subquery()
