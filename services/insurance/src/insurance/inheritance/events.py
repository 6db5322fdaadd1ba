"""What can happen to an inheritance.  Kept for good: a change is a v2, never an edit.

Stream inheritance/<inheritance>.
"""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from insurance.inheritance.terms import EstateKind
from insurance.payment_run.owing import MonthParts
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import id_of
from jinbao.decision import Appeal, Decision
from jinbao.events import Event
from jinbao.money import Fen


class HeirShare(Struct, frozen=True):
    """What falls to an heir (继承人) by the heirs' agreement: so many parts of all parts."""

    heir: Annotated[str, id_of("Person", "The heir (继承人).")]
    parts: Annotated[int, Meta(description="How many of all parts fall to them (份额).", ge=1, le=10_000)]


class Payout(Struct, frozen=True):
    """What an heir gets, in fen."""

    heir: str
    amount: Fen


class Applied(Event, frozen=True, tag="insurance.inheritance.applied.v1"):
    """``funeral_grant_elsewhere``: the heirs take that of another insurance."""

    inheritance: str
    person: str
    region: str
    on: date
    kind: EstateKind
    heirs: tuple[HeirShare, ...]
    funeral_grant_elsewhere: bool
    papers: tuple[CasePaper, ...]
    applied_by: str
    consent: Consent | None


class NotAccepted(Event, frozen=True, tag="insurance.inheritance.not-accepted.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    officer: str
    reasons: tuple[NotAcceptedGround, ...]
    appeals: tuple[Appeal, ...]


class ToComplete(Event, frozen=True, tag="insurance.inheritance.to-complete.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    officer: str
    missing: tuple[PaperKind, ...]


class Completed(Event, frozen=True, tag="insurance.inheritance.completed.v1"):
    """``heirs`` are those of the form as it stands now."""

    inheritance: str
    person: str
    region: str
    on: date
    heirs: tuple[HeirShare, ...]
    papers: tuple[CasePaper, ...]
    completed_by: str
    consent: Consent | None


class Accepted(Event, frozen=True, tag="insurance.inheritance.accepted.v1"):
    """After first review (受理、初审). ``one_person_office``: the same person had taken the form in."""

    inheritance: str
    person: str
    region: str
    on: date
    officer: str
    one_person_office: bool


class Reviewed(Event, frozen=True, tag="insurance.inheritance.reviewed.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    officer: str


class Rechecked(Event, frozen=True, tag="insurance.inheritance.rechecked.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    officer: str


class SentBack(Event, frozen=True, tag="insurance.inheritance.sent-back.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    officer: str
    to: ClaimStop
    reasons: tuple[ReturnGround, ...]


class Withdrawn(Event, frozen=True, tag="insurance.inheritance.withdrawn.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    withdrawn_by: str
    consent: Consent | None


class InheritanceGranted(Event, frozen=True, tag="insurance.inheritance.granted.v1"):
    """``months`` of ``entitlement`` were due and not paid until the death; ``payouts`` sum to the amount."""

    inheritance: str
    person: str
    region: str
    on: date
    kind: EstateKind
    entitlement: str
    decision: Decision
    months: tuple[MonthParts, ...]
    payouts: tuple[Payout, ...]
    officer: str


class InheritanceDenied(Event, frozen=True, tag="insurance.inheritance.denied.v1"):
    inheritance: str
    person: str
    region: str
    on: date
    decision: Decision
    officer: str


class InheritanceServed(Event, frozen=True, tag="insurance.inheritance.decision-served.v1"):
    """The answer reached the heirs (送达); by the law of that day the appeals end.

    ``payable``: it was granted, so that it is paid out now.
    """

    inheritance: str
    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]
    payable: bool


class PaidOut(Event, frozen=True, tag="insurance.inheritance.paid-out.v1"):
    """Each share is to be paid (支付): as a line of the county's next run of single sums."""

    inheritance: str
    person: str
    region: str
    on: date
    payouts: tuple[Payout, ...]
    officer: str


class InheritanceRevoked(Event, frozen=True, tag="insurance.inheritance.revoked.v1"):
    """Whose account it was lives (撤销继承); ``payouts`` are what each heir whom the bank paid gives back."""

    inheritance: str
    person: str
    region: str
    on: date
    decision: Decision
    payouts: tuple[Payout, ...]
    paid_on: date | None
    officer: str


InheritanceEvent = (
    Applied
    | NotAccepted
    | ToComplete
    | Completed
    | Accepted
    | Reviewed
    | Rechecked
    | SentBack
    | Withdrawn
    | InheritanceGranted
    | InheritanceDenied
    | InheritanceServed
    | PaidOut
    | InheritanceRevoked
)
