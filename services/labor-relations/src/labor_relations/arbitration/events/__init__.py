"""What can happen in an arbitration.  Kept for good: a change is a v2, never an edit.

Stream arbitration/<arbitration>; arbitrator/<person> for the list of arbitrators.  ``person`` is the first
of the workers, by whom the case is filed away.
"""

from labor_relations.arbitration.events.arbitrators import ArbitratorEnrolled, ArbitratorStruck, OfArbitrator
from labor_relations.arbitration.events.awarding import (
    AdvanceOrdered,
    AdvanceRefused,
    Awarded,
    AwardingEvent,
    ClaimFound,
    PartlyAwarded,
)
from labor_relations.arbitration.events.case import ArbitrationClosed, CaseEvent, HeirsContinue, OfCase
from labor_relations.arbitration.events.contesting import (
    AwardEffective,
    ContestingEvent,
    ExecutionAsked,
    ExecutionDone,
    OfAward,
    Performed,
    SetAsideAsked,
    SetAsideRuled,
    SuitEnded,
    SuitFiled,
)
from labor_relations.arbitration.events.filing import (
    AcceptanceAnnulled,
    ApplicationCompleted,
    ArbitrationAccepted,
    ArbitrationFiled,
    ArbitrationRefused,
    AskedToComplete,
    FilingEvent,
    LimitationReckoned,
)
from labor_relations.arbitration.events.hearing import (
    Agreed,
    AgreementSigned,
    Answered,
    ArbitrationPaused,
    ArbitrationResumed,
    ClaimSettled,
    ExtensionApproved,
    HearingEvent,
    HearingHeld,
    HearingScheduled,
    MediationFailed,
    PostponementAsked,
    PostponementRefused,
)
from labor_relations.arbitration.events.panel import (
    ArbitratorChallenged,
    ArbitratorReplaced,
    ChallengeDecided,
    PanelEvent,
    PanelFormed,
)
from labor_relations.arbitration.events.serving import (
    AnswerServed,
    CopiesServed,
    DocumentServed,
    PanelNotified,
    ServiceTakenBack,
    ServingEvent,
)

ArbitrationEvent = (
    FilingEvent | ServingEvent | PanelEvent | HearingEvent | AwardingEvent | ContestingEvent | CaseEvent
)

__all__ = [
    "AcceptanceAnnulled",
    "AdvanceOrdered",
    "AdvanceRefused",
    "Agreed",
    "AgreementSigned",
    "AnswerServed",
    "Answered",
    "ApplicationCompleted",
    "ArbitrationAccepted",
    "ArbitrationClosed",
    "ArbitrationEvent",
    "ArbitrationFiled",
    "ArbitrationPaused",
    "ArbitrationRefused",
    "ArbitrationResumed",
    "ArbitratorChallenged",
    "ArbitratorEnrolled",
    "ArbitratorReplaced",
    "ArbitratorStruck",
    "AskedToComplete",
    "AwardEffective",
    "Awarded",
    "ChallengeDecided",
    "ClaimFound",
    "ClaimSettled",
    "CopiesServed",
    "DocumentServed",
    "ExecutionAsked",
    "ExecutionDone",
    "ExtensionApproved",
    "HearingHeld",
    "HearingScheduled",
    "HeirsContinue",
    "LimitationReckoned",
    "MediationFailed",
    "OfArbitrator",
    "OfAward",
    "OfCase",
    "PanelFormed",
    "PanelNotified",
    "PartlyAwarded",
    "Performed",
    "PostponementAsked",
    "PostponementRefused",
    "ServiceTakenBack",
    "SetAsideAsked",
    "SetAsideRuled",
    "SuitEnded",
    "SuitFiled",
]
