"""What is answered concerning consultations, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.consultation.terms import ConsultationStage, EscalationReason, UnansweredFor
from employment.contact.terms import ServiceTopic
from employment.unemployment.terms import ContactWay
from jinbao.commands import id_of, says
from jinbao.paging import Page


class ConsultationAnswer(Struct, frozen=True):
    """A consultation as it stands; ``to_tell`` if what was answered has not reached the asker."""

    id: str
    person: str | None
    region: str
    office: str
    topic: ServiceTopic
    way: ContactWay
    question: str
    asked_on: date
    stage: ConsultationStage
    escalated_on: date | None
    escalated_for: EscalationReason | None
    unanswered_for: UnansweredFor | None
    referred_to: str | None
    told_on: date | None
    to_tell: bool
    version: int


class CitedAnswer(Struct, frozen=True):
    """A version of a policy text by which a question was answered; ``event`` says its words at that time."""

    policy: str
    version: int
    document: str
    event: str

    @property
    def name(self) -> str:
        return f"{self.policy}/{self.version}"


class ReplyAnswer(Struct, frozen=True):
    """An answer; ``corrects`` is the number of the one whose place it takes."""

    number: int
    text: str
    on: date
    office: str
    officer: str
    by_county: bool
    corrects: int | None
    cites: tuple[CitedAnswer, ...]


class ConsultationsOf(Page, frozen=True, kw_only=True):
    """What a person asked, newest first."""

    person: Annotated[str, id_of("Person", "Who asked (咨询人).")]


class FindConsultations(Page, frozen=True, kw_only=True):
    """Consultations in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[ConsultationStage | None, says("Only at this stage (咨询状态).")] = None
    topic: Annotated[ServiceTopic | None, says("Only about this (主题).")] = None
    to_tell: Annotated[bool, says("Only where the asker has still to be told (待告知).")] = False
    policy: Annotated[
        str | None, id_of("PolicyText", "Only what was answered by this policy text (政策依据).")
    ] = None
    shaken: Annotated[
        bool,
        says(
            "Only where a text that the last answer cites has been corrected since, or proves not to have "
            "been in force on its day (答复依据有变)."
        ),
    ] = False
