"""What a commission decides beside its awards (仲裁决定书、不予受理通知书), with its reasons."""

from gateway.printing.arbitration import case_of, document, facts
from gateway.printing.asking import Asking
from gateway.printing.decided import WHOLE, Decided
from gateway.printing.decision import grounds, proof
from gateway.printing.sheet import Facts, Sheet
from gateway.printing.words import Wanted, Words

DOCUMENT = document("decisions { ...Whole }", WHOLE)


async def ruling(asking: Asking, _kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    case = await case_of(asking, id, DOCUMENT)
    decided = case.ruling(wanted.decision)
    return Sheet(
        title=words.say(f"RULING_{decided.question.rpartition('.')[2].upper()}"),
        case=case.number or decided.event,
        parts=(
            Facts(tuple(facts(case, decided.on, words))),
            *grounds(Decided(decision=decided), decided, words),
        ),
        office=await asking.office(decided.office) if decided.office else "",
        on=decided.on,
        proof=tuple(proof(decided, words)),
        masked=case.masked,
    )
