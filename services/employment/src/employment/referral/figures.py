"""The work of the exchange in numbers: of people counted once, of hires only what is registered."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Column, func, select

from employment.items import JOB_EXCHANGE
from employment.job_search.register import SEARCHES
from employment.referral.answers import ExchangeFigures, ExchangeMonth
from employment.referral.register import REFERRALS
from employment.vacancy.register import PUBLICATIONS
from jinbao.calendar import first_day, later, month_of, months_between
from jinbao.service import Enquiry

MOST_MONTHS = 60


def exchange_figures(enquiry: Enquiry, keys: Sequence[ExchangeFigures]) -> list[list[ExchangeMonth]]:
    return [months(enquiry, ask) for ask in keys]


def months(enquiry: Enquiry, ask: ExchangeFigures) -> list[ExchangeMonth]:
    sent = REFERRALS.c
    places = by_month(enquiry, ask, PUBLICATIONS.c.on, func.sum(PUBLICATIONS.c.places))
    seekers = by_month(enquiry, ask, SEARCHES.c.begun_on, func.count(SEARCHES.c.person.distinct()))
    referred = by_month(enquiry, ask, sent.recommended_on, func.count())
    hired = by_month(enquiry, ask, sent.recommended_on, func.count(sent.confirmed_on))
    count = min(months_between(ask.first_month, ask.last_month) + 1, MOST_MONTHS)
    asked = [later(ask.first_month, number) for number in range(count)]
    return [ExchangeMonth(one, places[one], seekers[one], referred[one], hired[one]) for one in asked]


def by_month(enquiry: Enquiry, ask: ExchangeFigures, day: Column[Any], number: Any) -> Counter[str]:
    """So many of what the caller may see in the region, for the month in which their day lies."""
    table = day.table
    seen: Any = enquiry.sees(JOB_EXCHANGE, region=table.c.region)
    counted = (
        select(day, number)
        .where(
            seen,
            table.c.region.in_(enquiry.authority.inside(ask.region)),
            day >= first_day(ask.first_month),
            day <= first_day(later(ask.last_month, 1)) - timedelta(days=1),
        )
        .group_by(day)
    )
    found: Counter[str] = Counter()
    for on, amount in enquiry.connection.execute(counted):
        found[month_of(on)] += int(amount)
    return found
