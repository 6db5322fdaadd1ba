"""What can happen to a claim and to a benefit.  Kept for good: a change is a v2, never an edit.

Streams unemployment-claim/<claim>, and unemployment-benefit/<benefit>, which has the id of its claim.
"""

from datetime import date

from insurance.pension.terms import AnnulmentGround
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.terms import (
    JobSeeking,
    UnemploymentBenefitStatus,
    UnemploymentClaimKind,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Appeal, Decision
from jinbao.events import Event
from jinbao.money import Fen


class ClaimFiled(Event, frozen=True, tag="insurance.unemployment-claim.filed.v1"):
    claim: str
    person: str
    region: str
    on: date
    kind: UnemploymentClaimKind
    papers: tuple[CasePaper, ...]
    filed_by: str
    consent: Consent | None


class ClaimToComplete(Event, frozen=True, tag="insurance.unemployment-claim.to-complete.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class ClaimCompleted(Event, frozen=True, tag="insurance.unemployment-claim.completed.v1"):
    claim: str
    person: str
    region: str
    on: date
    papers: tuple[CasePaper, ...]
    completed_by: str
    consent: Consent | None


class ClaimNotAccepted(Event, frozen=True, tag="insurance.unemployment-claim.not-accepted.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class ClaimPassed(Event, frozen=True, tag="insurance.unemployment-claim.passed.v1"):
    """A step was taken: 受理、初审, 审核 or 复核. ``one_person_office``: by who had taken the papers in."""

    claim: str
    person: str
    region: str
    on: date
    step: str
    officer: str
    one_person_office: bool


class ClaimReturned(Event, frozen=True, tag="insurance.unemployment-claim.returned.v1"):
    claim: str
    person: str
    region: str
    on: date
    officer: str
    to: ClaimStop
    reasons: tuple[ReturnGround, ...]


class ClaimWithdrawn(Event, frozen=True, tag="insurance.unemployment-claim.withdrawn.v1"):
    claim: str
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class ClaimGranted(Event, frozen=True, tag="insurance.unemployment-claim.granted.v1"):
    """``months`` are those of the benefit; a living grant is paid once and has none."""

    claim: str
    person: str
    region: str
    on: date
    kind: UnemploymentClaimKind
    months: int
    decision: Decision
    officer: str


class ClaimDenied(Event, frozen=True, tag="insurance.unemployment-claim.denied.v1"):
    claim: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class ClaimServed(Event, frozen=True, tag="insurance.unemployment-claim.served.v1"):
    """The answer reached whom it concerns (送达). ``payable``: a living grant, which is paid now."""

    claim: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]
    payable: bool


class LivingGrantPaid(Event, frozen=True, tag="insurance.unemployment-claim.living-grant-paid.v1"):
    claim: str
    person: str
    region: str
    on: date
    amount: Fen
    officer: str


class Begun(Event, frozen=True, tag="insurance.unemployment-benefit.begun.v1"):
    """A grant puts the benefit in payment. ``payer`` is the county; none of the ``hands`` pays (17.17).

    Contributions until the month ``counted_until`` are used up by it. ``unemployed_since`` is the day of the
    registration from which it runs.
    """

    benefit: str
    person: str
    region: str
    payer: str
    on: date
    hands: tuple[str, ...]
    counted_until: Month
    unemployed_since: date
    terms: Terms


class MonthConfirmed(Event, frozen=True, tag="insurance.unemployment-benefit.month-confirmed.v1"):
    """The unemployed have signed for a month, and said what they did to find work (按月确认)."""

    benefit: str
    person: str
    region: str
    on: date
    payer: str
    month: Month
    seeking: JobSeeking
    confirmed_by: str
    terms: Terms


class MonthDecided(Event, frozen=True, tag="insurance.unemployment-benefit.month-decided.v1"):
    """What a confirmed month gives (按月核发); a later decision on the same month stands in its place."""

    benefit: str
    person: str
    region: str
    on: date
    month: Month
    decision: Decision
    officer: str
    terms: Terms


class Stopped(Event, frozen=True, tag="insurance.unemployment-benefit.stopped.v1"):
    """Nothing is due from the month ``since`` on (停发); ``kept`` months stay for later.

    ``overpaid`` fen had been given for months that are not due.
    """

    benefit: str
    person: str
    region: str
    on: date
    ground: UnemploymentStopGround
    lost_on: date
    since: Month
    kept: int
    overpaid: Fen
    decision: Decision
    officer: str
    terms: Terms


class StopTakenBack(Event, frozen=True, tag="insurance.unemployment-benefit.stop-taken-back.v1"):
    """The stop rested on what is not so (撤销停发): every month since then can be due again."""

    benefit: str
    person: str
    region: str
    on: date
    officer: str
    terms: Terms


class Resumed(Event, frozen=True, tag="insurance.unemployment-benefit.resumed.v1"):
    """It goes on with the months that were kept, from the month ``since`` on (恢复领取)."""

    benefit: str
    person: str
    region: str
    on: date
    since: Month
    unemployed_since: date
    decision: Decision
    officer: str
    terms: Terms


class Extended(Event, frozen=True, tag="insurance.unemployment-benefit.extended.v1"):
    """It goes on through the month of the legal age of retirement (延长领取)."""

    benefit: str
    person: str
    region: str
    on: date
    until: Month
    decision: Decision
    officer: str
    terms: Terms


class ExtensionDenied(Event, frozen=True, tag="insurance.unemployment-benefit.extension-denied.v1"):
    """It ends with its months (不予延长)."""

    benefit: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class CarriedOver(Event, frozen=True, tag="insurance.unemployment-benefit.carried-over.v1"):
    """The months that were kept went into the benefit ``into`` (合并计算), and this one is over."""

    benefit: str
    person: str
    region: str
    on: date
    into: str
    months: int
    terms: Terms


class CarriedBack(Event, frozen=True, tag="insurance.unemployment-benefit.carried-back.v1"):
    """The benefit ``into`` was revoked: this one has its months again, and stands as before (恢复月数)."""

    benefit: str
    person: str
    region: str
    on: date
    into: str
    months: int
    status: UnemploymentBenefitStatus
    terms: Terms


class GrantRevoked(Event, frozen=True, tag="insurance.unemployment-benefit.grant-revoked.v1"):
    """The grant should never have been given (撤销决定): no month is due, and no contribution is used up.

    The benefit ``before`` has the ``months_back`` again that this one had taken along. ``beside`` are the
    other benefits of the person that stand then. ``overpaid`` fen had been given for months that are not due.
    """

    benefit: str
    person: str
    region: str
    on: date
    ground: UnemploymentRevocationGround
    papers: tuple[CasePaper, ...]
    before: str | None
    months_back: int
    beside: tuple[str, ...]
    overpaid: Fen
    decision: Decision
    officer: str
    terms: Terms


class RevocationAnnulled(Event, frozen=True, tag="insurance.unemployment-benefit.revocation-annulled.v1"):
    """The revocation was wrong (撤回撤销决定): the benefit stands as it stood, with all it had."""

    benefit: str
    person: str
    region: str
    on: date
    ground: AnnulmentGround
    papers: tuple[CasePaper, ...]
    before: str | None
    overpaid: Fen
    decision: Decision
    officer: str
    status: UnemploymentBenefitStatus
    terms: Terms


class BenefitDecisionServed(Event, frozen=True, tag="insurance.unemployment-benefit.decision-served.v1"):
    """Whom it concerns has been told (送达) of the decision that the event ``decision`` keeps."""

    benefit: str
    person: str
    region: str
    on: date
    decision: str
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


ClaimEvent = (
    ClaimFiled
    | ClaimToComplete
    | ClaimCompleted
    | ClaimNotAccepted
    | ClaimPassed
    | ClaimReturned
    | ClaimWithdrawn
    | ClaimGranted
    | ClaimDenied
    | ClaimServed
    | LivingGrantPaid
)
BenefitEvent = (
    Begun
    | MonthConfirmed
    | MonthDecided
    | Stopped
    | StopTakenBack
    | Resumed
    | Extended
    | ExtensionDenied
    | CarriedOver
    | CarriedBack
    | GrantRevoked
    | RevocationAnnulled
    | BenefitDecisionServed
)
UnemploymentBenefitEvent = ClaimEvent | BenefitEvent
