"""What is answered of a dispute: its parties, what is claimed, and which disputes somebody has."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page
from labor_relations.dispute.claims import CATEGORIES
from labor_relations.dispute.terms import ClaimCategory, ClaimKind, PartyRole, Side, Way


class PartyAnswer(Struct, frozen=True):
    """Somebody who takes part in a dispute, and as what."""

    party: str
    role: PartyRole
    side: Side

    @property
    def person(self) -> str | None:
        return None if self.role is PartyRole.EMPLOYER else self.party

    @property
    def employer(self) -> str | None:
        return self.party if self.role is PartyRole.EMPLOYER else None


class ClaimAnswer(Struct, frozen=True):
    """One thing that is claimed; ``decision`` is the event that keeps how it was worked out."""

    place: int
    worker: str
    kind: ClaimKind
    amount: Fen | None
    first_month: Month | None
    last_month: Month | None
    decision: str | None

    @property
    def category(self) -> ClaimCategory:
        return CATEGORIES[self.kind]


class DisputeAnswer(Struct, frozen=True):
    """A dispute before a mediator or a commission; ``id`` is the key of that case."""

    case: str
    id: str
    way: Way
    region: str
    opened_on: date

    @property
    def mediation(self) -> str | None:
        return self.id if self.way is Way.MEDIATION else None

    @property
    def arbitration(self) -> str | None:
        return self.id if self.way is Way.ARBITRATION else None


class DisputesOf(Page, frozen=True, kw_only=True):
    """The disputes in which somebody takes part, newest first."""

    party: Annotated[str, id_of("Person", "Who takes part (当事人).")]
    way: Annotated[Way | None, says("Only those settled in this way (处理方式).")] = None


class DisputesOfEmployer(Page, frozen=True, kw_only=True):
    """The disputes of an employer, newest first."""

    party: Annotated[str, id_of("Employer", "The employer (用人单位).")]
    way: Annotated[Way | None, says("Only those settled in this way (处理方式).")] = None
