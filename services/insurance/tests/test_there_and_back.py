"""Every command has its way back: what it did is undone, and the registers stand as they stood before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeAlias

import pytest
from contributing import FANG, LUO, MING, QIANG, TEA_WORKS, WAGES, TeaWorks, january, taxed
from contributing import lines as wage_lines
from inheriting import apply, decide, dies, family, hand_on, stop
from jobless import granted as jobless_granted
from jobless import loses_job, with_site
from paying import lines, pay_month, pay_run, prepare, release, to_the_bank
from pilot_county import EVIDENCE, FUXING, GONGXIAN, SHUANGHE, PilotCounty, paper
from recovering import decided as decided_recovery
from recovering import found as found_overpaid
from recovering import heard, imprisoned, paid_until
from standing import as_it_stands
from test_service_moving import changning_starts
from test_service_revocation import FALSE, UPHELD

from insurance import contract as asked
from insurance.contract import (
    BankAnswer,
    CancellationGround,
    ClaimStop,
    Consent,
    EnrolmentCategory,
    NotAcceptedGround,
    Outcome,
    PaperKind,
    ReturnGround,
    ReversalGround,
    StopGround,
    SurvivalCertificationFault,
    SurvivalWay,
    SuspensionGround,
    UnemploymentStopGround,
)
from insurance.payment_run.register import LINES, MONTHS
from insurance.payment_run.register import RUNS as RUNS_TABLE
from insurance.service import SLICES
from insurance.single_sum.register import SUMS
from insurance.unemployment_benefit.claim_register import CLAIMS as UNEMPLOYMENT_CLAIMS
from insurance.unemployment_benefit.claim_register import OPEN as UNDER_WAY
from insurance.unemployment_benefit.register import BENEFITS as UNEMPLOYMENT_BENEFITS
from jinbao.casework.people import (
    BirthCorrected,
    DeathRecorded,
    DeathRevoked,
    HukouMoved,
    PersonsMerged,
    PersonsUnmerged,
)
from jinbao.commands import Command

Act: TypeAlias = Callable[[PilotCounty], object]


class Way(NamedTuple):
    """A command and what takes it back; ``ready`` is what has to have happened before."""

    there: type[Command]
    back: type[Command]
    do: Act
    undo: Act
    ready: Act = lambda _: None


def as_asked(who: str, kind: type[Command], /, **given: Any) -> Act:
    return lambda county: county.do(who, kind, **given)


def one_after_another(*acts: Act) -> Act:
    def act(county: PilotCounty) -> None:
        for each in acts:
            each(county)

    return act


def both(one: Way, ready: Act = lambda _: None) -> tuple[Way, Way]:
    """There and back, and from there back again."""
    return one, Way(one.back, one.there, one.undo, one.do, one_after_another(one.do, ready))


# Enrolments

LIN = {"person": "lin"}
WRITTEN = {"consent": Consent.WRITTEN}
BADLY = {"reasons": (ReturnGround.FORM_WRONG,)}
FALSELY = {"reasons": (NotAcceptedGround.PAPERS_FALSE,)}
MISSING = {"missing": (PaperKind.ID_CARD,)}
BROUGHT = {"papers": (paper(PaperKind.ID_CARD),), **WRITTEN}
TWO = {"kept": "lin", "ended": "wu"}


def submits(county: PilotCounty) -> object:
    return county.submit("lin")


def taken_back(county: PilotCounty) -> None:
    """The batch of a roster takes back what it submitted."""
    submission = [
        one.command.id
        for one in county.service.ledger.recorded("rural-pension-enrolment/lin")
        if one.command is not None
    ][-1]
    county.do("xie", asked.TakeBackEnrolment, submission=submission, **LIN, **WRITTEN)


def corrects(grade: int) -> Act:
    return as_asked("xie", asked.CorrectEnrolmentForm, **LIN, grade=grade)


def chooses(grade: int) -> Act:
    return as_asked("lin", asked.ChooseGrade, **LIN, year=2011, grade=grade)


def is_now(category: EnrolmentCategory) -> Act:
    return as_asked("deng", asked.ChangeCategory, **LIN, year=2011, category=category)


def moves(region: str, on: date, officer: str) -> Act:
    """The hukou moves, and the enrolment follows the next year."""

    def act(county: PilotCounty) -> None:
        county.tell(HukouMoved("lin", region, rural_hukou=True))
        county.open(on)
        county.do(officer, asked.MoveEnrolment, **LIN)

    return act


def told_then(told: object, who: str, kind: type[Command], **given: Any) -> Act:
    """Identity says something, and an officer follows it."""

    def act(county: PilotCounty) -> None:
        county.tell(told)  # type: ignore[arg-type] # events of different services have no common name here
        county.do(who, kind, **given)

    return act


def two_enrolments(county: PilotCounty) -> None:
    """Both have paid this year."""
    county.enrol(county.resident("wu"))
    for person in ("lin", "wu"):
        county.pay(person, county.today.year)


def refund_is_paid(county: PilotCounty) -> None:
    pay_run(county, f"{county.today:%Y-%m}", asked.PaidBenefit.SINGLE_SUM)


withdrawn = as_asked("xie", asked.WithdrawEnrolment, **LIN, **WRITTEN)
reviewed = as_asked("chu", asked.FirstReviewEnrolment, **LIN)
returned = as_asked("fu", asked.ReturnEnrolment, **LIN, **BADLY)
refused = as_asked("chu", asked.RefuseEnrolment, **LIN, **FALSELY)
confirmed = as_asked("fu", asked.ConfirmEnrolment, **LIN)
merged = told_then(PersonsMerged("lin", "wu"), "fu", asked.MergeEnrolments, **TWO)
separated = told_then(PersonsUnmerged("lin", "wu"), "fu", asked.SeparateEnrolments, **TWO)

ENROLMENTS = (
    Way(
        asked.SubmitEnrolment,
        asked.WithdrawEnrolment,
        submits,
        withdrawn,
        lambda county: county.resident("lin"),
    ),
    Way(asked.SubmitEnrolment, asked.TakeBackEnrolment, submits, taken_back),
    Way(asked.TakeBackEnrolment, asked.SubmitEnrolment, taken_back, submits, submits),
    Way(asked.WithdrawEnrolment, asked.SubmitEnrolment, withdrawn, submits),
    Way(asked.RefuseEnrolment, asked.SubmitEnrolment, refused, submits),
    Way(asked.CorrectEnrolmentForm, asked.CorrectEnrolmentForm, corrects(200_00), corrects(100_00)),
    Way(
        asked.AskToCompleteEnrolment,
        asked.CompleteEnrolment,
        as_asked("chu", asked.AskToCompleteEnrolment, **LIN, **MISSING),
        as_asked("xie", asked.CompleteEnrolment, **LIN, **BROUGHT),
    ),
    *both(Way(asked.FirstReviewEnrolment, asked.ReturnEnrolment, reviewed, returned)),
    Way(asked.ChooseGrade, asked.ChooseGrade, chooses(200_00), chooses(100_00), confirmed),
    Way(
        asked.ChangeCategory,
        asked.ChangeCategory,
        is_now(EnrolmentCategory.LOW_INCOME),
        is_now(EnrolmentCategory.ORDINARY),
    ),
    *both(Way(asked.MergeEnrolments, asked.SeparateEnrolments, merged, separated, two_enrolments)),
    Way(
        asked.SeparateEnrolments,
        asked.MergeEnrolments,
        separated,
        merged,
        refund_is_paid,
    ),
    Way(
        asked.MoveEnrolment,
        asked.MoveEnrolment,
        moves(FUXING, date(2011, 1, 5), "gao"),
        moves(SHUANGHE, date(2012, 1, 5), "fu"),
        one_after_another(separated, changning_starts),
    ),
)

# Accounts


def reversing(last: int = 1) -> Act:
    """The latest entries but some."""

    def act(county: PilotCounty) -> None:
        entries = county.ask("jian", "entries_of", asked.EntriesOf(person="lin")).rows
        standing = [one.number for one in entries if one.reverses is None and one.reversed_by is None]
        reason = ReversalGround.WRONG_AMOUNT
        county.do("qian", asked.ReverseEntry, **LIN, entry=standing[last - 1], reason=reason)

    return act


def pays(year: int) -> Act:
    return lambda county: county.pay("lin", year)


def in_the_next_year(county: PilotCounty) -> None:
    pays(2010)(county)
    county.open(date(2011, 1, 5))


ACCOUNTS = (
    Way(
        asked.RecordContribution,
        asked.ReverseEntry,
        pays(2010),
        reversing(),
        lambda county: county.enrol(county.resident("lin", "1955-06-01")),
    ),
    Way(asked.ReverseEntry, asked.RecordContribution, reversing(), pays(2010), pays(2010)),
    Way(
        asked.RecordMakeUp,
        asked.ReverseEntry,
        as_asked("qian", asked.RecordMakeUp, **LIN, year=2008, amount=100_00),
        reversing(),
        reversing(),
    ),
    Way(
        asked.RecordCollectiveAid,
        asked.ReverseEntry,
        as_asked("qian", asked.RecordCollectiveAid, **LIN, year=2010, amount=20_00),
        reversing(),
    ),
    Way(
        asked.CreditInterest,
        asked.ReverseEntry,
        as_asked("qian", asked.CreditInterest, **LIN, year=2010),
        reversing(),
        in_the_next_year,
    ),
)

# Claims


def of_claim(who: str, kind: type[Command], **given: Any) -> Act:
    """The claim that was filed last."""

    def act(county: PilotCounty) -> None:
        claims = county.ask("jian", "claims_of", asked.ClaimsOf(person="zhou")).rows
        county.do(who, kind, claim=max(claim.id for claim in claims), **given)

    return act


def files(county: PilotCounty) -> None:
    county.file("zhou")


def is_granted(county: PilotCounty) -> None:
    county.decide(county.hand_on(county.file("zhou")))


def sent_back(who: str, to: ClaimStop) -> Act:
    return of_claim(who, asked.ReturnClaim, to=to, **BADLY)


def asks_for_publication(county: PilotCounty) -> None:
    county.set_parameter("publication_days", "7")


posted = of_claim("lou", asked.PubliciseClaim, place=SHUANGHE)
objected = of_claim("lou", asked.RecordObjection, ground=asked.ObjectionGround.AGE_DISPUTED)
accepted, was_reviewed = of_claim("chu", asked.AcceptClaim), of_claim("yan", asked.ReviewClaim)
CLAIMS = (
    Way(
        asked.FileClaim,
        asked.WithdrawClaim,
        files,
        of_claim("xie", asked.WithdrawClaim, **WRITTEN),
        lambda county: county.pensioner("zhou"),
    ),
    Way(asked.DecideClaim, asked.RevokeGrant, is_granted, as_asked("he", asked.RevokeGrant, **FALSE)),
    Way(
        asked.WithdrawClaim,
        asked.FileClaim,
        of_claim("xie", asked.WithdrawClaim, **WRITTEN),
        files,
        files,
    ),
    Way(asked.RefuseClaim, asked.FileClaim, of_claim("chu", asked.RefuseClaim, **FALSELY), files),
    Way(
        asked.AskToCompleteClaim,
        asked.CompleteClaim,
        of_claim("chu", asked.AskToCompleteClaim, **MISSING),
        of_claim("xie", asked.CompleteClaim, **BROUGHT),
    ),
    *both(Way(asked.AcceptClaim, asked.ReturnClaim, accepted, sent_back("yan", ClaimStop.FIRST_REVIEW))),
    Way(
        asked.ReviewClaim,
        asked.ReturnClaim,
        was_reviewed,
        sent_back("fu", ClaimStop.REVIEW),
    ),
    Way(
        asked.RecheckClaim,
        asked.ReturnClaim,
        of_claim("fu", asked.RecheckClaim),
        sent_back("he", ClaimStop.RECHECK),
        was_reviewed,
    ),
    Way(
        asked.PubliciseClaim,
        asked.ReviewClaim,
        posted,
        one_after_another(objected, was_reviewed),
        one_after_another(asks_for_publication, sent_back("fu", ClaimStop.REVIEW), was_reviewed),
    ),
    Way(
        asked.RecordObjection,
        asked.PubliciseClaim,
        objected,
        one_after_another(was_reviewed, posted),
        posted,
    ),
)

# Pensions

ZHOU = {"person": "zhou"}
BORN, RIGHTLY = date(1950, 1, 4), date(1950, 3, 20)
DEAD = DeathRecorded("zhou", date(2010, 3, 31), strong=True)


def paid_for_three_months(county: PilotCounty) -> None:
    county.granted()
    for month in ("2010-02", "2010-03", "2010-04"):
        pay_month(county, month)


def topped_up(value: str, day: date) -> Act:
    """The county publishes another top-up from May 2010 on."""

    def act(county: PilotCounty) -> None:
        county.open(day)
        county.set_parameter("top_up", value, in_force_from=date(2010, 5, 1))

    return act


def topped_up_and_raised(value: str, day: date, kind: type[Command], **given: Any) -> Act:
    def act(county: PilotCounty) -> None:
        topped_up(value, day)(county)
        county.do("he", kind, **given)

    return act


def raised_and_taken_back(kind: type[Command], month: int, **given: Any) -> Way:
    """A raise rests on what was published: where that was wrong, what is published next brings it back."""
    wrong, right = date(2010, month, 11), date(2010, month, 12)
    there = topped_up_and_raised("5", wrong, kind, **given)
    return Way(kind, kind, there, topped_up_and_raised("0", right, kind, **given))


def born(day: date, kind: type[Command], **given: Any) -> Act:
    return told_then(BirthCorrected("zhou", day), "he", kind, **given)


suspended = as_asked("yan", asked.SuspendPension, **ZHOU, ground=SuspensionGround.MISSING, papers=EVIDENCE)
missing_before = as_asked(
    "yan",
    asked.SuspendPension,
    **ZHOU,
    ground=SuspensionGround.MISSING,
    since="2010-03",
    papers=EVIDENCE,
)
resumed = as_asked("yan", asked.ResumePension, **ZHOU, papers=EVIDENCE)
stopped = told_then(DEAD, "he", asked.StopPension, **ZHOU, ground=StopGround.DEATH)
reinstated = told_then(DeathRevoked("zhou"), "he", asked.ReinstatePension, **ZHOU)
revoked, restored = (
    as_asked("he", asked.RevokeGrant, **FALSE),
    as_asked("he", asked.AnnulRevocation, **UPHELD),
)
found = told_then(DEAD, "yan", asked.FindOverpayment, **ZHOU)
gone = told_then(DeathRevoked("zhou"), "yan", asked.FindOverpayment, **ZHOU)

PENSIONS = (
    Way(
        asked.SetParameter,
        asked.SetParameter,
        topped_up("5", date(2010, 5, 11)),
        topped_up("0", date(2010, 5, 12)),
        paid_for_three_months,
    ),
    raised_and_taken_back(asked.RaisePension, 6, **ZHOU),
    raised_and_taken_back(asked.RaisePensions, 7, county=GONGXIAN),
    *both(Way(asked.SuspendPension, asked.ResumePension, suspended, resumed)),
    *both(Way(asked.StopPension, asked.ReinstatePension, stopped, reinstated, resumed)),
    Way(
        asked.StopPension,
        asked.ReinstatePension,
        stopped,
        reinstated,
        one_after_another(reinstated, missing_before),
    ),
    Way(
        asked.RecalculatePension,
        asked.RecalculatePension,
        born(RIGHTLY, asked.RecalculatePension, **ZHOU),
        born(BORN, asked.RecalculatePension, **ZHOU),
        resumed,
    ),
    Way(
        asked.RecalculatePensions,
        asked.RecalculatePensions,
        born(RIGHTLY, asked.RecalculatePensions, county=GONGXIAN),
        born(BORN, asked.RecalculatePensions, county=GONGXIAN),
    ),
    Way(asked.FindOverpayment, asked.FindOverpayment, found, gone),
    *both(Way(asked.RevokeGrant, asked.AnnulRevocation, revoked, restored)),
)

# Payment runs

JUNE = {"county": GONGXIAN, "month": "2010-06"}


def the_line(county: PilotCounty) -> int:
    return max(line.number for line in lines(county, "2010-06"))


def bounced(county: PilotCounty) -> None:
    outcomes = (Outcome(the_line(county), BankAnswer.ACCOUNT_CLOSED),)
    county.do("bian", asked.RecordReturns, **JUNE, outcomes=outcomes)


def prepared(county: PilotCounty) -> None:
    prepare(county, "2010-06")


def cancelled(county: PilotCounty) -> None:
    county.do("zhi", asked.CancelRun, **JUNE, ground=CancellationGround.FUNDS_NOT_READY)


def goes_to_the_bank(county: PilotCounty) -> None:
    to_the_bank(county, "2010-06")


def file_never_arrived(county: PilotCounty) -> None:
    rows = county.service.ledger.recorded("payment-run/gongxian/2010-06")
    digest = rows[-1].event.digest
    county.do("zhi", asked.TakeBackBankFile, **JUNE, digest=digest)


def in_june(county: PilotCounty) -> None:
    paid_for_three_months(county)
    county.open(date(2010, 6, 10))


def sent_again(county: PilotCounty) -> None:
    line, confirmed_on = the_line(county), county.today
    county.do("zhi", asked.RepayLine, **JUNE, line=line, account_confirmed_on=confirmed_on)


RUNS = (
    *both(Way(asked.PrepareRun, asked.CancelRun, prepared, cancelled, in_june)),
    *both(
        Way(
            asked.RecordBankFile,
            asked.TakeBackBankFile,
            goes_to_the_bank,
            file_never_arrived,
            lambda county: release(county, "2010-06"),
        )
    ),
    *both(Way(asked.RecordReturns, asked.RepayLine, bounced, sent_again)),
)

# Inheritances


def of_inheritance(who: str, kind: type[Command], **given: Any) -> Act:
    """The one that was applied for last."""

    def act(county: PilotCounty) -> None:
        cases = county.ask("jian", "inheritances_of", asked.InheritancesOf(person="zhou")).rows
        county.do(who, kind, inheritance=max(case.id for case in cases), **given)

    return act


def zhou_has_died(county: PilotCounty) -> None:
    county.granted()
    family(county)
    county.open(date(2010, 6, 10))
    dies(county, date(2010, 5, 31))
    stop(county)


def inherits(county: PilotCounty) -> None:
    decide(county, hand_on(county, apply(county)))


def lives(county: PilotCounty) -> None:
    county.tell(DeathRevoked("zhou"))
    of_inheritance("he", asked.RevokeInheritance)(county)


gives_up = of_inheritance("xie", asked.WithdrawInheritance, **WRITTEN)
taken_on = of_inheritance("chu", asked.AcceptInheritance)
looked_at = of_inheritance("yan", asked.ReviewInheritance)
INHERITANCES = (
    *both(
        Way(asked.ApplyForInheritance, asked.WithdrawInheritance, apply, gives_up, zhou_has_died),
    ),
    Way(
        asked.RefuseInheritance,
        asked.ApplyForInheritance,
        of_inheritance("chu", asked.RefuseInheritance, **FALSELY),
        apply,
    ),
    Way(
        asked.AskToCompleteInheritance,
        asked.CompleteInheritance,
        of_inheritance("chu", asked.AskToCompleteInheritance, missing=(PaperKind.DEATH_CERTIFICATE,)),
        of_inheritance(
            "xie", asked.CompleteInheritance, papers=(paper(PaperKind.DEATH_CERTIFICATE),), **WRITTEN
        ),
    ),
    *both(
        Way(
            asked.AcceptInheritance,
            asked.ReturnInheritance,
            taken_on,
            of_inheritance("yan", asked.ReturnInheritance, to=ClaimStop.FIRST_REVIEW, **BADLY),
        )
    ),
    Way(
        asked.ReviewInheritance,
        asked.ReturnInheritance,
        looked_at,
        of_inheritance("fu", asked.ReturnInheritance, to=ClaimStop.REVIEW, **BADLY),
    ),
    Way(
        asked.RecheckInheritance,
        asked.ReturnInheritance,
        of_inheritance("fu", asked.RecheckInheritance),
        of_inheritance("he", asked.ReturnInheritance, to=ClaimStop.RECHECK, **BADLY),
        looked_at,
    ),
    Way(
        asked.DecideInheritance,
        asked.RevokeInheritance,
        inherits,
        lives,
        gives_up,
    ),
)

# Recoveries


def draws_until_june(county: PilotCounty) -> None:
    paid_until(county, "2010-06")
    family(county)


def heirs_owe(county: PilotCounty) -> None:
    dies(county, date(2010, 4, 30))
    found_overpaid(county)
    heard(county)
    by = {"cause": asked.RecoveryCause.PERSON_ERROR, "debtors": ("zhou-er",)}
    county.do("he", asked.DecideRecovery, overpayment="zhou", **by)


def came_out_of_prison(county: PilotCounty) -> None:
    imprisoned(county)
    decided_recovery(county)


AUGUST = {"against": asked.SetOffAgainst.BENEFIT, "since": "2010-08"}
RECOVERIES = (
    Way(
        asked.DecideRecovery,
        asked.CancelRecovery,
        heirs_owe,
        told_then(DeathRevoked("zhou"), "he", asked.CancelRecovery, overpayment="zhou"),
        draws_until_june,
    ),
    *both(
        Way(
            asked.SetOffRecovery,
            asked.EndSetOff,
            as_asked("he", asked.SetOffRecovery, overpayment="zhou", **AUGUST),
            as_asked("he", asked.EndSetOff, overpayment="zhou"),
            came_out_of_prison,
        )
    ),
)

# Contributions of employees

THERE = {"employer": TEA_WORKS, "person": QIANG}
LEAVES = {"until": date(2010, 2, 1), "reason": asked.RelationEnd.EMPLOYMENT_ENDED}
BOTH, ONE = WAGES, {MING: 2_100_00}
BILL = f"{TEA_WORKS}/UNEMPLOYMENT/2010-01"
OF_MONTH = {"employer": TEA_WORKS, "month": "2010-01", "schemes": (asked.EmployeeScheme.UNEMPLOYMENT,)}


def tea_works(county: PilotCounty) -> None:
    works = TeaWorks(county)
    works.enrols(MING)
    works.enrols(FANG)
    county.open(date(2010, 2, 3))


def says(wages: Mapping[str, int]) -> Act:
    wrong = asked.MistakeGround.WRONG_BASE
    return as_asked(LUO, asked.DeclareContributions, **OF_MONTH, lines=wage_lines(wages), corrects=wrong)


def billed(wages: Mapping[str, int]) -> Act:
    return one_after_another(says(wages), as_asked("yan", asked.AssessContributions, bill=BILL))


def last_payment(county: PilotCounty) -> int:
    return max(one.number for one in county.ask("qian", "payments_of_contribution_bill", BILL))


def payment_bounces(county: PilotCounty) -> None:
    reversal = {"number": last_payment(county), "ground": asked.PaymentReversal.BOUNCED}
    county.do("qian", asked.ReverseContributionPayment, bill=BILL, **reversal)


def bill_is_paid(county: PilotCounty) -> None:
    given = {"amount": 90_00, "paid_on": county.today, "document": "1", "collector": asked.Collector.BANK}
    county.do("qian", asked.RecordContributionPayment, bill=BILL, **given)


mistaken = as_asked(LUO, asked.TakeBackEmployeeInsurance, **THERE, ground=asked.MistakeGround.WRONG_PERSON)
hired = as_asked(LUO, asked.EnrolEmployee, **THERE, since=date(2010, 1, 4), kind=asked.EmployeeKind.EMPLOYEE)
CONTRIBUTIONS = (
    *both(Way(asked.EnrolEmployee, asked.TakeBackEmployeeInsurance, hired, mistaken, tea_works)),
    Way(
        asked.EndEmployeeInsurance,
        asked.TakeBackEmployeeInsurance,
        as_asked(LUO, asked.EndEmployeeInsurance, **THERE, **LEAVES),
        mistaken,
    ),
    Way(asked.DeclareContributions, asked.DeclareContributions, says(ONE), says(BOTH), says(BOTH)),
    Way(asked.AssessContributions, asked.AssessContributions, billed(ONE), billed(BOTH), billed(BOTH)),
    *both(
        Way(asked.RecordContributionPayment, asked.ReverseContributionPayment, bill_is_paid, payment_bounces)
    ),
)

set_aside = as_asked(
    "qian", asked.SetAsideReportedPayment, report="f/2", ground=asked.SetAsideGround.GIVEN_BACK
)
booked = as_asked("qian", asked.BookReportedPayment, report="f/2")
reopened = as_asked("qian", asked.ReopenReportedPayment, report="f/2")


def half_is_reported(county: PilotCounty) -> None:
    january(county)
    taxed(county, "f/2", 45_00, date(2010, 2, 3))


REPORTED = (
    Way(asked.SetAsideReportedPayment, asked.ReopenReportedPayment, set_aside, reopened, half_is_reported),
    Way(asked.BookReportedPayment, asked.ReopenReportedPayment, booked, reopened),
    Way(asked.ReopenReportedPayment, asked.BookReportedPayment, reopened, booked, booked),
)

# Unemployment

LUO_FILES = {"person": "luo", **WRITTEN}


def of_jobless(who: str, kind: type[Command], /, **given: Any) -> Act:
    """On the claim that is under way."""

    def act(county: PilotCounty) -> None:
        [claim] = [one.id for one in county.rows(UNEMPLOYMENT_CLAIMS) if one.stage in UNDER_WAY]
        county.do(who, kind, claim=claim, **given)

    return act


def returned_to(who: str, to: ClaimStop) -> Act:
    return of_jobless(who, asked.ReturnUnemploymentClaim, to=to, **BADLY)


jobless_files = as_asked("xie", asked.FileUnemploymentClaim, **LUO_FILES)
passed_by_township = of_jobless("chu", asked.PassUnemploymentClaim)
OF_THE_JOBLESS = (
    Way(
        asked.FileUnemploymentClaim,
        asked.WithdrawUnemploymentClaim,
        jobless_files,
        of_jobless("xie", asked.WithdrawUnemploymentClaim, **WRITTEN),
        lambda county: loses_job(with_site(county)),
    ),
    Way(
        asked.WithdrawUnemploymentClaim,
        asked.FileUnemploymentClaim,
        of_jobless("xie", asked.WithdrawUnemploymentClaim, **WRITTEN),
        jobless_files,
        jobless_files,
    ),
    Way(
        asked.RefuseUnemploymentClaim,
        asked.FileUnemploymentClaim,
        of_jobless("chu", asked.RefuseUnemploymentClaim, **FALSELY),
        jobless_files,
    ),
    Way(
        asked.AskToCompleteUnemploymentClaim,
        asked.CompleteUnemploymentClaim,
        of_jobless("chu", asked.AskToCompleteUnemploymentClaim, **MISSING),
        of_jobless("xie", asked.CompleteUnemploymentClaim, **BROUGHT),
    ),
    *both(
        Way(
            asked.PassUnemploymentClaim,
            asked.ReturnUnemploymentClaim,
            passed_by_township,
            returned_to("yan", ClaimStop.FIRST_REVIEW),
        )
    ),
)


def of_benefit(kind: type[Command], /, **given: Any) -> Act:
    def act(county: PilotCounty) -> None:
        [benefit] = [one.id for one in county.rows(UNEMPLOYMENT_BENEFITS)]
        county.do("he", kind, benefit=benefit, **given)

    return act


EMIGRATES = {"ground": UnemploymentStopGround.EMIGRATED, "lost_on": date(2010, 3, 10), "papers": EVIDENCE}
GOT_FALSELY = {"ground": asked.UnemploymentRevocationGround.FALSE_PAPERS, "papers": EVIDENCE}
RULED = {"ground": asked.AnnulmentGround.COURT_RULING, "papers": EVIDENCE}
BENEFITS = (
    *both(
        Way(
            asked.StopUnemploymentBenefit,
            asked.TakeBackUnemploymentStop,
            of_benefit(asked.StopUnemploymentBenefit, **EMIGRATES),
            of_benefit(asked.TakeBackUnemploymentStop),
            lambda county: jobless_granted(with_site(county)),
        )
    ),
    *both(
        Way(
            asked.RevokeUnemploymentBenefit,
            asked.AnnulUnemploymentRevocation,
            of_benefit(asked.RevokeUnemploymentBenefit, **GOT_FALSELY),
            of_benefit(asked.AnnulUnemploymentRevocation, **RULED),
        )
    ),
)

# Survival certification


seen_alive = as_asked(
    "xie", asked.CertifySurvival, **ZHOU, way=SurvivalWay.AT_THE_OFFICE, seen_on=date(2010, 3, 1)
)
by_mistake = as_asked(
    "yan", asked.TakeBackSurvivalCertification, **ZHOU, ground=SurvivalCertificationFault.ENTERED_BY_MISTAKE
)

CERTIFICATIONS = (
    *both(
        Way(
            asked.CertifySurvival,
            asked.TakeBackSurvivalCertification,
            seen_alive,
            by_mistake,
            one_after_another(lambda county: county.granted(), lambda county: county.open(date(2010, 3, 1))),
        )
    ),
)

GROUPS: dict[str, Sequence[Way]] = {
    "enrolments": ENROLMENTS,
    "accounts": ACCOUNTS,
    "claims": CLAIMS,
    "pensions": PENSIONS,
    "certifications": CERTIFICATIONS,
    "runs": RUNS,
    "inheritances": INHERITANCES,
    "recoveries": RECOVERIES,
    "contributions": CONTRIBUTIONS,
    "reported payments": REPORTED,
    "unemployment claims": OF_THE_JOBLESS,
    "unemployment benefits": BENEFITS,
}

BY_A_LATER_STOP = "another stop takes its place, and months that were not due are found"
NO_WAY_BACK: dict[type[Command], str] = {
    asked.ConfirmEnrolment: "a relation with an account ends by being merged or inherited, never by an undo",
    asked.CompleteEnrolment: "what was handed in has been seen; the case goes on, or is refused",
    asked.CompleteClaim: "what was handed in has been seen; the case goes on, or is refused",
    asked.CorrectClaimForm: "the form stands in the case alone, and a correction is corrected again",
    asked.CompleteUnemploymentClaim: "what was handed in has been seen; the case goes on, or is refused",
    asked.CompleteInheritance: "what was handed in has been seen; the case goes on, or is refused",
    asked.ServeEnrolmentDecision: "somebody has been told: the clocks of their appeals run",
    asked.ServeDecision: "somebody has been told: the clocks of their appeals run",
    asked.ServePensionDecision: "somebody has been told: the clocks of their appeals run",
    asked.ServeOverpaymentNotice: "somebody has been told: a later finding is told again",
    asked.RecordOverpaymentReply: "somebody has been heard",
    asked.ServeRecovery: "somebody has been told: the clocks of their appeals run",
    asked.AgreeInstalments: "another agreement takes its place",
    asked.RecordReturn: "money has come: if it turns out to be owed, the next run pays it again",
    asked.BookSetOff: "money was kept: if it turns out to be owed, the next run pays it",
    asked.HandRecoveryToCourt: "the court has it",
    asked.CancelRecovery: "what was found is gone: another finding begins anew",
    asked.ServeInheritanceDecision: "somebody has been told: the clocks of their appeals run",
    asked.ReleaseRun: "money has left: each line comes back by itself, or is found to be overpaid",
    asked.PayInheritance: "money has left: the revocation of the inheritance says what the heirs give back",
    asked.RevokeInheritance: "somebody who lives leaves nothing: after a death there is another application",
    asked.DecideUnemploymentClaim: "what was granted ends by a stop; what was denied is claimed again",
    asked.ServeUnemploymentClaim: "somebody has been told: the clocks of their appeals run",
    asked.ServeUnemploymentRuling: "somebody has been told: the clocks of their appeals run",
    asked.PayLivingGrant: "money has left",
    asked.ConfirmUnemploymentMonth: BY_A_LATER_STOP,
    asked.DecideUnemploymentMonth: BY_A_LATER_STOP,
    asked.DecideUnemploymentMonths: BY_A_LATER_STOP,
    asked.ResumeUnemploymentBenefit: BY_A_LATER_STOP,
    asked.ExtendUnemploymentBenefit: BY_A_LATER_STOP,
    asked.AssessUndeclared: "a declaration takes its place, however late it comes",
    asked.OrderContributionPayment: "somebody has been told: what is paid settles it",
    asked.DeferContributionPayment: "somebody has been told: what is paid settles it",
    asked.EnforceContributionPayment: "bank or court have it: what is paid settles it",
    asked.WriteOffContributions: "a court has ended the bankruptcy",
    asked.ServeContributionDecisions: "somebody has been told: the clocks of their appeals run",
    asked.RefundContributions: "money has left: what is owed after all is billed again",
    asked.SuspendUncertified: "whoever is certified goes on, and is paid in full",
    asked.CertifySurvivals: "each certification as by the single command",
    asked.ConfirmEnrolments: "each enrolment as by the single command",
    asked.SubmitEnrolments: "each enrolment as by the single command",
    asked.FirstReviewEnrolments: "each enrolment as by the single command",
    asked.CreditInterests: "each year of an account as by the single command",
    asked.RecordContributions: "each contribution as by the single command",
}


@pytest.fixture
def carried_out(county: PilotCounty, monkeypatch: pytest.MonkeyPatch) -> list[type[Command]]:
    """The commands that the service has carried out, each by its kind."""
    kinds: list[type[Command]] = []
    carry_out = county.service.carry_out

    def noted(command: Command, call: Any) -> Any:
        receipt = carry_out(command, call)
        kinds.append(type(command))
        return receipt

    monkeypatch.setattr(county.service, "carry_out", noted)
    return kinds


@pytest.mark.parametrize("group", GROUPS)
def test_what_was_done_and_undone_leaves_the_registers_as_they_were(
    county: PilotCounty, carried_out: list[type[Command]], group: str
) -> None:
    for way in GROUPS[group]:
        way.ready(county)
        before = as_it_stands(county)
        carried_out.clear()
        way.do(county)
        assert carried_out[-1] is way.there
        assert as_it_stands(county) != before, f"{way.there.__name__} changed nothing"
        way.undo(county)
        assert carried_out[-1] is way.back
        assert as_it_stands(county) == before, f"{way.there.__name__} and {way.back.__name__}"


def test_a_year_whose_refund_was_paid_is_compensated_by_paying_it_anew(county: PilotCounty) -> None:
    """The one thing that a separation does not put back: the money has left, and the run says so."""
    county.enrol(county.resident("lin"))
    two_enrolments(county)
    before = as_it_stands(county)
    merged(county)
    refund_is_paid(county)
    separated(county)
    assert county.ask("jian", "account_by_person", "wu").personal == 0
    county.pay("wu", county.today.year)
    after = as_it_stands(county)
    money = {SUMS.name, RUNS_TABLE.name, LINES.name, MONTHS.name}
    assert {name for name in after if after[name] != before[name]} <= money


def test_every_command_has_a_way_back_or_a_reason_why_not() -> None:
    there = {way.there for ways in GROUPS.values() for way in ways}
    assert not there & NO_WAY_BACK.keys()
    asked_by_name = {kind for part in SLICES for kind in part.handlers if kind.__name__ in asked.__all__}
    assert there | NO_WAY_BACK.keys() == asked_by_name
