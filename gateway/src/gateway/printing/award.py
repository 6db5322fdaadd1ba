"""What a panel has ordered (裁决书、先行裁决书、先予执行裁决书): on which claims, and what can follow."""

from collections.abc import Iterator

from msgspec import Struct

from gateway.printing.asking import Asking, Named
from gateway.printing.case import Person, names_of
from gateway.printing.decided import WHOLE, Decided, Decision
from gateway.printing.decision import grounds, proof
from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused


class Party(Struct, frozen=True):
    """A party or whoever speaks for one; people and employers are named, each by their own service."""

    role: str
    side: str
    person: Person | None
    employer: Named | None


class Claim(Struct, frozen=True):
    kind: str
    amount: str | None


class Found(Struct, frozen=True, rename="camel"):
    finding: str | None
    awarded: str | None


class Seat(Struct, frozen=True):
    role: str
    since: str
    until: str | None
    person: Person | None


class Award(Struct, frozen=True, rename="camel"):
    kind: str
    is_final: bool | None
    suit_days: int
    set_aside_days: int
    decision: Decision | None


class Arbitration(Struct, frozen=True, rename="camel"):
    applicant: str
    number: str | None
    accepted_on: str | None
    heard_on: str | None
    by_default: bool | None
    parties: tuple[Party, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Found, ...]
    panel: tuple[Seat, ...]
    awards: tuple[Award, ...]

    @property
    def masked(self) -> bool:
        return not any(one.person and not one.person.masked for one in self.parties if one.role == "WORKER")

    def wanted(self, event: str | None) -> tuple[Award, Decision]:
        """The award, or what was ordered before it; raises NOT_FOUND, PAPER_NOT_ISSUED."""
        for one in self.awards:
            if one.decision and (one.decision.event == event if event else one.kind == "AWARD"):
                return one, one.decision
        raise Refused("NOT_FOUND", field="decision") if event else Refused("PAPER_NOT_ISSUED")


class ArbitrationAsked(Struct, frozen=True):
    arbitration: Arbitration | None


PERSON = "{ name idNumber masked }"
DOCUMENT = f"""query($id: ID!) {{ arbitration(id: $id) {{
  applicant number acceptedOn heardOn byDefault
  parties {{ role side person {PERSON} employer {{ name }} }}
  claims {{ kind amount }} findings {{ finding awarded }} panel {{ role since until person {PERSON} }}
  awards {{ kind isFinal suitDays setAsideDays decision {{ ...Whole }} }}
}} }}
{WHOLE}"""


async def award(asking: Asking, _kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    found = await asking(DOCUMENT, ArbitrationAsked, id=id)
    if found.arbitration is None:
        raise Refused("NOT_FOUND", field="id")
    case = found.arbitration
    ordered, decided = case.wanted(wanted.decision)
    return Sheet(
        title=words.say(ordered.kind),
        case=case.number or decided.event,
        parts=tuple(parts(case, ordered, decided, words)),
        office=await asking.office(decided.office) if decided.office else "",
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=case.masked,
    )


def parts(case: Arbitration, ordered: Award, decided: Decision, words: Words) -> Iterator[Part]:
    yield Facts(tuple(facts(case, decided.on, words)))
    yield by_claim(case, ordered, decided, words)
    yield from grounds(Decided(decision=decided), decided, words)
    heading = "EXECUTION" if ordered.kind == "ADVANCE" else "APPEALS"
    yield Passage(tuple(rights(ordered, words)), words.say(heading), numbered=True)


def facts(case: Arbitration, on: str, words: Words) -> Iterator[tuple[str, str | None]]:
    """As the case stood on the day."""
    sitting = [one for one in case.panel if one.since <= on and (one.until is None or on < one.until)]
    sitting.sort(key=lambda one: one.role != "PRESIDING")
    for code, applies in (("APPLICANTS", True), ("RESPONDENTS", False)):
        side = [one for one in case.parties if (one.side == case.applicant) is applies]
        yield words.say(code), words.listed(called(side))
    for code, writes in (("PANEL", False), ("PANEL_CLERK", True)):
        seats = [one.person for one in sitting if (one.role == "CLERK") is writes]
        yield words.say(code), words.listed(names_of(seats))
    if case.accepted_on:
        yield words.say("ACCEPTED_ON"), words.say("DAY", on=case.accepted_on)
    if case.heard_on and case.heard_on <= on:
        heard = "HEARD_BY_DEFAULT" if case.by_default else "HEARD_ON"
        yield words.say(heard), words.say("DAY", on=case.heard_on)


def called(parties: list[Party]) -> Iterator[str]:
    """Representatives and agents speak for a party and are none."""
    for one in parties:
        if one.role in ("WORKER", "HEIR", "OPERATOR"):
            yield from names_of([one.person])
        elif one.employer:
            yield one.employer.name


def by_claim(case: Arbitration, ordered: Award, decided: Decision, words: Words) -> Table:
    """The claims that it is about, by their number in the application; ahead of an award nothing is found."""
    about, ahead = decided.marked("listed_money"), ordered.kind == "ADVANCE"
    rows = [
        (str(number), words.label(claim.kind), claim.amount or "", *(() if ahead else result(found, words)))
        for number, (claim, found) in enumerate(zip(case.claims, case.findings, strict=True), 1)
        if str(number) in about
    ]
    if ahead:
        titles = words.titles("NUMBER", "CLAIM", "CLAIMED")
        return Table(words.say("CLAIMS_AHEAD"), titles, rows, frozenset({2}))
    titles = words.titles("NUMBER", "CLAIM", "CLAIMED", "FOUND", "AWARDED")
    return Table(words.say("BY_CLAIM"), titles, rows, frozenset({2, 4}))


def result(found: Found, words: Words) -> tuple[str, str]:
    return words.label(found.finding) if found.finding else "", found.awarded or ""


def rights(award: Award, words: Words) -> Iterator[str]:
    """Money ahead is for a court to execute; of a final award only the worker sues (articles 44, 48-50)."""
    if award.kind == "ADVANCE":
        yield words.say("ADVANCE_TO_COURT")
        yield words.say("ADVANCE_WITHOUT_SECURITY")
    elif award.is_final:
        yield words.say("AWARD_FINAL")
        yield words.say("AWARD_WORKER_SUES", days=award.suit_days)
        yield words.say("AWARD_SET_ASIDE", days=award.set_aside_days)
    else:
        yield words.say("AWARD_NOT_FINAL", days=award.suit_days)
