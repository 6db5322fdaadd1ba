"""Who is insured through whom, as the office, the employer's agents and the employee can look it up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from msgspec import convert
from msgspec.structs import replace
from sqlalchemy import Column, Select, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.employee_contribution.answers import EmployeesOf, InsuranceAnswer, InsuredSpell
from insurance.employee_contribution.relations import INSURED
from insurance.employee_contribution.submission import last_in_time
from insurance.items import EMPLOYEE_CONTRIBUTION
from insurance.law import UNEMPLOYMENT_CONTRIBUTION
from insurance.unemployment_benefit.heard import END, HIRE, SUBMISSIONS
from jinbao.casework.employers import EMPLOYERS, is_agent
from jinbao.decider import Refused
from jinbao.lists import lists, of_each
from jinbao.paging import Listed
from jinbao.service import Enquiry

# A subquery's columns are as good as a table's, which the types do not know.
EMPLOYER = cast("Column[str]", INSURED.c.employer)
PERSON = cast("Column[str]", INSURED.c.person)


def pairs(enquiry: Enquiry) -> Select[Any]:
    """Each employee with each employer that the caller may see."""
    both = select(EMPLOYER, PERSON).join(EMPLOYERS, EMPLOYERS.c.employer == EMPLOYER)
    return cast("Select[Any]", both.where(seen_by(enquiry)).distinct())


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    handled: Any = enquiry.sees(EMPLOYEE_CONTRIBUTION, region=EMPLOYERS.c.insured_in, person=PERSON)
    return or_(handled, is_agent(EMPLOYER, enquiry.actor.person, enquiry.today))


def insurance_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[InsuranceAnswer | None]:
    found = open_to(enquiry, keys)
    return [found.get(key) for key in keys]


def open_to(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, InsuranceAnswer]:
    """Also where what was said has been taken back, for whoever handles the employer's papers."""
    pairs = {key: InsuranceAnswer(*key.split("/")) for key in keys if key.count("/") == 1}
    table, me = EMPLOYERS.c, enquiry.actor.person
    handled: Any = enquiry.sees(EMPLOYEE_CONTRIBUTION, region=table.insured_in)
    open_to_me = or_(handled, is_agent(table.employer, me, enquiry.today))
    asked = table.employer.in_([pair.employer for pair in pairs.values()])
    seen = set(enquiry.connection.scalars(select(table.employer).where(asked, open_to_me)))
    return {key: pair for key, pair in pairs.items() if pair.employer in seen or pair.person == me}


def insurances_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[InsuranceAnswer]]:
    """Through whom each of these people is or was insured."""
    return of_each(enquiry, keys, pairs(enquiry).order_by(EMPLOYER), PERSON, InsuranceAnswer)


def employees_of(enquiry: Enquiry, keys: Sequence[EmployeesOf]) -> list[Listed[InsuranceAnswer]]:
    return lists(
        enquiry,
        keys,
        about="employer",
        column=EMPLOYER,
        rows=lambda ask: pairs(enquiry).where(on_day(ask.day or enquiry.today)),
        order=(PERSON,),
        answer=InsuranceAnswer,
    )


def on_day(day: date) -> ColumnElement[bool]:
    return and_(INSURED.c.since <= day, or_(INSURED.c.until.is_(None), INSURED.c.until >= day))


def spells_of_insurance(enquiry: Enquiry, keys: Sequence[str]) -> list[list[InsuredSpell]]:
    """From when until when, oldest first."""
    persons = [key.partition("/")[2] for key in keys]
    told = told_elsewhere(enquiry, persons)
    found: dict[str, list[InsuredSpell]] = defaultdict(list)
    statement = select(INSURED).join(EMPLOYERS, EMPLOYERS.c.employer == EMPLOYER)
    seen = statement.where(PERSON.in_(persons), seen_by(enquiry)).order_by(INSURED.c.since)
    for row in enquiry.connection.execute(seen):
        key, spell = f"{row.employer}/{row.person}", convert(row, InsuredSpell, from_attributes=True)
        if spell.due_on is None and (begun := told.get((key, HIRE, spell.since))):
            spell = replace(spell, due_on=begun.due_on, in_time=begun.in_time)
        if spell.end_due_on is None and (ended := told.get((key, END, spell.until))):
            spell = replace(spell, end_due_on=ended.due_on, end_in_time=ended.in_time)
        found[key].append(spell)
    return [found[key] for key in keys]


class Told(NamedTuple):
    due_on: date
    in_time: bool


def told_elsewhere(enquiry: Enquiry, persons: Sequence[str]) -> dict[tuple[str, str, date | None], Told]:
    """What employers told the employment service, by relation, and of which day.

    Nothing was late before there was a law on it.
    """
    law, found = UNEMPLOYMENT_CONTRIBUTION.law, dict[tuple[str, str, date | None], Told]()
    for row in enquiry.connection.execute(select(SUBMISSIONS).where(SUBMISSIONS.c.person.in_(persons))):
        days = "leaver_list_days" if row.of == END else "enrolment_days"
        try:
            due = last_in_time(law, days, row.day, row.told_on)
        except Refused:
            continue
        found[f"{row.employer}/{row.person}", row.of, row.day] = Told(due, row.told_on <= due)
    return found
