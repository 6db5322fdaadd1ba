"""Lists and batches: as much SQL for a hundred as for twenty, and pages that do not shift."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from pilot_county import SHUANGHE, TODAY, PilotCounty

from insurance.contract import (
    Asked,
    BillsOf,
    CertificationsOf,
    ClaimsOf,
    ContributionsOf,
    DebtsOf,
    EmployeeScheme,
    EmployeesOf,
    EntriesOf,
    FindBatches,
    FindBills,
    FindCertifications,
    FindClaims,
    FindEnrolments,
    FindInheritances,
    FindItems,
    FindOverpayments,
    FindParameters,
    FindPensions,
    FindReportedPayments,
    FindRuns,
    FindUndeclared,
    FindUnemploymentBenefits,
    FindUnemploymentClaims,
    InheritancesOf,
    InheritedBy,
    LinesOf,
    LinesOfBill,
    LinesOfLedger,
    LinesToSend,
    Newcomer,
    OfficeLedgerOf,
    PayableOn,
    PaymentsOf,
    PensionDecisionsOf,
    RaisesOf,
    ReceiptsOf,
    ReturnRowsOf,
    SubmitEnrolment,
    Today,
    Turning,
    UnemploymentBenefitsOf,
    UnemploymentClaimsOf,
    UnemploymentRulingsOf,
    Unpaid,
    Waiting,
    Worklist,
    WouldEnrol,
)
from insurance.items import PENSION_CLAIM
from jinbao.decider import Refused
from jinbao.paging import cursor
from jinbao.statutory_clock.answers import FindClocks

BY_PERSON = (
    "enrolment_by_person",
    "enrolment_decisions",
    "enrolment_history",
    "enrolment_clocks",
    "enrolment_actions",
    "account_by_person",
    "make_up_by_person",
    "account_history",
    "account_actions",
    "pension_by_person",
    "pension_history",
    "pension_actions",
    "certification_by_person",
    "certification_history",
    "certification_clocks",
    "certification_actions",
    "months_by_entitlement",
    "overpayment_by_id",
    "overpayment_decisions",
    "overpayment_history",
    "overpayment_clocks",
    "overpayment_actions",
    "months_of_overpayment",
    "returns_of",
    "reply_period_of",
    "debtors_of",
    "inheritance_by_id",
    "inheritance_decisions",
    "inheritance_history",
    "inheritance_actions",
    "heirs_of",
    "refunds_by_person",
    "single_sum_by_id",
    "decision_by_event",
    "verification_by_event",
    "contribution_bill_by_id",
    "payments_of_contribution_bill",
    "late_fees_of_contribution_bill",
    "decisions_of_contribution_bill",
    "contribution_bill_history",
    "contribution_bill_clocks",
    "contribution_bill_actions",
    "reported_payment_by_id",
    "reported_payment_actions",
    "insurances_of_employee",
    "unemployment_claim_by_id",
    "unemployment_claim_history",
    "unemployment_claim_clocks",
    "unemployment_claim_actions",
    "unemployment_claim_form",
    "unemployment_benefit_by_id",
    "unemployment_benefit_history",
    "unemployment_benefit_actions",
    "unemployment_revocation_of",
    "unemployment_ruling_by_id",
    "months_of_unemployment",
)
BY_CLAIM = (
    "claim_by_id",
    "claim_history",
    "claim_clocks",
    "claim_actions",
    "decision_by_claim",
    "verification_by_claim",
    "verification_by_case",
)
ASKED: dict[str, Callable[[Sequence[str], Sequence[str]], list[Any]]] = {
    **dict.fromkeys(BY_PERSON, lambda people, _: list(people)),
    **dict.fromkeys(BY_CLAIM, lambda _, claims: list(claims)),
    "entries_of": lambda people, _: [EntriesOf(person=person) for person in people],
    "claims_of": lambda people, _: [ClaimsOf(person=person) for person in people],
    "inherited_by": lambda people, _: [InheritedBy(heir=person) for person in people],
    "debts_of": lambda people, _: [DebtsOf(debtor=person) for person in people],
    "inheritances_of": lambda people, _: [InheritancesOf(person=person) for person in people],
    "certifications_of": lambda people, _: [CertificationsOf(person=person) for person in people],
    "raises_of": lambda people, _: [RaisesOf(person=person) for person in people],
    "pension_decisions_of": lambda people, _: [PensionDecisionsOf(person=person) for person in people],
    "pension_decision_by_id": lambda people, _: list(people),
    "raise_by_id": lambda people, _: list(people),
    "payments_of": lambda people, _: [PaymentsOf(entitlement=person) for person in people],
    "run_by_id": lambda people, _: [f"gongxian/{person}" for person in people],
    "payout_by_line": lambda people, _: [f"gongxian/2010-02/{person}" for person in people],
    "bank_files_by_run": lambda people, _: [f"gongxian/{person}" for person in people],
    "bank_order": lambda people, _: [LinesToSend(run=f"gongxian/{person}") for person in people],
    "return_files_by_run": lambda people, _: [f"gongxian/{person}" for person in people],
    "return_file_by_id": lambda people, _: [f"gongxian/2010-02/{person}" for person in people],
    "return_rows_of": lambda people, _: [
        ReturnRowsOf(file=f"gongxian/2010-02/{person}") for person in people
    ],
    "run_actions": lambda people, _: [f"gongxian/{person}" for person in people],
    "line_actions": lambda people, _: [f"gongxian/2010-02/{person}" for person in people],
    "batch_by_id": lambda people, _: list(people),
    "receipts_of": lambda people, _: [ReceiptsOf(batch=person) for person in people],
    "today": lambda people, _: [Today() for _ in people],
    "today_totals": lambda _people, _claims: [""],  # of an officer's own day, of which there is one
    "office_ledger": lambda people, _: [
        OfficeLedgerOf(office=person, item=PENSION_CLAIM, month="2010-01") for person in people
    ],
    "totals_of_ledger": lambda people, _: [f"{person}/{PENSION_CLAIM}/2010-01" for person in people],
    "lines_of_ledger": lambda people, _: [
        LinesOfLedger(ledger=f"{person}/{PENSION_CLAIM}/2010-01") for person in people
    ],
    "totals_of_run": lambda people, _: [f"gongxian/{person}" for person in people],
    "lines_of_run": lambda people, _: [LinesOf(run=f"gongxian/{person}") for person in people],
    "line_by_id": lambda people, _: [f"gongxian/2010-02/{person}" for person in people],
    "parameter_by_id": lambda people, _: [f"parameter/top_up/{person}#1" for person in people],
    "find_items": lambda people, _: [FindItems() for _ in people],
    "clock_history": lambda people, _: [
        f"clock/rural-pension-enrolment.first-review/rural-pension-enrolment/{person}" for person in people
    ],
    "clocks_by_case": lambda people, _: [f"rural-pension-enrolment/{person}" for person in people],
    "contribution_bills_of": lambda people, _: [BillsOf(employer=person) for person in people],
    "lines_of_contribution_bill": lambda people, _: [LinesOfBill(bill=person) for person in people],
    "payable_of_contribution_bill": lambda people, _: [PayableOn(bill=person) for person in people],
    "contributions_of_person": lambda people, _: [ContributionsOf(person=person) for person in people],
    "employees_of": lambda people, _: [EmployeesOf(employer=person) for person in people],
    "employee_insurance_by_id": lambda people, _: [f"tea-works/{person}" for person in people],
    "employee_insurance_actions": lambda people, _: [f"tea-works/{person}" for person in people],
    "spells_of_employee_insurance": lambda people, _: [f"tea-works/{person}" for person in people],
    "unemployment_claims_of": lambda people, _: [UnemploymentClaimsOf(person=person) for person in people],
    "unemployment_benefits_of": lambda people, _: [UnemploymentBenefitsOf(person=one) for one in people],
    "unemployment_rulings_of": lambda people, _: [UnemploymentRulingsOf(benefit=one) for one in people],
    "would_enrol": lambda people, _: [form_of(person) for person in people],
}


def form_of(person: str) -> WouldEnrol:
    newcomer = Newcomer(born=date(1970, 6, 1), hukou_region=SHUANGHE, rural_hukou=True)
    return WouldEnrol(form=SubmitEnrolment(on=TODAY, person=person, grade=100_00), newcomer=newcomer)


PAGES: dict[str, Callable[..., Any]] = {
    "find_enrolments": FindEnrolments,
    "find_claims": FindClaims,
    "find_parameters": FindParameters,
    "find_pensions": FindPensions,
    "find_certifications": FindCertifications,
    "find_runs": FindRuns,
    "find_contribution_bills": FindBills,
    "find_reported_payments": FindReportedPayments,
    "find_undeclared_months": partial(FindUndeclared, month="2010-01", scheme=EmployeeScheme.PENSION),
    "find_inheritances": FindInheritances,
    "find_overpayments": FindOverpayments,
    "find_batches": FindBatches,
    "find_unemployment_claims": FindUnemploymentClaims,
    "find_unemployment_benefits": FindUnemploymentBenefits,
    "turning": Turning,
    "unpaid": Unpaid,
    "waiting": Waiting,
    "asked": Asked,
    "worklist": Worklist,
    "find_clocks": FindClocks,
}


@pytest.fixture
def village(county: PilotCounty) -> tuple[PilotCounty, list[str], list[str]]:
    """A hundred keys of each kind, some of them of cases that stand at different desks."""
    people = [f"zhou-{number:03}" for number in range(6)]
    claims = [county.granted(people[0]), county.hand_on(county.file(county.pensioner(people[1])))]
    claims.append(county.file(county.pensioner(people[2])))
    county.enrol(county.resident(people[3]))
    county.submit(county.resident(people[4]))
    return (
        county,
        [*people, *(f"nobody-{number}" for number in range(94))],
        [*claims, *(f"none-{number}" for number in range(97))],
    )


def test_every_look_up_is_measured(county: PilotCounty) -> None:
    assert {*ASKED, *PAGES} == {*county.service.look_ups}


def test_a_hundred_keys_cost_no_more_statements_than_twenty(
    village: tuple[PilotCounty, list[str], list[str]],
) -> None:
    county, people, claims = village
    for look_up, asked in ASKED.items():
        counts = []
        for many in (20, 100):
            keys = asked(people[:many], claims[:many])
            with county.statements() as run:
                answers = county.service.look_up(look_up, keys, county.call("jian"))
            assert len(answers) == len(keys)
            counts.append(len(run))
        assert counts[0] == counts[1] <= 18, (look_up, counts)


def test_a_page_of_a_hundred_costs_no_more_statements_than_one_of_twenty(
    village: tuple[PilotCounty, list[str], list[str]],
) -> None:
    county, *_ = village
    for look_up, question in PAGES.items():
        counts = []
        for first in (20, 100):
            with county.statements() as run:
                county.ask("chu", look_up, question(first=first))
            counts.append(len(run))
        assert counts[0] == counts[1] <= 7, (look_up, counts)


# Pages


def walk(
    county: PilotCounty, who: str, look_up: str, question: Callable[..., Any], meanwhile: Callable[[int], Any]
) -> list[Any]:
    """Every row of a list, read two by two, while something happens between the pages."""
    rows: list[Any] = []
    after = None
    for number in range(20):
        page = county.ask(who, look_up, question(first=2, after=after))
        rows.extend(page.rows)
        assert page.has_previous is (after is not None)
        if not page.has_next:
            return rows
        after = page.cursors[-1]
        meanwhile(number)
    raise AssertionError("the list has no end")


def test_pages_of_enrolments_have_no_holes_and_no_repeats_while_people_come_in(county: PilotCounty) -> None:
    there = [county.resident(f"m-{number}") for number in range(5)]
    for person in there:
        county.submit(person)

    def meanwhile(number: int) -> None:
        county.submit(county.resident(f"a-{number}"))
        county.submit(county.resident(f"z-{number}"))

    rows = [row.id for row in walk(county, "fu", "find_enrolments", FindEnrolments, meanwhile)]
    assert rows == sorted(set(rows))
    assert set(there) <= set(rows)


def test_pages_of_claims_have_no_holes_and_no_repeats_while_claims_come_in(county: PilotCounty) -> None:
    there = []
    for number in range(5):
        county.open(date(2010, 1, 5) + timedelta(days=number // 2))
        there.append(county.file(county.resident(f"zhou-{number}", "1950-01-04")))

    def meanwhile(number: int) -> None:
        county.file(county.resident(f"sun-{number}", "1950-01-04"))

    rows = [row.id for row in walk(county, "fu", "find_claims", FindClaims, meanwhile)]
    assert rows == list(reversed(there))


def test_pages_of_the_worklist_have_no_holes_while_work_is_done(county: PilotCounty) -> None:
    there = [county.resident(f"lin-{number}") for number in range(5)]
    for person in there:
        county.submit(person)

    def meanwhile(number: int) -> None:
        county.submit(county.resident(f"zz-{number}"))

    rows = [task.person for task in walk(county, "chu", "worklist", Worklist, meanwhile)]
    assert rows[: len(there)] == there
    assert len(rows) == len(set(rows))


def test_pages_of_entries_run_from_the_newest_to_the_first(county: PilotCounty) -> None:
    county.enrol(county.resident("lin"))
    county.pay("lin", 2010)
    for year in (2011, 2012):
        county.open(date(year, 3, 1))
        county.pay("lin", year)

    def entries(**page: Any) -> EntriesOf:
        return EntriesOf(person="lin", **page)

    numbers = [row.number for row in walk(county, "fu", "entries_of", entries, lambda _: None)]
    assert numbers == [6, 5, 4, 3, 2, 1]


def test_a_cursor_that_nobody_handed_out_is_refused(county: PilotCounty) -> None:
    county.enrol(county.resident("lin"))
    of_lin = {"entries_of": partial(EntriesOf, person="lin"), "claims_of": partial(ClaimsOf, person="lin")}
    for look_up, question in {**PAGES, **of_lin}.items():
        for foreign in ("?", "bm90IGpzb24", cursor(None), cursor(1, 2, 3), cursor([1])):
            with pytest.raises(Refused) as refusal:
                county.ask("fu", look_up, question(after=foreign))
            assert (refusal.value.code, refusal.value.field) == ("BAD_CURSOR", "after"), (look_up, foreign)
