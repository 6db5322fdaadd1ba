"""Where a claim for unemployment benefit can stand, and how what happens leads from one state to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import APPROVE, FIRST_REVIEW, INTAKE, RECHECK, REVIEW
from insurance.rural_pension.terms import ClaimStop
from insurance.unemployment_benefit.events import (
    ClaimCompleted,
    ClaimDenied,
    ClaimEvent,
    ClaimFiled,
    ClaimGranted,
    ClaimNotAccepted,
    ClaimPassed,
    ClaimReturned,
    ClaimServed,
    ClaimToComplete,
    ClaimWithdrawn,
    LivingGrantPaid,
)
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from jinbao.casework.hands import Hand
from jinbao.casework.paper import PaperKind
from jinbao.decision import Appeal
from jinbao.money import Fen

WAY = (FIRST_REVIEW, REVIEW, RECHECK, APPROVE)
STOPS = {ClaimStop.FIRST_REVIEW: FIRST_REVIEW, ClaimStop.REVIEW: REVIEW, ClaimStop.RECHECK: RECHECK}


class Dossier(Struct, frozen=True):
    """What goes with a claim from hand to hand; ``told`` says that the list of missing papers was given."""

    kind: UnemploymentClaimKind
    hands: tuple[Hand, ...]
    told: bool = False

    def through(self, step: str, person: str, on: date) -> "Dossier":
        return replace(self, hands=(*self.hands, Hand(step, person, on)))


class NotFiled(Struct, frozen=True):
    pass


class WithClaimant(Struct, frozen=True):
    """Sent back, or waiting for the papers that are missing."""

    dossier: Dossier
    missing: tuple[PaperKind, ...] = ()


class At(Struct, frozen=True):
    """Waiting for a step of the office."""

    step: str
    dossier: Dossier


class Answered(Struct, frozen=True):
    """Whom it concerns has not been told. ``owed`` is a living grant, which is paid afterwards."""

    on: date
    appeals: tuple[Appeal, ...]
    dossier: Dossier
    owed: Fen = 0


class Owed(Struct, frozen=True):
    """A living grant that was granted and served."""

    amount: Fen
    dossier: Dossier


class Closed(Struct, frozen=True):
    pass


Claim = NotFiled | WithClaimant | At | Answered | Owed | Closed


def evolve(claim: Claim, event: ClaimEvent) -> Claim:
    match claim, event:
        case NotFiled(), ClaimFiled(on=on, kind=kind, filed_by=by):
            return At(FIRST_REVIEW, Dossier(kind, (Hand(INTAKE, by, on),)))
        case At(step, dossier), ClaimToComplete(on=on, officer=by, missing=missing):
            return WithClaimant(replace(dossier.through(step, by, on), told=True), missing)
        case WithClaimant(dossier), ClaimCompleted(on=on, completed_by=by):
            return At(FIRST_REVIEW, dossier.through(INTAKE, by, on))
        case At(step, dossier), ClaimPassed(on=on, officer=by):
            return At(WAY[WAY.index(step) + 1], dossier.through(step, by, on))
        case At(step, dossier), ClaimReturned(on=on, officer=by, to=to):
            behind = dossier.through(step, by, on)
            return WithClaimant(behind) if to is ClaimStop.APPLICANT else At(STOPS[to], behind)
        case At(step, dossier), ClaimGranted(on=on, kind=kind, decision=decision, officer=by):
            once = kind is UnemploymentClaimKind.LIVING_GRANT and decision.amount
            owed = decision.amount.fen if once and decision.amount else 0
            return Answered(on, decision.appeals, dossier.through(step, by, on), owed)
        case At(step, dossier), ClaimDenied(on=on, decision=decision, officer=by):
            return Answered(on, decision.appeals, dossier.through(step, by, on))
        case At() | WithClaimant(), ClaimNotAccepted(on=on, appeals=appeals):
            return Answered(on, appeals, claim.dossier)
        case Answered(dossier=dossier, owed=owed), ClaimServed() if owed:
            return Owed(owed, dossier)
        case (
            (Answered(), ClaimServed())
            | (Owed(), LivingGrantPaid())
            | (At() | WithClaimant(), ClaimWithdrawn())
        ):
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {claim}")
