"""The refusal to take a case in (不予受理决定书): on which grounds, and how it can be contested."""

from gateway.printing.asking import Asking
from gateway.printing.case import case_of, office_of, proof_of
from gateway.printing.decision import appeals
from gateway.printing.receipt import HANDED_IN, about
from gateway.printing.sheet import Facts, Passage, Sheet
from gateway.printing.words import Wanted, Words


async def not_accepted(asking: Asking, kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    case, item = await case_of(asking, kind, id)
    refused = case.last("enrolment-not-accepted", "claim-not-accepted", "not-accepted")
    return Sheet(
        title=words.say("NOT_ACCEPTED"),
        case=refused.stream,
        parts=(
            Facts(tuple(about(case, item, case.last(*HANDED_IN), words, whole=True))),
            Passage(words.titles("NOT_ACCEPTED_LEAD")),
            Passage(tuple(words.labels(refused.detail["reasons"])), words.say("REASONS"), numbered=True),
            Passage(item.law, words.say("LAW"), numbered=True),
            Passage(words.titles("APPEAL_LEAD"), words.say("APPEALS")),
            appeals(case.appeals, words),
        ),
        office=await office_of(asking, refused, case.region),
        on=str(refused.effective_on),
        proof=tuple(proof_of(refused, words)),
        masked=case.masked,
    )
