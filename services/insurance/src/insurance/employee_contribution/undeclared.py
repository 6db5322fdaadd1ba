"""Which employers have not declared a month, although they have people insured in it."""

from collections.abc import Sequence

from sqlalchemy import and_, exists, or_, select

from insurance.employee_contribution.answers import FindUndeclared, UndeclaredAnswer
from insurance.employee_contribution.register import BILLS
from insurance.employee_contribution.relations import INSURED
from insurance.items import EMPLOYEE_CONTRIBUTION
from jinbao.calendar import first_day, last_day
from jinbao.casework.employers import EMPLOYERS
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry


def find_undeclared(enquiry: Enquiry, keys: Sequence[FindUndeclared]) -> list[Listed[UndeclaredAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindUndeclared) -> Listed[UndeclaredAnswer]:
    table, person = EMPLOYERS.c, INSURED.c
    billed = exists().where(
        BILLS.c.employer == table.employer, BILLS.c.scheme == ask.scheme, BILLS.c.month == ask.month
    )
    employs = exists().where(
        person.employer == table.employer,
        person.since <= last_day(ask.month),
        or_(person.until.is_(None), person.until >= first_day(ask.month)),
    )
    still_there = or_(table.closed_on.is_(None), table.closed_on > first_day(ask.month))
    handled = enquiry.sees(EMPLOYEE_CONTRIBUTION, region=table.insured_in)
    statement = select(EMPLOYERS).where(and_(handled, still_there, employs, ~billed))
    if ask.region:
        statement = statement.where(table.insured_in.in_(enquiry.authority.inside(ask.region)))
    return page_of(enquiry, statement, ask, (table.employer,), UndeclaredAnswer)
