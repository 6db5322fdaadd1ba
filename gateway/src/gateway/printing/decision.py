"""The decision (决定书): the answer, how it was worked out, by which law, and how it can be contested."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from msgspec import Struct

from gateway.printing.asking import Asking
from gateway.printing.case import PLACE, Appeal, Person, names_of
from gateway.printing.months import month_rows
from gateway.printing.overpaid import Debtor, OverpaidMonth, Resident, by_month
from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused


class Decision(Struct, frozen=True, rename="camel"):
    event: str
    outcome: str
    amount: str | None
    payable_from: str | None
    on: str
    office: str | None
    reasons: tuple[str, ...]
    parameters: tuple[dict[str, str], ...]
    steps: tuple[dict[str, str], ...]
    sentences: tuple[str, ...]
    law: tuple[str, ...]
    appeals: tuple[Appeal, ...]
    rule_set: str
    stored: str


class Month(Struct, frozen=True):
    month: str
    before: str
    after: str


class Heir(Struct, frozen=True):
    person: Person | None
    parts: int
    amount: str | None


class Made(Struct, frozen=True):
    event: str
    on: str


class Ruling(Struct, frozen=True):
    decision: Made | None


class Decided(Struct, frozen=True, rename="camel"):
    """The thing that a decision is about; what only some have is left out by the others."""

    person: Resident | None
    decision: Decision | None
    claimed_on: str | None = None
    served_on: str | None = None
    kind: str | None = None
    months: tuple[Month, ...] = ()
    heirs: tuple[Heir, ...] = ()
    overpaid: tuple[OverpaidMonth, ...] = ()
    debtors: tuple[Debtor, ...] = ()
    decisions: tuple[Decision, ...] = ()
    revoked_by: Ruling | None = None

    @property
    def masked(self) -> bool:
        return self.person is None or self.person.masked

    def wanted(self, event: str | None) -> Decision:
        """The last, or one that was made before or beside it; raises NOT_FOUND, PAPER_NOT_ISSUED."""
        if self.decision is None:
            raise Refused("PAPER_NOT_ISSUED")
        for one in (self.decision, *self.decisions):
            if event in (None, one.event):
                return one
        raise Refused("NOT_FOUND", field="decision")

    def overtaken(self, decided: Decision) -> Decision | None:
        """The later one by which this holds no more; the tables are of that one."""
        return self.decision if self.decision and decided.event < self.decision.event else None


class DecisionAsked(Struct, frozen=True):
    decided: Decided | None


BY_OUTCOME = ("CLAIM", "INHERITANCE")
WHO = f"person {{ name idNumber masked hukouRegion {{ {PLACE} }} }}"
REVOKED = "revokedBy { decision { event on } }"
ALL = "decision { ...Whole } decisions { ...Whole }"
DOCUMENT = f"""query($id: ID!) {{
  decided: node(id: $id) {{
    ... on RuralPensionEnrolment {{ {WHO} servedOn {ALL} }}
    ... on RuralPensionClaim {{ {WHO} claimedOn: filedOn servedOn {REVOKED} decision {{ ...Whole }} }}
    ... on RuralPensionRuling {{
      {WHO} servedOn kind months {{ month before after }} {REVOKED} decision {{ ...Whole }}
    }}
    ... on Inheritance {{
      {WHO} claimedOn: appliedOn servedOn heirs {{ person {{ name idNumber masked }} parts amount }} {ALL}
    }}
    ... on Overpayment {{
      {WHO} servedOn overpaid: months {{ month due paid overpaid }}
      debtors {{ person {{ name idNumber masked }} }} {ALL}
    }}
    ... on EmploymentRegistration {{ {WHO} {ALL} }}
    ... on UnemploymentRegistration {{ {WHO} {ALL} }}
    ... on DifficultyRecognition {{ {WHO} {ALL} }}
    ... on ZeroEmploymentFamily {{ {WHO} {ALL} }}
  }}
}}
fragment Whole on Decision {{
  event outcome amount payableFrom on office reasons parameters {{ name }} steps {{ name }} sentences law
  appeals {{ route length unit lastDay provisional }} ruleSet stored
}}"""


async def decision(asking: Asking, kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    found = await asking(DOCUMENT, DecisionAsked, id=id)
    if found.decided is None:
        raise Refused("NOT_FOUND", field="id")
    about, decided = found.decided, found.decided.wanted(wanted.decision)
    return Sheet(
        title=words.say(title_of(kind, about, decided)),
        case=decided.event,
        parts=(Facts(tuple(facts(about, decided, words))), *grounds(about, decided, words)),
        office=await asking.office(decided.office) if decided.office else "",
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=about.masked,
    )


def title_of(kind: str, about: Decided, decided: Decision) -> str:
    """``CLAIM_GRANTED``, ``INHERITANCE_DENIED``; others say in their answer what is granted or not."""
    of = about.kind or kind.removeprefix("RuralPension").upper()
    return f"{of}_{decided.outcome.upper()}" if of in BY_OUTCOME else of


def facts(about: Decided, decided: Decision, words: Words) -> Iterator[tuple[str, str | None]]:
    """The whole number: a decision has to say beyond doubt whom it binds, here and before a court."""
    if about.person:
        yield words.say("ABOUT"), about.person.name
        yield words.say("ID_NUMBER"), about.person.id_number
        yield words.say("PLACE"), about.person.hukou_region.whole(words)
    if about.claimed_on:
        yield words.say("FILED_ON"), words.say("DAY", on=about.claimed_on)
    yield words.say("MONTHLY" if decided.payable_from else "AMOUNT_GRANTED"), words.yuan(decided.amount)
    if decided.payable_from:
        yield words.say("PAYABLE_FROM"), words.say("MONTH", month=decided.payable_from)
    if about.debtors:
        yield words.say("DEBTORS"), words.listed(names_of(one.person for one in about.debtors))
    if about.served_on and decided == about.decision:
        yield words.say("SERVED_ON"), words.say("DAY", on=about.served_on)


def grounds(about: Decided, decided: Decision, words: Words) -> Iterator[Part]:
    """The sentences stand in the order of ``explain``: answer, steps, reasons, parameters, who, appeals."""
    answer, *rest = decided.sentences
    told = iter(rest)
    steps, reasons, parameters = (
        [next(told) for _ in part] for part in (decided.steps, decided.reasons, decided.parameters)
    )
    if about.revoked_by and (by := about.revoked_by.decision):
        yield Passage([words.say("REVOKED_BY", on=by.on, number=by.event)])
    if later := about.overtaken(decided):
        yield Passage([words.say("OVERTAKEN", on=later.on)])
    yield Passage([answer], words.say("ANSWER"))
    if not later:
        yield from tables(about, words)
    if reasons:
        yield Passage(reasons, words.say("REASONS"))
    yield Passage(steps, words.say("CALCULATION"), numbered=True)
    yield Passage([words.listed(decided.law)], words.say("LAW"))
    yield Passage(parameters, words.say("PARAMETERS"), numbered=True)
    if decided.appeals:
        yield Passage(words.titles("APPEAL_LEAD"), words.say("APPEALS"))
        yield appeals(decided.appeals, words)


def tables(about: Decided, words: Words) -> Iterator[Table]:
    """What the answer means month by month, and for each heir."""
    if about.months:
        months = month_rows(((one.month, one.before, one.after) for one in about.months), words)
        titles = words.titles("OF_MONTH", "BEFORE", "AFTER")
        yield Table(words.say("BY_MONTH"), titles, months, frozenset({1, 2}))
    if about.overpaid:
        yield by_month(about.overpaid, words)
    if about.heirs:
        heirs = [("".join(names_of([one.person])), str(one.parts), one.amount or "") for one in about.heirs]
        titles = words.titles("HEIR", "PARTS", "AMOUNT")
        yield Table(words.say("HEIRS"), titles, heirs, frozenset({1, 2}))


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


def proof(decided: Decision, words: Words) -> Iterator[tuple[str, Any]]:
    """The digest is that of the bytes which ``stored`` gives to whoever checks them without us."""
    yield words.say("EVENT"), decided.event
    yield words.say("DECISION_HASH"), sha256(decided.stored.encode()).hexdigest()
    yield words.say("RULE_SET"), decided.rule_set
