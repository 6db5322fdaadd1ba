"""The coded words of a consultation: how it stands, why it goes to the county, why nobody can answer it."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import id_of


class ConsultationStage(StrEnum):
    """Where a consultation stands (咨询状态)."""

    ASKED = "CONSULTATION_ASKED"
    ESCALATED = "CONSULTATION_ESCALATED"
    ANSWERED = "CONSULTATION_ANSWERED"
    UNANSWERABLE = "CONSULTATION_UNANSWERABLE"
    WITHDRAWN = "CONSULTATION_WITHDRAWN"
    ANNULLED = "CONSULTATION_ANNULLED"


class EscalationReason(StrEnum):
    """Why an office cannot answer by itself (上报原因)."""

    NO_TEXT_FOUND = "NO_TEXT_FOUND"
    TEXTS_DISAGREE = "TEXTS_DISAGREE"
    NOT_OURS_TO_SAY = "NOT_OURS_TO_SAY"


class UnansweredFor(StrEnum):
    """Why the county cannot answer either (无法答复原因)."""

    NO_POLICY_ON_IT = "NO_POLICY_ON_IT"
    OTHER_AUTHORITY = "OTHER_AUTHORITY"
    QUESTION_UNCLEAR = "QUESTION_UNCLEAR"


class PolicyCite(Struct, frozen=True):
    """A version of a policy text, by which a question is answered (政策依据)."""

    policy: Annotated[str, id_of("PolicyText", "The policy text (政策文本).")]
    version: Annotated[int, Meta(description="Which version (版本号).", ge=1)]


class PolicyReply(Struct, frozen=True):
    """What an office answers, and by which policy texts (答复)."""

    text: Annotated[
        str,
        Meta(
            description="The answer, without names and numbers of persons (答复内容，不得写明个人信息).",
            min_length=1,
            max_length=2_000,
        ),
    ]
    cites: Annotated[
        tuple[PolicyCite, ...],
        Meta(description="By which versions in force today (政策依据).", min_length=1, max_length=10),
    ]


class Cited(Struct, frozen=True):
    """A version as it was cited: its document's number, and the event that says its words."""

    policy: str
    version: int
    document: str
    event: str
