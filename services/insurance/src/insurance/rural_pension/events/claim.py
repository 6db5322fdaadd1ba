"""What can happen to a claim (待遇申领), in the stream rural-pension-claim/<claim>."""

from datetime import date

from insurance.rural_pension.events.declared import Correction, DeclaredChild
from insurance.rural_pension.terms import (
    ClaimStop,
    NotAcceptedGround,
    ObjectionGround,
    ReturnGround,
    Scheme,
)
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Appeal, Decision
from jinbao.events import Event


class ClaimFiled(Event, frozen=True, tag="insurance.rural-pension.claim-filed.v1"):
    claim: str
    person: str
    region: str
    on: date
    scheme: Scheme
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    papers: tuple[CasePaper, ...]
    filed_by: str
    consent: Consent | None


class ClaimAccepted(Event, frozen=True, tag="insurance.rural-pension.claim-accepted.v1"):
    """After first review (受理、初审). ``one_person_office``: the same person had taken the form in."""

    claim: str
    person: str
    region: str
    on: date
    officer: str
    one_person_office: bool


class ClaimNotAccepted(Event, frozen=True, tag="insurance.rural-pension.claim-not-accepted.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class ClaimToComplete(Event, frozen=True, tag="insurance.rural-pension.claim-to-complete.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class ClaimCompleted(Event, frozen=True, tag="insurance.rural-pension.claim-completed.v1"):
    """``employee_pension`` and ``children`` are those of the form as it stands now."""

    claim: str
    person: str
    region: str
    on: date
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    papers: tuple[CasePaper, ...]
    completed_by: str
    consent: Consent | None


class ClaimFormCorrected(Event, frozen=True, tag="insurance.rural-pension.claim-form-corrected.v1"):
    """A typing error was put right before acceptance (更正录入); the form stands as it is given here."""

    claim: str
    person: str
    region: str
    on: date
    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    corrections: tuple[Correction, ...]
    corrected_by: str


class ClaimReviewed(Event, frozen=True, tag="insurance.rural-pension.claim-reviewed.v1"):
    """``publication_days`` says how long the county has it publicised before the recheck, if at all."""

    claim: str
    person: str
    region: str
    on: date
    officer: str
    publication_days: int


class ClaimPublicised(Event, frozen=True, tag="insurance.rural-pension.claim-publicised.v1"):
    """Posted in a place (公示) until the end of a day; whoever objects does so by then."""

    claim: str
    person: str
    region: str
    on: date
    place: str
    until: date
    officer: str


class ClaimObjected(Event, frozen=True, tag="insurance.rural-pension.claim-objected.v1"):
    """An objection (异议) sends the claim back to review; who raised it is not kept with the claim."""

    claim: str
    person: str
    region: str
    on: date
    ground: ObjectionGround
    officer: str


class ClaimRechecked(Event, frozen=True, tag="insurance.rural-pension.claim-rechecked.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str


class ClaimReturned(Event, frozen=True, tag="insurance.rural-pension.claim-returned.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    to: ClaimStop
    reasons: tuple[ReturnGround, ...]


class ClaimWithdrawn(Event, frozen=True, tag="insurance.rural-pension.claim-withdrawn.v1"):
    claim: str
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class Granted(Event, frozen=True, tag="insurance.rural-pension.granted.v1"):
    claim: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str

    @property
    def payable_until(self) -> Month | None:
        """The last month that is due, where the claimant had died before the decision."""
        last = (step.result for step in self.decision.steps if step.name == "payable_until")
        return next(map(str, last), None)


class Denied(Event, frozen=True, tag="insurance.rural-pension.denied.v1"):
    claim: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class DecisionServed(Event, frozen=True, tag="insurance.rural-pension.decision-served.v1"):
    """The answer reached the claimant (送达); by the law of that day the appeals end."""

    claim: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


ClaimEvent = (
    ClaimFiled
    | ClaimAccepted
    | ClaimNotAccepted
    | ClaimToComplete
    | ClaimCompleted
    | ClaimFormCorrected
    | ClaimReviewed
    | ClaimPublicised
    | ClaimObjected
    | ClaimRechecked
    | ClaimReturned
    | ClaimWithdrawn
    | Granted
    | Denied
    | DecisionServed
)
