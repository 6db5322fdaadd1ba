"""What can be looked up of reported payments: what waits for a decision first of all."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from insurance.items import EMPLOYEE_CONTRIBUTION, RURAL_PENSION_ENROLMENT
from insurance.reported_payment.answers import FindReportedPayments, ReportedPaymentAnswer
from insurance.reported_payment.heard import REPORTS
from insurance.reported_payment.register import SETTLED, stage
from jinbao.lists import by_id, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

ORDER = (REPORTS.c.known_on, REPORTS.c.report)


def reported_payment_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ReportedPaymentAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), ReportedPaymentAnswer)


def find_reported_payments(
    enquiry: Enquiry, keys: Sequence[FindReportedPayments]
) -> list[Listed[ReportedPaymentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindReportedPayments) -> Listed[ReportedPaymentAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(REPORTS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(stage() == ask.stage)
    if ask.employers is not None:
        statement = statement.where(REPORTS.c.employer.is_not(None) == ask.employers)
    return page_of(enquiry, statement, ask, ORDER, ReportedPaymentAnswer)


def seen(enquiry: Enquiry) -> Select[Any]:
    became = (SETTLED.c.into, SETTLED.c.ground, SETTLED.c.settled_on, stage().label("stage"))
    return (
        select(REPORTS, REPORTS.c.report.label("id"), *became)
        .outerjoin(SETTLED, SETTLED.c.report == REPORTS.c.report)
        .where(visible(enquiry))
    )


def visible(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such money at the place of the file."""
    table = REPORTS.c
    return or_(
        table.employer.is_not(None) & enquiry.sees(EMPLOYEE_CONTRIBUTION, region=table.region),
        table.person.is_not(None) & enquiry.sees(RURAL_PENSION_ENROLMENT, region=table.region),
    )
