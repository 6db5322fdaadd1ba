"""Policy consultation in the graph: what was asked, by which texts it was answered, and who is to be told."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    CitedAnswer,
    ConsultationAnswer,
    ConsultationsOf,
    ConsultationStage,
    ContactWay,
    EntryError,
    EscalationReason,
    FindConsultations,
    ReplyAnswer,
    ServiceTopic,
    UnansweredFor,
)
from jinbao.graph import (
    Connection,
    Node,
    actions_of,
    ask,
    by_id,
    clocks_of,
    contributes,
    entity,
    history_of,
    id_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(ConsultationStage, description="Where a consultation stands (咨询状态).")
words(EntryError, description="What was wrong with what an office wrote down (差错原因).")
words(EscalationReason, description="Why an office cannot answer by itself (上报原因).")
words(UnansweredFor, description="Why the county cannot answer either (无法答复原因).")


@value(CitedAnswer)
class PolicyCitation:
    """A version of a policy text by which a question was answered (政策依据)."""

    document: str = strawberry.field(description="Number of the document as it was cited (文号).")
    event: str = strawberry.field(description="The event from which its words were known then (来源).")

    @link("employment", "policy_text_by_id", key="policy")
    def policy(self) -> references.PolicyText | None:
        """The policy text (政策文本)."""

    @link("employment", "policy_version_by_name", key="name")
    def version(self) -> references.PolicyVersion | None:
        """The version, as it is worded now (版本)."""


@value(ReplyAnswer)
class ConsultationReply:
    """What an office answered, and by which policy texts (答复)."""

    number: int = strawberry.field(description="Which answer, the first one is 1 (答复序号).")
    text: str = strawberry.field(description="The answer (答复内容).")
    on: date = strawberry.field(description="When it was given (答复日期).")
    by_county: bool = strawberry.field(description="Whether the county gave it (县级答复).")
    corrects: int | None = strawberry.field(description="The answer whose place it takes (更正的答复).")
    cites: list[PolicyCitation] = strawberry.field(description="By which policy texts (政策依据).")
    officer = id_of("Person", "Who answered (答复人).", key="officer")

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """At which office (答复机构)."""


@entity(
    "Consultation",
    look_up=("employment", "consultation_by_id"),
    source=ConsultationAnswer,
    stream="consultation",
)
class Consultation(Node):
    """A question about policy, and what became of it (政策咨询)."""

    stage: ConsultationStage = strawberry.field(description="Where it stands (咨询状态).")
    topic: ServiceTopic = strawberry.field(description="About what (主题).")
    way: ContactWay = strawberry.field(description="How it was asked (咨询方式).")
    question: str = strawberry.field(description="The question, which names nobody (咨询内容).")
    asked_on: date = strawberry.field(description="When it was asked (咨询日期).")
    escalated_on: date | None = strawberry.field(description="When the county was asked (上报日期).")
    escalated_for: EscalationReason | None = strawberry.field(description="Why it was (上报原因).")
    unanswered_for: UnansweredFor | None = strawberry.field(
        description="Why the county could not answer (无法答复原因)."
    )
    referred_to: str | None = strawberry.field(description="Who may know instead (建议咨询部门).")
    told_on: date | None = strawberry.field(description="When the asker was told (告知日期).")
    to_tell: bool = strawberry.field(description="Whether the asker has still to be told (待告知).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")
    clocks = clocks_of("employment", "consultation")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who asked; nobody if they gave no name (咨询人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the asker lives or called from (咨询地)."""

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """Which office wrote it down (受理机构)."""

    @link("employment", "consultation_replies")
    def replies(self) -> list[ConsultationReply] | None:
        """Its answers, oldest first; the last one counts (答复)."""

    history = history_of("employment", "consultation_history")
    available_actions = actions_of("employment", "consultation_actions")


@contributes("Person")
class PersonWithQuestions:
    """What consultation adds to a person."""

    @link("employment", "consultations_of", ask=ConsultationsOf)
    def consultations(self) -> Connection[Consultation] | None:
        """What they asked about policy, newest first (政策咨询)."""


@strawberry.type
class Query:
    consultation = by_id(Consultation, "A consultation (政策咨询) by its id.")

    @ask("employment", "find_consultations", FindConsultations)
    def consultations(self) -> Connection[Consultation] | None:
        """Consultations (政策咨询) that the caller may see, newest first."""


def of_consultation(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=Consultation)


@strawberry.type
class Mutation:
    record_question = of_consultation(contract.RecordQuestion)
    answer_consultation = of_consultation(contract.AnswerConsultation)
    escalate_consultation = of_consultation(contract.EscalateConsultation)
    declare_unanswerable = of_consultation(contract.DeclareUnanswerable)
    correct_consultation_answer = of_consultation(contract.CorrectConsultationAnswer)
    tell_asker = of_consultation(contract.TellAsker)
    withdraw_consultation = of_consultation(contract.WithdrawConsultation)
    annul_consultation = of_consultation(contract.AnnulConsultation)


@strawberry.type
class Subscription:
    consultation_changed = watch(
        Consultation,
        "A consultation (政策咨询) now, and again after everything that happens to it.",
        stream=lambda consultation: f"consultation/{consultation}",
    )
