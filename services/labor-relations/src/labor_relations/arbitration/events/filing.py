"""What can happen to an application, until it is accepted or refused."""

from datetime import date

from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.decision import Decision
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.events.case import OfCase
from labor_relations.arbitration.limitation import Break, Limitation
from labor_relations.arbitration.terms import NotAcceptedReason, Venue
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.parties import Parties


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


FilingEvent = (
    ArbitrationFiled
    | LimitationReckoned
    | AskedToComplete
    | ApplicationCompleted
    | ArbitrationRefused
    | ArbitrationAccepted
    | AcceptanceAnnulled
)
