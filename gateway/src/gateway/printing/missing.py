"""The list of missing papers (补正材料一次性告知书): everything at once, so that nobody comes again."""

from gateway.printing.asking import Asking
from gateway.printing.case import case_of, office_of, proof_of
from gateway.printing.receipt import HANDED_IN, about
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words


async def missing(asking: Asking, kind: str, id: str, words: Words, _: Wanted) -> Sheet:
    case, item = await case_of(asking, kind, id)
    told = case.last("enrolment-to-complete", "claim-to-complete", "to-complete")
    lacking = enumerate(words.labels(told.detail["missing"]), 1)
    return Sheet(
        title=words.say("MISSING"),
        case=told.stream,
        parts=(
            Facts(tuple(about(case, item, case.last(*HANDED_IN), words))),
            Passage(words.titles("MISSING_LEAD")),
            Table("", words.titles("NUMBER", "PAPER"), [(str(number), paper) for number, paper in lacking]),
            Passage(words.titles("MISSING_THEN", "MISSING_ALL")),
        ),
        office=await office_of(asking, told, case.region),
        on=str(told.effective_on),
        proof=tuple(proof_of(told, words)),
        masked=case.masked,
    )
