"""The insurance of an employee through an employer: in time or late, ended, told twice, taken back."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from insurance import items
from insurance.contract import (
    EmployeeKind,
    EndEmployeeInsurance,
    EnrolEmployee,
    MistakeGround,
    RelationEnd,
    TakeBackEmployeeInsurance,
)
from insurance.employee_contribution.facts import Relation, RelationFacts
from insurance.employee_contribution.relation import RELATION
from jinbao.actor import Actor, Place
from jinbao.casework.known_employer import KnownEmployer
from jinbao.testing import Scenario, officer

WORKS, MING = "tea-works", "ming"
LUO, LING = Actor("luo"), officer("ling", "county-agency", "gongxian", items.INTAKE)
EMPLOYEE = EmployeeKind.EMPLOYEE
KNOWN = RelationFacts(
    person=WORKS,
    kin=frozenset({"luo"}),
    employer=KnownEmployer(WORKS, "gongxian", date(2005, 1, 1), "gongxian", agents=frozenset({"luo"})),
    place=Place("gongxian", ("gongxian", "yibin")),
)
SOMEBODY = Scenario(RELATION, KNOWN)
HIRED = date(2010, 3, 31)
ENROL = EnrolEmployee(on=date(2010, 4, 30), employer=WORKS, person=MING, since=HIRED, kind=EMPLOYEE)
ENDED = date(2010, 8, 31)
END = EndEmployeeInsurance(
    on=date(2010, 9, 5), employer=WORKS, person=MING, until=ENDED, reason=RelationEnd.EMPLOYMENT_ENDED
)
MISTAKE = TakeBackEmployeeInsurance(
    on=date(2010, 9, 5), employer=WORKS, person=MING, ground=MistakeGround.WRONG_PERSON
)


def after(scenario: Scenario, *commands: Any) -> Scenario:
    for command in commands:
        scenario = scenario.given(*scenario.when(command, by=LUO).decided())
    return scenario


@pytest.mark.parametrize(
    ("on", "in_time"), [(date(2010, 4, 30), True), (date(2010, 5, 1), False)], ids=["day-30", "day-31"]
)
def test_an_employee_is_enrolled_within_thirty_days_and_late_ones_keep_their_true_day(
    on: date, *, in_time: bool
) -> None:
    for by in (LUO, LING):
        [enrolled] = SOMEBODY.when(replace(ENROL, on=on), by=by).decided()
        assert (enrolled.since, enrolled.due_on, enrolled.in_time) == (HIRED, date(2010, 4, 30), in_time)
    SOMEBODY.when(ENROL, by=Actor("gu")).refused("NOT_AUTHORISED")


@pytest.mark.parametrize(
    ("known", "since", "code"),
    [
        (replace(KNOWN, is_known=False), HIRED, "EMPLOYEE_UNKNOWN"),
        (KNOWN, date(2010, 5, 1), "WORK_NOT_BEGUN"),
        (replace(KNOWN, died_on=date(2010, 3, 30)), HIRED, "AFTER_DEATH"),
        (replace(KNOWN, employer=replace(KNOWN.employer, closed_on=HIRED)), HIRED, "EMPLOYER_CLOSED"),
        (replace(KNOWN, heard=(Relation(MING, EMPLOYEE, date(2010, 4, 1)),)), HIRED, "KNOWN_BY_HIRE"),
        (replace(KNOWN, heard=(Relation(MING, EMPLOYEE, date(2009, 1, 1), HIRED),)), HIRED, "KNOWN_BY_HIRE"),
    ],
)
def test_nobody_is_enrolled_who_cannot_be_or_whose_hire_is_known_for_another_day(
    known: RelationFacts, since: date, code: str
) -> None:
    SOMEBODY.knowing(known).when(replace(ENROL, since=since), by=LUO).refused(code)


def test_a_job_that_ended_before_does_not_stand_in_the_way_nor_does_the_hire_itself() -> None:
    ended = Relation(MING, EMPLOYEE, date(2009, 1, 1), date(2010, 3, 30))
    for heard in (ended, Relation(MING, EMPLOYEE, HIRED)):
        assert SOMEBODY.knowing(replace(KNOWN, heard=(heard,))).when(ENROL, by=LUO).decided()


def test_an_insurance_ends_with_the_employment_and_can_begin_again_after_it() -> None:
    enrolled = after(SOMEBODY, ENROL)
    enrolled.when(ENROL, by=LUO).refused("INSURED_ALREADY")
    enrolled.when(replace(END, until=date(2010, 3, 30)), by=LUO).refused("ENDED_BEFORE_BEGUN")
    enrolled.when(replace(END, until=date(2010, 9, 6)), by=LUO).refused("WORK_NOT_ENDED")
    ended = after(enrolled, END)
    goes_on = after(ended, MISTAKE)
    assert goes_on.when(END, by=LUO).decided() == enrolled.when(END, by=LUO).decided()
    again = replace(ENROL, on=END.on, since=ENDED)
    ended.when(again, by=LUO).refused("INSURED_UNTIL")
    assert ended.when(replace(again, since=date(2010, 9, 1)), by=LUO).decided()


def test_months_on_bills_are_corrected_before_what_they_rest_on() -> None:
    billed = after(SOMEBODY, ENROL).knowing(replace(KNOWN, months=("2010-04", "2010-09")))
    assert billed.when(END, by=LUO).refused("MONTH_ON_BILL").params == {"month": "2010-09"}
    billed.when(MISTAKE, by=LUO).refused("MONTH_ON_BILL")
    earlier = billed.knowing(replace(KNOWN, months=("2010-02",)))
    assert [event.since for event in earlier.when(MISTAKE, by=LUO).decided()] == [HIRED]


def test_what_the_employment_service_heard_is_changed_there() -> None:
    heard = SOMEBODY.knowing(replace(KNOWN, heard=(Relation(MING, EMPLOYEE, HIRED),)))
    heard.when(END, by=LUO).refused("KNOWN_BY_HIRE")
    heard.when(MISTAKE, by=LUO).refused("KNOWN_BY_HIRE")
    SOMEBODY.when(END, by=LUO).refused("OUT_OF_ORDER")
