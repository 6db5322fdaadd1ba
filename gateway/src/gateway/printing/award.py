"""What a panel has ordered (裁决书、先行裁决书、先予执行裁决书): on which claims, and what can follow."""

from collections.abc import Iterator

from gateway.printing.arbitration import Arbitration, Award, Found, case_of, document, facts
from gateway.printing.asking import Asking
from gateway.printing.decided import WHOLE, Decided, Decision
from gateway.printing.decision import grounds, proof
from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words

DOCUMENT = document("awards { kind isFinal suitDays setAsideDays decision { ...Whole } }", WHOLE)


async def award(asking: Asking, _kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    case = await case_of(asking, id, DOCUMENT)
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
