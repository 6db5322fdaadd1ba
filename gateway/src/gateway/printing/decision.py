"""The decision (决定书): the answer, how it was worked out, by which law, and how it can be contested."""

from collections.abc import Iterator
from hashlib import sha256

from msgspec import Struct

from gateway.printing.asking import Asking
from gateway.printing.case import PERSON, PLACE, Appeal, Person, Place
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused
from jinbao.graph import ids


class Decision(Struct, frozen=True, rename="camel"):
    event: str
    outcome: str
    amount: str | None
    payable_from: str | None
    on: str
    office: str
    reasons: tuple[str, ...]
    parameters: tuple[dict[str, str], ...]
    steps: tuple[dict[str, str], ...]
    sentences: tuple[str, ...]
    law: tuple[str, ...]
    appeals: tuple[Appeal, ...]
    rule_set: str
    stored: str


class Claim(Struct, frozen=True, rename="camel"):
    person: Person
    region: Place
    filed_on: str
    served_on: str | None
    decision: Decision | None


class ClaimAsked(Struct, frozen=True):
    claim: Claim | None


DOCUMENT = f"""query($id: ID!) {{
  claim: ruralPensionClaim(id: $id) {{
    {PERSON} region {{ {PLACE} }} filedOn servedOn
    decision {{
      event outcome amount payableFrom on office reasons parameters {{ name }} steps {{ name }} sentences law
      appeals {{ route length unit lastDay provisional }} ruleSet stored
    }}
  }}
}}"""


async def decision(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    found = await asking(DOCUMENT, ClaimAsked, id=id)
    if found.claim is None:
        raise Refused("NOT_FOUND", field="id")
    decided = found.claim.decision
    if decided is None:
        raise Refused("PAPER_NOT_ISSUED")
    return Sheet(
        title=words.say(decided.outcome.upper()),
        case=f"rural-pension-claim/{ids.key_of(id, 'RuralPensionClaim', 'id')}",
        parts=(Facts(tuple(about(found.claim, decided, words))), *grounds(decided, words)),
        office=await asking.office(decided.office),
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=found.claim.person.masked,
    )


def about(claim: Claim, decided: Decision, words: Words) -> Iterator[tuple[str, str | None]]:
    """The whole number: a decision has to say beyond doubt whom it binds, here and before a court."""
    yield words.say("APPLICANT"), claim.person.name
    yield words.say("ID_NUMBER"), claim.person.id_number
    yield words.say("PLACE"), claim.region.whole(words)
    yield words.say("FILED_ON"), words.say("DAY", on=claim.filed_on)
    yield words.say("MONTHLY"), words.yuan(decided.amount)
    if decided.payable_from:
        yield words.say("PAYABLE_FROM"), words.say("MONTH", month=decided.payable_from)
    if claim.served_on:
        yield words.say("SERVED_ON"), words.say("DAY", on=claim.served_on)


def grounds(decided: Decision, words: Words) -> Iterator[Passage | Table]:
    """The sentences stand in the order of ``explain``: answer, steps, reasons, parameters, who, appeals."""
    answer, *rest = decided.sentences
    told = iter(rest)
    steps, reasons, parameters = (
        [next(told) for _ in part] for part in (decided.steps, decided.reasons, decided.parameters)
    )
    yield Passage([answer], words.say("ANSWER"))
    if reasons:
        yield Passage(reasons, words.say("REASONS"))
    yield Passage(steps, words.say("CALCULATION"), numbered=True)
    yield Passage([words.listed(decided.law)], words.say("LAW"))
    yield Passage(parameters, words.say("PARAMETERS"), numbered=True)
    yield Passage(words.titles("APPEAL_LEAD"), words.say("APPEALS"))
    yield appeals(decided.appeals, words)


def appeals(routes: tuple[Appeal, ...], words: Words) -> Table:
    rows = [
        (words.say(one.route), words.say(f"{one.unit}_FROM_SERVICE", length=one.length), last_day(one, words))
        for one in routes
    ]
    return Table("", words.titles("ROUTE", "WITHIN", "LAST_DAY"), rows)


def last_day(appeal: Appeal, words: Words) -> str:
    if appeal.last_day is None:
        return words.say("NOT_SERVED")
    return words.say("DAY_PROVISIONAL" if appeal.provisional else "DAY", on=appeal.last_day)


def proof(decided: Decision, words: Words) -> Iterator[tuple[str, str | None]]:
    """The digest is that of the bytes which ``stored`` gives to whoever checks them without us."""
    yield words.say("EVENT"), decided.event
    yield words.say("DECISION_HASH"), sha256(decided.stored.encode()).hexdigest()
    yield words.say("RULE_SET"), decided.rule_set
