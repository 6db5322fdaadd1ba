"""The notice of an overpayment (多领待遇告知书): what was found, that nothing is decided, how to reply."""

from collections.abc import Iterator

from gateway.printing.asking import Asking
from gateway.printing.case import proof_of
from gateway.printing.overpaid import Overpaid, about, by_month, overpaid_of
from gateway.printing.sheet import Facts, Part, Passage, Sheet
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused

OVER = ("GONE", "CANCELLED")


async def notice(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    """Printed to be served, and again with the last day for a reply once it is."""
    of = await overpaid_of(asking, id)
    if of.stage in OVER:
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
    yield words.say("OVERPAID"), words.yuan(of.amount)
    if of.notice_served_on:
        yield words.say("SERVED_ON"), words.say("DAY", on=of.notice_served_on)


def told(of: Overpaid, words: Words) -> Iterator[Part]:
    yield Passage(words.titles("NOTICE_LEAD"))
    yield by_month(of.months, words, of.amount)
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
