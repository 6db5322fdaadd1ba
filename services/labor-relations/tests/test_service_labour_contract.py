"""Labour-use filings on both stores: one submission becomes a filing with its clocks, checked and counted."""

from datetime import date
from typing import Any

import pytest
from labor_relations_county import GONGXIAN, XUNCHANG, County

from jinbao.casework.employers import EmployerAgentNamed, EmployerRegistered
from jinbao.casework.parameters import ParameterSet
from jinbao.casework.places import GrantGiven
from jinbao.casework.steps import REVIEW
from jinbao.rules import LocalParameter
from jinbao.scene import grant
from jinbao.statutory_clock.terms import ClockState
from labor_relations.contract import public
from labor_relations.labour_contract import commands
from labor_relations.labour_contract.answers import (
    FilingsOf,
    FilingsOfEmployer,
    FindFilings,
    SigningRateAsked,
)
from labor_relations.labour_contract.heard import (
    EmploymentEnded,
    HireRegistered,
    RegistrationAnnulled,
    RegistrationCorrected,
)
from labor_relations.labour_contract.terms import (
    ChangeGround,
    CheckResult,
    ContractTerm,
    ContractTerms,
    DefectKind,
    FilingStage,
    Probation,
)

LI, WANG, ZHAO, MINE, QIN = "li", "wang", "zhao", "mine", "qin"
SINCE, TODAY = date(2010, 3, 31), date(2010, 5, 4)
TERMS = ContractTerms(ContractTerm.FIXED_TERM, SINCE, date(2011, 3, 30))
HIRE, END, RENEWAL = (f"labour-contract.{kind}-filing" for kind in ("hire", "end", "renewal"))
PROOF = "labour-contract.proof-of-ending"


def hired(employment: str, person: str, told: date, terms: ContractTerms | None = TERMS) -> HireRegistered:
    return HireRegistered(employment, person, MINE, None, XUNCHANG, SINCE, told, terms, 90000)


@pytest.fixture
def county_with_mine(county: County) -> County:
    for person in (LI, WANG, ZHAO):
        county.resident(person)
    county.tell(
        GrantGiven(grant(QIN, "gongxian-bureau", GONGXIAN, (REVIEW,))),
        EmployerRegistered(MINE, GONGXIAN, date(2005, 1, 1)),
        EmployerAgentNamed(MINE, ZHAO, date(2005, 1, 1)),
    )
    county.seats[QIN] = "gongxian-bureau"
    minimum = LocalParameter(
        name="minimum_wage",
        region=GONGXIAN,
        value=65000,
        in_force_from=date(2010, 1, 1),
        promulgated_on=date(2009, 12, 1),
        document="珙府发〔2009〕9号",
        approved_by="the county government",
        official=False,
    )
    county.tell(ParameterSet("minimum_wage", minimum, "fen"), by="insurance")
    county.open(TODAY)
    county.tell(hired("in-time", LI, date(2010, 4, 30)), hired("late", WANG, TODAY, None), by="employment")
    return county


def clocks(county: County, employment: str) -> dict[str, Any]:
    found = county.ask(QIN, "clocks_by_case", f"labour-contract/{employment}")
    return {one.kind: (one.state, one.due) for one in found}


def test_one_submission_becomes_a_filing_with_its_cause_and_its_clocks(county_with_mine: County) -> None:
    """TV-EMP1: hired on 31 March, told on 30 April is in time, on 4 May late."""
    county = county_with_mine
    assert clocks(county, "in-time")[HIRE] == (ClockState.MET, date(2010, 4, 30))
    assert clocks(county, "late")[HIRE] == (ClockState.LATE, date(2010, 4, 30))
    assert clocks(county, "in-time")[RENEWAL] == (ClockState.RUNNING, date(2011, 4, 29))

    filing = county.ask(LI, "filing_by_id", "in-time")
    assert (filing.stage, filing.filed_on, filing.terms) == (
        FilingStage.FILED_INITIAL,
        date(2010, 4, 30),
        TERMS,
    )
    history = county.ask(LI, "filing_history", "in-time")
    assert {one.cause for one in history} == {filing.submission}
    assert {one.person for one in history} == {None}

    county.tell(hired("in-time", LI, date(2010, 4, 30)), by="employment")
    assert county.ask(LI, "filing_by_id", "in-time").version == 2
    assert county.ask(WANG, "filing_by_id", "in-time") is None
    assert county.ask("gao", "filing_by_id", "in-time") is None


def test_the_end_is_filed_within_seven_days_and_what_never_was_is_annulled(county_with_mine: County) -> None:
    county = county_with_mine
    end = EmploymentEnded("in-time", LI, MINE, SINCE, TODAY, "REDUNDANCY", date(2010, 5, 12), None)
    county.open(date(2010, 5, 12))
    never = RegistrationAnnulled("late", WANG, MINE, TODAY)
    county.tell(end, never, by="employment")
    assert clocks(county, "in-time")[END] == (ClockState.LATE, date(2010, 5, 11))
    assert clocks(county, "in-time")[RENEWAL] == (ClockState.ENDED, date(2011, 4, 29))
    closed = county.ask(ZHAO, "filing_by_id", "in-time")
    assert (closed.stage, closed.last_day, closed.reason) == (
        FilingStage.FILING_CLOSED,
        TODAY,
        "REDUNDANCY",
    )
    told = RegistrationCorrected("in-time", LI, MINE, SINCE, TODAY, "REDUNDANCY", TODAY, TERMS, 95000)
    county.tell(told, by="employment")
    put_right = county.ask(ZHAO, "filing_by_id", "in-time")
    assert (put_right.stage, put_right.wage) == (FilingStage.FILING_CLOSED, 95000)
    assert clocks(county, "in-time")[RENEWAL] == (ClockState.ENDED, date(2011, 4, 29))
    assert county.ask(ZHAO, "filing_by_id", "late").stage is FilingStage.FILING_ANNULLED
    county.do(ZHAO, commands.RecordEndingProof, filing="in-time", given_on=date(2010, 5, 12))
    assert clocks(county, "in-time")[PROOF] == (ClockState.MET, date(2010, 5, 19))
    assert county.ask(LI, "filing_by_id", "in-time").proved_on == date(2010, 5, 12)
    over = county.refuses(QIN, commands.CheckLabourContract, filing="in-time")
    assert over.code == "OUT_OF_ORDER"
    assert county.refuses(QIN, commands.CheckLabourContract, filing="no job").code == "FILING_UNKNOWN"


def test_a_check_finds_what_is_missing_and_the_employer_files_it(county_with_mine: County) -> None:
    county = county_with_mine
    assert county.refuses(ZHAO, commands.CheckLabourContract, filing="late").code == "NOT_AUTHORISED"
    county.do(QIN, commands.CheckLabourContract, filing="late")
    checked = county.ask(WANG, "filing_by_id", "late")
    assert checked.result is CheckResult.CORRECTION_REQUIRED
    assert [one.kind for one in checked.defects] == [DefectKind.NO_WRITTEN_CONTRACT]

    rate = SigningRateAsked(region=GONGXIAN, on=TODAY)
    assert county.ask(QIN, "signing_rate", rate).rate == "50.00"
    may = [(one.name, one.allowed) for one in county.ask(ZHAO, "filing_actions", "late")]
    assert may == [
        ("changeLabourContract", True),
        ("checkLabourContract", False),
        ("recordEndingProof", False),
    ]
    signed = ContractTerms(ContractTerm.FIXED_TERM, TODAY, date(2011, 3, 30))
    county.do(
        ZHAO,
        commands.ChangeLabourContract,
        filing="late",
        ground=ChangeGround.SIGNED,
        terms=signed,
        wage=90000,
        probation=Probation(2, 80000),
    )
    assert county.ask(QIN, "signing_rate", rate).rate == "100.00"
    county.do(QIN, commands.CheckLabourContract, filing="late")
    found = county.ask(QIN, "find_filings", FindFilings(region=XUNCHANG, result=CheckResult.FILING_OK))
    assert [one.id for one in found.rows] == ["late"]
    told = [said for _, one in next(county.service.ledger.pages()) if (said := public(one))]
    assert [type(one).__name__ for one in told] == [
        "LabourUseFiled",
        "LabourUseFiled",
        "LabourUseChecked",
        "LabourUseChecked",
    ]


def test_the_employer_and_the_worker_see_their_contracts(county_with_mine: County) -> None:
    county = county_with_mine
    of_mine = county.ask(ZHAO, "filings_of_employer", FilingsOfEmployer(employer=MINE, open=True))
    assert {one.id for one in of_mine.rows} == {"in-time", "late"}
    assert [one.id for one in county.ask(LI, "filings_of_person", FilingsOf(person=LI)).rows] == ["in-time"]
    assert county.ask(WANG, "filings_of_person", FilingsOf(person=LI)).rows == []


def test_a_hire_is_filed_before_identity_has_told_of_the_worker(county_with_mine: County) -> None:
    county = county_with_mine
    county.tell(hired("early", "stranger", TODAY), by="employment")
    assert county.ask(ZHAO, "filing_by_id", "early").stage is FilingStage.FILED_INITIAL
    unknown = county.refuses(QIN, commands.CheckLabourContract, filing="early")
    assert unknown.code == "PERSON_UNKNOWN"
