"""What can happen in a mediation.  Kept for good: a change is a v2, never an edit.

Stream mediation/<mediation>.  That its fifteen days ran out is an event of its clock.
"""

from datetime import date

from msgspec import Struct

from jinbao.casework.paper import CasePaper
from jinbao.decision import Decision
from jinbao.events import Event
from jinbao.money import Fen
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.claims import Claim
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import Side
from labor_relations.entitlement.facts import WorkFacts
from labor_relations.mediation.terms import FailureGround, MediationBody, NotMediatedGround


class OfMediation(Event, frozen=True):
    """What every event says: ``person`` is the first of the workers, ``officer`` who recorded it."""

    person: str
    region: str
    on: date
    officer: str


class Promise(Struct, frozen=True):
    """What is promised for one claim, by its place: money until a day, or an act until then."""

    claim: int
    due_on: date
    amount: Fen | None = None


class MediationRequested(OfMediation, frozen=True, tag="labor-relations.mediation.requested.v1"):
    """Asked for in writing, or ``oral`` and written down (口头申请); the fifteen days begin."""

    parties: Parties
    claims: tuple[Claim, ...]
    body: MediationBody
    oral: bool
    papers: tuple[CasePaper, ...]


class MediationNotAccepted(OfMediation, frozen=True, tag="labor-relations.mediation.not-accepted.v1"):
    ground: NotMediatedGround


class MediationAccepted(OfMediation, frozen=True, tag="labor-relations.mediation.accepted.v1"):
    """Taken on under a number (受理)."""

    number: CaseNumber


class WorkFactsEstablished(OfMediation, frozen=True, tag="labor-relations.mediation.facts-established.v1"):
    """When and for what a worker worked, as the mediator has found (认定用工事实)."""

    worker: str
    facts: WorkFacts


class ClaimWorkedOut(OfMediation, frozen=True, tag="labor-relations.mediation.claim-worked-out.v1"):
    """What the law gives for one claim, by its place (核算); ``readers`` are the parties."""

    claim: int
    decision: Decision
    readers: tuple[str, ...]


class MediationHeld(OfMediation, frozen=True, tag="labor-relations.mediation.held.v1"):
    """The sides were talked with (调解记录); ``absent`` did not come."""

    session: int
    absent: tuple[Side, ...]


class AgreementReached(OfMediation, frozen=True, tag="labor-relations.mediation.agreed.v1"):
    """Signed by both sides and the mediator, and sealed (调解协议书).

    For ``payment_order`` a court can order payment at once (支付令, [L3] article 16).
    """

    promises: tuple[Promise, ...]
    signed_by: tuple[str, ...]
    document: CasePaper
    payment_order: tuple[int, ...]


class AgreementPerformed(OfMediation, frozen=True, tag="labor-relations.mediation.performed.v1"):
    """All that was promised has been done (履行)."""


class AgreementBreached(OfMediation, frozen=True, tag="labor-relations.mediation.breached.v1"):
    """What was promised was not done in time: arbitration is open ([L3] article 15)."""

    claims: tuple[int, ...]


class MediationFailed(OfMediation, frozen=True, tag="labor-relations.mediation.failed.v1"):
    ground: FailureGround


class MediationWithdrawn(OfMediation, frozen=True, tag="labor-relations.mediation.withdrawn.v1"):
    """Whoever asked for it does not want it any more (撤回)."""


class WorkerSucceeded(OfMediation, frozen=True, tag="labor-relations.mediation.worker-succeeded.v1"):
    """The heirs go on for a worker who died."""

    parties: Parties


MediationEvent = (
    MediationRequested
    | MediationNotAccepted
    | MediationAccepted
    | WorkFactsEstablished
    | ClaimWorkedOut
    | MediationHeld
    | AgreementReached
    | AgreementPerformed
    | AgreementBreached
    | MediationFailed
    | MediationWithdrawn
    | WorkerSucceeded
)
