"""What lies on the desks when a newcomer looks round: a handful of cases of today, each at another step."""

from datetime import date

from gateway.demo.month import PAYER, RELEASER, RUN
from gateway.demo.story import (
    APPROVER,
    ASSISTANT,
    CLAIM,
    ENROLMENT,
    RECHECKER,
    REVIEWER,
    TOWNSHIP,
    person_by,
    region_by_code,
)
from gateway.demo.telling import Step, Teller
from jinbao.calendar import month_of

LONE = "lone-township-officer"
TAKEN_IN, FIRST_REVIEWED, TAKEN_IN_BY_THE_LONE_OFFICER = ("贺福荣", "廖华兰"), "石清忠", "马杰军"
CLAIMANTS = ("田全", "赵杰强", "宋勇", "曾桂芳")
"""Each claim goes one hand further than the one before it."""

HANDS = (
    (TOWNSHIP, "acceptRuralPensionClaim"),
    (REVIEWER, "reviewRuralPensionClaim"),
    (RECHECKER, "recheckRuralPensionClaim"),
    (APPROVER, "decideRuralPensionClaim"),
)
WHO_FINDS_WORK = (ASSISTANT, TOWNSHIP, LONE, REVIEWER, RECHECKER, APPROVER, RELEASER)

FIRST_STEP = f"desks/{TAKEN_IN[0]}/submitRuralPensionEnrolment"
"""The desks are laid once: acts of today cannot be gone on with tomorrow, and less is enough."""


def lay(teller: Teller, today: date) -> None:
    teller.chapter("今日待办", "What waits on the desks today")
    for name in TAKEN_IN:
        enrols(teller, ASSISTANT, name, today)
    enrols(teller, LONE, TAKEN_IN_BY_THE_LONE_OFFICER, today)
    person = enrols(teller, ASSISTANT, FIRST_REVIEWED, today)
    asks_for(
        teller, TOWNSHIP, "firstReviewRuralPensionEnrolment", ENROLMENT, FIRST_REVIEWED, today, person=person
    )
    for number, name in enumerate(CLAIMANTS, start=1):
        person = person_by(teller, name=name)
        filed = {"person": person, "consent": "SIGNED_FORM"}
        claim = asks_for(teller, ASSISTANT, "fileRuralPensionClaim", CLAIM, name, today, **filed)
        for who, mutation in HANDS[:number]:
            asks_for(teller, who, mutation, CLAIM, name, today, claim=claim)
    of_run = {"county": region_by_code(teller, teller.cast[PAYER].region), "month": month_of(today)}
    asks_for(teller, PAYER, "preparePaymentRun", RUN, of_run["month"], today, **of_run)
    for who in WHO_FINDS_WORK:
        tells(teller, who)


def enrols(teller: Teller, who: str, name: str, today: date) -> str:
    """The person whose form this office has taken in."""
    person = person_by(teller, who, name=name)
    form = {"person": person, "grade": "200.00", "consent": "SIGNED_FORM"}
    asks_for(teller, who, "submitRuralPensionEnrolment", ENROLMENT, name, today, **form)
    return person


def asks_for(
    teller: Teller, who: str, mutation: str, gives: str, name: str, today: date, **given: str
) -> str:
    """The id of the changed thing."""
    step = Step(
        zh="今日待办",
        en="A case of today",
        who=who,
        mutation=mutation,
        gives=gives,
        input={"on": str(today), **given},
        known_as=f"desks/{name}/{mutation}",
    )
    return str(teller.quietly(step)["id"])


def tells(teller: Teller, who: str) -> None:
    """How much each finds in the morning."""
    waiting = teller.asks(who, "{ today { totals { waiting } } }")["today"]["totals"]["waiting"]
    officer = teller.cast[who]
    teller.says(f"{officer.name} [dim]{officer.zh} {officer.en}[/]  {waiting}")
