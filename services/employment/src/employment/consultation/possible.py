"""What can be asked of a consultation, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace

from employment.consultation import commands
from employment.consultation.consultation import CONSULTATION, ConsultationFacts
from employment.consultation.knowledge import consultation_facts
from employment.consultation.look_ups import TABLE, seen
from employment.consultation.register import stream_of
from employment.consultation.terms import EscalationReason, PolicyCite, PolicyReply, UnansweredFor
from employment.contact.terms import EntryError
from employment.known import About
from employment.policy_text.cited import KnownVersion
from employment.unemployment.terms import ContactWay
from jinbao.casework.possible import KindOfCase, Possible, Standing, request_of, standing_in
from jinbao.service import Enquiry

ANY = PolicyCite("-", 1)
"""It stands for whatever text an answer may cite."""


def consultations(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    columns = (TABLE.id, TABLE.person, TABLE.region)
    rows = enquiry.connection.execute(seen(enquiry).with_only_columns(*columns).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person or "", row.region) for row in rows]
    streams = {case.case: stream_of(case.case) for case in cases}
    known = consultation_facts(enquiry, cases, enquiry.today)
    citing = {case: with_some_text(facts) for case, facts in known.items()}
    return standing_in(enquiry, CONSULTATION, streams, citing)


def with_some_text(known: ConsultationFacts) -> ConsultationFacts:
    version = KnownVersion("-", known.place.region, date.min, None, "-")
    return replace(known, versions={(ANY.policy, ANY.version): version})


asking = partial(request_of, "consultation")
REPLY = PolicyReply("-", (ANY,))
OF_CONSULTATION = KindOfCase(
    CONSULTATION.decide,
    (
        Possible("answerConsultation", asking(commands.AnswerConsultation, reply=REPLY)),
        Possible(
            "escalateConsultation",
            asking(commands.EscalateConsultation, reason=EscalationReason.NO_TEXT_FOUND),
        ),
        Possible(
            "declareUnanswerable", asking(commands.DeclareUnanswerable, reason=UnansweredFor.NO_POLICY_ON_IT)
        ),
        Possible("correctConsultationAnswer", asking(commands.CorrectConsultationAnswer, reply=REPLY)),
        Possible("tellAsker", asking(commands.TellAsker, way=ContactWay.TELEPHONE)),
        Possible("withdrawConsultation", asking(commands.WithdrawConsultation)),
        Possible("annulConsultation", asking(commands.AnnulConsultation, error=EntryError.RECORDED_TWICE)),
    ),
    consultations,
)
