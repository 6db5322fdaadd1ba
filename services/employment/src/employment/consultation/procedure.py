"""Which consultation each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.consultation import commands, look_ups
from employment.consultation.clocks import CLOCKS
from employment.consultation.consultation import CONSULTATION
from employment.consultation.knowledge import consultation_facts
from employment.consultation.possible import OF_CONSULTATION
from employment.consultation.register import CONSULTATIONS, fold, stream_of
from employment.known import About
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def record(enquiry: Enquiry, command: commands.RecordQuestion) -> Iterator[Part]:
    yield concerning(enquiry, command, About(str(uuid7()), command.person or "", command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    asked = select(CONSULTATIONS).where(CONSULTATIONS.c.id == command.consultation)
    row = enquiry.connection.execute(asked).first()
    if row is None:
        raise Refused("CONSULTATION_UNKNOWN", field="consultation")
    yield concerning(enquiry, command, About(row.id, row.person or "", row.region))


def concerning(enquiry: Enquiry, command: Any, about: About) -> Part:
    reply = getattr(command, "reply", None)
    return Part(
        stream_of(about.case),
        CONSULTATION,
        command,
        lambda _state: consultation_facts(enquiry, [about], command.on, reply)[about.case],
    )


SLICE = Slice(
    "consultation",
    handlers={
        commands.RecordQuestion: record,
        commands.AnswerConsultation: step,
        commands.EscalateConsultation: step,
        commands.DeclareUnanswerable: step,
        commands.CorrectConsultationAnswer: step,
        commands.TellAsker: step,
        commands.WithdrawConsultation: step,
        commands.AnnulConsultation: step,
    },
    look_ups={
        "consultation_by_id": LookUp(look_ups.consultation_by_id, file=True),
        "consultations_of": LookUp(look_ups.consultations_of, file=True),
        "find_consultations": LookUp(look_ups.find_consultations, file=True),
        "consultation_replies": LookUp(look_ups.consultation_replies, file=True),
        "consultation_history": LookUp(look_ups.consultation_history, file=True),
        "consultation_actions": LookUp(OF_CONSULTATION.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
