"""A death from beginning to end: known late, reported and confirmed, reported and not so, withdrawn."""

from datetime import date

import pytest
from inheriting import dies, falls_to, family, inheritance, inherited, stop
from paying import months, paid, pay_month
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty
from recovering import MONTH, decided, found, gives_back, heard, overpayment, paid_until

from insurance.contract import (
    ApplyForInheritance,
    CancelRecovery,
    Consent,
    DebtsOf,
    DecideClaim,
    FindPensions,
    InheritanceStage,
    InheritedBy,
    OverpaymentStage,
    RaisePension,
    ReinstatePension,
    ResumePension,
    RevokeInheritance,
    SetOffAgainst,
    SetOffRecovery,
    SuspendPension,
    SuspensionGround,
)
from jinbao.casework.people import DeathRevoked


def balance(county: PilotCounty) -> int:
    return int(county.ask("jian", "account_by_person", "zhou").balance)


def reported(county: PilotCounty) -> None:
    """Paid for February to April; on 5 May 2010 the village reports a death on the 3rd."""
    paid_until(county, "2010-04")
    family(county)
    county.open(date(2010, 5, 5))
    dies(county, date(2010, 5, 3), strong=False)
    held = {"ground": SuspensionGround.DEATH_REPORTED, "since": "2010-05"}
    county.do("yan", SuspendPension, person="zhou", **held)


def pending(county: PilotCounty) -> list[str]:
    """Whose pension is not yet as their death asks, as the county finds them."""
    page = county.ask("he", "find_pensions", FindPensions(county=GONGXIAN, death_pending=True))
    return [row.id for row in page.rows]


def test_the_county_finds_whose_death_nobody_has_acted_on(county: PilotCounty) -> None:
    paid_until(county, "2010-04")
    assert pending(county) == []
    dies(county, date(2010, 4, 3), strong=False)
    assert pending(county) == ["zhou"]
    report = {"ground": SuspensionGround.DEATH_REPORTED, "since": "2010-05"}
    county.do("yan", SuspendPension, person="zhou", **report)
    assert pending(county) == []
    dies(county, date(2010, 4, 3))
    assert pending(county) == ["zhou"]
    stop(county)
    assert pending(county) == []
    county.tell(DeathRevoked("zhou"))
    assert pending(county) == ["zhou"]
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    assert pending(county) == []
    others = county.ask("he", "find_pensions", FindPensions(county=GONGXIAN, death_pending=False))
    assert [row.id for row in others.rows] == ["zhou"]


def test_a_report_alone_holds_back_and_whoever_appears_is_paid_in_full(county: PilotCounty) -> None:
    reported(county)
    pay_nobody(county, "2010-05")
    form = {"person": "zhou", "heirs": (), "consent": Consent.WRITTEN}
    assert county.refuses("xie", ApplyForInheritance, **form).code == "DEATH_NOT_ESTABLISHED"
    county.open(date(2010, 7, 1))
    county.tell(DeathRevoked("zhou"))
    county.do("yan", ResumePension, person="zhou", papers=EVIDENCE)
    pay_month(county, "2010-07")
    assert paid(county) == {f"2010-{number:02d}": MONTH for number in range(2, 8)}
    assert all((one.owed, one.overpaid) == (0, 0) for one in months(county).values())


def test_a_report_that_is_confirmed_leaves_the_month_of_death_to_the_heirs(county: PilotCounty) -> None:
    reported(county)
    county.open(date(2010, 6, 1))
    dies(county, date(2010, 5, 3))
    stop(county)
    assert [one.owed for one in months(county).values()] == [0, 0, 0, MONTH]
    case = inherited(county)
    assert [one.owed for one in months(county).values()] == [0] * 4
    assert sum(amount or 0 for amount in falls_to(county, case).values()) == inheritance(county, case).amount


def pay_nobody(county: PilotCounty, month: str) -> None:
    """Nothing is due to anybody in the county."""
    with pytest.raises(Exception, match="NOTHING_DUE"):
        pay_month(county, month)


def test_what_the_account_bore_of_months_that_come_back_is_the_heirs(county: PilotCounty) -> None:
    """Known late: April to June come back, and with them the account's part, before it is inherited."""
    paid_until(county, "2010-06")
    family(county)
    dies(county, date(2010, 3, 31))
    stop(county)
    assert balance(county) == 130_00 - 5 * 94
    found(county)
    heard(county)
    decided(county, "zhou-er")
    [debt] = county.ask("zhou-er", "debts_of", DebtsOf(debtor="zhou-er")).rows
    assert (debt.person, debt.outstanding) == ("zhou", 3 * MONTH)
    gives_back(county, 3 * MONTH)
    assert overpayment(county).stage is OverpaymentStage.SETTLED
    assert balance(county) == 130_00 - 2 * 94
    case = inherited(county)
    assert inheritance(county, case).stage is InheritanceStage.PAID_OUT
    assert inheritance(county, case).amount == 98_56  # 128.12 less the government's part, 29.56
    assert balance(county) == 0


def test_a_debt_is_set_off_against_the_account_before_it_is_inherited(county: PilotCounty) -> None:
    """By a decision of its own; and when the death is withdrawn all of it stands as if nothing had been."""
    paid_until(county, "2010-04")
    before = balance(county)
    family(county)
    dies(county, date(2010, 3, 31))
    stop(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    county.do("he", SetOffRecovery, overpayment="zhou", against=SetOffAgainst.ACCOUNT)
    assert overpayment(county).stage is OverpaymentStage.SETTLED
    assert balance(county) == before - MONTH + 94
    case = inherited(county)
    county.tell(DeathRevoked("zhou"))
    county.do("he", RevokeInheritance, inheritance=case)
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    county.do("he", CancelRecovery, overpayment="zhou")
    assert balance(county) == before
    assert [(one.due, one.paid, one.returned) for one in months(county).values()] == [(MONTH, MONTH, 0)] * 3


def test_whoever_dies_while_a_claim_is_open_leaves_the_months_until_then(county: PilotCounty) -> None:
    claim = county.hand_on(county.file(county.pensioner()))
    family(county)
    county.open(date(2010, 4, 6))
    dies(county, date(2010, 3, 15))
    county.do("he", DecideClaim, claim=claim)
    stop(county)
    case = inherited(county)
    assert [(one.due, one.paid) for one in months(county).values()] == [(MONTH, MONTH)] * 2
    left = 130_00 - 2 * 94
    assert inheritance(county, case).amount == 2 * MONTH + left - round(left * 30 / 130)
    assert balance(county) == 0


def test_a_raise_that_is_published_after_the_death_falls_to_the_heirs_as_well(county: PilotCounty) -> None:
    """70 yuan from 2014-07, published in 2015-01: three months of 15 yuan more until September 2014."""
    county.granted()
    family(county)
    county.open(date(2014, 10, 8))
    dies(county, date(2014, 9, 10))
    stop(county)
    inherited(county)
    county.open(date(2015, 1, 20))
    county.do("he", RaisePension, person="zhou")
    assert sum(one.owed for one in months(county).values()) == 45_00
    later = inherited(county)
    assert falls_to(county, later) == {"zhou-er": 30_00, "zhou-mei": 15_00}
    shares = county.ask("zhou-mei", "inherited_by", InheritedBy(heir="zhou-mei")).rows
    assert [one.amount for one in shares] == [45_00, inheritance(county, shares[1].id).amount]
    assert county.ask("gao", "inherited_by", InheritedBy(heir="zhou-mei")).rows == []
    assert sum(one.owed for one in months(county).values()) == 0
