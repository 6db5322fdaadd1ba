"""A benefit got by false papers: revoked from its first month on, and all that it had used is free again."""

from datetime import date

import pytest
from jobless import (
    MONTH,
    benefit_of,
    confirms,
    decided,
    decides_months,
    files,
    granted,
    hands_on,
    hired,
    loses_job,
    paid_by_month,
    pay_month,
    stops,
    with_site,
)
from pilot_county import EVIDENCE, PilotCounty
from recovering import decided as recovered
from recovering import gives_back, heard, left, overpayment

from insurance.contract import (
    AnnulmentGround,
    CancelRecovery,
    FindOverpayment,
    OverpaymentStage,
    Worklist,
    of_unemployment,
)
from insurance.unemployment_benefit import commands
from insurance.unemployment_benefit.answers import UnemploymentRulingsOf
from insurance.unemployment_benefit.terms import (
    UnemploymentBenefitStatus,
    UnemploymentDecisionKind,
    UnemploymentRevocationGround,
)
from jinbao.casework.service_method import ServiceMethod

PAID = ("2010-03", "2010-04")
STATUS, KIND = UnemploymentBenefitStatus, UnemploymentDecisionKind
FALSE = {"ground": UnemploymentRevocationGround.FALSE_PAPERS, "papers": EVIDENCE}
UPHELD = {"ground": AnnulmentGround.APPEAL_UPHELD, "papers": EVIDENCE}


@pytest.fixture
def office(county: PilotCounty) -> PilotCounty:
    return with_site(county)


def revokes(office: PilotCounty, benefit: str) -> None:
    office.do("he", commands.RevokeUnemploymentBenefit, benefit=benefit, **FALSE)


def annuls(office: PilotCounty, benefit: str) -> None:
    office.do("he", commands.AnnulUnemploymentRevocation, benefit=benefit, **UPHELD)


def told(office: PilotCounty, benefit: str) -> str:
    """The last decision about it holds both ways, and is served."""
    [ruling, *_] = office.ask("jian", "unemployment_rulings_of", UnemploymentRulingsOf(benefit=benefit)).rows
    assert office.ask("jian", "verification_by_event", ruling.id).holds
    served = {"decision": ruling.id, "served_on": office.today, "method": ServiceMethod.DIRECT}
    office.do("song", commands.ServeUnemploymentRuling, benefit=benefit, **served)
    return f"{ruling.kind} {ruling.ground}"


def test_what_was_paid_comes_back_and_the_contributions_are_free_again(office: PilotCounty) -> None:
    benefit = granted(office)
    case = of_unemployment(benefit)
    office.open(date(2010, 5, 3))
    confirms(office, benefit, *PAID)
    decides_months(office)
    pay_month(office, "2010-05")
    for who in ("yan", "gao", "luo"):
        refused = office.refuses(who, commands.RevokeUnemploymentBenefit, benefit=benefit, **FALSE)
        assert refused.code == "NOT_AUTHORISED"
    early = office.refuses("he", commands.AnnulUnemploymentRevocation, benefit=benefit, **UPHELD)
    assert early.code == "OUT_OF_ORDER"

    assert office.ask("luo", "unemployment_revocation_of", benefit) is None
    revokes(office, benefit)
    assert office.ask("luo", "unemployment_revocation_of", benefit).ground == "FALSE_PAPERS"
    assert office.ask("gao", "unemployment_revocation_of", benefit) is None
    revoked = benefit_of(office, benefit)
    assert (revoked.status, revoked.stopped_from, revoked.remaining) == (STATUS.REVOKED, "2010-03", 0)
    assert told(office, benefit) == "REVOCATION FALSE_PAPERS"
    assert paid_by_month(office, benefit) == dict.fromkeys(PAID, (0, MONTH))
    late = {"benefit": benefit, "month": "2010-05", "seeking": "IN_TRAINING"}
    assert office.refuses("luo", commands.ConfirmUnemploymentMonth, **late).code == "OUT_OF_ORDER"
    waiting = [one.case for one in office.ask("yan", "worklist", Worklist(item="B2")).rows]
    assert waiting == [f"overpayment/{case}"]
    office.do("yan", FindOverpayment, person="luo", benefit=benefit)
    heard(office, case)
    recovered(office, case=case)
    assert left(office, case) == dict.fromkeys(PAID, MONTH)
    gives_back(office, MONTH, case)

    form = office.ask("luo", "unemployment_claim_form", "luo")
    assert (form.months_paid, form.months_left_before) == (72, 0)
    annuls(office, benefit)
    stands = benefit_of(office, benefit)
    assert (stands.status, stands.stopped_from, stands.remaining) == (STATUS.IN_PAYMENT, None, 16)
    assert office.ask("luo", "unemployment_revocation_of", benefit) is None
    assert told(office, benefit) == "ANNULMENT APPEAL_UPHELD"
    assert paid_by_month(office, benefit)["2010-04"] == (MONTH, MONTH)
    office.do("he", CancelRecovery, overpayment=case)
    assert overpayment(office, case).stage == OverpaymentStage.CANCELLED


def test_months_left_before_come_back_and_are_used_by_one_benefit_alone(office: PilotCounty) -> None:
    first = granted(office)
    office.open(date(2010, 6, 1))
    confirms(office, first, *PAID)
    hired(office, since="2010-05-04")
    stops(office, first)
    loses_job(office, ended="2011-08-31", registered="2011-09-05", months=13, spell=3)
    second = decided(office, hands_on(office, files(office)))
    assert (benefit_of(office, first).status, benefit_of(office, second).granted) == (STATUS.CARRIED_OVER, 24)
    rests = office.refuses("he", commands.RevokeUnemploymentBenefit, benefit=first, **FALSE)
    assert (rests.code, rests.params["months"]) == ("MONTHS_WENT_ON", 16)

    revokes(office, second)
    again = benefit_of(office, first)
    assert (again.status, again.remaining) == (STATUS.STOPPED, 16)
    annuls(office, second)
    assert (benefit_of(office, first).status, benefit_of(office, second).granted) == (STATUS.CARRIED_OVER, 24)

    revokes(office, second)
    third = decided(office, hands_on(office, files(office)))
    assert benefit_of(office, third).granted == 24
    used = office.refuses("he", commands.AnnulUnemploymentRevocation, benefit=second, **UPHELD)
    assert used.code == "USED_SINCE_REVOCATION"
    revokes(office, third)
    revokes(office, first)
    assert office.ask("luo", "unemployment_claim_form", "luo").months_paid == 85
    gone = office.refuses("he", commands.AnnulUnemploymentRevocation, benefit=third, **UPHELD)
    assert gone.code == "USED_SINCE_REVOCATION"
    assert KIND.REVOCATION in told(office, first)
