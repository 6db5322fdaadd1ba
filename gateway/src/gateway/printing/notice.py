"""The notice of an overpayment (多领待遇告知书): what was found, that nothing is decided, how to reply.

What was served stays a paper, and says that it holds no more.
"""

from collections.abc import Iterator

from gateway.printing.asking import Asking
from gateway.printing.case import proof_of
from gateway.printing.overpaid import Overpaid, OverpaidMonth, about, by_month, overpaid_of
from gateway.printing.sheet import Facts, Part, Passage, Sheet
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused
from jinbao.money import as_yuan

OVER = ("GONE", "CANCELLED")
ENDS = ("gone", "recovery-cancelled")


async def notice(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    """Printed to be served, and again with the last day for a reply once it is."""
    of = await overpaid_of(asking, id)
    if of.stage in OVER and of.notice_served_on is None:
        raise Refused("PAPER_NOT_ISSUED")
    found = of.last("found")
    return Sheet(
        title=words.say("OVERPAYMENT_NOTICE"),
        case=found.stream,
        parts=(Facts(tuple(facts(of, words))), *told(of, words)),
        office=await asking.office(found.office) if found.office else "",
        on=str(found.effective_on),
        proof=tuple(proof_of(found, words)),
        masked=of.masked,
    )


def facts(of: Overpaid, words: Words) -> Iterator[tuple[str, str | None]]:
    yield from about(of, words)
    yield words.say("OVERPAID"), words.yuan(as_found(of)[1])
    if of.notice_served_on:
        yield words.say("SERVED_ON"), words.say("DAY", on=of.notice_served_on)


def as_found(of: Overpaid) -> tuple[tuple[OverpaidMonth, ...], str]:
    """The months and their sum, as they stood in the finding that is over."""
    if of.stage not in OVER:
        return of.months, of.amount
    told = of.last("found").detail
    months = (
        OverpaidMonth(one["month"], *map(as_yuan, (one["due"], one["paid"], one["paid"] - one["due"])))
        for one in told["months"]
    )
    return tuple(months), as_yuan(told["amount"])


def told(of: Overpaid, words: Words) -> Iterator[Part]:
    if of.stage in OVER:
        yield Passage([words.say("NOTICE_OVER", on=of.last(*ENDS).effective_on)])
    yield Passage(words.titles("NOTICE_LEAD"))
    months, amount = as_found(of)
    yield by_month(months, words, amount)
    yield Passage(tuple(rights(of, words)), words.say("NOTICE_RIGHTS"))
    if of.reply_period and of.reply_period.law:
        yield Passage([of.reply_period.law], words.say("LAW"))


def rights(of: Overpaid, words: Words) -> Iterator[str]:
    yield words.say("NOTICE_NO_DECISION")
    if of.reply_period:
        yield words.say("NOTICE_REPLY", days=of.reply_period.days)
    if of.reply_until:
        yield words.say("NOTICE_REPLY_UNTIL", on=of.reply_until)
    yield words.say("NOTICE_THEN")
