"""A worker loses a job, told step by step: one fact told once reaches every desk that needs it.

It happens in 2009 and 2010 and is taken in from paper, as the main job is.
"""

from collections.abc import Callable, Mapping
from datetime import date
from time import monotonic, sleep
from typing import Any

from gateway.demo.month import through_the_bank
from gateway.demo.story import APPROVER, CITY, TOWNSHIP, batch_of_papers, person_by, region_by_code
from gateway.demo.telling import PATIENCE, SECONDS_BEFORE_ASKING_AGAIN, Refused, Step, Teller
from identity.demo import city
from jinbao.calendar import Month, later

WORKER, INTAKE, OFFICER, COLLECTOR = "worker", "mediator", "employment-officer", "collector"
REVIEWER, RECHECKER, PAYER, RELEASER = (
    f"benefit-{hand}" for hand in ("reviewer", "rechecker", "payer", "releaser")
)
FIRST_DAY = date(2009, 1, 1)
HIRED, ENDED, WAGE = "2009-01-05", "2010-06-30", "1500.00"
FIRST_MONTH, MONTHS = "2009-01", 18
FACTORY, BRICKWORKS = 0, 6
"""Which of the demo's employers they are."""
REGISTRATION, CLAIM, BENEFIT = "UnemploymentRegistration", "UnemploymentClaim", "UnemploymentBenefit"
OVERPAYMENT = "Overpayment"
LAST_STEP = "worker/agreeInstalments/2010-12-20"
"""Once this command was carried out the story has been told."""


def tell(teller: Teller, today: date, entries: Mapping[str, str]) -> None:
    """``entries`` are the batches of paper that the offices of the main job have opened."""
    papers = dict(entries) | {INTAKE: entries[TOWNSHIP]}
    for who in (OFFICER, COLLECTOR):
        papers[who] = batch_of_papers(teller, who, today, shown=False, first=FIRST_DAY)
    for colleague in (REVIEWER, RECHECKER, PAYER, RELEASER):  # they sit in the collector's office
        papers[colleague] = papers[COLLECTOR]
    told = Told(teller, papers)
    job = at_work(told, today)
    loses_it(told, job)
    claim = claims(told)
    lives_on_it(told, claim)
    benefit = works_again(told, claim)
    owes(told, benefit)


class Told:
    """One worker, two employers, and what each office is told."""

    def __init__(self, teller: Teller, papers: Mapping[str, str]) -> None:
        self.teller, self.papers = teller, papers
        self.worker = person_by(teller, OFFICER, name=teller.cast[WORKER].name)
        self.factory, self.brickworks = (
            employer_by(teller, city().employers[number].number) for number in (FACTORY, BRICKWORKS)
        )
        self.town, self.county = (
            region_by_code(teller, teller.cast[who].region) for who in (TOWNSHIP, COLLECTOR)
        )

    def does(self, who: str, on: str, mutation: str, gives: str, zh: str, en: str, **said: Any) -> Any:
        return self.teller.does(self.step(who, on, mutation, gives, zh, en, **said))

    def quietly(self, who: str, on: str, mutation: str, gives: str, **said: Any) -> Any:
        return self.teller.quietly(self.step(who, on, mutation, gives, **said))

    def step(
        self,
        who: str,
        on: str,
        mutation: str,
        gives: str,
        zh: str = "",
        en: str = "",
        shows: str = "id",
        **said: Any,
    ) -> Step:
        entry = {"historicalEntry": self.papers[who], "receivedOn": on} if who in self.papers else {}
        return Step(
            zh=zh,
            en=en,
            who=who,
            mutation=mutation,
            gives=gives,
            input={"on": on, **entry, **said},
            shows=shows,
            known_as=f"worker/{mutation}/{on}",
        )

    def until(self, who: str, document: str, known: Callable[[Any], bool], **asked: Any) -> Any:
        """The answer, once what one service has told has reached another; raises Refused if it never does."""
        given_up = monotonic() + PATIENCE
        while not known(found := self.teller.asks(who, document, **asked)):
            if monotonic() > given_up:
                raise Refused(f"Nobody was told: {document}")
            sleep(SECONDS_BEFORE_ASKING_AGAIN)
        return found


def at_work(told: Told, today: date) -> str:
    """The job: the factory tells of the hire once, and pays for eighteen months."""
    told.teller.chapter("失业一事：用工", "A worker loses a job: the work")
    of_factory = {"employer": told.factory}
    told.does(
        CITY,
        str(today),
        "insureEmployer",
        "Employer",
        "用人单位参保登记",
        "The factory is insured",
        **of_factory,
        region=told.county,
        since=str(FIRST_DAY),
    )
    contract = {"kind": "FIXED_TERM", "signedOn": HIRED, "until": "2011-12-31"}
    job = told.does(
        OFFICER,
        "2009-01-08",
        "registerHire",
        "EmploymentRegistration",
        "就业登记",
        "The factory tells of a hire, once for five clocks",
        person=told.worker,
        job={**of_factory, "region": told.town, "since": HIRED, "wage": WAGE, "contract": contract},
    )
    told.does(
        COLLECTOR,
        "2009-01-08",
        "enrolEmployee",
        "EmployeeInsurance",
        "职工参保",
        "The worker is insured",
        person=told.worker,
        **of_factory,
        kind="EMPLOYEE",
        since=HIRED,
    )
    for number in range(MONTHS):
        month_is_paid(told, later(FIRST_MONTH, number))
    told.teller.says(f"[dim]缴费 contributions: {MONTHS} 个月 months[/]")
    return str(job["id"])


def month_is_paid(told: Told, month: Month) -> None:
    bill = told.quietly(
        COLLECTOR,
        f"{month}-10",
        "declareContributions",
        "ContributionBill",
        employer=told.factory,
        month=month,
        schemes=["UNEMPLOYMENT"],
        lines=[{"person": told.worker, "base": WAGE}],
    )
    due = told.quietly(
        REVIEWER, f"{month}-12", "assessContributions", "ContributionBill", shows="id amount", bill=bill["id"]
    )
    told.quietly(
        COLLECTOR,
        f"{month}-20",
        "recordContributionPayment",
        "ContributionBill",
        bill=due["id"],
        amount=due["amount"],
        paidOn=f"{month}-20",
        collector="AGENCY",
        document=f"示例缴款书{month}",
    )


def loses_it(told: Told, job: str) -> None:
    told.teller.chapter("失业一事：失去工作", "The end, told once")
    told.does(
        OFFICER,
        "2010-07-02",
        "registerTermination",
        "EmploymentRegistration",
        "终止登记",
        "The factory has to let the worker go",
        employment=job,
        end={"endedOn": ENDED, "reason": "REDUNDANCY"},
    )
    told.does(
        COLLECTOR,
        "2010-07-02",
        "endEmployeeInsurance",
        "EmployeeInsurance",
        "停保",
        "The insurance ends with the work",
        person=told.worker,
        employer=told.factory,
        until=ENDED,
        reason="EMPLOYMENT_ENDED",
    )
    applied = told.does(
        INTAKE,
        "2010-07-05",
        "applyForUnemployment",
        REGISTRATION,
        "失业登记申请",
        "The worker registers as unemployed",
        person=told.worker,
        region=told.town,
        category="JOB_LOST",
        consent="SIGNED_FORM",
    )
    registration = {"registration": applied["id"]}
    told.does(
        TOWNSHIP,
        "2010-07-06",
        "recordUnemploymentVisit",
        REGISTRATION,
        "入户核实",
        "Somebody looks",
        **registration,
        livesHere=True,
        withoutWork=True,
        insured=False,
    )
    told.does(
        OFFICER,
        "2010-07-08",
        "decideUnemployment",
        REGISTRATION,
        "登记",
        "The county registers",
        **registration,
        shows="id stage registeredOn reasons spell",
    )


def claims(told: Told) -> str:
    told.teller.chapter("失业一事：申领", "The claim, filled in before anybody writes")
    document = """query($person: ID!) { person(id: $person) { unemploymentClaimForm {
        monthsPaid endedOn endReason registeredOn months amount payableFrom reasons message } } }"""
    found = told.until(
        TOWNSHIP,
        document,
        lambda answer: answer["person"]["unemploymentClaimForm"]["registeredOn"] is not None,
        person=told.worker,
    )
    form = found["person"]["unemploymentClaimForm"]
    known = ", ".join(f"{name}: {value}" for name, value in form.items() if value not in (None, []))
    told.teller.shows(TOWNSHIP, "预填", "What the house knows already", "unemploymentClaimForm", known)
    filed = told.does(
        INTAKE,
        "2010-07-09",
        "fileUnemploymentClaim",
        CLAIM,
        "申领失业保险金",
        "The worker claims",
        person=told.worker,
        consent="SIGNED_FORM",
    )
    claim = {"claim": filed["id"]}
    for who, day in ((TOWNSHIP, "2010-07-12"), (REVIEWER, "2010-07-13"), (RECHECKER, "2010-07-14")):
        told.quietly(who, day, "passUnemploymentClaim", CLAIM, **claim)
    told.does(
        APPROVER,
        "2010-07-15",
        "decideUnemploymentClaim",
        CLAIM,
        "审批",
        "The fifth hand decides",
        **claim,
        shows="id stage months amount payableFrom",
    )
    document = "query($claim: ID!) { unemploymentClaim(id: $claim) { decision { sentences } } }"
    decided = told.teller.asks(APPROVER, document, **claim)
    for sentence in decided["unemploymentClaim"]["decision"]["sentences"]:
        told.teller.quotes(sentence)
    return str(filed["id"])


def lives_on_it(told: Told, claim: str) -> None:
    told.teller.chapter("失业一事：按月", "Month by month")
    document = "query($claim: ID!) { unemploymentClaim(id: $claim) { benefit { id } } }"
    benefit = told.teller.asks(APPROVER, document, claim=claim)["unemploymentClaim"]["benefit"]["id"]
    for month in ("2010-07", "2010-08", "2010-09", "2010-10", "2010-11"):
        told.quietly(
            INTAKE,
            f"{month}-22",
            "confirmUnemploymentMonth",
            BENEFIT,
            benefit=benefit,
            month=month,
            seeking="APPLIED_FOR_WORK",
        )
        told.quietly(
            APPROVER, f"{month}-24", "decideUnemploymentMonth", BENEFIT, benefit=benefit, month=month
        )
        money_of(told, month)
    told.teller.says("[dim]2010-07 … 2010-11: 确认、核发、发放 confirmed, decided, paid[/]")


def money_of(told: Told, month: Month) -> None:
    run = {"county": told.county, "month": month, "benefit": "UNEMPLOYMENT"}
    prepared = told.quietly(PAYER, f"{month}-25", "preparePaymentRun", "PaymentRun", shows="id lines", **run)
    told.quietly(RELEASER, f"{month}-26", "releasePaymentRun", "PaymentRun", **run, lines=prepared["lines"])
    act = {"on": f"{month}-27", "historicalEntry": told.papers[PAYER]}
    through_the_bank(told.teller, PAYER, prepared["id"], act)


def works_again(told: Told, claim: str) -> str:
    told.teller.chapter("失业一事：再就业", "A hire that is told two months late")
    contract = {"kind": "FIXED_TERM", "signedOn": "2010-10-08", "until": "2012-10-07"}
    told.does(
        OFFICER,
        "2010-12-06",
        "registerHire",
        "EmploymentRegistration",
        "就业登记",
        "The brickworks tells of it in December, true since October",
        shows="id late",
        person=told.worker,
        job={
            "employer": told.brickworks,
            "region": told.town,
            "since": "2010-10-08",
            "wage": "1400.00",
            "contract": contract,
        },
    )
    document = """query($claim: ID!) { unemploymentClaim(id: $claim) { benefit {
        id availableActions { name allowed code } } } }"""
    found = told.until(APPROVER, document, is_known_to_work, claim=claim)
    benefit = found["unemploymentClaim"]["benefit"]["id"]
    told.does(
        APPROVER,
        "2010-12-08",
        "stopUnemploymentBenefit",
        BENEFIT,
        "停发",
        "The benefit stops with the month of the true day",
        shows="id status stoppedFrom remaining",
        benefit=benefit,
        ground="REEMPLOYED",
    )
    return str(benefit)


def owes(told: Told, benefit: str) -> None:
    """What was paid after the true day is told, answered, decided, and given back by instalments."""
    told.teller.chapter("失业一事：多领追回", "What was paid too long")
    found = told.does(
        REVIEWER,
        "2010-12-09",
        "findOverpayment",
        OVERPAYMENT,
        "认定多领",
        "Somebody finds what was paid too long",
        shows="id stage amount",
        person=told.worker,
        benefit=benefit,
    )
    case = {"overpayment": found["id"]}
    served = {"method": "DIRECT"}
    told.does(
        INTAKE,
        "2010-12-10",
        "serveOverpaymentNotice",
        OVERPAYMENT,
        "告知",
        "The worker is told, and may answer",
        shows="id stage replyUntil",
        **case,
        **served,
        servedOn="2010-12-10",
    )
    told.does(
        REVIEWER,
        "2010-12-13",
        "recordOverpaymentReply",
        OVERPAYMENT,
        "申辩",
        "The worker cannot pay all of it at once",
        **case,
        content="CANNOT_PAY",
    )
    told.does(
        APPROVER,
        "2010-12-16",
        "decideRecovery",
        OVERPAYMENT,
        "追回决定",
        "The county decides",
        shows="id stage amount",
        **case,
        cause="PERSON_ERROR",
    )
    told.does(
        INTAKE,
        "2010-12-17",
        "serveRecovery",
        OVERPAYMENT,
        "送达",
        "The decision reaches the worker",
        shows="id stage",
        **case,
        **served,
        servedOn="2010-12-17",
    )
    told.does(
        REVIEWER,
        "2010-12-20",
        "agreeInstalments",
        OVERPAYMENT,
        "分期",
        "Three instalments, to the fen",
        shows="id outstanding",
        **case,
        count=3,
        firstDueOn="2011-01-10",
    )


def is_known_to_work(found: Any) -> bool:
    actions = found["unemploymentClaim"]["benefit"]["availableActions"]
    return any(one["name"] == "stopUnemploymentBenefit" and one["allowed"] for one in actions)


def employer_by(teller: Teller, number: str) -> str:
    document = "query($number: String!) { employers(number: $number) { nodes { id } } }"
    (found,) = teller.asks(CITY, document, number=number)["employers"]["nodes"]
    return str(found["id"])
