"""That an applicant has withdrawn (撤回仲裁申请通知书): what is given up; what was awarded stays."""

from gateway.printing.arbitration import Arbitration, case_of, document, facts
from gateway.printing.asking import Asking
from gateway.printing.case import HISTORY, last_of, proof_of
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused

DOCUMENT = document(f"ending {HISTORY}")


async def withdrawal(asking: Asking, _kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    """The commission tells of it: the office that took the case on, where it did."""
    case = await case_of(asking, id, DOCUMENT)
    if case.ending != "WITHDRAWN":
        raise Refused("PAPER_NOT_ISSUED")
    closed = last_of(case.history, "closed")
    taken_on = [one.office for one in case.history if one.what == "accepted" and one.office]
    return Sheet(
        title=words.say("WITHDRAWAL"),
        case=case.number or closed.stream,
        parts=(
            Facts(tuple(facts(case, str(closed.effective_on), words))),
            Passage([words.say("WITHDRAWAL_LEAD", on=str(closed.effective_on))]),
            given_up(case, words),
        ),
        office=await asking.office(taken_on[-1]) if taken_on else "",
        on=str(closed.effective_on),
        proof=tuple(proof_of(closed, words)),
        masked=case.masked,
    )


def given_up(case: Arbitration, words: Words) -> Table:
    """What was awarded before stays."""
    both = enumerate(zip(case.claims, case.findings, strict=True), 1)
    left = [(number, claim) for number, (claim, found) in both if found.finding is None]
    rows = [(str(number), words.label(claim.kind), claim.amount or "") for number, claim in left]
    return Table(words.say("GIVEN_UP"), words.titles("NUMBER", "CLAIM", "CLAIMED"), rows, frozenset({2}))
