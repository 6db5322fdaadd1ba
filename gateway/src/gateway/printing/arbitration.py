"""An arbitration as the papers about it need it: who disputes, who sits, what was found, ordered, decided."""

from collections.abc import Iterator

from msgspec import Struct

from gateway.printing.asking import Asking, Named
from gateway.printing.case import Happened, Person, names_of
from gateway.printing.decided import Decision
from gateway.printing.words import Words
from jinbao.decider import Refused

WORKERS = ("WORKER", "HEIR")


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
    awards: tuple[Award, ...] = ()
    decisions: tuple[Decision, ...] = ()
    ending: str | None = None
    history: tuple[Happened, ...] = ()

    @property
    def masked(self) -> bool:
        return not any(one.person and not one.person.masked for one in self.parties if one.role in WORKERS)

    def wanted(self, event: str | None) -> tuple[Award, Decision]:
        """The award, or what was ordered before it; raises NOT_FOUND, PAPER_NOT_ISSUED."""
        for one in self.awards:
            if one.decision and (one.decision.event == event if event else one.kind == "AWARD"):
                return one, one.decision
        raise Refused("NOT_FOUND", field="decision") if event else Refused("PAPER_NOT_ISSUED")

    def ruling(self, event: str | None) -> Decision:
        """What was decided in it by that event; raises NOT_FOUND."""
        for one in self.decisions:
            if one.event == event:
                return one
        raise Refused("NOT_FOUND", field="decision")


class ArbitrationAsked(Struct, frozen=True):
    arbitration: Arbitration | None


PERSON = "{ name idNumber masked }"


def document(made: str, whole: str = "") -> str:
    """The case, with its parties and its panel, and what was made in it."""
    return f"""query($id: ID!) {{ arbitration(id: $id) {{
  applicant number acceptedOn heardOn byDefault
  parties {{ role side person {PERSON} employer {{ name }} }}
  claims {{ kind amount }} findings {{ finding awarded }} panel {{ role since until person {PERSON} }}
  {made}
}} }}
{whole}"""


async def case_of(asking: Asking, id: str, document: str) -> Arbitration:
    """A case that the caller may see; raises NOT_FOUND, Unanswered."""
    found = await asking(document, ArbitrationAsked, id=id)
    if found.arbitration is None:
        raise Refused("NOT_FOUND", field="id")
    return found.arbitration


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
        if one.role in (*WORKERS, "OPERATOR"):
            yield from names_of([one.person])
        elif one.employer:
            yield one.employer.name
