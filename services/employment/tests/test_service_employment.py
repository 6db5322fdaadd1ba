"""Employers tell of hires and ends at the counter; the person, the employer and the office see it."""

from datetime import date

import pytest
from employing import BAI, DISPATCHER, FACTORY, ended, hired, job, open_factory, told
from employment_county import CHANGNING, GONGXIAN, LUODU, SHUANGHE, County

from employment.contract import (
    EmployeesOf,
    EmploymentEnded,
    EmploymentsOf,
    EmploymentStage,
    FindEmployments,
    HireRegistered,
    OwnWorkRegistered,
    RegistrationCorrected,
)
from employment.employment.commands import (
    AnnulRegistration,
    ConfirmOwnWork,
    CorrectRegistration,
    DeclareOwnWork,
    RefuseOwnWork,
    RegisterHire,
    RegisterTermination,
    ServeOwnWorkAnswer,
    StopOwnWork,
)
from employment.employment.terms import (
    Contract,
    ContractKind,
    CorrectionGround,
    EmploymentKind,
    EndReason,
    EndSeen,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
)
from employment.social_insurance import EmployeeInsuranceEnded, EmployeeInsured, RuralPensionGranted
from jinbao.casework.answers import Worklist
from jinbao.casework.consent import Consent
from jinbao.casework.employers import EmployerClosed
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.people import DeathRecorded
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import Refused

PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)


def test_a_hire_and_its_end_are_told_once_and_seen_by_those_whom_they_concern(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    county.open(date(2010, 4, 30))
    assert (
        county.refuses("luo", RegisterHire, person=luo, job=job(date(2010, 3, 31))).code == "NOT_AUTHORISED"
    )
    work = hired(county, luo, date(2010, 3, 31), wage=900_00, user_unit=DISPATCHER)
    again = county.refuses(BAI, RegisterHire, person=luo, job=job(date(2010, 4, 1)))
    assert again.code == "EMPLOYED_THERE"

    county.open(date(2010, 7, 30))
    ended(county, work, date(2010, 6, 30))
    answer = county.ask("luo", "employment_by_id", work, purpose="own file")
    assert (answer.stage, answer.due, answer.late) == (EmploymentStage.ENDED, date(2010, 4, 30), False)
    assert (answer.ended_on, answer.reason, answer.involuntary) == (date(2010, 6, 30), "REDUNDANCY", True)
    assert (answer.end_due, answer.end_late, answer.wage) == (date(2010, 7, 15), True, 900_00)
    assert answer.contract.until == date(2011, 3, 31)

    [hire, end] = told(county)
    assert isinstance(hire, HireRegistered)
    assert (hire.since, hire.registered_on, hire.user_unit) == (
        date(2010, 3, 31),
        date(2010, 4, 30),
        DISPATCHER,
    )
    assert isinstance(end, EmploymentEnded)
    assert (end.ended_on, end.registered_on, end.involuntary) == (date(2010, 6, 30), date(2010, 7, 30), True)

    seen = [county.ask(who, "employees_of", EmployeesOf(employer=FACTORY)).rows for who in (BAI, "hu", "gao")]
    assert [len(rows) for rows in seen] == [1, 1, 0]
    assert county.ask("hu", "employments_of", EmploymentsOf(person=luo, open=True)).rows == []
    kinds = {one.kind for one in county.ask(BAI, "employment_clocks", work)}
    assert kinds == {one.kind for one in county.ask("luo", "employment_clocks", work)} != set()
    assert county.ask("gao", "employment_clocks", work) == []
    assert [line.kind for line in county.ask("luo", "employment_history", work)] == [
        "employment.employment.hire-registered.v1",
        "employment.employment.ended.v1",
    ]
    found = [
        county.ask("hu", "find_employments", FindEmployments(**asked)).rows
        for asked in (
            {"region": GONGXIAN, "kind": EmploymentKind.EMPLOYED, "ended_from": date(2010, 6, 30)},
            {"region": CHANGNING},
            {"late": True},
        )
    ]
    assert [len(rows) for rows in found] == [1, 0, 0]


def test_two_jobs_go_together_and_the_office_corrects_and_annuls(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    county.open(date(2010, 4, 30))
    first, second = hired(county, luo, date(2010, 3, 31)), None
    second = county.do(
        "hu", RegisterHire, person=luo, job=job(date(2010, 4, 1), employer=DISPATCHER)
    ).stream.rpartition("/")[2]
    assert len(county.ask("hu", "employments_of", EmploymentsOf(person=luo, open=True)).rows) == 2
    ended(county, first, date(2010, 4, 20))
    actions = {one.name: one.allowed for one in county.ask("hu", "employment_actions", first)}
    assert actions["correctEmploymentRegistration"]
    assert not actions["registerTermination"]
    truth = job(date(2010, 3, 1), region=LUODU)
    county.do(
        "hu",
        CorrectRegistration,
        employment=first,
        job=truth,
        ground=CorrectionGround.PROVED_OTHERWISE,
        papers=PROOF,
    )
    answer = county.ask("hu", "employment_by_id", first)
    assert (answer.stage, answer.since, answer.ended_on, answer.region) == (
        EmploymentStage.OPEN,
        date(2010, 3, 1),
        None,
        LUODU,
    )
    assert (answer.late, answer.due) == (True, date(2010, 3, 31))
    corrected = told(county)[-1]
    assert isinstance(corrected, RegistrationCorrected)
    assert corrected.ended_on is None

    twice = {"ground": CorrectionGround.SAME_TWICE, "papers": PROOF}
    county.do("hu", AnnulRegistration, employment=second, **twice)
    assert county.ask("hu", "employment_by_id", second).stage is EmploymentStage.ANNULLED
    assert county.refuses("hu", AnnulRegistration, employment="none", **twice).code == "EMPLOYMENT_UNKNOWN"


def test_the_office_registers_an_end_by_itself_where_insurance_has_stopped(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    county.open(date(2010, 4, 30))
    work = hired(county, luo, date(2010, 3, 31))
    county.tell(EmployeeInsured(FACTORY, luo, date(2010, 4, 1)), by="insurance")
    asked = FindEmployments(end_seen=EndSeen.INSURANCE_STOPPED)
    ex_officio = {
        "employment": work,
        "end": JobEnd(date(2010, 6, 30), EndReason.EMPLOYER_CLOSURE),
        "told_by": ToldBy.EX_OFFICIO,
    }
    county.open(date(2010, 8, 2))
    assert county.ask("hu", "find_employments", asked).rows == []
    assert county.refuses("hu", RegisterTermination, **ex_officio).code == "PROOF_MISSING"
    county.tell(EmployeeInsuranceEnded(FACTORY, luo, date(2010, 6, 30)), by="insurance")
    assert [one.id for one in county.ask("hu", "find_employments", asked).rows] == [work]
    county.tell(
        DeathRecorded(luo, date(2010, 6, 30), strong=False),
        EmployerClosed(FACTORY, "BANKRUPT", date(2010, 7, 1)),
    )
    for seen in EndSeen:
        assert len(county.ask("hu", "find_employments", FindEmployments(end_seen=seen)).rows) == 1
    county.do("hu", RegisterTermination, **ex_officio)
    assert county.ask("hu", "employment_by_id", work).end_told_by is ToldBy.EX_OFFICIO


def test_a_contract_whose_term_is_over_asks_for_its_end_or_the_next_one(county: County) -> None:
    luo, mei = county.resident("luo"), county.resident("mei")
    open_factory(county)
    county.open(date(2010, 4, 30))
    first, second = (hired(county, person, date(2010, 3, 31)) for person in (luo, mei))
    county.open(date(2011, 4, 15))
    county.do(
        "hu",
        CorrectRegistration,
        employment=second,
        job=job(date(2010, 3, 31), contract=Contract(ContractKind.OPEN_ENDED, date(2011, 3, 31))),
        ground=CorrectionGround.PROVED_OTHERWISE,
        papers=PROOF,
    )
    assert county.service.timekeeper.look() == 0
    county.open(date(2011, 4, 16))
    assert county.service.timekeeper.look() == 1
    [clock] = county.ask("hu", "clocks_by_case", f"employment/{first}")
    assert (clock.kind, clock.due) == ("employment.term-over", date(2011, 4, 15))
    ended(county, first, date(2011, 3, 31), EndReason.EXPIRY)
    assert county.ask("hu", "employment_by_id", first).end_late


def test_own_work_is_declared_confirmed_by_the_township_and_stopped(county: County) -> None:
    luo = county.resident("luo")
    declared = {"person": luo, "work": OwnWorkKind.FLEXIBLE, "region": SHUANGHE, "since": date(2010, 2, 1)}
    assert county.refuses("xie", DeclareOwnWork, **declared).code == "CONSENT_MISSING"
    work = county.do("xie", DeclareOwnWork, consent=Consent.SIGNED_FORM, **declared).stream.rpartition("/")[2]
    assert [task.case for task in county.ask("chu", "worklist", Worklist()).rows] == [f"employment/{work}"]
    county.do("chu", ConfirmOwnWork, employment=work)
    assert isinstance(told(county)[-1], OwnWorkRegistered)
    county.open(date(2010, 5, 31))
    retires = {"employment": work, "ended_on": date(2010, 5, 30), "reason": OwnWorkEnd.RETIREMENT}
    assert county.refuses("luo", StopOwnWork, **retires).code == "RETIREMENT_NOT_PROVED"
    county.tell(RuralPensionGranted(luo, "2010-06"), by="insurance")
    county.do("luo", StopOwnWork, **retires)
    answer = county.ask("luo", "employment_by_id", work)
    assert (answer.stage, answer.reason) == (EmploymentStage.ENDED, "RETIREMENT")

    refused = county.do("luo", DeclareOwnWork, **declared).stream.rpartition("/")[2]
    county.do("chu", RefuseOwnWork, employment=refused, reasons=(OwnWorkRefusal.NOT_AT_WORK,))
    answer = county.ask("luo", "employment_by_id", refused)
    assert (answer.stage, answer.reasons) == (EmploymentStage.NOT_CONFIRMED, ("NOT_AT_WORK",))
    assert [(way.route, way.last_day) for way in answer.appeals] == [
        ("reconsideration", None),
        ("suit", None),
    ]
    assert [task.step for task in county.ask("hu", "worklist", Worklist()).rows] == ["serve"]
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("hu", ServeOwnWorkAnswer, employment=refused, **served)
    answer = county.ask("luo", "employment_by_id", refused)
    assert (answer.served_on, answer.appeals[0].last_day) == (county.today, date(2010, 7, 30))
    outcomes = {work: "granted", refused: "denied"}
    for employment, outcome in outcomes.items():
        [decision] = county.ask("luo", "employment_decisions", employment)
        assert (decision.outcome, decision.question) == (outcome, "employment.employment.own_work")
        assert county.ask("luo", "verification_by_case", decision.event).holds
        assert county.ask("gao", "decision_by_event", decision.event) is None
    late = county.refuses(
        "luo", RegisterTermination, employment=work, end=JobEnd(date(2010, 5, 1), EndReason.RESIGNATION)
    )
    assert late.code == "OUT_OF_ORDER"


def test_a_hire_is_tried_out_before_it_is_told_and_its_clock_starts_only_then(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    county.open(date(2010, 6, 20))
    hire = RegisterHire(on=county.today, person=luo, job=job(date(2010, 4, 14)))
    before = county.everything()
    [said] = county.supposes(BAI, command=hire).told
    assert said.headers["ce-type"] == "cn.jinbao.employment.hire-registered.v1"
    assert county.everything() == before
    assert told(county) == []
    county.carry_out(hire, county.call(BAI))
    with pytest.raises(Refused, match="EMPLOYED_THERE"):
        county.supposes(BAI, command=hire)
