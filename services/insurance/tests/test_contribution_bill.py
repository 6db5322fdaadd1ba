"""An employer's bill: declared, worked out, paid in time and late, corrected, reversed, and pursued."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from insurance import items
from insurance.contract import (
    AssessContributions,
    AssessUndeclared,
    BillBasis,
    Collector,
    DeclareContributions,
    DeferContributionPayment,
    EmployeeKind,
    EmployeeScheme,
    EnforceContributionPayment,
    EnforcementMeasure,
    MistakeGround,
    OrderContributionPayment,
    PaymentReversal,
    RecordContributionPayment,
    RefundContributions,
    ReverseContributionPayment,
    ServeContributionDecisions,
    WageLine,
    WriteOffContributions,
)
from insurance.employee_contribution.bill import BILL
from insurance.employee_contribution.events import (
    BillAssessed,
    BillLine,
    LateFeeCancelled,
    LateFeeCharged,
    MonthsPaid,
    MonthsUnpaid,
    PaymentReceived,
)
from insurance.employee_contribution.facts import BillFacts, MonthBefore
from insurance.serving import Unserved
from jinbao.actor import Actor, Place
from jinbao.casework.known_employer import BANKRUPT, KnownEmployer
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.explanation import explain
from jinbao.ids import global_id
from jinbao.rules import LocalParameter
from jinbao.testing import Scenario, officer
from jinbao.verification import verify_steps

WORKS, GONGXIAN = "tea-works", Place("gongxian", ("gongxian", "yibin"))
MING, FANG = "ming", "fang"
LUO = Actor("luo")
LING, YAN, QIAN, HE, BIAN = (
    officer(person, "county-agency", "gongxian", step)
    for person, step in (
        ("ling", items.INTAKE),
        ("yan", items.REVIEW),
        ("qian", items.CONTRIBUTE),
        ("he", items.APPROVE),
        ("bian", items.PAY),
    )
)
UNEMPLOYMENT, PENSION = EmployeeScheme
ASSESSED_ON, DUE_ON = date(2011, 6, 1), date(2011, 6, 16)
LATER = date(2011, 7, 20)
ID = f"{WORKS}/UNEMPLOYMENT/2011-05"
KNOWN = BillFacts(
    person=WORKS,
    kin=frozenset({"luo", "wen"}),
    employer=KnownEmployer(
        WORKS, "gongxian", date(2005, 1, 1), "gongxian", date(2006, 1, 1), agents=frozenset({"luo", "wen"})
    ),
    place=GONGXIAN,
    scheme=UNEMPLOYMENT,
    month="2011-05",
    covered={MING: EmployeeKind.EMPLOYEE, FANG: EmployeeKind.RURAL_CONTRACT_WORKER},
    declared="declared",
    assessed="assessed",
    booked={number: f"payment-{number}" for number in (1, 2, 3)},
    charged={number: f"fee-{number}" for number in (1, 2)},
    measured="measured",
)
A_BILL = Scenario(BILL, KNOWN)


def declaration(on: date = ASSESSED_ON, **wages: Any) -> DeclareContributions:
    lines = tuple(WageLine(person=person, base=base) for person, base in wages.items())
    return DeclareContributions(on=on, employer=WORKS, month="2011-05", lines=lines)


def declared(**wages: Any) -> Scenario:
    return A_BILL.given(*A_BILL.when(declaration(**wages), by=LUO).decided())


def assessed(**wages: Any) -> Scenario:
    return after(declared(**(wages or {"ming": 2_000_00, "fang": 1_500_00})), assess(ASSESSED_ON), YAN)


def after(scenario: Scenario, command: Any, by: Actor) -> Scenario:
    return scenario.given(*scenario.when(command, by=by).decided())


def assess(on: date) -> AssessContributions:
    return AssessContributions(on=on, bill=ID)


def payment(amount: int, paid_on: date, on: date | None = None) -> RecordContributionPayment:
    return RecordContributionPayment(
        on=on or paid_on,
        bill=ID,
        amount=amount,
        paid_on=paid_on,
        document=f"川A{paid_on}-{amount}",
        collector=Collector.TAX,
    )


def correction(on: date, **wages: Any) -> DeclareContributions:
    return replace(declaration(on, **wages), corrects=MistakeGround.PERSON_MISSING)


def holds(decision: Decision) -> bool:
    """A stranger gets the same, and both languages have words for all of it."""
    assert all(explain(decision, language) for language in ("zh", "en"))
    return verify_steps(decision.encoded()) == []


def kinds(events: tuple[Any, ...]) -> list[str]:
    return [type(event).__name__ for event in events]


# Who may.


@pytest.mark.parametrize(
    ("by", "code"),
    [(Actor("gu"), "NOT_AUTHORISED"), (YAN, "NOT_AUTHORISED"), (replace(LING, person="wen"), "AVOIDANCE")],
    ids=["stranger", "other-step", "agent-in-office"],
)
def test_the_agent_or_the_officer_who_takes_papers_in_declares(by: Actor, code: str) -> None:
    assert kinds(A_BILL.when(declaration(ming=1), by=LUO).decided()) == ["ContributionsDeclared"]
    assert kinds(A_BILL.when(declaration(ming=1), by=LING).decided()) == ["ContributionsDeclared"]
    A_BILL.when(declaration(ming=1), by=by).refused(code)


def test_who_handed_in_does_not_assess_and_who_assessed_gives_nothing_back() -> None:
    both = officer("ling", "county-agency", "gongxian", items.INTAKE, items.REVIEW)
    after(A_BILL, declaration(ming=1_000_00), both).when(assess(ASSESSED_ON), by=both).refused("SEPARATION")
    yan = officer("yan", "county-agency", "gongxian", items.PAY, items.APPROVE)
    for command in (RULING, RefundContributions(on=LATER, bill=ID, amount=1, document="1")):
        assessed().when(command, by=yan).refused("SEPARATION")


# What is declared.


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (declaration(gu=1_00), "NOT_INSURED_THEN"),
        (replace(declaration(ming=1), lines=(WageLine(person=MING, base=1),) * 2), "EMPLOYEE_TWICE"),
        (replace(declaration(ming=1), on=date(2011, 4, 30)), "MONTH_AHEAD"),
    ],
    ids=["not-enrolled", "twice", "ahead"],
)
def test_a_declaration_names_everybody_once_who_was_insured_in_a_month_that_has_begun(
    command: DeclareContributions, code: str
) -> None:
    A_BILL.when(command, by=LUO).refused(code)


def test_an_employer_that_is_no_more_declares_only_months_in_which_it_was() -> None:
    for closed_on, code in ((date(2011, 5, 1), "EMPLOYER_CLOSED"), (date(2011, 5, 2), None)):
        known = replace(KNOWN, employer=replace(KNOWN.employer, closed_on=closed_on))
        asked = A_BILL.knowing(known).when(declaration(ming=1), by=LUO)
        if code:
            asked.refused(code)
        else:
            assert asked.decided()


# What it comes to.


@pytest.mark.parametrize(
    ("scheme", "person", "base", "employer_part", "person_part"),
    [
        (UNEMPLOYMENT, MING, 2_000_00, 40_00, 20_00),
        (UNEMPLOYMENT, FANG, 2_000_00, 40_00, 0),
        (UNEMPLOYMENT, MING, 1_234_25, 24_69, 12_34),
        (UNEMPLOYMENT, MING, 1_234_50, 24_69, 12_35),
        (PENSION, MING, 2_000_00, 400_00, 160_00),
        (PENSION, FANG, 2_000_00, 400_00, 160_00),
    ],
)
def test_each_part_is_a_share_of_the_wage_and_rounded_to_the_fen(
    scheme: EmployeeScheme, person: str, base: int, employer_part: int, person_part: int
) -> None:
    scenario = A_BILL.knowing(replace(KNOWN, scheme=scheme))
    wages: dict[str, Any] = {person: base}
    scenario = after(scenario, declaration(**wages), LUO)
    [bill] = scenario.when(assess(ASSESSED_ON), by=YAN).decided()
    kind = KNOWN.covered[person]
    assert bill.lines == (BillLine(person, kind, base, employer_part, person_part),)
    assert bill.amount == bill.decision.amount.fen == employer_part + person_part
    assert (bill.due_on, bill.outstanding) == (DUE_ON, bill.amount)
    assert holds(bill.decision)
    assert any(f"wage of {global_id('Person', person)} " in said for said in explain(bill.decision, "en"))


def test_a_place_has_another_rate_from_its_day_on() -> None:
    rate = LocalParameter(
        name="unemployment_rural_worker_rate",
        region="yibin",
        value="0.01",
        in_force_from=date(2011, 5, 1),
        promulgated_on=date(2011, 4, 1),
        document="宜府发示例号",
        approved_by="宜宾市人民政府",
        official=False,
    )
    for since, own in ((date(2011, 5, 1), 15_00), (date(2011, 5, 2), 0)):
        known = replace(KNOWN, parameters=(replace_local(rate, since),))
        scenario = after(A_BILL.knowing(known), declaration(fang=1_500_00), LUO)
        [bill] = scenario.when(assess(ASSESSED_ON), by=YAN).decided()
        assert bill.lines[0].person_part == own


def replace_local(rate: LocalParameter, since: date) -> LocalParameter:
    return replace(rate, in_force_from=since)


LAST_MONTH = (
    BillLine(MING, EmployeeKind.EMPLOYEE, 1_000_000_00, 30_000_00, 10_000_00),
    BillLine(FANG, EmployeeKind.RURAL_CONTRACT_WORKER, 500_000_00, 10_000_00, 0),
)


@pytest.mark.parametrize(
    ("before", "expected"),
    [(50_000_00, 55_000_00), (1, 1), (5, 6), (33_33, 36_66)],
    ids=["TV-ARR2", "1", "5", "3333"],
)
def test_a_month_that_was_not_declared_is_set_at_110_per_cent_of_the_month_before(
    before: int, expected: int
) -> None:
    known = replace(KNOWN, month_before=MonthBefore(before, LAST_MONTH, "april"))
    command = AssessUndeclared(on=ASSESSED_ON, employer=WORKS, scheme=UNEMPLOYMENT, month="2011-05")
    [bill] = A_BILL.knowing(known).when(command, by=YAN).decided()
    assert bill.amount == sum(line.amount for line in bill.lines) == expected
    assert {line.person for line in bill.lines} == {MING, FANG}
    assert holds(bill.decision)
    [law] = [one.source.document for one in bill.decision.parameters if one.name == "undeclared_share"]
    assert law == "社会保险费征缴暂行条例"


def test_from_july_2011_the_insurance_law_sets_it() -> None:
    known = replace(
        KNOWN,
        month_before=MonthBefore(50_000_00, LAST_MONTH[:1], "april"),
        covered={FANG: EmployeeKind.EMPLOYEE},
    )
    command = AssessUndeclared(on=date(2011, 7, 1), employer=WORKS, scheme=UNEMPLOYMENT, month="2011-05")
    [bill] = A_BILL.knowing(known).when(command, by=YAN).decided()
    assert (bill.amount, bill.lines) == (55_000_00, ())
    assert "社会保险法" in [one.source.document for one in bill.decision.parameters]


def test_an_undeclared_month_is_over_and_follows_one_that_was_to_be_paid() -> None:
    command = AssessUndeclared(on=date(2011, 5, 31), employer=WORKS, scheme=UNEMPLOYMENT, month="2011-05")
    A_BILL.when(command, by=YAN).refused("MONTH_NOT_OVER")
    A_BILL.when(replace(command, on=ASSESSED_ON), by=YAN).refused("NO_MONTH_BEFORE")
    declared(ming=1).when(replace(command, on=ASSESSED_ON), by=YAN).refused("OUT_OF_ORDER")
    declared(ming=1).when(replace(command, on=ASSESSED_ON), by=Actor("gu")).refused("NOT_AUTHORISED")


def test_a_month_in_which_nobody_was_insured_is_not_set() -> None:
    known = replace(KNOWN, month_before=MonthBefore(50_000_00, LAST_MONTH, "april"), covered={})
    command = AssessUndeclared(on=ASSESSED_ON, employer=WORKS, scheme=UNEMPLOYMENT, month="2011-05")
    A_BILL.knowing(known).when(command, by=YAN).refused("NOBODY_INSURED_THEN")


def test_a_declaration_that_comes_late_takes_the_place_of_what_was_set() -> None:
    known = replace(KNOWN, month_before=MonthBefore(60_00, LAST_MONTH[:1], "april"))
    command = AssessUndeclared(on=ASSESSED_ON, employer=WORKS, scheme=UNEMPLOYMENT, month="2011-05")
    paid = after(after(A_BILL.knowing(known), command, YAN), payment(66_00, DUE_ON), QIAN)
    late = after(paid, declaration(LATER, ming=2_000_00), LUO)
    bill, gone, counts = late.when(assess(LATER), by=YAN).decided()
    assert (bill.basis, bill.amount, bill.due_on) == (BillBasis.DECLARED, 60_00, DUE_ON)
    assert (gone.people, [line.base for line in counts.lines], counts.paid_on) == (
        (MING,),
        [2_000_00],
        DUE_ON,
    )


# What comes in.


def test_a_month_counts_once_all_of_it_is_in() -> None:
    """90.00 in two parts: nothing counts after the first."""
    half = after(assessed(), payment(50_00, date(2011, 6, 10)), QIAN)
    [received, months] = half.when(payment(40_00, DUE_ON), by=QIAN).decided()
    assert isinstance(received, PaymentReceived)
    assert (months.paid_on, {line.person for line in months.lines}) == (DUE_ON, {MING, FANG})
    assert received.number == 2


def test_a_late_payment_bears_a_fee_of_each_rate_with_a_decision_of_its_own() -> None:
    """14 days at 2 per mille until 30 June, 10 at a half from then, on 90.00 yuan."""
    follows = assessed().when(payment(92_00, date(2011, 7, 10)), by=QIAN).decided()
    first, second = (event for event in follows if isinstance(event, LateFeeCharged))
    assert kinds(follows) == ["PaymentReceived", "LateFeeCharged", "LateFeeCharged", "MonthsPaid"]
    assert (first.after, first.through, first.amount) == (DUE_ON, date(2011, 6, 30), 2_52)
    assert (second.after, second.through, second.amount) == (date(2011, 6, 30), date(2011, 7, 10), 45)
    assert holds(first.decision)
    assert holds(second.decision)


@pytest.mark.parametrize(("amount", "code"), [(92_97, None), (92_98, "MORE_THAN_BILLED")])
def test_nobody_pays_more_than_is_owed_with_the_fees_of_that_day(amount: int, code: str | None) -> None:
    asked = assessed().when(payment(amount, date(2011, 7, 10)), by=QIAN)
    if code:
        assert asked.refused(code).params == {"outstanding": 92_97}
    else:
        assert asked.decided()


def test_a_document_is_booked_on_a_bill_once_unless_it_was_reversed() -> None:
    paid = after(assessed(), payment(10_00, date(2011, 6, 2)), QIAN)
    again = payment(10_00, date(2011, 6, 2))
    assert paid.when(again, by=QIAN).refused("DOCUMENT_BOOKED").field == "document"
    wrong = ReverseContributionPayment(on=again.on, bill=ID, number=1, ground=PaymentReversal.WRONG_BILL)
    assert after(paid, wrong, QIAN).when(again, by=QIAN).decided()


@pytest.mark.parametrize(
    ("paid_on", "code"), [(date(2011, 5, 31), "PAID_BEFORE_BILL"), (date(2011, 6, 3), "PAID_IN_FUTURE")]
)
def test_it_is_paid_between_the_bill_and_the_booking(paid_on: date, code: str) -> None:
    assessed().when(payment(1, paid_on, on=date(2011, 6, 2)), by=QIAN).refused(code)


# What was wrong.


def paid_late() -> Scenario:
    return after(assessed(), payment(92_97, date(2011, 7, 10)), QIAN)


def test_a_payment_that_bounced_takes_its_months_and_fees_with_it() -> None:
    reversal = ReverseContributionPayment(on=LATER, bill=ID, number=1, ground=PaymentReversal.BOUNCED)
    follows = paid_late().when(reversal, by=QIAN).decided()
    assert kinds(follows) == ["PaymentReversed", "LateFeeCancelled", "LateFeeCancelled", "MonthsUnpaid"]
    again = after(paid_late(), reversal, QIAN)
    again.when(reversal, by=QIAN).refused("PAYMENT_UNKNOWN")
    fees = [
        one for one in again.when(payment(93_42, LATER), by=QIAN).decided() if isinstance(one, LateFeeCharged)
    ]
    assert [(one.number, one.amount) for one in fees] == [(3, 2_52), (4, 90)]


def test_a_colleague_who_was_forgotten_takes_the_month_from_nobody_else() -> None:
    only_ming = after(assessed(ming=2_000_00), payment(60_00, DUE_ON), QIAN)
    only_ming.when(declaration(LATER, ming=2_000_00), by=LUO).refused("CORRECTION_UNEXPLAINED")
    corrected = after(only_ming, correction(LATER, ming=2_000_00, fang=1_500_00), LUO)
    [bill] = corrected.when(assess(LATER), by=YAN).decided()
    assert (bill.amount, bill.outstanding, bill.due_on, bill.first_on) == (90_00, 30_00, DUE_ON, ASSESSED_ON)
    follows = after(corrected, assess(LATER), YAN).when(payment(30_00, LATER), by=QIAN).decided()
    [months] = [event for event in follows if isinstance(event, MonthsPaid)]
    assert [line.person for line in months.lines] == [FANG]
    assert [event.principal for event in follows if isinstance(event, LateFeeCharged)] == [30_00, 30_00]


def test_whoever_was_declared_by_mistake_loses_the_month_and_the_money_goes_back() -> None:
    paid = after(assessed(), payment(90_00, DUE_ON), QIAN)
    corrected = after(
        paid, replace(correction(LATER, ming=2_000_00), corrects=MistakeGround.WRONG_PERSON), LUO
    )
    bill, gone = corrected.when(assess(LATER), by=YAN).decided()
    assert isinstance(bill, BillAssessed)
    assert isinstance(gone, MonthsUnpaid)
    assert (bill.outstanding, gone.people) == (0, (FANG,))
    refund = RefundContributions(on=LATER, bill=ID, amount=30_01, document="退1")
    lower = after(corrected, assess(LATER), YAN)
    assert lower.when(refund, by=BIAN).refused("MORE_THAN_CREDIT").params == {"credit": 30_00}
    back = after(lower, replace(refund, amount=30_00), BIAN)
    [given] = lower.when(replace(refund, amount=30_00), by=BIAN).decided()
    assert given.decision.amount.fen == 30_00
    assert holds(given.decision)
    back.when(replace(refund, amount=1), by=BIAN).refused("MORE_THAN_CREDIT")


def test_fees_on_what_was_never_owed_fall_away_with_the_correction() -> None:
    corrected = after(paid_late(), correction(LATER, ming=2_000_00), LUO)
    follows = corrected.when(assess(LATER), by=YAN).decided()
    cancelled = [event.amount for event in follows if isinstance(event, LateFeeCancelled)]
    charged = [event.amount for event in follows if isinstance(event, LateFeeCharged)]
    assert (cancelled, charged) == ([2_52, 45], [1_68, 30])


# What is done about it.


ORDER = OrderContributionPayment(on=LATER, bill=ID, until=date(2011, 8, 1))
DEFERRAL = DeferContributionPayment(on=LATER, bill=ID, until=date(2011, 9, 1), guarantee="保1")
COURT = EnforceContributionPayment(on=date(2011, 8, 2), bill=ID, measure=EnforcementMeasure.COURT, file="1")
RULING = WriteOffContributions(on=LATER, bill=ID, document="破1")


def test_only_what_is_overdue_is_ordered_and_enforced_only_after_the_term() -> None:
    assessed().when(replace(ORDER, on=DUE_ON), by=HE).refused("NOT_OVERDUE")
    assessed().when(replace(ORDER, until=LATER), by=HE).refused("TERM_PAST")
    assessed().when(COURT, by=HE).refused("OUT_OF_ORDER")
    ordered = after(assessed(), ORDER, HE)
    ordered.when(replace(COURT, on=date(2011, 8, 1)), by=HE).refused("TERM_RUNNING")
    assert kinds(ordered.when(COURT, by=HE).decided()) == ["PaymentEnforced"]
    deferred = after(ordered, DEFERRAL, HE)
    deferred.when(COURT, by=HE).refused("TERM_RUNNING")


@pytest.mark.parametrize(
    ("on", "document", "article"),
    [(date(2011, 6, 30), "社会保险费征缴暂行条例", "十三"), (date(2011, 7, 1), "社会保险法", "六十三")],
)
def test_an_order_rests_on_the_law_of_its_day(on: date, document: str, article: str) -> None:
    [ordered] = assessed().when(replace(ORDER, on=on), by=HE).decided()
    law = next(one.source for one in ordered.decision.parameters if one.name == "ordered_when_overdue")
    assert (law.document, law.article) == (document, article)


def test_each_step_against_a_debtor_is_a_decision_on_what_is_owed_with_its_late_fees() -> None:
    """Of 90.00 half came in late: 45.00, and the fee on 90.00 of 14 days and 5 days under two rates."""
    half = after(assessed(), payment(45_00, date(2011, 7, 5)), QIAN)
    fees = 2_52 + 23
    ordered, deferred = after(half, ORDER, HE), after(after(half, ORDER, HE), DEFERRAL, HE)
    bankrupt = replace(KNOWN, employer=replace(KNOWN.employer, closing=BANKRUPT, closed_on=date(2011, 7, 1)))
    transfer = replace(COURT, on=date(2011, 9, 2), measure=EnforcementMeasure.BANK_TRANSFER)
    for bill, command in (
        (half, ORDER),
        (ordered, DEFERRAL),
        (ordered, COURT),
        (deferred, transfer),
        (half.knowing(bankrupt), RULING),
    ):
        [event] = bill.when(command, by=HE).decided()
        assert (event.decision.amount.fen, event.decision.about) == (45_00 + fees, WORKS)
        assert {one.route for one in event.decision.appeals} == {"reconsideration", "suit"}
        assert holds(event.decision)


def test_an_employer_is_told_of_all_that_was_decided_and_its_appeals_run_from_there() -> None:
    [ordered] = assessed().when(ORDER, by=HE).decided()
    told = Unserved("ordered", LATER, ordered.decision.appeals)
    bill = after(assessed(), ORDER, HE)
    serve = ServeContributionDecisions(on=LATER, bill=ID, served_on=LATER, method=ServiceMethod.DIRECT)
    song = officer("song", "county-agency", "gongxian", items.SERVE)
    bill.when(serve, by=song).refused("NOTHING_TO_SERVE")
    bill = bill.knowing(replace(KNOWN, unserved=(told,)))
    bill.when(serve, by=HE).refused("NOT_AUTHORISED")
    bill.when(replace(serve, served_on=ORDER.on - timedelta(days=1)), by=song).refused(
        "SERVED_BEFORE_DECISION"
    )
    [served] = bill.when(serve, by=song).decided()
    [one] = served.served
    ends = {end.appeal.route: end.deadline.day for end in one.appeals}
    assert (one.decision, ends) == (
        "ordered",
        {"reconsideration": date(2011, 9, 19), "suit": date(2011, 10, 20)},
    )


def test_only_a_court_lets_a_debt_go() -> None:
    assessed().when(RULING, by=HE).refused("NOT_BANKRUPT")
    bankrupt = replace(KNOWN, employer=replace(KNOWN.employer, closing=BANKRUPT, closed_on=date(2011, 7, 1)))
    written_off = after(assessed().knowing(bankrupt), RULING, HE)
    written_off.when(payment(1_00, LATER), by=QIAN).refused("OUT_OF_ORDER")
