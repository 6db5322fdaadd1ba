"""What a filing may say: probation by the term, wages, written form, age; how it goes on and ends."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from jinbao.actor import Actor, Place
from jinbao.casework.steps import INTAKE, REVIEW
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import LocalParameter
from jinbao.testing import Scenario, officer
from labor_relations.labour_contract import commands, events, heard
from labor_relations.labour_contract.check import Filed, LawOfPlace, defects
from labor_relations.labour_contract.filing import FILING, ITEM, FilingFacts
from labor_relations.labour_contract.terms import (
    ChangeGround,
    CheckResult,
    ContractTerm,
    ContractTerms,
    DefectKind,
    Probation,
)

LI, ZHAO, MINE = "li", "zhao", "mine"
SINCE, TOLD = date(2010, 3, 31), date(2010, 4, 20)
BORN = date(1980, 6, 1)
WITHIN = ("xunchang", "gongxian", "yibin")
MINIMUM = LocalParameter(
    name="minimum_wage",
    region="yibin",
    value=65000,
    in_force_from=date(2010, 1, 1),
    promulgated_on=date(2009, 12, 1),
    document="宜府发〔2009〕9号",
    approved_by="the city government",
    official=False,
)
OPEN_ENDED = ContractTerms(ContractTerm.OPEN_ENDED, SINCE)


def until(day: str, **others: Any) -> ContractTerms:
    return ContractTerms(ContractTerm.FIXED_TERM, SINCE, date.fromisoformat(day), **others)


def found(filed: Filed, on: date = TOLD, born: date = BORN) -> list[tuple[DefectKind, int | None]]:
    law = LawOfPlace(on, WITHIN, (MINIMUM,))
    return [(one.kind, one.limit) for one in defects(filed, born, law)]


@pytest.mark.parametrize(
    ("terms", "most"),
    [
        (until("2010-06-28"), 0),  # a day less than three months
        (until("2010-06-29"), 1),
        (until("2011-03-29"), 1),
        (until("2011-03-30"), 2),
        (until("2013-03-29"), 2),
        (until("2013-03-30"), 6),
        (OPEN_ENDED, 6),
        (ContractTerms(ContractTerm.BY_TASK, SINCE), 0),
        (until("2013-03-30", part_time=True), 0),
    ],
)
def test_a_probation_is_as_long_as_the_term_of_the_contract_allows(terms: ContractTerms, most: int) -> None:
    filed = Filed(since=SINCE, terms=terms, wage=100000, probation=Probation(most, 80000))
    assert found(filed) == []
    longer = replace(filed, probation=Probation(most + 1, 80000))
    assert found(longer) == [(DefectKind.PROBATION_TOO_LONG, most)]
    renewed = replace(filed, renewed=True)
    assert bool(found(renewed)) is bool(most)


@pytest.mark.parametrize(
    ("filed", "on", "expected"),
    [
        (Filed(since=SINCE, terms=None, wage=90000), date(2010, 4, 29), []),
        (
            Filed(since=SINCE, terms=None, wage=90000),
            date(2010, 4, 30),
            [(DefectKind.NO_WRITTEN_CONTRACT, 1)],
        ),
        (Filed(since=SINCE, terms=OPEN_ENDED, wage=65000), TOLD, []),
        (
            Filed(since=SINCE, terms=OPEN_ENDED, wage=64999),
            TOLD,
            [(DefectKind.BELOW_MINIMUM_WAGE, 65000)],
        ),
        (Filed(since=SINCE, terms=until("2011-03-30", part_time=True), wage=30000), TOLD, []),
        (Filed(since=SINCE, terms=OPEN_ENDED, wage=None), TOLD, []),
        (
            Filed(since=SINCE, terms=until("2010-12-31"), wage=90000),
            date(2011, 1, 1),
            [(DefectKind.CONTRACT_EXPIRED, None)],
        ),
        (
            Filed(since=SINCE, terms=ContractTerms(ContractTerm.FIXED_TERM, SINCE), wage=90000),
            TOLD,
            [(DefectKind.TERM_WITHOUT_END, None)],
        ),
        (
            Filed(since=SINCE, terms=OPEN_ENDED, wage=100001, probation=Probation(1, 80000)),
            TOLD,
            [(DefectKind.PROBATION_WAGE_TOO_LOW, 80001)],
        ),
    ],
)
def test_the_check_says_what_the_law_of_the_day_does_not_allow(
    filed: Filed, on: date, expected: list[tuple[DefectKind, int | None]]
) -> None:
    assert found(filed, on) == expected


def test_nobody_under_sixteen_works() -> None:
    filed = Filed(since=SINCE, terms=OPEN_ENDED, wage=90000)
    assert found(filed, born=date(1994, 3, 31)) == []
    assert found(filed, born=date(1994, 4, 1)) == [(DefectKind.UNDER_WORKING_AGE, 16)]


HIRE = heard.HireRegistered("job", LI, MINE, None, "xunchang", SINCE, TOLD, None, 60000)
END = heard.EmploymentEnded("job", LI, MINE, SINCE, date(2010, 9, 30), "REDUNDANCY", date(2010, 10, 5), None)
INBOX = Actor("inbox")
CASE = (LI, "xunchang", TOLD, "inbox")
FILED = events.HireFiled(*CASE, "job", MINE, None, SINCE, None, 60000)
KNOWN = FilingFacts(
    person=LI,
    place=Place("xunchang", WITHIN),
    born=BORN,
    agents=frozenset({ZHAO}),
    kin=frozenset({ZHAO}),
    parameters=(MINIMUM,),
)
A_FILING = Scenario(FILING, KNOWN)
QIN = officer("qin", "gongxian-bureau", "gongxian", REVIEW, items=(ITEM,))
CHECK = commands.CheckLabourContract(on=TOLD, filing="job")
SIGN = commands.ChangeLabourContract(
    on=TOLD, filing="job", ground=ChangeGround.SIGNED, terms=OPEN_ENDED, wage=70000
)
SIGNED = events.FilingChanged(LI, "xunchang", TOLD, ZHAO, ChangeGround.SIGNED, SINCE, OPEN_ENDED, 70000, None)


def after(scenario: Scenario, told: Any, on: date = TOLD) -> tuple[Any, ...]:
    """What follows when something was heard, on the day of hearing."""
    state = FILING.replay(scenario.history)
    happened = FILING.decide(state, told, Desk(INBOX, on, scenario.known))
    return tuple(one.event if isinstance(one, Effective) else one for one in happened)


def test_one_submission_files_the_hire_and_another_the_end() -> None:
    begun = events.LabourUseBegun(*CASE, MINE, None)
    assert after(A_FILING, HIRE) == (begun, FILED)
    filed = A_FILING.given(begun, FILED)
    assert after(filed, HIRE) == ()
    ended = after(filed, END)
    assert [type(one) for one in ended] == [events.LabourUseOver, events.EndFiled]
    over = filed.given(*ended)
    assert after(over, END) == ()
    over.when(CHECK, by=QIN).refused("OUT_OF_ORDER")


def test_the_worker_gets_the_proof_of_the_end_once() -> None:
    over = A_FILING.given(FILED, *after(A_FILING.given(FILED), END))
    last, filed_on = date(2010, 9, 30), date(2010, 10, 5)
    proof = commands.RecordEndingProof(on=filed_on, filing="job", given_on=last)
    [proved] = over.when(proof, by=Actor(ZHAO)).decided()
    assert proved == events.EndingProved(LI, "xunchang", filed_on, ZHAO, last)
    over.given(proved).when(proof, by=Actor(ZHAO)).refused("OUT_OF_ORDER")
    for day in (last - timedelta(days=1), filed_on + timedelta(days=1)):
        over.when(replace(proof, given_on=day), by=Actor(ZHAO)).refused("PROOF_NOT_IN_TIME_OF_END")
    over.when(proof, by=Actor(LI)).refused("NOT_AUTHORISED")
    A_FILING.given(FILED).when(proof, by=Actor(ZHAO)).refused("OUT_OF_ORDER")


def test_a_correction_of_the_registration_is_followed() -> None:
    filed = A_FILING.given(FILED)
    earlier = date(2010, 3, 1)
    now = heard.RegistrationCorrected("job", LI, MINE, earlier, None, None, TOLD, OPEN_ENDED, 90000)
    [changed] = after(filed, now)
    assert (changed.since, changed.terms, changed.ground) == (
        earlier,
        OPEN_ENDED,
        ChangeGround.REGISTRATION_CORRECTED,
    )
    over = filed.given(*after(filed, END))
    reopened = heard.RegistrationCorrected("job", LI, MINE, SINCE, None, None, TOLD, None, 60000)
    assert [type(one) for one in after(over, reopened)] == [events.FilingReopened]
    never = heard.RegistrationAnnulled("job", LI, MINE, TOLD)
    assert [type(one) for one in after(filed, never)] == [events.FilingAnnulled]


def test_whoever_acts_for_the_employer_files_what_changes_and_the_office_checks_it() -> None:
    filed = A_FILING.given(FILED)
    [checked] = filed.when(CHECK, by=QIN).decided()
    assert checked.result is CheckResult.CORRECTION_REQUIRED
    assert [one.kind for one in checked.defects] == [DefectKind.BELOW_MINIMUM_WAGE]
    assert checked.defects[0].law == "宜府发〔2009〕9号"
    filed.when(SIGN, by=Actor(ZHAO)).then(SIGNED)
    [again] = filed.given(checked, SIGNED).when(CHECK, by=QIN).decided()
    assert (again.result, again.defects) == (CheckResult.FILING_OK, ())


@pytest.mark.parametrize(
    ("command", "by", "code"),
    [
        (CHECK, Actor(ZHAO), "NOT_AUTHORISED"),
        (CHECK, officer(ZHAO, "bureau", "gongxian", REVIEW), "AVOIDANCE"),
        (SIGN, Actor(LI), "NOT_AUTHORISED"),
        (SIGN, officer("gao", "elsewhere", "changning", INTAKE), "NOT_AUTHORISED"),
        (replace(SIGN, ground=ChangeGround.REGISTRATION_CORRECTED), Actor(ZHAO), "CORRECTED_BY_REGISTRATION"),
        (replace(SIGN, on=SINCE - timedelta(days=1)), Actor(ZHAO), "SIGNED_IN_FUTURE"),
        (replace(SIGN, terms=until("2010-03-30")), Actor(ZHAO), "TERM_OVER_BEFORE_BEGUN"),
        (replace(SIGN, wage=-1), Actor(ZHAO), "WAGE_NEGATIVE"),
    ],
)
def test_what_is_not_theirs_to_file_or_cannot_be_is_refused(command: Any, by: Actor, code: str) -> None:
    A_FILING.given(FILED).when(command, by=by).refused(code)


def test_a_check_waits_for_the_local_minimum_wage() -> None:
    unset = replace(KNOWN, parameters=())
    A_FILING.given(FILED).knowing(unset).when(CHECK, by=QIN).refused("PARAMETER_MISSING")


def test_that_something_is_filed_is_told_to_the_worker_and_the_employer_and_to_no_stranger() -> None:
    proof = commands.RecordEndingProof(on=TOLD, filing="job", given_on=TOLD)
    filed = A_FILING.given(FILED)
    for who, code in ((LI, "OUT_OF_ORDER"), (ZHAO, "OUT_OF_ORDER"), ("stranger", "NOT_AUTHORISED")):
        filed.when(proof, by=Actor(who)).refused(code)
