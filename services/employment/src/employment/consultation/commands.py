"""What can be asked concerning policy consultation."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.consultation.terms import EscalationReason, PolicyReply, UnansweredFor
from employment.contact.terms import EntryError, ServiceTopic
from employment.unemployment.terms import ContactWay
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("Consultation", "The consultation (政策咨询).")]
Said: TypeAlias = Annotated[PolicyReply, says("What is answered, and by which texts (答复).")]


class RecordQuestion(Command, frozen=True, kw_only=True):
    """An office writes down what somebody asks, and what it answers if it can at once (政策咨询登记)."""

    region: Annotated[str, id_of("Region", "Where the asker lives or calls from (咨询地).")]
    topic: Annotated[ServiceTopic, says("About what (主题).")]
    way: Annotated[ContactWay, says("How it was asked (咨询方式).")]
    question: Annotated[
        str,
        Meta(
            description="The question, without names and numbers of persons (咨询内容，不得写明个人信息).",
            min_length=1,
            max_length=1_000,
        ),
    ]
    person: Annotated[
        str | None, id_of("Person", "Who asks; nobody if they give no name (咨询人，未实名的不填).")
    ] = None
    reply: Annotated[PolicyReply | None, says("What is answered at once (当场答复).")] = None


class AnswerConsultation(Command, frozen=True, kw_only=True):
    """Answers by a policy text in force; what went to the county is answered there (答复咨询)."""

    consultation: Which
    reply: Said


class EscalateConsultation(Command, frozen=True, kw_only=True):
    """Asks the county what the office cannot answer by itself (上报县级答复)."""

    consultation: Which
    reason: Annotated[EscalationReason, says("Why (上报原因).")]


class DeclareUnanswerable(Command, frozen=True, kw_only=True):
    """The county says why it cannot answer either (无法答复)."""

    consultation: Which
    reason: Annotated[UnansweredFor, says("Why (无法答复原因).")]
    referred_to: Annotated[
        Annotated[str, Meta(max_length=60)] | None, says("Who may know instead (建议咨询部门).")
    ] = None


class CorrectConsultationAnswer(Command, frozen=True, kw_only=True):
    """Puts another answer in the place of one that was wrong; the asker is to be told (更正答复)."""

    consultation: Which
    reply: Said


class TellAsker(Command, frozen=True, kw_only=True):
    """Records that the asker was told what the answer is (告知咨询人)."""

    consultation: Which
    way: Annotated[ContactWay, says("How (告知方式).")]


class WithdrawConsultation(Command, frozen=True, kw_only=True):
    """The asker no longer wants an answer (撤回咨询)."""

    consultation: Which


class AnnulConsultation(Command, frozen=True, kw_only=True):
    """Takes back a consultation that should not have been written down; it counts no more (撤销咨询登记)."""

    consultation: Which
    error: Annotated[EntryError, says("What was wrong (差错原因).")]


ConsultationCommand: TypeAlias = (
    RecordQuestion
    | AnswerConsultation
    | EscalateConsultation
    | DeclareUnanswerable
    | CorrectConsultationAnswer
    | TellAsker
    | WithdrawConsultation
    | AnnulConsultation
)
