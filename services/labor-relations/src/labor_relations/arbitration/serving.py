"""What a service of documents means for its case: who has what, and what follows when everybody has it."""

from collections.abc import Iterator

from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration.dossier import Dossier, Issued
from labor_relations.arbitration.events import (
    AgreementSigned,
    AnswerServed,
    ArbitrationClosed,
    CopiesServed,
    DocumentServed,
    PanelNotified,
    ServiceTakenBack,
)
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.ruling import Ruling
from labor_relations.arbitration.standing import of_case
from labor_relations.arbitration.states import Accepted, Open, common
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.service_of_documents.commands import AnnulService, OfService, ServeDocument
from labor_relations.service_of_documents.terms import ServedDocument

ON_THE_WAY = (
    ServedDocument.APPLICATION_COPY,
    ServedDocument.ANSWER_COPY,
    ServedDocument.HEARING_NOTICE,
    ServedDocument.MEDIATION_STATEMENT,
)
"""What carries the case to its end: after that it stands as it was recorded."""


def must_be_issued(case: Open, asked: OfService) -> Issued:
    """The document is there, and it is for that addressee, who does not have it yet."""
    issued = must_be_for(case, asked)
    if case.dossier.has(asked.document, asked.number, [asked.addressee]):
        raise Refused("ALREADY_SERVED", field="document")
    return issued


def must_be_for(case: Open, asked: OfService) -> Issued:
    dossier = case.dossier
    if (asked.worker is None) is (asked.employer is None):
        raise Refused("ONE_ADDRESSEE", field="worker")
    issued = dossier.found(asked.document, asked.number)
    if issued is None:
        raise Refused("DOCUMENT_NOT_ISSUED", field="document")
    if dossier.side_of(asked.addressee) not in issued.sides:
        raise Refused("NOT_AN_ADDRESSEE", field="employer" if asked.employer else "worker")
    return issued


def serve(case: Open, command: ServeDocument, desk: Desk[ArbitrationFacts]) -> Iterator[Effective]:
    """Whether it was served, and how, is for the service itself to decide."""
    issued, day = must_be_issued(case, command), command.served_on
    died_on = desk.known.of_parties.dead.get(command.addressee)
    if died_on and died_on < day:
        raise Refused("ADDRESSEE_DIED", field="worker", law="劳动争议调解仲裁法 二十五", died_on=died_on)
    side = case.dossier.side_of(command.addressee)
    ruling = ruling_in(case.dossier, command)
    final = ruling.is_final if ruling and command.document is not ServedDocument.SET_ASIDE_RULING else None
    what = (command.document, command.number, command.addressee)
    served = DocumentServed(*of_case(desk, day), *what, side or issued.sides[0], final)
    yield Effective(day, served)
    after = common(case, served)
    if after is None:
        return
    if has_everybody(after.dossier, issued):
        yield from when_everybody_has(case, issued, desk, after)


def has_everybody(dossier: Dossier, issued: Issued) -> bool:
    everybody = [one for side in issued.sides for one in dossier.addressees(side)]
    return dossier.has(issued.document, issued.number, everybody)


def when_everybody_has(
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
        case ServedDocument.PANEL_NOTICE, Accepted():
            yield Effective(last, PanelNotified(*about))
        case ServedDocument.MEDIATION_STATEMENT, Accepted(agreed=agreed) if agreed is not None:
            yield Effective(last, AgreementSigned(*about))
            yield Effective(last, ArbitrationClosed(*about, CaseEnding.MEDIATED))


def take_back(case: Open, command: AnnulService, desk: Desk[ArbitrationFacts]) -> Iterator[ServiceTakenBack]:
    """With it falls what ran from it; where all had seemed to have it, somebody has to be served again."""
    issued = must_be_for(case, command)
    if not case.dossier.has(command.document, command.number, [command.addressee]):
        raise Refused("NOT_SERVED", field="document")
    if is_relied_on(case, command):
        raise Refused("SERVICE_RELIED_ON", field="document")
    due_since = issued.on if has_everybody(case.dossier, issued) else None
    what = (command.document, command.number, command.addressee)
    yield ServiceTakenBack(*of_case(desk), *what, due_since)


def ruling_in(dossier: Dossier, asked: OfService) -> Ruling | None:
    """The award that is served, or of which a court's ruling is."""
    partial = {
        ServedDocument.AWARD: 0,
        ServedDocument.PARTIAL_AWARD: asked.number,
        ServedDocument.SET_ASIDE_RULING: asked.number - 1,
    }.get(asked.document)
    return None if partial is None else dossier.ruling(partial)


def is_relied_on(case: Open, asked: OfService) -> bool:
    """Whether the case has gone on from that service, so that it cannot be undone without more."""
    if ruling := ruling_in(case.dossier, asked):
        acted = asked.document is not ServedDocument.SET_ASIDE_RULING and (
            bool(ruling.effective) or asked.addressee in ruling.set_aside_asked
        )
        return acted or has_sued(case.dossier, ruling, asked.addressee)
    match asked.document, case:
        case ServedDocument.APPLICATION_COPY, Accepted(answered=answered):
            return answered
        case ServedDocument.HEARING_NOTICE, Accepted(hearing=hearing):
            return hearing is None or hearing.number != asked.number
    return asked.document in ON_THE_WAY and not isinstance(case, Accepted)


def has_sued(dossier: Dossier, ruling: Ruling, addressee: str) -> bool:
    """Whether whoever was served, or somebody for whom they took it, has gone to court."""
    parties = ruling.suits | ruling.came_back
    return any(addressee == one or addressee in dossier.addressees_for(one) for one in parties)
