"""The agreement on instalments (分期退还协议书): what is owed, until when it is paid, who signs."""

from collections.abc import Iterator
from decimal import Decimal

from gateway.printing.asking import Asking
from gateway.printing.case import proof_of
from gateway.printing.overpaid import Overpaid, about, overpaid_of
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused


async def instalments(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    of = await overpaid_of(asking, id)
    if not of.instalments:
        raise Refused("PAPER_NOT_ISSUED")
    agreed = of.last("instalments-agreed")
    return Sheet(
        title=words.say("AGREEMENT"),
        case=agreed.stream,
        parts=(
            Facts(tuple(facts(of, words))),
            Passage(words.titles("AGREEMENT_LEAD")),
            plan(of, words),
            Passage(words.titles("AGREEMENT_EARLY", "AGREEMENT_LATE", "AGREEMENT_DECISION")),
            Passage(words.titles("AGREEMENT_SIGNED")),
        ),
        office=await asking.office(agreed.office) if agreed.office else "",
        on=str(agreed.effective_on),
        proof=tuple(proof_of(agreed, words)),
        masked=of.masked,
    )


def facts(of: Overpaid, words: Words) -> Iterator[tuple[str, str | None]]:
    yield from about(of, words)
    yield words.say("OVERPAID"), words.yuan(of.amount)
    if of.decided_on:
        yield words.say("RECOVERY_DECIDED_ON"), words.say("DAY", on=of.decided_on)


def plan(of: Overpaid, words: Words) -> Table:
    rows = [
        (str(number), words.say("DAY", on=one.due_on), one.amount)
        for number, one in enumerate(of.instalments, 1)
    ]
    total = str(sum(Decimal(one.amount) for one in of.instalments))
    titles = words.titles("NUMBER", "PAY_UNTIL", "AMOUNT")
    return Table("", titles, [*rows, (words.say("TOTAL"), "", total)], frozenset({2}), total=True)
