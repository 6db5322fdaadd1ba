"""The main job, told step by step: from a village's roster to a pension whose every yuan is explained.

It happens in 2009 and 2010, on paper, as offices know it; the platform takes it in as historical entries.
The acts of a claim stand in claim.toml.
"""

from collections.abc import Mapping
from datetime import date
from time import sleep
from typing import Any

from gateway.demo import month
from gateway.demo.acts import Acting, acts
from gateway.demo.checkout import in_checkout
from gateway.demo.telling import Step, Teller

DAYS = (date(2009, 12, 1), date(2010, 12, 31))
RECEIVED, FIRST_REVIEWED, CONFIRMED, PAID = "2010-01-08", "2010-01-12", "2010-01-20", "2010-03-15"
HEROINE, FATHER, SONS = "511526195006150128", "何德福", ("何强", "何勇")
NEIGHBOUR, SON = "向德全", "向文"

ASSISTANT, TOWNSHIP = "village-assistant", "township-officer"
REVIEWER, RECHECKER, APPROVER, PAYER = "county-reviewer", "rechecker", "approver", "payer"
CITY, RESIDENT = "city-officer", "resident"

ACTS = acts("claim")
LAST_STEP = month.LAST_STEP
"""Once this command was carried out the story has been told."""

ENROLMENT, CLAIM = "RuralPensionEnrolment", "RuralPensionClaim"
ROUTES = {"reconsideration": ("行政复议", "reconsideration"), "suit": ("行政诉讼", "suit")}


def tell(teller: Teller, today: date) -> dict[str, str]:
    """The batches of paper of each office."""
    entries = facts_from_paper(teller, today)
    roster(teller, entries)
    enrolments(teller, entries)
    contributions(teller, entries)
    claimant = Acting(
        teller, "story", entries, {"person": person_by(teller, idNumber=HEROINE), "children": []}
    )
    the_claim(claimant)
    the_decision(teller, claimant.known["claim"])
    its_service(claimant)
    its_history(teller, claimant.known["claim"])
    another_is_granted(teller, entries)
    month.tell(teller, region_by_code(teller, teller.cast[PAYER].region), entries[PAYER])
    return entries


def facts_from_paper(teller: Teller, today: date) -> dict[str, str]:
    """Acts of past days need a batch that two persons answer for; each office has its own."""
    teller.chapter("历史补录", "Facts from paper, under two names")
    offices = (ASSISTANT, TOWNSHIP, RECHECKER, APPROVER)
    entries = {who: batch_of_papers(teller, who, today, shown=not turn) for turn, who in enumerate(offices)}
    others(teller, len(offices), "个机构", "offices")
    for colleague in (REVIEWER, PAYER):  # they sit in the same office
        entries[colleague] = entries[RECHECKER]
    return entries


def batch_of_papers(
    teller: Teller, who: str, today: date, days: tuple[date, date] = DAYS, *, shown: bool = False
) -> str:
    does = teller.does if shown else teller.quietly
    first, last = days
    batch = f"{who}-{first}-{today}"
    known_as = f"story/entry/{batch}"
    opened = does(
        Step(
            zh="开启历史补录",
            en="An office announces a batch of papers",
            who=who,
            mutation="openHistoricalEntry",
            gives="HistoricalEntry",
            input={
                "on": str(today),
                "entry": batch,
                "region": region_by_code(teller, teller.cast[who].region),
                "firstDay": str(first),
                "lastDay": str(last),
                "reason": "平台启用前的纸质档案",
            },
            shows="id firstDay lastDay",
            known_as=f"{known_as}/opened",
        )
    )
    does(
        Step(
            zh="复签",
            en="A second person vouches for it",
            who=CITY,
            mutation="countersignHistoricalEntry",
            gives="HistoricalEntry",
            input={"on": str(today), "entry": opened["id"]},
            shows="id closed",
            known_as=f"{known_as}/countersigned",
        )
    )
    return str(opened["id"])


def roster(teller: Teller, entries: Mapping[str, str]) -> None:
    """The village's own list: tried first, then taken in, each row with its receipt."""
    teller.chapter("名册", "The roster of a village")
    file = in_checkout("examples", "roster-clean.xlsx")
    sent = (file.name, file.read_bytes())
    village = region_by_code(teller, teller.cast[ASSISTANT].region)
    form = {"village": village, "on": RECEIVED, "historicalEntry": entries[ASSISTANT]}
    tried = teller.uploads(ASSISTANT, "/rosters", sent, **form, dryRun="true")
    teller.shows(
        ASSISTANT,
        "试读",
        "A dry run",
        "POST /rosters",
        f"{tried['rows']} rows: {tried['taken']} could come in",
    )
    received = teller.uploads(ASSISTANT, "/rosters", sent, **form)
    done = worked_through(teller, received["id"])
    answer = f"{done['rows']} rows: {done['taken']} taken, {done['refused']} refused"
    teller.shows(ASSISTANT, "导入", "The import", "POST /rosters", answer)
    for receipt in done["receipts"]["nodes"]:
        teller.says(f"[dim]{receipt['line']:>4}  {receipt['outcome']}  {receipt['person']['name']}[/]")


def worked_through(teller: Teller, roster: str) -> dict[str, Any]:
    """The roster, once every row has its receipt."""
    document = """query($roster: ID!) { roster(id: $roster) {
        status rows taken refused
        receipts(first: 5) { nodes { line outcome person { name } } } } }"""
    while True:
        found: dict[str, Any] = teller.asks(ASSISTANT, document, roster=roster)["roster"]
        if found["status"] == "DONE":
            return found
        sleep(0.05)


def enrolments(teller: Teller, entries: Mapping[str, str]) -> None:
    """The township accepts, the county confirms: two other hands than the one that took the form in."""
    teller.chapter("参保", "Enrolment")
    steps = (
        ("受理、初审", "First review", TOWNSHIP, "first-review", "firstReview", FIRST_REVIEWED),
        ("复核、建账", "Confirmation", RECHECKER, "recheck", "confirm", CONFIRMED),
    )
    for zh, en, who, hand, does, on in steps:
        waiting = worklist(teller, who, "P2", hand)
        for number, task in enumerate(waiting):
            person = task["person"]["id"]
            step = Step(
                zh=zh,
                en=en,
                who=who,
                mutation=f"{does}RuralPensionEnrolment",
                gives=ENROLMENT,
                input={"on": on, "person": person, "historicalEntry": entries[who]},
                shows="id stage grade firstYear",
                known_as=f"story/enrolment/{person}/{hand}",
            )
            (teller.quietly if number else teller.does)(step)
        others(teller, len(waiting))


def contributions(teller: Teller, entries: Mapping[str, str]) -> None:
    teller.chapter("缴费", "Contributions of 2010")
    document = """{ ruralPensionEnrolments(stage: CONFIRMED, first: 100) {
        nodes { grade category person { id } } } }"""
    enrolled = teller.asks(PAYER, document)["ruralPensionEnrolments"]["nodes"]
    for number, enrolment in enumerate(enrolled):
        person = enrolment["person"]["id"]
        # For the severely disabled the government pays the lowest grade, which is theirs.
        amount = "0.00" if enrolment["category"] == "SEVERELY_DISABLED" else enrolment["grade"]
        step = Step(
            zh="个人缴费",
            en="A year's contribution, with the subsidy that follows",
            who=PAYER,
            mutation="recordRuralPensionContribution",
            gives="RuralPensionAccount",
            input={
                "on": PAID,
                "person": person,
                "year": 2010,
                "amount": amount,
                "historicalEntry": entries[PAYER],
            },
            shows="id personal subsidy collective balance",
            known_as=f"story/contribution/{person}/2010",
        )
        (teller.quietly if number else teller.does)(step)
    others(teller, len(enrolled))


def the_claim(claimant: Acting) -> None:
    """From the form to the approval: five hands, each another person's."""
    claimant.teller.chapter("待遇申领", "A claim at sixty")
    claimant.all((*ACTS["filed"], *ACTS["reviewed"]))
    same_hand_twice(claimant.teller, claimant.papers)
    claimant.all(ACTS["decided"])


def same_hand_twice(teller: Teller, entries: Mapping[str, str]) -> None:
    """What the office has to turn down: whoever has taken a claim in accepts it as well."""
    other = Acting(teller, "story/other", entries, parent_of(teller, FATHER, *SONS))
    other.all(ACTS["taken_in_by_the_township"])
    for one in ACTS["accepted_by_the_same_hand"]:
        teller.is_refused(other.step(one))
    teller.says("[dim]留在待办中，由另一人受理 It stays in the worklist for another person.[/]")


def parent_of(teller: Teller, parent: str, *children: str) -> dict[str, Any]:
    """Who claims, and the children whom the form has to name."""
    person, *named = (person_by(teller, name=name) for name in (parent, *children))
    return {"person": person, "children": [{"person": child} for child in named]}


def another_is_granted(teller: Teller, entries: Mapping[str, str]) -> None:
    """A neighbour of sixty-four, in the same way: his son pays."""
    neighbour = Acting(teller, "story/neighbour", entries, parent_of(teller, NEIGHBOUR, SON), quiet=True)
    for chapter in ("filed", "reviewed", "decided", "served"):
        neighbour.all(ACTS[chapter])


def the_decision(teller: Teller, claim: str) -> None:
    teller.chapter("待遇核定", "The decision, as the resident reads it")
    document = "query($claim: ID!) { ruralPensionClaim(id: $claim) { decision { sentences } } }"
    for language in ("zh", "en"):
        asked = teller.asks(RESIDENT, document, language, claim=claim)
        for sentence in asked["ruralPensionClaim"]["decision"]["sentences"]:
            teller.quotes(sentence)
        teller.says("")


def its_service(claimant: Acting) -> None:
    teller = claimant.teller
    teller.chapter("送达", "Service, from which the appeals run")
    (served,) = claimant.all(ACTS["served"])
    for appeal in served["decision"]["appeals"]:
        zh, en = ROUTES[appeal["route"]]
        length = f"{appeal['length']} {appeal['unit']}"
        teller.says(f"{zh} {en}, {length}: 最后一日 last day [bold]{appeal['lastDay']}[/]")


def its_history(teller: Teller, claim: str) -> None:
    teller.chapter("办理记录和复算", "The case's history, and the proof")
    document = """query($claim: ID!) { ruralPensionClaim(id: $claim) {
        history { version kind effectiveOn hash previous }
        decision { verify { byRecord byRules bySteps } } } }"""
    asked = teller.asks(RESIDENT, document, claim=claim)["ruralPensionClaim"]
    for line in asked["history"]:
        kind = line["kind"].split(".")[-2]
        chain = f"{(line['previous'] or '-' * 8)[:8]} → {line['hash'][:8]}"
        teller.says(f"{line['version']}  {line['effectiveOn']}  {kind:<18} [dim]{chain}[/]")
    teller.says("")
    verified = asked["decision"]["verify"]
    for zh, en, findings in (
        ("台账记录", "it is what was recorded, in an unbroken chain", verified["byRecord"]),
        ("留存规则重算", "the kept rules give the same bytes", verified["byRules"]),
        ("逐步复核", "an evaluator that knows no rules agrees with every step", verified["bySteps"]),
    ):
        mark = "[red]✗[/]" if findings else "[green]✓[/]"
        teller.says(f"{mark} {zh} {en} {' '.join(findings)}")


def worklist(teller: Teller, who: str, item: str, step: str) -> list[dict[str, Any]]:
    """All that waits for this step of somebody's."""
    document = """query($item: String, $step: String, $after: String) {
        worklist(item: $item, step: $step, first: 100, after: $after) {
            nodes { person { id } } pageInfo { hasNextPage endCursor } } }"""
    tasks: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        page = teller.asks(who, document, item=item, step=step, after=after)["worklist"]
        tasks += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return tasks


def region_by_code(teller: Teller, code: str) -> str:
    document = "query($code: String!) { regions(code: $code) { nodes { id } } }"
    (found,) = teller.asks(CITY, document, code=code)["regions"]["nodes"]
    return str(found["id"])


def person_by(teller: Teller, who: str = ASSISTANT, **asked: str) -> str:
    """The one person with this number or name, as an officer finds them, else the village's assistant."""
    ((field, text),) = asked.items()
    document = f"query($text: String!) {{ persons({field}: $text) {{ nodes {{ id }} }} }}"
    (found,) = teller.asks(who, document, text=text)["persons"]["nodes"]
    return str(found["id"])


def others(teller: Teller, count: int, zh: str = "人", en: str = "people") -> None:
    if count > 1:
        teller.says(f"[dim]… 其余 {count - 1} {zh} and {count - 1} other {en} in the same way[/]")
