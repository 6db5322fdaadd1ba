"""The statutory clocks of an arbitration (handbook 7.4): 3, 5 and 10 are working days, the rest natural."""

from datetime import date
from functools import partial
from typing import Any

from jinbao.statutory_clock.declaration import Only, StatutoryClock, by_law
from jinbao.statutory_clock.terms import NATURAL, WORKING
from labor_relations.arbitration.events import (
    AcceptanceAnnulled,
    AgreementSigned,
    Answered,
    AnswerServed,
    ApplicationCompleted,
    ArbitrationAccepted,
    ArbitrationClosed,
    ArbitrationFiled,
    ArbitrationPaused,
    ArbitrationRefused,
    ArbitrationResumed,
    ArbitratorChallenged,
    AskedToComplete,
    Awarded,
    ChallengeDecided,
    CopiesServed,
    DocumentServed,
    ExtensionApproved,
    PanelFormed,
    PanelNotified,
    ServiceTakenBack,
    SetAsideAsked,
    SetAsideRuled,
    SuitFiled,
)
from labor_relations.arbitration.facts import ACCEPTANCE, AWARD, SET_ASIDE, SUIT, SUIT_AFTER, each_of, kind_of
from labor_relations.arbitration.steps import ARBITRATION
from labor_relations.arbitration.working_out import AWARD as AWARD_RULES
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.events import NoticePublished, Served
from labor_relations.service_of_documents.terms import ServedDocument

LAW = AWARD_RULES.law
OVER = (Awarded, ArbitrationClosed)
"""After these nobody waits for what comes before an award."""


def taken_back(document: ServedDocument) -> Only:
    """A service of this document that was recorded wrongly."""
    return Only(ServiceTakenBack, lambda event: event.document is document)


def all_again(document: ServedDocument) -> Only:
    """So that, unlike what was recorded, not everybody has it."""
    return Only(ServiceTakenBack, lambda event: event.document is document and event.due_since is not None)


def due_again(event: Any) -> date | None:
    """A duty of the office that had seemed to be done counts as it did before."""
    return event.due_since if isinstance(event, ServiceTakenBack) else None


def of_ruling(document: ServedDocument) -> tuple[StatutoryClock, ...]:
    """Each party has its own time to contest an award, or a partial one, from the day of its own service."""
    is_part = document is ServedDocument.PARTIAL_AWARD

    def about(event: Any) -> bool:
        return bool(event.partial) is is_part

    def ruled(event: DocumentServed | ServiceTakenBack) -> bool:
        is_of_part = event.number > 1
        return event.document is ServedDocument.SET_ASIDE_RULING and is_of_part is is_part

    def opens_suit(served: DocumentServed) -> bool:
        """Of a final award only the worker goes to court, of any other either side (articles 48 and 50)."""
        return served.document is document and (served.side is Side.WORKER or not served.is_final)

    def opens_set_aside(served: DocumentServed) -> bool:
        return served.document is document and bool(served.is_final) and served.side is Side.EMPLOYER

    def whose(event: Any) -> str | None:
        """A ruling of the court concerns all parties."""
        match event:
            case SuitFiled() | SetAsideAsked():
                return each_of(event.party, event.partial)
            case SetAsideRuled():
                return None
        return each_of(event.addressee, event.number if is_part else 0)

    def whose_after(event: Any) -> str | None:
        if isinstance(event, SuitFiled):
            return each_of(event.party, event.partial)
        return each_of(event.addressee, event.number - 1)

    name = partial(kind_of, partial=int(is_part))
    gone = Only(SetAsideRuled, lambda event: event.is_set_aside and about(event))
    sued, asked = Only(SuitFiled, about), Only(SetAsideAsked, about)
    days = by_law(LAW, "partial_suit_days" if is_part else "suit_days")
    wrong = taken_back(document)
    opened, set_aside_opened = Only(DocumentServed, opens_suit), Only(DocumentServed, opens_set_aside)
    return (
        StatutoryClock(
            name(SUIT),
            days,
            NATURAL,
            ARBITRATION,
            starts=(opened,),
            stops=(sued,),
            ends=(gone,),
            annuls=(wrong,),
            each=whose,
        ),
        StatutoryClock(
            name(SET_ASIDE),
            by_law(LAW, "set_aside_days"),
            NATURAL,
            ARBITRATION,
            starts=(set_aside_opened,),
            stops=(asked,),
            ends=(gone,),
            annuls=(wrong,),
            each=whose,
        ),
        StatutoryClock(
            name(SUIT_AFTER),
            days,
            NATURAL,
            ARBITRATION,
            starts=(Only(DocumentServed, ruled),),
            stops=(sued,),
            annuls=(Only(ServiceTakenBack, ruled),),
            each=whose_after,
        ),
    )


COPY, ANSWER = ServedDocument.APPLICATION_COPY, ServedDocument.ANSWER_COPY
PANEL = ServedDocument.PANEL_NOTICE
CLOCKS = (
    StatutoryClock(
        ACCEPTANCE,
        by_law(LAW, "acceptance_days"),
        WORKING,
        ARBITRATION,
        starts=(ArbitrationFiled, ApplicationCompleted, AcceptanceAnnulled),
        stops=(ArbitrationAccepted, ArbitrationRefused, AskedToComplete),
        ends=(ArbitrationClosed,),
    ),
    StatutoryClock(
        "arbitration.copy",
        by_law(LAW, "copy_days"),
        WORKING,
        ARBITRATION,
        starts=(ArbitrationAccepted, all_again(COPY)),
        stops=(CopiesServed,),
        ends=OVER,
        annuls=(AcceptanceAnnulled,),
        since=due_again,
    ),
    StatutoryClock(
        "arbitration.answer",
        by_law(LAW, "answer_days"),
        WORKING,
        ARBITRATION,
        starts=(CopiesServed,),
        stops=(Answered,),
        ends=OVER,
        annuls=(all_again(COPY), AcceptanceAnnulled),
    ),
    StatutoryClock(
        "arbitration.answer-copy",
        by_law(LAW, "answer_copy_days"),
        WORKING,
        ARBITRATION,
        starts=(Answered, all_again(ANSWER)),
        stops=(AnswerServed,),
        ends=OVER,
        since=due_again,
    ),
    StatutoryClock(
        "arbitration.panel",
        by_law(LAW, "panel_days"),
        WORKING,
        ARBITRATION,
        starts=(ArbitrationAccepted,),
        stops=(PanelFormed,),
        ends=OVER,
        annuls=(AcceptanceAnnulled,),
    ),
    StatutoryClock(
        "arbitration.panel-notice",
        by_law(LAW, "panel_days"),
        WORKING,
        ARBITRATION,
        starts=(ArbitrationAccepted, all_again(PANEL)),
        stops=(PanelNotified,),
        ends=OVER,
        annuls=(AcceptanceAnnulled,),
        since=due_again,
    ),
    StatutoryClock(
        "arbitration.challenge",
        by_law(LAW, "challenge_days"),
        WORKING,
        ARBITRATION,
        starts=(ArbitratorChallenged,),
        stops=(ChallengeDecided,),
        ends=OVER,
        annuls=(AcceptanceAnnulled,),
        each=lambda event: getattr(event, "challenged", None),
    ),
    StatutoryClock(
        AWARD,
        by_law(LAW, "award_days"),
        NATURAL,
        ARBITRATION,
        starts=(ArbitrationAccepted,),
        stops=(AgreementSigned, Awarded),
        ends=(ArbitrationClosed,),
        annuls=(AcceptanceAnnulled,),
        pauses=(ArbitrationPaused,),
        resumes=(ArbitrationResumed,),
        extends={ExtensionApproved: lambda event: int(event.days)},
    ),
    *of_ruling(ServedDocument.AWARD),
    *of_ruling(ServedDocument.PARTIAL_AWARD),
    StatutoryClock(
        "service.public-notice",
        by_law(LAW, "public_notice_days"),
        NATURAL,
        ARBITRATION,
        starts=(NoticePublished,),
        stops=(Served,),
        case=lambda event: str(event.item.case),
        each=lambda event: f"{event.item.document}-{event.item.number}-{event.item.addressee}",
    ),
)
"""When a public notice is over, the document counts as served, which somebody has to write down."""
