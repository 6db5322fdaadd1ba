"""Where a claim can stand, and what goes with it from hand to hand."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import APPROVE, FIRST_REVIEW, PUBLICISE, RECHECK, REVIEW
from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.terms import ClaimStop
from jinbao.casework.hands import Hand
from jinbao.casework.paper import PaperKind
from jinbao.decision import Appeal


class Dossier(Struct, frozen=True):
    """What goes with a claim from hand to hand.

    ``told`` says that the list of missing papers was given. ``public_until`` is the last day for objections
    to a claim that was publicised.
    """

    employee_pension: bool
    children: tuple[DeclaredChild, ...]
    hands: tuple[Hand, ...]
    told: bool = False
    public_until: date | None = None

    def through(self, step: str, person: str, on: date) -> "Dossier":
        return replace(self, hands=(*self.hands, Hand(step, person, on)))


class NotFiled(Struct, frozen=True):
    pass


class WithApplicant(Struct, frozen=True):
    """Sent back, or waiting for the papers that are missing."""

    dossier: Dossier
    missing: tuple[PaperKind, ...] = ()


class AtTownship(Struct, frozen=True):
    dossier: Dossier


class AtReview(Struct, frozen=True):
    dossier: Dossier


class AtPublication(Struct, frozen=True):
    """The county has the list posted for so many days before it goes on."""

    dossier: Dossier
    days: int


class AtRecheck(Struct, frozen=True):
    dossier: Dossier


class AtApproval(Struct, frozen=True):
    dossier: Dossier


class Answered(Struct, frozen=True):
    """The office has said yes or no, but whom it concerns has not been told."""

    on: date
    appeals: tuple[Appeal, ...]


class Closed(Struct, frozen=True):
    pass


OnTheWay = AtTownship | AtReview | AtPublication | AtRecheck | AtApproval
Claim = NotFiled | WithApplicant | OnTheWay | Answered | Closed

STEPS = {
    AtTownship: FIRST_REVIEW,
    AtReview: REVIEW,
    AtPublication: PUBLICISE,
    AtRecheck: RECHECK,
    AtApproval: APPROVE,
}
STOPS: dict[ClaimStop, type[WithApplicant | AtTownship | AtReview | AtRecheck]] = {
    ClaimStop.APPLICANT: WithApplicant,
    ClaimStop.FIRST_REVIEW: AtTownship,
    ClaimStop.REVIEW: AtReview,
    ClaimStop.RECHECK: AtRecheck,
}
WAY = (WithApplicant, AtTownship, AtReview, AtPublication, AtRecheck, AtApproval)
