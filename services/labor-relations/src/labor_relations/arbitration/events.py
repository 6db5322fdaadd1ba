"""What can happen in an arbitration.  Kept for good: a change is a v2, never an edit.

Stream arbitration/<arbitration>; arbitrator/<person> for the list of arbitrators.  ``person`` is the first
of the workers, by whom the case is filed away.
"""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.commands import fen, says
from jinbao.decision import Decision
from jinbao.events import Event
from jinbao.money import Fen
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.limitation import Break, Limitation
from labor_relations.arbitration.terms import (
    AwardFinding,
    CaseEnding,
    ClosedHearing,
    CourtOutcome,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    Qualification,
    ReplacementGround,
    SeatRole,
    SetAsideGround,
    Venue,
)
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.parties import Parties, Succession
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument

Place: TypeAlias = Annotated[int, Meta(description="The claim, by its place from 0 on (请求序号).", ge=0)]


class ClaimFound(Struct, frozen=True):
    """What is found of one claim, by its place in the application; ``amount`` where money is awarded."""

    claim: Place
    finding: Annotated[AwardFinding, says("What is found (裁决结果).")]
    amount: Annotated[Fen | None, fen("How much is awarded, in yuan, where it is money (裁决金额).")] = None


class ClaimSettled(Struct, frozen=True):
    """What the parties agreed on for one claim; nothing where it is given up."""

    claim: Place
    amount: Annotated[Fen | None, fen("How much is agreed on, in yuan (调解金额).")] = None


class OfCase(Event, frozen=True):
    """What every event of a case says: whose, where, on which day, and who did it."""

    person: str
    region: str
    on: date
    officer: str


class ArbitrationFiled(OfCase, frozen=True, tag="labor-relations.arbitration.filed.v1"):
    """An application for arbitration (仲裁申请)."""

    parties: Parties
    claims: tuple[ArbitrationClaim, ...]
    venue: Venue
    employed_until: date | None
    breaks: tuple[Break, ...]
    limitations: tuple[Limitation, ...]
    papers: tuple[CasePaper, ...]


class LimitationReckoned(OfCase, frozen=True, tag="labor-relations.arbitration.limitation-reckoned.v1"):
    """Something stopped or broke the year for filing (时效中止、中断); it was reckoned again."""

    breaks: tuple[Break, ...]
    limitations: tuple[Limitation, ...]


class AskedToComplete(OfCase, frozen=True, tag="labor-relations.arbitration.asked-to-complete.v1"):
    """The one full list of what is missing (一次性告知补正)."""

    missing: tuple[PaperKind, ...]


class ApplicationCompleted(OfCase, frozen=True, tag="labor-relations.arbitration.completed.v1"):
    papers: tuple[CasePaper, ...]


class ArbitrationRefused(OfCase, frozen=True, tag="labor-relations.arbitration.refused.v1"):
    """Not accepted, in writing (不予受理): the applicant can go to court.

    That everything is claimed too late is a decision with its calculation.
    """

    reasons: tuple[NotAcceptedReason, ...]
    decision: Decision | None = None
    readers: tuple[str, ...] = ()


class ArbitrationAccepted(OfCase, frozen=True, tag="labor-relations.arbitration.accepted.v1"):
    """Accepted under a number (受理立案); the time for the award runs."""

    number: CaseNumber


class AcceptanceAnnulled(OfCase, frozen=True, tag="labor-relations.arbitration.acceptance-annulled.v1"):
    """It should not have been accepted (撤销立案); its number stays empty."""

    number: CaseNumber
    ground: NumberCancellation


class DocumentServed(OfCase, frozen=True, tag="labor-relations.arbitration.document-served.v1"):
    """A document of the case has reached one addressee, on the day of service.

    Of an award it is said whether it is final, for the ways to contest it differ.
    """

    document: ServedDocument
    number: int
    addressee: str
    side: Side
    is_final: bool | None = None


class ServiceTakenBack(OfCase, frozen=True, tag="labor-relations.arbitration.service-taken-back.v1"):
    """The addressee had not got the document, whatever was recorded.

    ``due_since`` is from when the office has to serve it, where everybody had seemed to have it.
    """

    document: ServedDocument
    number: int
    addressee: str
    due_since: date | None


class CopiesServed(OfCase, frozen=True, tag="labor-relations.arbitration.copies-served.v1"):
    """Every respondent has the application (申请书副本送达完毕): the time for an answer runs."""


class Answered(OfCase, frozen=True, tag="labor-relations.arbitration.answered.v1"):
    """The respondent has answered (答辩), whether in time or not."""

    defence: Defence
    papers: tuple[CasePaper, ...]


class AnswerServed(OfCase, frozen=True, tag="labor-relations.arbitration.answer-served.v1"):
    """Every applicant has the answer (答辩书副本送达完毕)."""


class PanelFormed(OfCase, frozen=True, tag="labor-relations.arbitration.panel-formed.v1"):
    """One arbitrator, or three of whom the first presides (组庭), and who keeps the record."""

    arbitrators: tuple[str, ...]
    clerk: str | None = None


class PanelNotified(OfCase, frozen=True, tag="labor-relations.arbitration.panel-notified.v1"):
    """Everybody has been told in writing who sits (组庭通知送达完毕)."""


class ArbitratorReplaced(OfCase, frozen=True, tag="labor-relations.arbitration.arbitrator-replaced.v1"):
    """Another takes the seat (更换仲裁员、回避)."""

    leaves: str
    comes: str
    role: SeatRole
    ground: ReplacementGround


class ArbitratorChallenged(OfCase, frozen=True, tag="labor-relations.arbitration.challenged.v1"):
    """A party asks that somebody who sits avoids the case (申请回避); ``number`` counts them."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    known_on: date
    papers: tuple[CasePaper, ...]


class ChallengeDecided(OfCase, frozen=True, tag="labor-relations.arbitration.challenge-decided.v1"):
    """Whether the seat is given to another (回避决定)."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    decision: Decision
    readers: tuple[str, ...]


class HearingScheduled(OfCase, frozen=True, tag="labor-relations.arbitration.hearing-scheduled.v1"):
    """A day for the hearing (开庭通知); ``number`` counts the hearings of the case."""

    number: int
    held_on: date
    closed: ClosedHearing | None


class PostponementAsked(OfCase, frozen=True, tag="labor-relations.arbitration.postponement-asked.v1"):
    number: int
    side: Side
    ground: PostponementGround


class PostponementRefused(OfCase, frozen=True, tag="labor-relations.arbitration.postponement-refused.v1"):
    """The hearing stays on its day (不准延期)."""


class HearingHeld(OfCase, frozen=True, tag="labor-relations.arbitration.hearing-held.v1"):
    """A hearing (开庭); a respondent who stays away is decided about all the same (缺席)."""

    number: int
    by_default: bool


class Agreed(OfCase, frozen=True, tag="labor-relations.arbitration.agreed.v1"):
    """The panel has mediated and the parties agree (调解): it binds when both have signed for it."""

    settled: tuple[ClaimSettled, ...]


class MediationFailed(OfCase, frozen=True, tag="labor-relations.arbitration.mediation-failed.v1"):
    """No agreement, or one side will not sign for it (调解不成、签收前反悔): the panel decides."""

    after_agreement: bool


class AgreementSigned(OfCase, frozen=True, tag="labor-relations.arbitration.agreement-signed.v1"):
    """Both have signed for the mediation statement (调解书双方签收): it binds, and the case is closed."""


class ExtensionApproved(OfCase, frozen=True, tag="labor-relations.arbitration.extension-approved.v1"):
    """The director gives more time for the award (延期批准), counted from its first last day."""

    days: int
    ground: ExtensionGround


class ArbitrationPaused(OfCase, frozen=True, tag="labor-relations.arbitration.paused.v1"):
    ground: PauseGround


class ArbitrationResumed(OfCase, frozen=True, tag="labor-relations.arbitration.resumed.v1"):
    ground: PauseGround


class PartlyAwarded(OfCase, frozen=True, tag="labor-relations.arbitration.partly-awarded.v1"):
    """What is already clear is awarded first (先行裁决)."""

    number: int
    found: tuple[ClaimFound, ...]
    decision: Decision
    is_final: bool
    readers: tuple[str, ...]


class AdvanceOrdered(OfCase, frozen=True, tag="labor-relations.arbitration.advance-ordered.v1"):
    """Money that somebody cannot live without is to be paid before the award (先予执行), by the court."""

    number: int
    claims: tuple[int, ...]
    decision: Decision
    readers: tuple[str, ...]


class AdvanceRefused(OfCase, frozen=True, tag="labor-relations.arbitration.advance-refused.v1"):
    """The law's conditions for money ahead of the award are not there (不予先予执行)."""

    number: int
    claims: tuple[int, ...]
    decision: Decision
    readers: tuple[str, ...]


class Awarded(OfCase, frozen=True, tag="labor-relations.arbitration.awarded.v1"):
    """The award (裁决): what is found of every claim, and whether it is final."""

    found: tuple[ClaimFound, ...]
    decision: Decision
    is_final: bool
    dissenting: tuple[str, ...]
    readers: tuple[str, ...]


class OfAward(OfCase, frozen=True):
    """What becomes of an award: of a partial one by its number; 0 is the award, or that none came in time."""

    partial: int


class SuitFiled(OfAward, frozen=True, tag="labor-relations.arbitration.suit-filed.v1"):
    """A party has gone to court (起诉); for the other workers the award stands."""

    side: Side
    party: str
    file: str


class SuitEnded(OfAward, frozen=True, tag="labor-relations.arbitration.suit-ended.v1"):
    """What became of a suit (诉讼结果); withdrawn or rejected, it leaves the award as it was."""

    side: Side
    party: str
    outcome: CourtOutcome


class SetAsideAsked(OfAward, frozen=True, tag="labor-relations.arbitration.set-aside-asked.v1"):
    """An employer asks the intermediate court to set a final award aside (申请撤销); execution is stayed."""

    party: str
    grounds: tuple[SetAsideGround, ...]
    file: str


class SetAsideRuled(OfAward, frozen=True, tag="labor-relations.arbitration.set-aside-ruled.v1"):
    """The court has ruled (撤销裁定); where the award is gone, either may sue within 15 days of service."""

    is_set_aside: bool


class AwardEffective(OfAward, frozen=True, tag="labor-relations.arbitration.effective.v1"):
    """The award binds (裁决生效) for these workers, from ``on``."""

    workers: tuple[str, ...]


class ExecutionAsked(OfAward, frozen=True, tag="labor-relations.arbitration.execution-asked.v1"):
    """A court has been asked to enforce it (申请强制执行)."""

    file: str


class ExecutionDone(OfAward, frozen=True, tag="labor-relations.arbitration.executed.v1"):
    """The court has enforced it (执行完毕)."""


class Performed(OfCase, frozen=True, tag="labor-relations.arbitration.performed.v1"):
    """Something of it was paid (履行), which rewrites nothing."""

    amount: Fen
    worker: str
    receipt: str | None


class HeirsContinue(OfCase, frozen=True, tag="labor-relations.arbitration.heirs-continue.v1"):
    """A worker has died: near relatives go on in their place ([L3] article 25)."""

    succession: Succession
    parties: Parties


class ArbitrationClosed(OfCase, frozen=True, tag="labor-relations.arbitration.closed.v1"):
    """The case has ended without an award; that it counts as withdrawn is a decision with its calculation."""

    ending: CaseEnding
    decision: Decision | None = None
    readers: tuple[str, ...] = ()


class ArbitratorEnrolled(Event, frozen=True, tag="labor-relations.arbitrator.enrolled.v1"):
    """Somebody is on the commission's list (聘任仲裁员)."""

    person: str
    region: str
    qualification: Qualification
    since: date
    document: str


class ArbitratorStruck(Event, frozen=True, tag="labor-relations.arbitrator.struck.v1"):
    """Somebody is taken off the list (解聘仲裁员); ``until`` is the last day."""

    person: str
    region: str
    until: date


OfArbitrator = ArbitratorEnrolled | ArbitratorStruck
BeforeAward = (
    ArbitrationFiled
    | LimitationReckoned
    | AskedToComplete
    | ApplicationCompleted
    | ArbitrationRefused
    | ArbitrationAccepted
    | AcceptanceAnnulled
    | DocumentServed
    | ServiceTakenBack
    | CopiesServed
    | Answered
    | AnswerServed
    | PanelFormed
    | PanelNotified
    | ArbitratorReplaced
    | ArbitratorChallenged
    | ChallengeDecided
    | HearingScheduled
    | PostponementAsked
    | PostponementRefused
    | HearingHeld
    | Agreed
    | MediationFailed
    | AgreementSigned
    | ExtensionApproved
    | ArbitrationPaused
    | ArbitrationResumed
    | PartlyAwarded
    | AdvanceOrdered
    | AdvanceRefused
    | HeirsContinue
    | ArbitrationClosed
)
FromAward = (
    Awarded
    | SuitFiled
    | SuitEnded
    | SetAsideAsked
    | SetAsideRuled
    | AwardEffective
    | ExecutionAsked
    | ExecutionDone
    | Performed
)
ArbitrationEvent = BeforeAward | FromAward
