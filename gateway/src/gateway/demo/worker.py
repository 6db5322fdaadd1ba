"""A worker loses a job, told step by step: one fact told once reaches every desk that needs it.

What is done stands in worker.toml. A colleague loses hers on the same day and goes on drawing the benefit.
"""

from collections.abc import Callable, Mapping
from datetime import date
from time import monotonic, sleep
from typing import Any

from gateway.demo.acts import Acting, acts
from gateway.demo.month import through_the_bank
from gateway.demo.story import APPROVER, CITY, TOWNSHIP, batch_of_papers, person_by, region_by_code
from gateway.demo.telling import PATIENCE, SECONDS_BEFORE_ASKING_AGAIN, Refused, Step, Teller
from identity.demo import city
from jinbao.calendar import later

WORKER, COLLEAGUE = "worker", "龙丽慧"
INTAKE, OFFICER, COLLECTOR = "mediator", "employment-officer", "collector"
REVIEWER, RECHECKER, PAYER, RELEASER = (
    f"benefit-{hand}" for hand in ("reviewer", "rechecker", "payer", "releaser")
)
DAYS = (date(2009, 1, 1), date(2010, 12, 31))
FIRST_MONTH, MONTHS = "2009-01", 18
SIGNED_FOR = ("2010-07", "2010-08", "2010-09", "2010-10", "2010-11")
FACTORY, BRICKWORKS = 0, 6
"""Which of the demo's employers they are."""
LAST_STEP = "worker/agreeInstalments/2010-12-20"
"""Once this command was carried out the story has been told."""

ACTS = acts("worker")
FORM = """query($person: ID!) { person(id: $person) { unemploymentClaimForm {
    monthsPaid endedOn endReason registeredOn months amount payableFrom reasons message } } }"""
DECIDED = "query($claim: ID!) { unemploymentClaim(id: $claim) { decision { sentences } benefit { id } } }"
WOULD_HIRE = """query($input: RegisterHireInput!) { wouldRegisterHire(input: $input) { __typename
    ... on WhatWouldChange { months { firstMonth lastMonth before after } toRecover } } }"""
MAY_STOP = """query($claim: ID!) { unemploymentClaim(id: $claim) { benefit {
    availableActions { name allowed } } } }"""


def tell(teller: Teller, today: date, entries: Mapping[str, str]) -> None:
    """``entries`` are the batches of paper that the offices of the main job have opened."""
    papers = papers_of(teller, today, entries)
    worker, colleague = both(teller, papers, today)
    at_work(worker, colleague)
    loses_it(worker, colleague)
    claims(worker, colleague)
    lives_on_it(worker, colleague)
    works_again(worker)


def papers_of(teller: Teller, today: date, entries: Mapping[str, str]) -> dict[str, str]:
    papers = dict(entries) | {INTAKE: entries[TOWNSHIP]}
    for who in (OFFICER, COLLECTOR):
        papers[who] = batch_of_papers(teller, who, today, DAYS)
    for one in (REVIEWER, RECHECKER, PAYER, RELEASER):  # they sit in the collector's office
        papers[one] = papers[COLLECTOR]
    return papers


def both(teller: Teller, papers: Mapping[str, str], today: date) -> tuple[Acting, Acting]:
    """The worker, of whom each act is shown, and the colleague, of whom the same is done."""
    names = (teller.cast[WORKER].name, COLLEAGUE)
    told, colleague = (person_by(teller, OFFICER, name=name) for name in names)
    known = {
        "today": str(today),
        "told": told,
        "colleague": colleague,
        "factory": employer_by(teller, city().employers[FACTORY].number),
        "brickworks": employer_by(teller, city().employers[BRICKWORKS].number),
        "town": region_by_code(teller, teller.cast[TOWNSHIP].region),
        "county": region_by_code(teller, teller.cast[COLLECTOR].region),
    }
    return (
        Acting(teller, "worker", papers, known | {"worker": told}),
        Acting(teller, "colleague", papers, known | {"worker": colleague}, quiet=True),
    )


def at_work(worker: Acting, colleague: Acting) -> None:
    """The factory tells of the hires once, and pays for eighteen months."""
    worker.teller.chapter("失业一事：用工", "A worker loses a job: the work")
    worker.all(ACTS["insured"])
    for one in (worker, colleague):
        one.all(ACTS["at_work"])
    for number in range(MONTHS):
        worker.all(ACTS["month_paid"], month=later(FIRST_MONTH, number))
    worker.teller.says(f"[dim]缴费 contributions: {MONTHS} 个月 months[/]")


def loses_it(worker: Acting, colleague: Acting) -> None:
    worker.teller.chapter("失业一事：失去工作", "The end, told once")
    for one in (worker, colleague):
        one.all(ACTS["losing_it"])


def claims(worker: Acting, colleague: Acting) -> None:
    teller = worker.teller
    teller.chapter("失业一事：申领", "The claim, filled in before anybody writes")
    filled_in, _ = form_of(worker), form_of(colleague)
    known = ", ".join(f"{name}: {value}" for name, value in filled_in.items() if value not in (None, []))
    teller.shows(TOWNSHIP, "预填", "What the house knows already", "unemploymentClaimForm", known)
    for one in (worker, colleague):
        one.all(ACTS["claiming"])
        decided = teller.asks(APPROVER, DECIDED, claim=one.known["claim"])["unemploymentClaim"]
        one.known["benefit"] = decided["benefit"]["id"]
        for sentence in () if one.quiet else decided["decision"]["sentences"]:
            teller.quotes(sentence)


def form_of(one: Acting) -> dict[str, Any]:
    """The form, once insurance has heard of the registration."""
    person = one.known["worker"]
    asked = until(
        one.teller, TOWNSHIP, FORM, lambda found: form_in(found)["registeredOn"] is not None, person=person
    )
    return form_in(asked)


def form_in(found: Any) -> dict[str, Any]:
    form: dict[str, Any] = found["person"]["unemploymentClaimForm"]
    return form


def lives_on_it(worker: Acting, colleague: Acting) -> None:
    teller = worker.teller
    teller.chapter("失业一事：按月", "Month by month")
    for month in SIGNED_FOR:
        for one in (worker, colleague):
            one.all(ACTS["month_signed_for"], month=month)
        worker.all(ACTS["month_let_go"])
        act = {"on": f"{month}-27", "historicalEntry": worker.papers[PAYER]}
        through_the_bank(teller, PAYER, worker.known["run"], act)
    teller.says(f"[dim]{SIGNED_FOR[0]} … {SIGNED_FOR[-1]}: 确认、核发、发放 confirmed, decided, paid[/]")


def works_again(worker: Acting) -> None:
    """What was paid after the true day is told, answered, decided, and given back by instalments."""
    teller = worker.teller
    teller.chapter("失业一事：再就业", "A hire that is told two months late")
    [hire] = ACTS["working_again"]
    asks_beforehand(teller, worker.step(hire))
    worker.one(hire)
    until(teller, APPROVER, MAY_STOP, is_known_to_work, claim=worker.known["claim"])
    worker.all(ACTS["stopped"])
    teller.chapter("失业一事：多领追回", "What was paid too long")
    worker.all(ACTS["owing"])


def asks_beforehand(teller: Teller, hire: Step) -> None:
    """What it would change; a story that goes on where it was broken off may have told it already."""
    would = teller.asks(hire.who, WOULD_HIRE, input=hire.input)["wouldRegisterHire"]
    if would["__typename"] == "WhatWouldChange":
        months = ", ".join(
            f"{one['firstMonth']} to {one['lastMonth']}: {one['before']} → {one['after']}"
            for one in would["months"]
        )
        answer = f"{months}; 应追回 to recover: {would['toRecover']}"
        about = ("试算", "The officer asks first what it would change", "wouldRegisterHire", answer)
        teller.shows(hire.who, *about, on=hire.input["on"])


def is_known_to_work(found: Any) -> bool:
    actions = found["unemploymentClaim"]["benefit"]["availableActions"]
    return any(one["name"] == "stopUnemploymentBenefit" and one["allowed"] for one in actions)


def until(teller: Teller, who: str, document: str, known: Callable[[Any], bool], **asked: Any) -> Any:
    """The answer, once what one service has told has reached another; raises Refused if it never does."""
    given_up = monotonic() + PATIENCE
    while not known(found := teller.asks(who, document, **asked)):
        if monotonic() > given_up:
            raise Refused(f"Nobody was told: {document}")
        sleep(SECONDS_BEFORE_ASKING_AGAIN)
    return found


def employer_by(teller: Teller, number: str) -> str:
    document = "query($number: String!) { employers(number: $number) { nodes { id } } }"
    (found,) = teller.asks(CITY, document, number=number)["employers"]["nodes"]
    return str(found["id"])
