"""Too much was paid: found month by month, told to whom it concerns, found again when more is known."""

from datetime import date

import pytest
from paying import pay_month
from pilot_county import PilotCounty

from insurance.contract import FindOverpayment, OverpaymentAnswer, ServeOverpaymentNotice, ServiceMethod
from jinbao.casework.people import DeathRecorded, DeathRevoked

DIRECT = ServiceMethod.DIRECT


def paid_for_two_months_after_death(county: PilotCounty) -> None:
    """Died on 31 March 2010; April and May were paid before anybody knew."""
    county.granted()
    for month in ("2010-02", "2010-03", "2010-04", "2010-05"):
        pay_month(county, month)
    county.tell(DeathRecorded("zhou", date(2010, 3, 31), strong=True))


def shown(county: PilotCounty, who: str = "jian") -> OverpaymentAnswer:
    answer: OverpaymentAnswer = county.ask(who, "overpayment_by_id", "zhou")
    return answer


def test_a_finding_says_for_each_month_what_was_due_and_paid(county: PilotCounty) -> None:
    paid_for_two_months_after_death(county)
    county.do("yan", FindOverpayment, person="zhou")
    found = shown(county)
    of_months = county.ask("jian", "months_of_overpayment", "zhou")
    assert [(one.month, one.due, one.paid) for one in of_months] == [
        ("2010-04", 0, 55_94),
        ("2010-05", 0, 55_94),
    ]
    assert found.amount == sum(one.overpaid for one in of_months) == 2 * 55_94
    assert county.refuses("yan", FindOverpayment, person="zhou").code == "NOTHING_TO_DO"
    assert shown(county, "gao") is None


def test_nobody_without_the_step_finds_or_serves(county: PilotCounty) -> None:
    paid_for_two_months_after_death(county)
    for who in ("he", "bian", "gao"):
        assert county.refuses(who, FindOverpayment, person="zhou").code == "NOT_AUTHORISED"
    county.do("yan", FindOverpayment, person="zhou")
    asked = {"overpayment": "zhou", "served_on": county.today, "method": DIRECT}
    assert county.refuses("yan", ServeOverpaymentNotice, **asked).code == "NOT_AUTHORISED"


def test_who_was_paid_what_was_due_is_not_found(county: PilotCounty) -> None:
    county.granted()
    pay_month(county, "2010-02")
    assert county.refuses("yan", FindOverpayment, person="zhou").code == "NOTHING_TO_DO"
    unknown = county.refuses("yan", FindOverpayment, person=county.resident("lin"))
    assert unknown.code == "PENSION_UNKNOWN"


def test_a_finding_is_gone_when_the_death_was_wrong(county: PilotCounty) -> None:
    paid_for_two_months_after_death(county)
    county.do("yan", FindOverpayment, person="zhou")
    county.tell(DeathRevoked("zhou"))
    outdated = {"overpayment": "zhou", "served_on": county.today, "method": DIRECT}
    assert county.refuses("song", ServeOverpaymentNotice, **outdated).code == "FINDING_OUTDATED"
    county.do("yan", FindOverpayment, person="zhou")
    assert (shown(county).amount, county.ask("jian", "months_of_overpayment", "zhou")) == (0, [])


def test_the_notice_is_served_once_after_the_finding(county: PilotCounty) -> None:
    paid_for_two_months_after_death(county)
    asked = {"overpayment": "zhou", "method": DIRECT}
    early = county.refuses("song", ServeOverpaymentNotice, served_on=county.today, **asked)
    assert early.code == "OUT_OF_ORDER"
    county.do("yan", FindOverpayment, person="zhou")
    county.do("song", ServeOverpaymentNotice, served_on=county.today, **asked)
    assert shown(county).notice_served_on == county.today
    twice = county.refuses("song", ServeOverpaymentNotice, served_on=county.today, **asked)
    assert twice.code == "OUT_OF_ORDER"


@pytest.mark.parametrize(
    ("day", "code"), [(date(2010, 5, 9), "SERVED_BEFORE_DECISION"), (date(2010, 5, 11), "SERVED_IN_FUTURE")]
)
def test_a_notice_is_not_served_before_the_finding_or_tomorrow(
    county: PilotCounty, day: date, code: str
) -> None:
    paid_for_two_months_after_death(county)
    county.do("yan", FindOverpayment, person="zhou")
    asked = {"overpayment": "zhou", "served_on": day, "method": DIRECT}
    assert county.refuses("song", ServeOverpaymentNotice, **asked).code == code
