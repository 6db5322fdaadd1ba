"""The decision (决定书): the answer, how it was worked out, by which law, and how it can be contested."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from gateway.printing.asking import Asking
from gateway.printing.case import Appeal, names_of
from gateway.printing.decided import DOCUMENT, Decided, Decision, DecisionAsked, Employer, Month
from gateway.printing.kinds import (
    BILL,
    COLLECTIVE_CONTRACT,
    INHERITANCE,
    OVERPAYMENT,
    UNEMPLOYMENT_CLAIM,
    UNEMPLOYMENT_RULING,
)
from gateway.printing.months import month_rows
from gateway.printing.overpaid import by_month
from gateway.printing.people import called
from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused
from jinbao.money import as_yuan

BY_QUESTION = {
    BILL: "BILL",
    COLLECTIVE_CONTRACT: "COLLECTIVE",
    INHERITANCE: "INHERITANCE",
    OVERPAYMENT: "OVERPAYMENT",
    UNEMPLOYMENT_CLAIM: "UNEMPLOYMENT",
    UNEMPLOYMENT_RULING: "UNEMPLOYMENT",
}
"""Of these the title follows from what was asked; many things are decided about one case."""

RECOVERY = "insurance.overpayment.recovery"

BY_OUTCOME = (
    "CLAIM",
    "INHERITANCE_ESTATE",
    "UNEMPLOYMENT_MONTHLY_BENEFIT",
    "UNEMPLOYMENT_LIVING_GRANT",
    "UNEMPLOYMENT_EXTENSION",
    "UNEMPLOYMENT_STANDING_GRANT",
)


async def decision(asking: Asking, kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    found = await asking(DOCUMENT, DecisionAsked, id=id)
    if found.decided is None:
        raise Refused("NOT_FOUND", field="id")
    about, made = found.decided, found.decided.wanted(wanted.decision)
    sentences, masked = await called(asking, made.sentences, words)
    decided = replace(made, sentences=sentences)
    return Sheet(
        title=words.say(title_of(kind, about, decided)),
        case=decided.event,
        parts=(Facts(tuple(facts(about, decided, words))), *grounds(about, decided, words)),
        office=await asking.office(decided.office) if decided.office else "",
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=about.masked or (about.employer is not None and masked),
    )


def title_of(kind: str, about: Decided, decided: Decision) -> str:
    """``CLAIM_GRANTED``, ``INHERITANCE_ESTATE_DENIED``; others say in their answer what is granted or not."""
    of = about.kind or kind.removeprefix("RuralPension").upper()
    if about_what := BY_QUESTION.get(kind):
        of = f"{about_what}_{decided.question.rpartition('.')[2].upper()}"
    return f"{of}_{decided.outcome.upper()}" if of in BY_OUTCOME else of


def facts(about: Decided, decided: Decision, words: Words) -> Iterator[tuple[str, str | None]]:
    """The whole number: a decision has to say beyond doubt whom it binds, here and before a court."""
    if about.person:
        yield words.say("ABOUT"), about.person.name
        yield words.say("ID_NUMBER"), about.person.id_number
        yield words.say("PLACE"), about.person.hukou_region.whole(words)
    if about.employer:
        yield from facts_of_employer(about, about.employer, words)
    if about.claimed_on:
        yield words.say("FILED_ON"), words.say("DAY", on=about.claimed_on)
    yield words.say("MONTHLY" if decided.payable_from else "AMOUNT_GRANTED"), words.yuan(decided.amount)
    if decided.payable_from:
        yield words.say("PAYABLE_FROM"), words.say("MONTH", month=decided.payable_from)
    elif about.since and decided.amount:
        yield words.say("OF_MONTH"), words.say("MONTH", month=about.since)
    elif about.since and about.kind:
        yield words.say("NOT_PAID_FROM"), words.say("MONTH", month=about.since)
    if about.granted:
        yield words.say("MONTHS_GRANTED"), words.say("SO_MANY_MONTHS", months=about.granted)
    if about.debtors:
        yield words.say("DEBTORS"), words.listed(names_of(one.person for one in about.debtors))
    if decided.served_on:
        yield words.say("SERVED_ON"), words.say("DAY", on=decided.served_on)


def facts_of_employer(about: Decided, employer: Employer, words: Words) -> Iterator[tuple[str, str | None]]:
    """The number leaves no doubt who is meant."""
    yield words.say("EMPLOYER"), employer.name
    if employer.number:
        yield words.say(employer.number.kind), employer.number.number
    yield words.say("REGISTERED_AS"), about.number
    if about.region:
        yield words.say("INSURED_IN"), about.region.whole(words)
    if about.scheme and about.month:
        yield words.say("SCHEME"), words.label(about.scheme)
        yield words.say("OF_MONTH"), words.say("MONTH", month=about.month)
    if about.due_on:
        yield words.say("PAY_BILL_UNTIL"), words.say("DAY", on=about.due_on)


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
    elif decided.overtaken_on:
        yield Passage([words.say("HOLDS_NO_MORE", on=decided.overtaken_on)])
    yield Passage([answer], words.say("ANSWER"))
    if not later:
        yield from tables(about, decided, words)
    if reasons:
        yield Passage(reasons, words.say("REASONS"))
    yield Passage(steps, words.say("CALCULATION"), numbered=True)
    yield Passage([words.listed(decided.law)], words.say("LAW"))
    yield Passage(parameters, words.say("PARAMETERS"), numbered=True)
    if decided.appeals:
        yield Passage(words.titles("APPEAL_LEAD"), words.say("APPEALS"))
        yield appeals(decided.appeals, words)


def tables(about: Decided, decided: Decision, words: Words) -> Iterator[Table]:
    """What the answer means month by month, and for each heir; a recovery's months are no cancellation's."""
    if about.months:
        yield differences(about.months, words)
    if about.overpaid and decided.question == RECOVERY:
        yield by_month(about.overpaid, words)
    if about.heirs:
        heirs = [("".join(names_of([one.person])), str(one.parts), one.amount or "") for one in about.heirs]
        titles = words.titles("HEIR", "PARTS", "AMOUNT")
        yield Table(words.say("HEIRS"), titles, heirs, frozenset({1, 2}))


def differences(months: tuple[Month, ...], words: Words) -> Table:
    """What is to be paid for them in all, or has been paid too much."""
    rows = month_rows(((one.month, one.before, one.after, as_yuan(one.difference)) for one in months), words)
    total = as_yuan(sum(one.difference for one in months))
    titles = words.titles("OF_MONTH", "BEFORE", "AFTER", "DIFFERENCE")
    rows.append((words.say("TOTAL"), "", "", total))
    return Table(words.say("BY_MONTH"), titles, rows, frozenset({1, 2, 3}), total=True)


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
