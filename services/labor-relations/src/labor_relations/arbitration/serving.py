"""What a service of documents means for its case: who has what, and what follows when everybody has it."""

from collections.abc import Iterator

from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration.events import (
    AgreementSigned,
    AnswerServed,
    ArbitrationClosed,
    CopiesServed,
    DocumentServed,
)
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.standing import of_case
from labor_relations.arbitration.states import Accepted, Awarded, Issued, Open, common
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.service_of_documents.commands import OfService, ServeDocument
from labor_relations.service_of_documents.terms import ServedDocument


def must_be_issued(case: Open, asked: OfService) -> Issued:
    """The document is there, and it is for that addressee, who does not have it yet."""
    dossier = case.dossier
    if (asked.worker is None) is (asked.employer is None):
        raise Refused("ONE_ADDRESSEE", field="worker")
    issued = dossier.found(asked.document, asked.number)
    if issued is None:
        raise Refused("DOCUMENT_NOT_ISSUED", field="document")
    if dossier.side_of(asked.addressee) not in issued.sides:
        raise Refused("NOT_AN_ADDRESSEE", field="employer" if asked.employer else "worker")
    if dossier.has(asked.document, asked.number, [asked.addressee]):
        raise Refused("ALREADY_SERVED", field="document")
    return issued


def serve(case: Open, command: ServeDocument, desk: Desk[ArbitrationFacts]) -> Iterator[Effective]:
    """Whether it was served, and how, is for the service itself to decide."""
    issued, day = must_be_issued(case, command), command.served_on
    side = case.dossier.side_of(command.addressee)
    is_award = command.document is ServedDocument.AWARD and isinstance(case, Awarded)
    final = case.is_final if is_award and isinstance(case, Awarded) else None
    what = (command.document, command.number, command.addressee)
    served = DocumentServed(*of_case(desk, day), *what, side or issued.sides[0], final)
    yield Effective(day, served)
    after = common(case, served)
    if after is None:
        return
    everybody = [one for side in issued.sides for one in after.dossier.addressees(side)]
    if after.dossier.has(command.document, command.number, everybody):
        yield from everybody_has(case, issued, desk, after)


def everybody_has(
    case: Open, issued: Issued, desk: Desk[ArbitrationFacts], after: Open
) -> Iterator[Effective]:
    """It is done on the day of the last service."""
    held = after.dossier.on_hand
    last = max(one.on for one in held if (one.document, one.number) == (issued.document, issued.number))
    about = of_case(desk, last)
    match issued.document, case:
        case ServedDocument.APPLICATION_COPY, Accepted():
            yield Effective(last, CopiesServed(*about))
        case ServedDocument.ANSWER_COPY, Accepted():
            yield Effective(last, AnswerServed(*about))
        case ServedDocument.MEDIATION_STATEMENT, Accepted(agreed=agreed) if agreed is not None:
            yield Effective(last, AgreementSigned(*about))
            yield Effective(last, ArbitrationClosed(*about, CaseEnding.MEDIATED))
