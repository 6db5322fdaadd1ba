"""Where too much was paid of a pension and nobody has found it, or what was found is due after all."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    FromClause,
    Select,
    Text,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
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
    otherwise, too_much = compared(enquiry)
    ids, seen = PENSIONS.c.id, enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.region)
    for asked in (to_find(ids.in_(otherwise), ids.in_(too_much)), to_cancel(ids.in_(otherwise))):
        yield asked.outerjoin(OVERPAYMENTS, OVERPAYMENTS.c.id == ids).where(seen)


def to_find(otherwise: ColumnElement[bool], too_much: ColumnElement[bool]) -> Select[Any]:
    """Months that had too much and are not found yet, or a finding that is not so any more."""
    stage, paid = OVERPAYMENTS.c.stage, paid_after_the_end()
    ended = and_(first_not_due().is_not(None), nobody_claims_it_back(), paid > 0)
    outdated = or_(paid != found_after_the_end(), otherwise)
    return asks(AskedAct.FIND_OVERPAYMENT).where(or_(ended, too_much, and_(stage.in_(FOUND), outdated)))


def to_cancel(otherwise: ColumnElement[bool]) -> Select[Any]:
    """What is to come back was of months that are due by now: the person lives, or a court has ruled."""
    return asks(AskedAct.CANCEL_RECOVERY).where(OVERPAYMENTS.c.stage.in_(OWED), otherwise)


def asks(act: AskedAct) -> Select[Any]:
    """Of a pension, since the last decision about it."""
    pension, made = PENSIONS.c, PENSION_DECISIONS.c
    since = select(func.max(made.on, type_=Date)).where(made.person == pension.id).scalar_subquery()
    of = (pension.id.label("case"), pension.id.label("person"), pension.region)
    return select(literal(act, Text).label("act"), *of, since.label("since"))


def compared(enquiry: Enquiry) -> tuple[set[str], set[str]]:
    """Whose months are not due as they were found, and whose had more than a later decision leaves due.

    Months are compared only for who may act on that.
    """
    otherwise, too_much = set[str](), set[str]()
    may = or_(*(enquiry.may(step, PENSION_CLAIM, region=PENSIONS.c.region) for step in (REVIEW, APPROVE)))
    for row in enquiry.connection.execute(union_all(as_found().where(may), as_lowered().where(may))):
        due = terms_in(row).due(row.month, row.died_on).total
        if row.found and due != row.amount:
            otherwise.add(row.id)
        if not row.found and due < row.amount:
            too_much.add(row.id)
    return otherwise, too_much


def as_found() -> Select[Any]:
    """What each month was due when it was found."""
    months = (true().label("found"), OVERPAID.c.month, OVERPAID.c.due.label("amount"))
    return (
        of_months(months)
        .join(OVERPAYMENTS, OVERPAYMENTS.c.id == PENSIONS.c.id)
        .join(OVERPAID, OVERPAID.c.overpayment == PENSIONS.c.id)
        .where(OVERPAYMENTS.c.stage.in_((*FOUND, *OWED)))
    )


def as_lowered() -> Select[Any]:
    """What each month has had where a later decision has lowered some, and nobody claims it back."""
    made, had = PENSION_DECISIONS.c, had_of_each_month()
    return (
        of_months((false().label("found"), had.c.month, had.c.amount))
        .join(had, had.c.entitlement == PENSIONS.c.id)
        .outerjoin(OVERPAYMENTS, OVERPAYMENTS.c.id == PENSIONS.c.id)
        .where(exists().where(made.person == PENSIONS.c.id, made.lowers), nobody_claims_it_back())
    )


def of_months(months: Iterable[ColumnElement[Any]]) -> Select[Any]:
    died_on = case((PEOPLE.c.death_is_proven, PEOPLE.c.died_on), else_=null()).label("died_on")
    columns = (PENSIONS.c.id, PENSIONS.c.terms, died_on, *months)
    return select(*columns).join_from(PENSIONS, PEOPLE, PEOPLE.c.person == PENSIONS.c.id)


def had_of_each_month() -> FromClause:
    """Less what has come back."""
    month = MONTHS.c
    amount = func.sum(month.base + month.top_up + month.account).label("amount")
    had = select(month.entitlement, month.month, amount).where(month.state.in_((LineState.PAID, RECOVERED)))
    return had.group_by(month.entitlement, month.month).subquery()


def nobody_claims_it_back() -> ColumnElement[bool]:
    stage = OVERPAYMENTS.c.stage
    return or_(stage.is_(None), stage.not_in((*FOUND, *OWED)))


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
