"""What can be asked of a consultation, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

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
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.commands import Command
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


def asking(mutation: str, kind: type[Command], **asked: Any) -> Possible:
    """A request of this kind about the case as it stands."""
    return Possible(mutation, lambda it: kind(on=it.on, **{"consultation": it.case, **asked}))


REPLY = PolicyReply("-", (ANY,))
OF_CONSULTATION = KindOfCase(
    CONSULTATION.decide,
    (
        asking("answerConsultation", commands.AnswerConsultation, reply=REPLY),
        asking(
            "escalateConsultation",
            commands.EscalateConsultation,
            reason=EscalationReason.NO_TEXT_FOUND,
        ),
        asking(
            "declareUnanswerable",
            commands.DeclareUnanswerable,
            reason=UnansweredFor.NO_POLICY_ON_IT,
        ),
        asking("correctConsultationAnswer", commands.CorrectConsultationAnswer, reply=REPLY),
        asking("tellAsker", commands.TellAsker, way=ContactWay.TELEPHONE),
        asking("withdrawConsultation", commands.WithdrawConsultation),
        asking("annulConsultation", commands.AnnulConsultation, error=EntryError.RECORDED_TWICE),
    ),
    consultations,
)
