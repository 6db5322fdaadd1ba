"""What the unemployed leave: the months until their death, and the grants of who died while drawing."""

from datetime import date

import pytest
from inheriting import DAUGHTER, SON, decide, dies, falls_to, family, hand_on, inheritance, pay_out
from jobless import MONTH, benefit_of, confirms, decides_months, granted, pay_month, with_site
from pilot_county import PilotCounty

from insurance.contract import ApplyForInheritance, Consent, DecideInheritance, EstateKind
from insurance.inheritance.estate import Debt, UnemploymentEstate, UnpaidMonth
from insurance.law import UNEMPLOYMENT_ESTATE
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from insurance.unemployment_benefit.commands import StopUnemploymentBenefit
from insurance.unemployment_benefit.terms import UnemploymentStopGround
from jinbao.decision import DecidedBy, Decision, Occasion
from jinbao.explanation import explain
from jinbao.replay import decide as work_out
from jinbao.rules import LocalParameter
from jinbao.verification import verify_steps

DIED_ON = date(2010, 6, 18)
FUNERAL, SURVIVORS = 1_200_00, 6_000_00
MAY = (UnpaidMonth(MonthParts("2010-05", Parts(MONTH)), "may"),)
GRANTS = tuple(
    LocalParameter(
        name=f"unemployment_{name}_grant",
        region="gongxian",
        value=amount,
        in_force_from=date(2009, 1, 1),
        promulgated_on=date(2009, 1, 1),
        document="示例",
        approved_by="珙县人民政府",
        official=False,
    )
    for name, amount in (("funeral", FUNERAL), ("survivors", SURVIVORS))
)
DECEASED = UnemploymentStopGround.DECEASED


@pytest.fixture
def office(county: PilotCounty) -> PilotCounty:
    """A son and a daughter of Luo, who draws the benefit since March 2010 and is paid until April."""
    with_site(county)
    for name, amount in (("funeral", "1200"), ("survivors", "6000")):
        county.set_parameter(f"unemployment_{name}_grant", amount)
    return county


def drawing(county: PilotCounty) -> str:
    benefit = granted(county)
    family(county, "luo")
    county.open(date(2010, 6, 10))
    confirms(county, benefit, "2010-03", "2010-04", "2010-05")
    decides_months(county)
    return benefit


def worked_out(
    died_on: date,
    *,
    drew: bool,
    elsewhere: bool = False,
    months: tuple[UnpaidMonth, ...] = MAY,
    debts: tuple[Debt, ...] = (),
) -> Decision:
    estate = UnemploymentEstate(
        entitlement="benefit",
        died_on=Known(died_on, "death"),
        drew_until_death=Known(drew, "stop"),
        funeral_grant_elsewhere=Known(elsewhere, "form"),
        grants_given=Known(value=False, source="form"),
        months=months,
        debts=debts,
    )
    occasion = Occasion(
        about="luo",
        within=("gongxian",),
        on=date(2011, 8, 1),
        known_by=date(2011, 8, 1),
        decided_by=DecidedBy("he", "county-agency", "grant"),
    )
    return work_out(UNEMPLOYMENT_ESTATE, occasion, tuple(estate.inputs()), GRANTS)


def holds(decision: Decision) -> bool:
    """A stranger gets the same, and both languages have words for all of it."""
    assert all(explain(decision, language) for language in ("zh", "en"))
    return verify_steps(decision.encoded()) == []


def test_what_had_been_paid_too_much_is_told_and_not_taken_off() -> None:
    debts = (Debt("to_come_back", "2010-03", 10_00, "recovery"), Debt("overpaid", "2010-04", 1_00, "month"))
    decision = worked_out(DIED_ON, drew=True, debts=debts)
    assert decision.amount == worked_out(DIED_ON, drew=True).amount
    assert holds(decision)
    assert "应退未退金额" in " ".join(explain(decision, "zh"))


def asks(county: PilotCounty, *, elsewhere: bool = False) -> str:
    form = {"heirs": (SON, DAUGHTER), "consent": Consent.SIGNED_FORM, "funeral_grant_elsewhere": elsewhere}
    asked = {"person": "luo", "kind": EstateKind.UNEMPLOYMENT}
    return county.do("xie", ApplyForInheritance, **asked, **form).stream.rpartition("/")[2]


def stopped_for_death(county: PilotCounty, benefit: str) -> None:
    county.do("he", StopUnemploymentBenefit, benefit=benefit, ground=DECEASED)


def test_heirs_get_the_months_until_the_death_and_its_grants(office: PilotCounty) -> None:
    benefit = drawing(office)
    pay_month(office, "2010-04")
    office.open(date(2010, 7, 2))
    dies(office, DIED_ON, "luo")
    case = hand_on(office, asks(office))
    assert office.refuses("he", DecideInheritance, inheritance=case).code == "UNEMPLOYMENT_NOT_STOPPED"
    stopped_for_death(office, benefit)
    assert benefit_of(office, benefit).stopped_from == "2010-07"

    confirms(office, benefit, "2010-06", by="xie")
    assert office.refuses("he", DecideInheritance, inheritance=case).code == "MONTHS_UNDECIDED"
    decides_months(office)
    decide(office, case)
    shown = inheritance(office, case, "zhou-er")
    assert (shown.kind, shown.amount) == (EstateKind.UNEMPLOYMENT, 2 * MONTH + FUNERAL + SURVIVORS)
    assert office.ask("jian", "verification_by_event", shown.decision).holds
    decision = office.ask("zhou-mei", "decision_by_event", shown.decision, language="en")
    unpaid = [one.name for one in decision.inputs if one.name.startswith("month_unpaid")]
    assert unpaid == ["month_unpaid:2010-05", "month_unpaid:2010-06"]
    parts = falls_to(office, case)
    assert sum(amount or 0 for amount in parts.values()) == shown.amount

    pay_out(office, case)
    months = {one.month: one for one in office.ask("jian", "months_by_entitlement", benefit)}
    assert [(one.due, one.paid, one.owed) for one in months.values()] == [(MONTH, MONTH, 0)] * 4
    again = decide(office, hand_on(office, asks(office)))
    assert inheritance(office, again).reasons == ("NOTHING_LEFT",)


@pytest.mark.parametrize(
    ("died_on", "elsewhere", "grants"),
    [
        (date(2011, 6, 30), True, FUNERAL + SURVIVORS),
        (date(2011, 7, 1), True, SURVIVORS),
        (date(2011, 7, 1), False, FUNERAL + SURVIVORS),
    ],
)
def test_since_july_2011_heirs_take_the_funeral_grant_of_one_insurance(
    *, died_on: date, elsewhere: bool, grants: int
) -> None:
    decision = worked_out(died_on, drew=True, elsewhere=elsewhere)
    assert decision.amount is not None
    assert decision.amount.fen == MONTH + grants
    assert holds(decision)


def test_who_did_not_draw_until_the_death_leaves_months_alone() -> None:
    decision = worked_out(DIED_ON, drew=False)
    assert decision.amount is not None
    assert decision.amount.fen == MONTH
    nothing = worked_out(DIED_ON, drew=False, months=())
    assert [one.code for one in nothing.reasons] == ["NOTHING_LEFT"]
    assert holds(nothing)
