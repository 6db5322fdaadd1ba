"""Who lost a job in the pilot county: contributions, the end, the registration, the claim, the benefit."""

from datetime import date

from paying import pay_run
from pilot_county import EVIDENCE, GONGXIAN, SHUANGHE, PilotCounty, paper

from insurance.contract import (
    AnnulmentGround,
    ClaimStop,
    NotAcceptedGround,
    PaidBenefit,
    PaperKind,
    ReturnGround,
    UnemploymentRulingsOf,
)
from insurance.employee_contribution import paid_months
from insurance.employee_contribution.events import DeclaredLine, MonthsPaid
from insurance.employee_contribution.terms import EmployeeKind, EmployeeScheme
from insurance.unemployment_benefit import commands
from insurance.unemployment_benefit.answers import UnemploymentBenefitAnswer, UnemploymentClaimAnswer
from insurance.unemployment_benefit.heard import (
    EmploymentEnded,
    HireRegistered,
    RegistrationAnnulled,
    UnemploymentCancelled,
    UnemploymentRegistered,
)
from insurance.unemployment_benefit.terms import (
    JobSeeking,
    RetirementGroup,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.calendar import Month, later
from jinbao.casework.consent import Consent
from jinbao.casework.people import HukouMoved
from jinbao.casework.service_method import ServiceMethod
from jinbao.events import By, Event, Recorded
from jinbao.register import Changes

EMPLOYMENT = "employment"
MILL = "mill"
SITE = {"minimum_wage": "650", "benefit_ratio": "0.7", "urban_living_allowance": "200"}
MONTH = 455_00
"""Seven tenths of 650 yuan."""


def says(county: PilotCounty, *events: Event) -> None:
    """The employment service has published these."""
    county.tell(*events, by=EMPLOYMENT)


def with_site(county: PilotCounty) -> PilotCounty:
    for name, value in SITE.items():
        county.set_parameter(name, value)
    return county


def paid(
    county: PilotCounty,
    person: str,
    first: Month,
    count: int,
    kind: EmployeeKind = EmployeeKind.EMPLOYEE,
) -> None:
    """The mill has paid so many months, as the register of contributions hears it from its own events."""
    line = DeclaredLine(person, kind, 1500_00)
    with county.service.writing() as connection:
        changes = Changes(connection)
        for number in range(count):
            month = later(first, number)
            day = date.fromisoformat(f"{month}-10")
            event = MonthsPaid(MILL, EmployeeScheme.UNEMPLOYMENT, month, GONGXIAN, day, (line,), day)
            paid_months.fold(changes, recorded(county, f"paid-{person}-{month}", event, day))
        changes.flush()


def recorded(county: PilotCounty, key: str, event: MonthsPaid, day: date) -> Recorded[MonthsPaid]:
    stream = f"contribution-bill/{MILL}/{event.month}"
    return Recorded(key, stream, 1, county.calendar.now, day, By("qian"), event)


def loses_job(
    county: PilotCounty,
    person: str = "luo",
    *,
    ended: str = "2010-02-28",
    registered: str = "2010-03-10",
    involuntary: bool = True,
    months: int = 72,
    spell: int = 1,
    born: str = "1975-05-05",
) -> str:
    """Redundant at the mill, and registered as unemployed."""
    last, first = date.fromisoformat(ended), date.fromisoformat(registered)
    if spell == 1:
        county.resident(person, born, rural=False)
    paid(county, person, later(ended[:7], 1 - months), months)
    job = (f"job-{person}-{spell}", person, MILL, date(2000, 1, 1))
    reason = "REDUNDANCY" if involuntary else "RESIGNATION"
    if first > county.today:
        county.open(first)
    says(county, EmploymentEnded(*job, last, reason, involuntary, county.today))
    says(county, UnemploymentRegistered(f"spell-{person}-{spell}", person, SHUANGHE, first))
    return person


def files(county: PilotCounty, person: str = "luo", **asked: object) -> str:
    form = {"person": person, "consent": Consent.SIGNED_FORM, **asked}
    return county.do("xie", commands.FileUnemploymentClaim, **form).stream.rpartition("/")[2]


def hands_on(county: PilotCounty, claim: str) -> str:
    for officer in ("chu", "yan", "fu"):
        county.do(officer, commands.PassUnemploymentClaim, claim=claim)
    return claim


def granted(county: PilotCounty, person: str = "luo", **job: object) -> str:
    """Through five hands to a grant; the benefit has the claim's id."""
    loses_job(county, person, **job)  # type: ignore[arg-type]  # as it has them
    return decided(county, hands_on(county, files(county, person)))


def decided(county: PilotCounty, claim: str) -> str:
    county.do("he", commands.DecideUnemploymentClaim, claim=claim)
    return claim


def confirms(county: PilotCounty, benefit: str, *months: Month, by: str = "luo") -> None:
    for month in months:
        asked = {"benefit": benefit, "month": month, "seeking": JobSeeking.APPLIED_FOR_WORK}
        county.do(by, commands.ConfirmUnemploymentMonth, **asked)


def decides_months(county: PilotCounty) -> None:
    county.do("he", commands.DecideUnemploymentMonths, county=GONGXIAN)


def hired(county: PilotCounty, person: str = "luo", *, since: str, number: int = 2) -> str:
    job = f"job-{person}-{number}"
    says(county, HireRegistered(job, person, "quarry", date.fromisoformat(since), county.today))
    return job


def never_hired(county: PilotCounty, job: str) -> None:
    says(county, RegistrationAnnulled(job))


def registration_ends(county: PilotCounty, registration: str, ground: str, since: str) -> None:
    says(county, UnemploymentCancelled(registration, ground, date.fromisoformat(since)))


def stops(
    county: PilotCounty, benefit: str, ground: UnemploymentStopGround = UnemploymentStopGround.REEMPLOYED
) -> None:
    county.do("he", commands.StopUnemploymentBenefit, benefit=benefit, ground=ground)


def stops_on_proof(county: PilotCounty, benefit: str, ground: UnemploymentStopGround, lost_on: date) -> None:
    proven = {"lost_on": lost_on, "papers": EVIDENCE}
    county.do("he", commands.StopUnemploymentBenefit, benefit=benefit, ground=ground, **proven)


def extends(county: PilotCounty, benefit: str) -> None:
    retires = {"group": RetirementGroup.MAN, "papers": EVIDENCE}
    county.do("he", commands.ExtendUnemploymentBenefit, benefit=benefit, **retires)


def serves(county: PilotCounty, claim: str) -> None:
    asked = {"claim": claim, "served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", commands.ServeUnemploymentClaim, **asked)


def benefit_of(county: PilotCounty, benefit: str, who: str = "jian") -> UnemploymentBenefitAnswer:
    answer: UnemploymentBenefitAnswer = county.ask(who, "unemployment_benefit_by_id", benefit)
    return answer


def claim_of(county: PilotCounty, claim: str, who: str = "jian") -> UnemploymentClaimAnswer:
    answer: UnemploymentClaimAnswer = county.ask(who, "unemployment_claim_by_id", claim)
    return answer


def pay_month(county: PilotCounty, month: Month) -> None:
    """The county's run of unemployment benefits for a month goes to the bank, which credits it."""
    pay_run(county, month, PaidBenefit.UNEMPLOYMENT)


def paid_by_month(county: PilotCounty, benefit: str) -> dict[Month, tuple[int, int]]:
    """What is due for each month, and what was paid."""
    return {one.month: (one.due, one.paid) for one in county.ask("jian", "months_by_entitlement", benefit)}


def everything_happens(county: PilotCounty) -> tuple[str, ...]:
    """Each kind of event of claims and benefits at least once; gives the benefits, the first one first."""
    first = granted_in_detail(county)
    months = ("2010-03", "2010-04", "2010-05")
    county.open(date(2010, 6, 1))
    confirms(county, first, *months)
    decides_months(county)
    pay_month(county, "2010-05")
    extends(county, first)
    job = hired(county, since="2010-05-20")
    stops(county, first)
    never_hired(county, job)
    county.do("he", commands.TakeBackUnemploymentStop, benefit=first)
    stops_on_proof(county, first, UnemploymentStopGround.MILITARY_SERVICE, date(2010, 4, 8))
    [ruling, *_] = county.ask("jian", "unemployment_rulings_of", UnemploymentRulingsOf(benefit=first)).rows
    served = {"decision": ruling.id, "served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("song", commands.ServeUnemploymentRuling, benefit=first, **served)
    loses_job(county, ended="2010-05-31", registered="2010-06-08", months=0, spell=2)
    county.do("he", commands.ResumeUnemploymentBenefit, benefit=first)
    county.open(date(2010, 7, 1))
    stops_on_proof(county, first, UnemploymentStopGround.REFUSED_WORK, date(2010, 6, 28))
    loses_job(county, ended="2011-08-31", registered="2011-09-05", months=13, spell=3)
    second = decided(county, hands_on(county, files(county)))
    revoked_by_mistake(county, second)
    not_granted(county)
    return first, second


def revoked_by_mistake(county: PilotCounty, benefit: str) -> None:
    false = {"ground": UnemploymentRevocationGround.FACTS_HIDDEN, "papers": EVIDENCE}
    county.do("he", commands.RevokeUnemploymentBenefit, benefit=benefit, **false)
    mistake = {"ground": AnnulmentGround.OFFICE_ERROR, "papers": EVIDENCE}
    county.do("he", commands.AnnulUnemploymentRevocation, benefit=benefit, **mistake)


def granted_in_detail(county: PilotCounty) -> str:
    """Sent back for a paper, returned for a mistake, granted and served."""
    claim = files(county, loses_job(county))
    county.do("deng", commands.AskToCompleteUnemploymentClaim, claim=claim, missing=(PaperKind.ID_CARD,))
    county.do("luo", commands.CompleteUnemploymentClaim, claim=claim, papers=(paper(PaperKind.ID_CARD),))
    county.do("chu", commands.PassUnemploymentClaim, claim=claim)
    back = {"to": ClaimStop.APPLICANT, "reasons": (ReturnGround.FORM_WRONG,)}
    county.do("yan", commands.ReturnUnemploymentClaim, claim=claim, **back)
    county.do("luo", commands.CompleteUnemploymentClaim, claim=claim)
    serves(county, decided(county, hands_on(county, claim)))
    return claim


def not_granted(county: PilotCounty) -> None:
    """Not accepted, withdrawn, denied; and a living grant, which is no benefit."""
    loses_job(county, "bo", ended="2011-07-31", registered="2011-08-02", months=30, involuntary=False)
    refused = files(county, "bo")
    reasons = (NotAcceptedGround.OTHER_REGION,)
    county.do("chu", commands.RefuseUnemploymentClaim, claim=refused, reasons=reasons)
    county.do("bo", commands.WithdrawUnemploymentClaim, claim=files(county, "bo"))
    decided(county, hands_on(county, files(county, "bo")))
    serves(county, living_grant(county))


def living_grant(county: PilotCounty, person: str = "guan") -> str:
    """Thirty months in the mill as a rural contract worker, paid until the job ended."""
    loses_job(county, person, months=0)
    county.set_parameter("living_grant_monthly", "120")
    county.set_parameter("living_grant_until", "2012-01-01")
    paid(county, person, "2007-03", 30, EmployeeKind.RURAL_CONTRACT_WORKER)
    county.tell(HukouMoved(person, SHUANGHE, rural_hukou=True))
    asked_for = county.ask("xie", "unemployment_claim_form", person).kind
    return decided(county, hands_on(county, files(county, person, kind=asked_for)))
