"""The award of a commission (仲裁裁决书): who disputed what, what is found, and how it can be contested."""

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
    until: str | None
    arbitrator: Person | None


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

    @property
    def award(self) -> Award:
        """Raises PAPER_NOT_ISSUED."""
        for one in self.awards:
            if one.kind == "AWARD":
                return one
        raise Refused("PAPER_NOT_ISSUED")


class ArbitrationAsked(Struct, frozen=True):
    arbitration: Arbitration | None


PERSON = "{ name idNumber masked }"
DOCUMENT = f"""query($id: ID!) {{ arbitration(id: $id) {{
  applicant number acceptedOn heardOn byDefault
  parties {{ role side person {PERSON} employer {{ name }} }}
  claims {{ kind amount }} findings {{ finding awarded }} panel {{ until arbitrator {PERSON} }}
  awards {{ kind isFinal suitDays setAsideDays decision {{ ...Whole }} }}
}} }}
{WHOLE}"""


async def award(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    found = await asking(DOCUMENT, ArbitrationAsked, id=id)
    if found.arbitration is None:
        raise Refused("NOT_FOUND", field="id")
    case = found.arbitration
    decided = case.award.decision
    if decided is None:
        raise Refused("PAPER_NOT_ISSUED")
    return Sheet(
        title=words.say("AWARD"),
        case=case.number or decided.event,
        parts=tuple(parts(case, decided, words)),
        office=await asking.office(decided.office) if decided.office else "",
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=case.masked,
    )


def parts(case: Arbitration, decided: Decision, words: Words) -> Iterator[Part]:
    yield Facts(tuple(facts(case, words)))
    yield by_claim(case, words)
    yield from grounds(Decided(decision=decided), decided, words)
    yield Passage(tuple(rights(case.award, words)), words.say("APPEALS"), numbered=True)


def facts(case: Arbitration, words: Words) -> Iterator[tuple[str, str | None]]:
    for code, applies in (("APPLICANTS", True), ("RESPONDENTS", False)):
        side = [one for one in case.parties if (one.side == case.applicant) is applies]
        yield words.say(code), words.listed(called(side))
    yield words.say("PANEL"), words.listed(names_of(one.arbitrator for one in case.panel if not one.until))
    if case.accepted_on:
        yield words.say("ACCEPTED_ON"), words.say("DAY", on=case.accepted_on)
    if case.heard_on:
        heard = "HEARD_BY_DEFAULT" if case.by_default else "HEARD_ON"
        yield words.say(heard), words.say("DAY", on=case.heard_on)


def called(parties: list[Party]) -> Iterator[str]:
    """Representatives and agents speak for a party and are none."""
    for one in parties:
        if one.role in ("WORKER", "HEIR", "OPERATOR"):
            yield from names_of([one.person])
        elif one.employer:
            yield one.employer.name


def by_claim(case: Arbitration, words: Words) -> Table:
    rows = [
        (
            str(number),
            words.label(claim.kind),
            claim.amount or "",
            words.label(found.finding) if found.finding else "",
            found.awarded or "",
        )
        for number, (claim, found) in enumerate(zip(case.claims, case.findings, strict=True), 1)
    ]
    titles = words.titles("NUMBER", "CLAIM", "CLAIMED", "FOUND", "AWARDED")
    return Table(words.say("BY_CLAIM"), titles, rows, frozenset({2, 4}))


def rights(award: Award, words: Words) -> Iterator[str]:
    """Of a final award only the worker goes to court (articles 48 to 50)."""
    if award.is_final:
        yield words.say("AWARD_FINAL")
        yield words.say("AWARD_WORKER_SUES", days=award.suit_days)
        yield words.say("AWARD_SET_ASIDE", days=award.set_aside_days)
    else:
        yield words.say("AWARD_NOT_FINAL", days=award.suit_days)
