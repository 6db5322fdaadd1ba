"""How an inheritance stands, and how what happens leads from one state to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance import items
from insurance.inheritance.events import (
    Accepted,
    Applied,
    Completed,
    HeirShare,
    InheritanceDenied,
    InheritanceEvent,
    InheritanceGranted,
    InheritanceRevoked,
    InheritanceServed,
    NotAccepted,
    PaidOut,
    Payout,
    Rechecked,
    Reviewed,
    SentBack,
    ToComplete,
    Withdrawn,
)
from insurance.rural_pension.terms import ClaimStop
from jinbao.casework.hands import Hand
from jinbao.casework.paper import PaperKind
from jinbao.decision import Appeal


class Dossier(Struct, frozen=True):
    """What goes with a case from hand to hand; ``told`` says that the list of missing papers was given."""

    heirs: tuple[HeirShare, ...]
    hands: tuple[Hand, ...]
    told: bool = False

    def through(self, step: str, person: str, on: date) -> "Dossier":
        return replace(self, hands=(*self.hands, Hand(step, person, on)))


class NotApplied(Struct, frozen=True):
    pass


class WithHeirs(Struct, frozen=True):
    """Sent back, or waiting for the papers that are missing."""

    dossier: Dossier
    missing: tuple[PaperKind, ...] = ()


class At(Struct, frozen=True):
    """Waiting for a step of the office."""

    step: str
    dossier: Dossier


class Answered(Struct, frozen=True):
    """The office has said no, but whom it concerns has not been told."""

    on: date
    appeals: tuple[Appeal, ...]


class Due(Struct, frozen=True):
    """Granted, settled with the account, and perhaps served and paid out by now."""

    on: date
    dossier: Dossier
    payouts: tuple[Payout, ...]
    appeals: tuple[Appeal, ...]
    is_served: bool = False
    paid_on: date | None = None


class Closed(Struct, frozen=True):
    pass


Inheritance = NotApplied | WithHeirs | At | Answered | Due | Closed

WAY = (items.FIRST_REVIEW, items.REVIEW, items.RECHECK, items.APPROVE)
STOPS = {
    ClaimStop.FIRST_REVIEW: items.FIRST_REVIEW,
    ClaimStop.REVIEW: items.REVIEW,
    ClaimStop.RECHECK: items.RECHECK,
}


def evolve(inheritance: Inheritance, event: InheritanceEvent) -> Inheritance:
    match inheritance, event:
        case NotApplied(), Applied(on=on, heirs=heirs, applied_by=by):
            return At(items.FIRST_REVIEW, Dossier(heirs, (Hand(items.INTAKE, by, on),)))
        case At(step, dossier), ToComplete(on=on, officer=officer, missing=missing):
            return WithHeirs(replace(dossier.through(step, officer, on), told=True), missing)
        case WithHeirs(dossier), Completed(on=on, heirs=heirs, completed_by=by):
            return At(items.FIRST_REVIEW, replace(dossier, heirs=heirs).through(items.INTAKE, by, on))
        case At(step, dossier), Accepted(on=on, officer=by) | Reviewed(on=on, officer=by) | Rechecked(
            on=on, officer=by
        ):
            return At(WAY[WAY.index(step) + 1], dossier.through(step, by, on))
        case At(step, dossier), SentBack(on=on, officer=by, to=to):
            behind = dossier.through(step, by, on)
            return WithHeirs(behind) if to is ClaimStop.APPLICANT else At(STOPS[to], behind)
        case At(step, dossier), InheritanceGranted(on=on, decision=decision, payouts=payouts, officer=by):
            return Due(on, dossier.through(step, by, on), payouts, decision.appeals)
        case At(), InheritanceDenied(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case At() | WithHeirs(), NotAccepted(on=on, appeals=appeals):
            return Answered(on, appeals)
        case Due(), InheritanceServed():
            return replace(inheritance, is_served=True)
        case Due(), PaidOut():
            return replace(inheritance, paid_on=event.on)
        case Due(), InheritanceRevoked(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case (Answered(), InheritanceServed()) | (At() | WithHeirs(), Withdrawn()):
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {inheritance}")
