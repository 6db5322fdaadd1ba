"""What a dead person leaves: by the law of the day of death, to the fen, to the heirs."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inheriting import (
    DAUGHTER,
    SON,
    apply,
    decide,
    dies,
    falls_to,
    family,
    hand_on,
    inheritance,
    inherited,
    pay_out,
    stop,
)
from paying import months, pay_month, pay_run
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty
from recovering import decided, found, gives_back, heard, overpayment

from insurance.contract import (
    AcceptInheritance,
    ApplyForInheritance,
    Consent,
    DecideInheritance,
    EntriesOf,
    HeirShare,
    InheritanceStage,
    PaidBenefit,
    PayInheritance,
    RecheckInheritance,
    ReinstatePension,
    ReverseEntry,
    ReviewInheritance,
    RevokeInheritance,
    ServeInheritanceDecision,
    ServiceMethod,
    Worklist,
)
from insurance.inheritance.estate import Debt, PensionEstate, UnpaidMonth, shared
from insurance.items import INHERITANCE
from insurance.law import ESTATE
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from jinbao.actor import EVERYTHING
from jinbao.casework.people import DeathRevoked
from jinbao.casework.places import GrantGiven
from jinbao.decision import DecidedBy, Decision, Occasion
from jinbao.explanation import explain
from jinbao.replay import decide as work_out
from jinbao.replay import verify_by_rules
from jinbao.scene import grant
from jinbao.verification import verify_steps

DIRECT = ServiceMethod.DIRECT


def balances(county: PilotCounty, person: str = "zhou") -> tuple[int, int, int]:
    account = county.ask("jian", "account_by_person", person)
    return account.personal, account.subsidy, account.collective


def paid_three_months(county: PilotCounty) -> None:
    """Zhou draws from February 2010; her children are on record."""
    county.granted()
    family(county)
    for month in ("2010-02", "2010-03", "2010-04"):
        pay_month(county, month)


def test_found_early_the_month_of_death_and_the_account_fall_to_the_heirs(county: PilotCounty) -> None:
    """Died on 10 May 2010, known on the 12th: May is due, and the account less the government's part."""
    paid_three_months(county)
    assert balances(county) == (97_84, 29_34, 0)  # 130.00 less three times 0.94, in the shares of the grant
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    case = hand_on(county, apply(county))
    assert county.refuses("he", DecideInheritance, inheritance=case).code == "PENSION_NOT_STOPPED"
    stop(county)
    assert [one.owed for one in months(county).values()] == [0, 0, 0, 55_94]
    decide(county, case)

    # 55.94 for May; 127.18 - 0.94 = 126.24 in the account, of which 126.24 x 29.34 / 127.18 = 29.12 stay.
    assert inheritance(county, case).amount == 55_94 + 126_24 - 29_12
    assert falls_to(county, case) == {"zhou-er": 102_04, "zhou-mei": 51_02}
    assert balances(county) == (0, 0, 0)
    kinds = [
        (one.kind, one.amount) for one in county.ask("jian", "entries_of", EntriesOf(person="zhou")).rows
    ]
    assert kinds[:3] == [
        ("subsidy-kept", -29_12),
        ("account-inherited", -22),
        ("account-inherited", -97_84),
    ]
    pay_out(county, case)
    assert inheritance(county, case).stage is InheritanceStage.PAID_OUT
    assert [(one.due, one.paid, one.owed) for one in months(county).values()] == [(55_94, 55_94, 0)] * 4


def test_the_decision_verifies_and_explains_itself(county: PilotCounty) -> None:
    paid_three_months(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    stop(county)
    case = decide(county, hand_on(county, apply(county)))
    event = inheritance(county, case).decision
    assert county.ask("jian", "verification_by_case", event).holds
    decision = county.ask("zhou-er", "decision_by_event", event)
    assert (decision.outcome, decision.amount, decision.payable_from) == ("granted", 153_06, None)
    assert "Government subsidy, stays in the fund: left in the account 126.24 yuan" in " ".join(
        decision.sentences
    )
    assert county.ask("gao", "decision_by_event", event) is None
    assert county.ask("zhou-mei", "inheritance_by_id", case).amount == 153_06
    assert county.ask("gao", "inheritance_by_id", case) is None


def test_the_heirs_read_what_the_dead_had_too_much_and_nothing_is_taken_off(county: PilotCounty) -> None:
    """A recovery of April stands; March is too much as well since an earlier death is known."""
    paid_three_months(county)
    dies(county, date(2010, 3, 31))
    stop(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    gives_back(county, 10_00)
    dies(county, date(2010, 2, 28))
    case = decide(county, hand_on(county, apply(county)))
    event = inheritance(county, case).decision
    decision = county.ask("zhou-er", "decision_by_event", event)
    given = {one.name: (one.value, one.source) for one in decision.inputs}
    death = given["died_on"][1]
    assert given["to_come_back:2010-04"] == ("4594", overpayment(county).decision)
    assert given["overpaid:2010-03"] == ("5594", death)
    said = " ".join(decision.sentences)
    assert "To come back by a decision of its own, not taken off here: to come back for 2010-04" in said
    assert "Paid too much and not decided, not taken off here: paid too much for 2010-03" in said
    assert decision.amount == 97_97  # 127.35 in the account, of which 29.38 stay
    assert county.ask("jian", "verification_by_case", event).holds


def test_a_debt_is_told_in_both_languages_and_changes_nothing() -> None:
    day = date(2012, 5, 1)
    debts = (Debt("to_come_back", "2012-06", 45_94, "recovery"), Debt("overpaid", "2012-07", 1_94, "death"))
    decision = decided_on_facts(day, day, (500_00, 150_00, 0), debts=debts)
    assert decision.amount == decided_on_facts(day, day, (500_00, 150_00, 0)).amount
    assert "2012-06 追回决定未退金额 45.94 元" in " ".join(explain(decision, "zh"))
    assert "2012-07, no recovery decided 1.94 yuan" in " ".join(explain(decision, "en"))


BY_DAY_OF_DEATH = [
    # died on            decided on          what falls to the heirs of 5 x (100 + 30), and what stays
    (date(2010, 6, 30), date(2010, 7, 5), 500_00, 150_00),
    (date(2014, 6, 30), date(2014, 7, 5), 500_00, 150_00),
    (date(2014, 7, 1), date(2014, 7, 5), 650_00, 0),
    (date(2014, 6, 30), date(2015, 3, 2), 500_00, 150_00),
]


@pytest.mark.parametrize(("died_on", "decided_on", "amount", "stays"), BY_DAY_OF_DEATH, ids=str)
def test_who_died_before_drawing_leaves_the_account_by_the_law_of_the_day_of_death(
    died_on: date, decided_on: date, amount: int, stays: int
) -> None:
    """Handbook 6.3 and 6.4: less the government's part until the merger, all of it from that day on."""
    decision = decided_on_facts(died_on, decided_on, (500_00, 150_00, 0))
    assert decision.amount is not None
    assert decision.amount.fen == amount
    kept = [step.result for step in decision.steps if step.name == "subsidy_kept"]
    assert kept == ([stays] if stays else [])


def decided_on_facts(
    died_on: date,
    on: date,
    balances: tuple[int, int, int],
    *months: UnpaidMonth,
    debts: tuple[Debt, ...] = (),
) -> Decision:
    estate = PensionEstate("zhou", Known(died_on, "e"), *(Known(one, "e") for one in balances), months, debts)
    by = DecidedBy("he", "county-agency", "grant")
    occasion = Occasion(about="zhou", within=("gongxian",), on=on, known_by=on, decided_by=by)
    decision = work_out(ESTATE, occasion, tuple(estate.inputs()), ())
    assert verify_steps(decision.encoded()) == verify_by_rules(decision, ESTATE) == []
    return decision


@given(
    st.tuples(*[st.integers(0, 5_000_00)] * 3),
    st.lists(st.tuples(st.integers(0, 300_00), st.integers(0, 60_00)), max_size=6),
    st.sampled_from([date(2012, 5, 1), date(2016, 5, 1)]),
    st.lists(st.integers(1, 50), min_size=1, max_size=5),
)
@settings(max_examples=50, deadline=None)
def test_nothing_is_lost_between_the_account_the_fund_and_the_heirs(
    balances: tuple[int, int, int], due: list[tuple[int, int]], died_on: date, parts: list[int]
) -> None:
    months = [
        UnpaidMonth(MonthParts(f"2010-{number:02d}", Parts(base, 0, account)), "e")
        for number, (base, account) in enumerate(due, 1)
    ]
    decision = decided_on_facts(died_on, date(2016, 6, 1), balances, *months)
    result = {step.name: int(step.result or 0) for step in decision.steps}
    kept, borne = result.get("subsidy_kept", 0), result.get("borne_by_account", 0)
    amount = decision.amount.fen if decision.amount else 0
    assert amount == sum(one.parts.parts.total for one in months) + sum(balances) - borne - kept
    assert 0 <= kept <= balances[1]
    assert [one.code for one in decision.reasons] == ([] if amount else ["NOTHING_TO_INHERIT"])
    payouts = shared(amount, tuple(HeirShare(f"heir-{n}", one) for n, one in enumerate(parts)))
    assert sum(one.amount for one in payouts) == amount
    assert all(one.amount >= 0 for one in payouts)


def test_who_never_drew_leaves_an_account_and_who_had_none_leaves_nothing(county: PilotCounty) -> None:
    county.enrol(county.resident("zhou"))
    county.pay("zhou", 2010)
    family(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    case = inherited(county, DAUGHTER)
    assert falls_to(county, case) == {"zhou-mei": 100_00}
    assert balances(county) == (0, 0, 0)

    again = decide(county, hand_on(county, apply(county, SON)))
    denied = inheritance(county, again)
    assert (denied.stage, denied.reasons) == (InheritanceStage.DENIED, ("NOTHING_TO_INHERIT",))
    assert county.ask("jian", "verification_by_event", denied.decision).holds
    assert county.refuses("bian", PayInheritance, inheritance=again).code == "OUT_OF_ORDER"


def test_a_report_opens_nothing_and_only_living_kin_inherit(county: PilotCounty) -> None:
    county.granted()
    family(county)
    county.open(date(2010, 5, 12))
    form = {"person": "zhou", "consent": Consent.SIGNED_FORM}
    dies(county, date(2010, 5, 10), strong=False)
    early = county.refuses("xie", ApplyForInheritance, heirs=(SON,), **form)
    assert early.code == "DEATH_NOT_ESTABLISHED"
    dies(county, date(2010, 5, 10))
    for heirs, code in (
        ((HeirShare("lin", 1),), "NOT_AN_HEIR"),
        ((SON, SON), "HEIR_TWICE"),
    ):
        county.resident("lin")
        assert county.refuses("xie", ApplyForInheritance, heirs=heirs, **form).code == code
    dies(county, date(2010, 5, 11), "zhou-er")
    assert county.refuses("xie", ApplyForInheritance, heirs=(SON,), **form).code == "NOT_AN_HEIR"
    assert county.refuses("lin", ApplyForInheritance, heirs=(DAUGHTER,), **form).code == "NOT_AUTHORISED"
    assert county.refuses("gao", ApplyForInheritance, heirs=(DAUGHTER,), **form).code == "NOT_AUTHORISED"
    county.do("zhou-mei", ApplyForInheritance, person="zhou", heirs=(DAUGHTER,))
    second = county.refuses("xie", ApplyForInheritance, heirs=(DAUGHTER,), **form)
    assert second.code == "INHERITANCE_OPEN"


def test_each_step_has_another_hand_and_the_payer_took_none(county: PilotCounty) -> None:
    county.enrol(county.resident("zhou"))
    county.pay("zhou", 2010)
    family(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    county.tell(GrantGiven(grant("yan", "county-agency", GONGXIAN, (EVERYTHING,))))
    case = apply(county)
    assert waiting(county) == {"chu", "deng", "yan"}
    assert county.refuses("fu", AcceptInheritance, inheritance=case).code == "NOT_AUTHORISED"
    county.do("chu", AcceptInheritance, inheritance=case)
    assert waiting(county) == {"yan"}
    county.do("yan", ReviewInheritance, inheritance=case)
    assert county.refuses("yan", RecheckInheritance, inheritance=case).code == "SEPARATION"
    county.do("fu", RecheckInheritance, inheritance=case)
    decide(county, case)
    assert waiting(county) == {"song", "yan"}
    served = {"inheritance": case, "served_on": county.today, "method": DIRECT}
    assert county.refuses("bian", PayInheritance, inheritance=case).code == "OUT_OF_ORDER"
    county.do("song", ServeInheritanceDecision, **served)
    assert inheritance(county, case).appeals[0].last_day == date(2010, 7, 12)  # the 11th is a Sunday
    assert waiting(county) == {"bian", "zhi"}
    assert county.refuses("yan", PayInheritance, inheritance=case).code == "SEPARATION"
    county.do("bian", PayInheritance, inheritance=case)
    assert waiting(county) == set()


def waiting(county: PilotCounty) -> set[str]:
    """Who finds the inheritance in their worklist."""
    officers = ("xie", "chu", "deng", "yan", "fu", "he", "song", "bian", "zhi", "gao")
    asked = Worklist(item=INHERITANCE)
    return {who for who in officers if county.ask(who, "worklist", asked).rows}


def test_whoever_lives_has_their_account_back_and_every_month_in_full(county: PilotCounty) -> None:
    paid_three_months(county)
    before = balances(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    stop(county)
    case = inherited(county)
    pay_run(county, "2010-05", PaidBenefit.SINGLE_SUM)
    assert county.refuses("he", RevokeInheritance, inheritance=case).code == "DEATH_STANDS"
    county.open(date(2010, 7, 5))
    county.tell(DeathRevoked("zhou"))
    assert county.refuses("fu", RevokeInheritance, inheritance=case).code == "NOT_AUTHORISED"
    county.do("he", RevokeInheritance, inheritance=case)
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    assert balances(county) == before
    assert [one.owed for one in months(county).values()] == [0, 0, 0, 55_94, 55_94, 55_94]
    pay_month(county, "2010-07")
    assert [(one.due, one.paid) for one in months(county).values()] == [(55_94, 55_94)] * 6
    revoked = inheritance(county, case)
    assert (revoked.stage, revoked.recoverable) == (InheritanceStage.REVOKED, 153_06)
    assert county.ask("jian", "verification_by_case", revoked.decision).holds
    reversal = {"entry": 10, "reason": "WRONG_AMOUNT", "person": "zhou"}
    assert county.refuses("qian", ReverseEntry, **reversal).code == "PENSION_GRANTED"
