"""Registers can be folded again from nothing, and are then what they were."""

from collections.abc import Sequence
from datetime import date

from contributing import every_way_of_contributing
from inheriting import dies, every_way, family, stop
from paying import answered, lines, pay_month, prepare, release, to_the_bank
from pilot_county import EVIDENCE, GONGXIAN, SHUANGHE, PilotCounty, paper
from recovering import every_way_back
from sqlalchemy import Table

from insurance.bank.register import BANK_FILES, RETURN_FILES, RETURN_ROWS
from insurance.batch.register import BATCHES, RECEIPTS
from insurance.contract import (
    AcceptClaim,
    AskToCompleteClaim,
    CancellationGround,
    CancelRecovery,
    CancelRun,
    CertifySurvival,
    ChangeCategory,
    ChooseGrade,
    ClaimStop,
    CompleteClaim,
    CorrectClaimForm,
    CorrectEnrolmentForm,
    CreditInterest,
    EnrolmentCategory,
    FindOverpayment,
    FirstReviewEnrolment,
    FirstReviewEnrolments,
    LineState,
    NotAcceptedGround,
    ObjectionGround,
    PaperKind,
    PubliciseClaim,
    RaisePension,
    RecordCollectiveAid,
    RecordMakeUp,
    RecordObjection,
    RefuseClaim,
    RefuseEnrolment,
    ReinstatePension,
    RepayLine,
    ResumePension,
    ReturnClaim,
    ReturnEnrolment,
    ReturnGround,
    ReversalGround,
    ReverseEntry,
    ReviewClaim,
    ServeDecision,
    ServeOverpaymentNotice,
    ServiceMethod,
    StopGround,
    StopPension,
    SurvivalCertificationFault,
    SurvivalWay,
    SuspendPension,
    SuspendUncertified,
    SuspensionGround,
    TakeBackBankFile,
    TakeBackSurvivalCertification,
    WithdrawClaim,
    WithdrawEnrolment,
)
from insurance.employee_contribution.money import LATE_FEES, PAYMENTS
from insurance.employee_contribution.paid_months import PAID
from insurance.employee_contribution.register import BILLS
from insurance.employee_contribution.register import LINES as CONTRIBUTION_LINES
from insurance.employee_contribution.relations import RELATIONS
from insurance.inheritance.register import HEIRS, INHERITANCES
from insurance.office_ledger.register import LINES as LEDGER_LINES
from insurance.overpayment.register import DEBTORS, OVERPAID, OVERPAYMENTS, RETURNS
from insurance.payment_run.payout import BORNE
from insurance.payment_run.register import LINES, MONTHS, RUNS
from insurance.pension.decision_register import PENSION_DECISIONS
from insurance.pension.register import PENSIONS, RATES
from insurance.reported_payment.heard import REPORTS
from insurance.reported_payment.register import SETTLED
from insurance.rural_pension.account_register import ACCOUNTS, ENTRIES
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_register import ENROLMENTS, TERMS
from insurance.single_sum.register import SUMS
from insurance.survival_certification.register import CERTIFICATIONS
from insurance.tables import TABLES
from insurance.unemployment_benefit import heard
from insurance.unemployment_benefit.claim_register import CLAIMS as UNEMPLOYMENT_CLAIMS
from insurance.unemployment_benefit.register import BENEFITS, CONFIRMED, RULINGS
from jinbao.casework import employers, people, places
from jinbao.casework.decided import DECISIONS, READERS
from jinbao.casework.entitlements import LISTED
from jinbao.casework.names import NAMES
from jinbao.casework.parameters import PARAMETERS
from jinbao.casework.recorded_paper import RECORDED
from jinbao.casework.rule_set.register import RULE_SETS
from jinbao.casework.worklist import HANDS, WORK
from jinbao.money import as_yuan
from jinbao.statutory_clock.register import CLOCKS

OF_PENSIONS = (
    PENSIONS,
    CERTIFICATIONS,
    PENSION_DECISIONS,
    RATES,
    RUNS,
    LINES,
    MONTHS,
    OVERPAYMENTS,
    OVERPAID,
    DEBTORS,
    RETURNS,
)
OF_THE_BANK = (BANK_FILES, RETURN_FILES, RETURN_ROWS, BORNE, SUMS)
OF_HEIRS = (INHERITANCES, HEIRS, DECISIONS, READERS)
OF_EMPLOYEES = (RELATIONS, BILLS, CONTRIBUTION_LINES, PAYMENTS, LATE_FEES, PAID, SETTLED)
OF_PERSONS = (ENROLMENTS, TERMS, ACCOUNTS, ENTRIES, CLAIMS, BATCHES, RECEIPTS)
OF_THE_OFFICE = (PARAMETERS, RULE_SETS, WORK, HANDS, CLOCKS, LEDGER_LINES)
OWN = (*OF_THE_OFFICE, *OF_PERSONS, *OF_EMPLOYEES, *OF_PENSIONS, *OF_HEIRS, *OF_THE_BANK)
OF_UNEMPLOYMENT = (UNEMPLOYMENT_CLAIMS, BENEFITS, CONFIRMED, RULINGS)
"""Rebuilt after a story of their own, in test_service_unemployment."""

OF_PEOPLE = (people.PEOPLE, people.KIN, LISTED, places.COUNTIES, places.ONE_PERSON_OFFICES)
OF_EMPLOYERS = (employers.EMPLOYERS, employers.AGENTS)
OF_JOBS = (heard.JOBS, heard.SUBMISSIONS, heard.REGISTRATIONS, heard.REFUSALS)
HEARD = (*OF_PEOPLE, *OF_EMPLOYERS, *OF_JOBS, REPORTS, NAMES, RECORDED, *TABLES.authority.tables)
BESIDE = (TABLES.ledger, TABLES.cursors, TABLES.trail)


def differences(county: PilotCounty, tables: Sequence[Table] = OWN) -> dict[str, int]:
    """How many rows of each register are not what its events say."""
    return county.differing(tables)


def everything_happens(county: PilotCounty) -> None:
    """Each kind of event at least once."""
    lin, wu, luo = (county.resident(name) for name in ("lin", "wu", "luo"))
    county.submit(luo)
    county.do("chu", RefuseEnrolment, person=luo, reasons=(NotAcceptedGround.PAPERS_FALSE,))
    county.submit(luo)
    county.do("xie", WithdrawEnrolment, person=luo, consent="WRITTEN")
    county.submit(luo)
    county.do("xie", CorrectEnrolmentForm, person=luo, grade=200_00)
    county.do("deng", FirstReviewEnrolments, region=SHUANGHE, persons=("luo", "lin"))
    county.enrol(lin)
    county.submit(wu)
    county.do("chu", FirstReviewEnrolment, person=wu)
    county.do("fu", ReturnEnrolment, person=wu, reasons=(ReturnGround.FORM_WRONG,))
    county.do(lin, ChooseGrade, person=lin, year=2011, grade=200_00)
    county.do("chu", ChangeCategory, person=lin, year=2011, category=EnrolmentCategory.LOW_INCOME)
    county.pay(lin, 2010)
    older = county.enrol(county.resident("older", "1955-06-01"))
    county.do("qian", RecordMakeUp, person=older, year=2008, amount=100_00)
    county.do("qian", RecordCollectiveAid, person=lin, year=2010, amount=20_00)
    county.do("qian", ReverseEntry, person=lin, entry=1, reason=ReversalGround.WRONG_YEAR)
    claim = county.granted("zhou")
    county.do("song", ServeDecision, claim=claim, served_on=county.today, method=ServiceMethod.LEFT)
    county.decide(county.hand_on(county.file(county.resident("tang", "1950-01-04"))))
    back = county.hand_on(county.file(county.resident("sun", "1950-01-04")))
    county.do("he", ReturnClaim, claim=back, to=ClaimStop.APPLICANT, reasons=(ReturnGround.FORM_WRONG,))
    county.do("sun", CompleteClaim, claim=back)
    county.do("deng", AskToCompleteClaim, claim=back, missing=(PaperKind.ID_CARD,))
    county.do("sun", CompleteClaim, claim=back, papers=(paper(PaperKind.ID_CARD),))
    county.do("deng", RefuseClaim, claim=back, reasons=(NotAcceptedGround.OTHER_REGION,))
    gone = county.file("sun")
    county.do("xie", CorrectClaimForm, claim=gone, employee_pension=True)
    county.do("sun", WithdrawClaim, claim=gone)
    county.file("sun")
    publicised(county)
    county.open(date(2010, 12, 31))
    county.do("qian", CreditInterest, person=lin, year=2010)
    months_go_by(county)


def certified(county: PilotCounty) -> None:
    """Too late, so that it was suspended; once by mistake."""
    county.do("yan", SuspendUncertified, region=GONGXIAN, month="2011-03")
    for person in ("zhou", "luo-da"):
        seen = {"person": person, "way": SurvivalWay.AT_THE_OFFICE, "seen_on": county.today}
        if person == "luo-da":
            county.do("xie", CertifySurvival, **seen)
            fault = SurvivalCertificationFault.ENTERED_BY_MISTAKE
            county.do("yan", TakeBackSurvivalCertification, person=person, ground=fault)
        else:
            county.do("yan", CertifySurvival, **seen)


def publicised(county: PilotCounty) -> None:
    """Posted, objected to, posted again and returned to the applicant."""
    county.set_parameter("publication_days", "7", in_force_from=date(2010, 1, 4))
    claim = county.file(county.resident("bao", "1950-01-04"))
    county.do("chu", AcceptClaim, claim=claim)
    county.do("yan", ReviewClaim, claim=claim)
    county.do("lou", PubliciseClaim, claim=claim, place=SHUANGHE)
    county.do("lou", RecordObjection, claim=claim, ground=ObjectionGround.HAS_DIED)
    county.do("yan", ReviewClaim, claim=claim)
    county.do("lou", PubliciseClaim, claim=claim, place=SHUANGHE)
    county.set_parameter("publication_days", "0", in_force_from=date(2010, 1, 5))


def months_go_by(county: PilotCounty) -> None:
    """Paid, returned by the bank, sent again; withheld; suspended, resumed, stopped, reinstated, raised."""
    county.granted("luo-da")
    county.open(date(2011, 2, 10))
    certified(county)
    prepare(county, "2011-02")
    run = {"county": GONGXIAN, "month": "2011-02"}
    county.do("bian", CancelRun, **run, ground=CancellationGround.FACTS_MISSING)
    prepare(county, "2011-02")
    county.do(
        "yan",
        SuspendPension,
        person="luo-da",
        ground=SuspensionGround.MISSING,
        since="2010-01",
        papers=EVIDENCE,
    )
    release(county, "2011-02")
    county.do("zhi", TakeBackBankFile, **run, digest=to_the_bank(county, "2011-02"))
    [line] = lines(county, "2011-02", state=LineState.SENT)
    answered(county, "2011-02", f"{line.number},{as_yuan(line.amount)},退票,01", "9,55.94,成功,")
    county.do("zhi", RepayLine, **run, line=line.number, account_confirmed_on=county.today)
    county.do("yan", ResumePension, person="luo-da", papers=EVIDENCE)
    stopped = {"ground": StopGround.OTHER_LOSS, "lost_on": county.today, "papers": EVIDENCE}
    county.do("he", StopPension, person="luo-da", **stopped)
    county.do("he", ReinstatePension, person="luo-da", papers=EVIDENCE)
    county.open(date(2015, 1, 20))
    county.do("he", RaisePension, person="zhou")
    pay_month(county, "2015-02")
    for happened in (
        people.DeathRecorded("zhou", date(2015, 1, 31), strong=True),
        people.DeathRevoked("zhou"),
        people.DeathRecorded("zhou", date(2015, 1, 31), strong=True),
    ):
        county.tell(happened)
        county.do("yan", FindOverpayment, person="zhou")
    county.do(
        "song", ServeOverpaymentNotice, overpayment="zhou", served_on=county.today, method=ServiceMethod.MAIL
    )
    family(county, "zhou")
    every_way_back(county, "zhou-er")
    county.tell(people.DeathRevoked("zhou"))
    county.do("he", CancelRecovery, overpayment="zhou")
    family(county, "luo-da")
    dies(county, county.today, "luo-da")
    stop(county, "luo-da")
    every_way(county, "luo-da")
    every_way_of_contributing(county)


def test_every_register_is_rebuilt_from_nothing(county: PilotCounty) -> None:
    everything_happens(county)
    assert all(county.rows(table) for table in OWN)
    assert differences(county) == {table.name: 0 for table in OWN}


def test_a_row_that_somebody_changed_by_hand_is_found(county: PilotCounty) -> None:
    county.granted()
    with county.service.engine.begin() as connection:
        connection.execute(CLAIMS.update().values(monthly=999_99))
    assert {name for name, count in differences(county).items() if count} == {CLAIMS.name}


def test_every_table_is_a_register_or_what_was_heard_or_stands_beside() -> None:
    tables: set[Table] = {*OWN, *OF_UNEMPLOYMENT, *HEARD, *BESIDE}
    assert {table.name for table in TABLES.metadata.sorted_tables} == {table.name for table in tables}
