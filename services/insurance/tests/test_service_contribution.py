"""Contributions of employees as the service handles them: who sees what, months that count, decisions."""

from datetime import date
from typing import Any

from contributing import (
    ASSESSED,
    BRICKWORKS,
    DUE,
    FANG,
    FEBRUARY,
    JANUARY,
    JANUARY_AMOUNT,
    LUO,
    MING,
    QIANG,
    TEA_WORKS,
    UNEMPLOYMENT,
    WAGES,
    every_way_of_contributing,
    january,
    lines,
)
from pilot_county import GONGXIAN, PilotCounty

from insurance.contract import (
    BillsOf,
    BillStage,
    ContributionOverdue,
    ContributionsOf,
    DeclareContributions,
    EmployeeKind,
    EmployeesOf,
    FindBills,
    FindUndeclared,
    LinesOfBill,
    MistakeGround,
    OrderContributionPayment,
    PayableOn,
    PaymentReversal,
    ReverseContributionPayment,
    ServeContributionDecisions,
    Worklist,
    WriteOffContributions,
)
from insurance.employee_contribution.paid_months import paid_months
from insurance.unemployment_benefit.heard import SOURCE as EMPLOYMENT
from insurance.unemployment_benefit.heard import EmploymentEnded, HireRegistered
from jinbao.casework.answers import DecisionAnswer
from jinbao.casework.employers import EmployerClosed, EmployerRegistered
from jinbao.casework.people import DeathRecorded, PersonsMerged
from jinbao.casework.service_method import ServiceMethod
from jinbao.statutory_clock.terms import ClockState


def months(county: PilotCounty, person: str, known_at: Any = None) -> list[tuple[str, str]]:
    with county.service.engine.connect() as connection:
        found = paid_months(connection, [person], UNEMPLOYMENT, "2010-12", known_at)
    return [(one.month, one.employer) for one in found[person]]


def test_a_month_is_billed_paid_and_counts_for_everybody_on_it(county: PilotCounty) -> None:
    works, bill = january(county)
    of_bill = LinesOfBill(bill=bill)
    shown = county.ask("qian", "contribution_bill_by_id", bill)
    assert (shown.stage, shown.amount, shown.outstanding, shown.due_on) == (
        BillStage.DUE,
        JANUARY_AMOUNT,
        JANUARY_AMOUNT,
        date(2010, 2, 20),
    )
    assert months(county, MING) == []

    county.open(DUE)
    works.pays(bill)
    assert county.ask("qian", "contribution_bill_by_id", bill).stage is BillStage.PAID
    found = county.ask(LUO, "lines_of_contribution_bill", of_bill).rows
    assert [(line.person, line.kind, line.person_part, line.paid_on) for line in found] == [
        (FANG, EmployeeKind.RURAL_CONTRACT_WORKER, 0, DUE),
        (MING, EmployeeKind.EMPLOYEE, 20_00, DUE),
    ]
    assert months(county, MING) == months(county, FANG) == [(JANUARY, TEA_WORKS)]


def test_each_sees_what_is_theirs(county: PilotCounty) -> None:
    _, bill = january(county)
    own = ContributionsOf(person=MING)
    assert [len(county.ask(who, "contributions_of_person", own).rows) for who in (MING, LUO, "qian")] == [
        1
    ] * 3
    assert [county.ask(who, "contributions_of_person", own).rows for who in (FANG, "cui", "gao")] == [[]] * 3
    bills = BillsOf(employer=TEA_WORKS)
    assert [len(county.ask(who, "contribution_bills_of", bills).rows) for who in (LUO, "jian")] == [1, 1]
    assert [county.ask(who, "contribution_bill_by_id", bill) for who in (MING, "cui", "gao")] == [None] * 3
    assert [len(county.ask(who, "insurances_of_employee", MING)) for who in (MING, LUO, "cui")] == [1, 1, 0]
    clocks = [county.ask(who, "contribution_bill_clocks", bill) for who in (LUO, "jian", MING, "gao")]
    assert [[clock.due for clock in seen] for seen in clocks] == [[DUE], [DUE], [], []]


def test_whether_an_employer_is_insured_or_billed_is_no_business_of_a_stranger(county: PilotCounty) -> None:
    january(county)
    county.tell(EmployerRegistered("mill", GONGXIAN, date(2005, 1, 1)))
    for employer, code in ((TEA_WORKS, "CORRECTION_UNEXPLAINED"), ("mill", "EMPLOYER_NOT_INSURED")):
        asked = {"employer": employer, "month": JANUARY, "schemes": (UNEMPLOYMENT,), "lines": lines(WAGES)}
        assert county.refuses("cui", DeclareContributions, **asked).code == "NOT_AUTHORISED"
        assert county.refuses("ling", DeclareContributions, **asked).code == code
    for month, code in ((JANUARY, "NOT_OVERDUE"), (FEBRUARY, "BILL_UNKNOWN")):
        order = {"bill": f"{TEA_WORKS}/{UNEMPLOYMENT}/{month}", "until": date(2010, 3, 10)}
        assert county.refuses("cui", OrderContributionPayment, **order).code == "NOT_AUTHORISED"
        assert county.refuses("he", OrderContributionPayment, **order).code == code


def test_how_an_amount_was_worked_out_is_shown_to_the_employer_and_can_be_verified(
    county: PilotCounty,
) -> None:
    works, bill = january(county)
    county.open(date(2010, 3, 1))
    works.pays(bill)
    shown = county.ask("qian", "contribution_bill_by_id", bill)
    [fee] = county.ask(LUO, "late_fees_of_contribution_bill", bill)
    assert (fee.principal, fee.amount) == (JANUARY_AMOUNT, 1_62)
    for decision in (shown.decision, fee.decision):
        told = county.ask(LUO, "decision_by_event", decision)
        assert county.ask("cui", "decision_by_event", decision) is None
        assert told.law
        assert county.ask("jian", "verification_by_case", decision).holds


def test_what_settles_a_bill_on_a_day_is_known_before_it_is_paid(county: PilotCounty) -> None:
    works, bill = january(county)
    county.open(date(2010, 3, 2))
    works.pays(bill, 40_00)
    county.open(date(2010, 3, 12))
    payable = county.ask(LUO, "payable_of_contribution_bill", PayableOn(bill=bill))
    assert (payable.contributions, payable.late_fees, payable.total) == (50_00, 1_80 + 1_00, 52_80)
    assert county.ask("cui", "payable_of_contribution_bill", PayableOn(bill=bill)) is None
    works.pays(bill, payable.total)
    shown = county.ask("qian", "contribution_bill_by_id", bill)
    assert (shown.stage, shown.late_fees_owed) == (BillStage.PAID, 0)


def test_what_is_overdue_is_known_even_when_nobody_looks(county: PilotCounty) -> None:
    _, bill = january(county)
    overdue = FindBills(stage=BillStage.OVERDUE)
    county.open(DUE)
    assert county.ask("yan", "find_contribution_bills", overdue).rows == []
    county.open(date(2010, 2, 21))
    assert [one.id for one in county.ask("yan", "find_contribution_bills", overdue).rows] == [bill]
    assert county.ask("he", "worklist", Worklist()).rows == []
    county.service.timekeeper.look()
    [task] = county.ask("he", "worklist", Worklist()).rows
    assert (task.case, task.since) == (f"contribution-bill/{bill}", county.today)
    pages = county.service.ledger.pages(limit=100)
    told = [county.service.public(recorded) for page in pages for _, recorded in page]
    assert ContributionOverdue(TEA_WORKS, UNEMPLOYMENT, JANUARY, GONGXIAN, DUE) in told


def questions(decisions: list[DecisionAnswer]) -> list[str]:
    """The first one first."""
    return [one.question.rpartition(".")[2] for one in reversed(decisions)]


def test_all_that_was_decided_about_a_bill_waits_to_be_served_and_verifies(county: PilotCounty) -> None:
    every_way_of_contributing(county)
    bills = [f"{TEA_WORKS}/{UNEMPLOYMENT}/{month}" for month in (JANUARY, FEBRUARY)]
    of_january, of_february = (county.ask(LUO, "decisions_of_contribution_bill", bill) for bill in bills)
    assert questions(of_january) == [
        "unemployment",
        "late_fee",
        "payment_order",
        "deferral",
        "enforcement",
        "late_fee",
        "unemployment",
        "late_fee",
        "refund",
    ]
    assert questions(of_february) == ["undeclared", "write_off"]
    decided = [*of_january, *of_february]
    assert all(county.ask("jian", "verification_by_event", one.id).holds for one in decided)
    told = [one for one in of_january if one.served_on]
    assert questions([one for one in of_january if one.overtaken_on]) == [
        "unemployment",
        "late_fee",
        "late_fee",
    ]
    assert len(told) + 3 == len(of_january)
    assert all(end.last_day for one in told for end in one.appeals)
    assert not any(end.last_day for one in of_february for end in one.appeals)
    waiting = county.ask("song", "worklist", Worklist()).rows
    assert [one.case for one in waiting] == [f"contribution-decisions/{bills[1]}"]
    told = {"bill": bills[0], "served_on": county.today, "method": ServiceMethod.DIRECT}
    assert county.refuses("song", ServeContributionDecisions, **told).code == "NOTHING_TO_SERVE"


def test_nobody_is_told_of_a_late_fee_that_fell_away(county: PilotCounty) -> None:
    works, bill = january(county)
    told = {"bill": bill, "method": ServiceMethod.DIRECT}
    county.do("song", ServeContributionDecisions, served_on=county.today, **told)
    county.open(date(2010, 3, 1))
    works.pays(bill, 50_00)
    waiting = Worklist(item="employee-contribution")
    assert [one.step for one in county.ask("song", "worklist", waiting).rows] == ["serve"]
    mistaken = PaymentReversal.BOUNCED
    county.do("qian", ReverseContributionPayment, bill=bill, number=1, ground=mistaken)
    assert county.ask("song", "worklist", waiting).rows == []
    nothing = county.refuses("song", ServeContributionDecisions, served_on=county.today, **told)
    assert nothing.code == "NOTHING_TO_SERVE"
    fee, bill_of_january = county.ask(LUO, "decisions_of_contribution_bill", bill)
    assert (fee.overtaken_on, fee.served_on) == (county.today, None)
    assert (bill_of_january.overtaken_on, bill_of_january.served_on) == (None, ASSESSED)


def test_what_was_known_before_a_reversal_can_still_be_asked(county: PilotCounty) -> None:
    works, bill = january(county)
    works.pays(bill)
    filed_at = county.calendar()
    county.open(date(2010, 4, 1))
    bounced = PaymentReversal.BOUNCED
    county.do("qian", ReverseContributionPayment, bill=bill, number=1, ground=bounced)
    assert (months(county, MING), months(county, MING, filed_at)) == ([], [(JANUARY, TEA_WORKS)])
    works.pays(bill)
    assert months(county, MING) == [(JANUARY, TEA_WORKS)]


def test_who_has_not_declared_is_found(county: PilotCounty) -> None:
    works, _ = january(county)
    asked = FindUndeclared(month=JANUARY, scheme=UNEMPLOYMENT)
    undeclared = "find_undeclared_months"
    assert county.ask("yan", undeclared, asked).rows == []
    works.enrols(QIANG, date(2010, 1, 4), employer=BRICKWORKS, by="cui")
    assert [one.employer for one in county.ask("yan", undeclared, asked).rows] == [BRICKWORKS]
    assert county.ask("gao", undeclared, asked).rows == []
    before = FindUndeclared(month="2009-12", scheme=UNEMPLOYMENT, region=GONGXIAN)
    assert [one.employer for one in county.ask("yan", undeclared, before).rows] == [TEA_WORKS]


def test_two_employers_in_one_month_have_a_bill_each(county: PilotCounty) -> None:
    works, bill = january(county)
    works.pays(bill)
    works.enrols(MING, date(2010, 1, 4), employer=BRICKWORKS, by="cui")
    other = works.is_billed(wages={MING: 500_00}, employer=BRICKWORKS, by="cui")
    assert months(county, MING) == [(JANUARY, TEA_WORKS)]
    works.pays(other, 15_00)
    assert months(county, MING) == [(JANUARY, BRICKWORKS), (JANUARY, TEA_WORKS)]


def test_a_hire_told_to_the_employment_service_insures_as_well_and_its_end_there_ends_it(
    county: PilotCounty,
) -> None:
    works, _ = january(county)
    hired = date(2010, 1, 18)
    county.tell(HireRegistered("job", QIANG, TEA_WORKS, hired, county.today), by=EMPLOYMENT)
    on_day = EmployeesOf(employer=TEA_WORKS)
    assert [one.person for one in county.ask(LUO, "employees_of", on_day).rows] == [FANG, MING, QIANG]
    works.is_billed(wages={**WAGES, QIANG: 900_00}, corrects=MistakeGround.PERSON_MISSING)

    county.open(date(2010, 3, 2))
    ended, in_time, involuntary = date(2010, 1, 29), date(2010, 2, 5), True
    over = ended, "EXPIRY", involuntary
    county.tell(
        EmploymentEnded("job", QIANG, TEA_WORKS, hired, *over, registered_on=in_time),
        EmploymentEnded("old", MING, TEA_WORKS, date(2009, 12, 15), *over, registered_on=county.today),
        by=EMPLOYMENT,
    )
    assert [one.person for one in county.ask(LUO, "employees_of", on_day).rows] == [FANG]
    [spell] = county.ask("qian", "spells_of_employee_insurance", f"{TEA_WORKS}/{MING}")
    assert (spell.until, spell.in_time, spell.end_due_on, spell.end_in_time) == (ended, True, in_time, False)
    [spell] = county.ask("qian", "spells_of_employee_insurance", f"{TEA_WORKS}/{QIANG}")
    assert (spell.due_on, spell.in_time) == (date(2010, 2, 20), True)
    assert (spell.end_due_on, spell.end_in_time) == (in_time, True)
    later = {"employer": TEA_WORKS, "month": FEBRUARY, "lines": lines(WAGES)}
    assert county.refuses(LUO, DeclareContributions, **later).code == "NOT_INSURED_THEN"


def test_a_death_ends_an_insurance_and_a_merged_file_takes_its_months_along(county: PilotCounty) -> None:
    works, bill = january(county)
    works.pays(bill)
    county.resident("fang-again", "1975-06-01")
    died_on = date(2010, 1, 31)
    county.tell(PersonsMerged("fang-again", FANG), DeathRecorded(MING, died_on, strong=True))
    assert (months(county, FANG), months(county, "fang-again")) == ([], [(JANUARY, TEA_WORKS)])
    [spell] = county.ask("qian", "spells_of_employee_insurance", f"{TEA_WORKS}/{MING}")
    assert spell.until == died_on
    form = {"employer": TEA_WORKS, "month": FEBRUARY, "lines": lines({MING: 1_000_00})}
    assert county.refuses(LUO, DeclareContributions, **form).code == "NOT_INSURED_THEN"


def test_what_a_court_lets_off_was_not_paid_in_time(county: PilotCounty) -> None:
    _, bill = january(county)
    county.tell(EmployerClosed(TEA_WORKS, "BANKRUPT", date(2010, 2, 12)))
    county.open(date(2010, 3, 1))
    county.do("he", WriteOffContributions, bill=bill, document="破1")
    [clock] = county.ask("jian", "clocks_by_case", f"contribution-bill/{bill}")
    assert clock.state is ClockState.ENDED


def test_who_paid_in_time_was_not_late_though_it_was_booked_later(county: PilotCounty) -> None:
    works, bill = january(county)
    county.open(date(2010, 2, 24))
    county.service.timekeeper.look()
    works.pays(bill, paid_on=DUE)
    [clock] = county.ask("jian", "clocks_by_case", f"contribution-bill/{bill}")
    assert clock.state is ClockState.MET
    assert county.ask("qian", "late_fees_of_contribution_bill", bill) == []
    assert county.ask("he", "worklist", Worklist()).rows == []
