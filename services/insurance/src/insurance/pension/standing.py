"""How a pension can stand, and what is known around it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from insurance.law import RURAL_PENSION
from insurance.pension.due import Terms
from insurance.pension.events import Stands
from insurance.pension.recalculating import Corrected
from insurance.pension.terms import PensionStatus, StopGround, SuspensionGround
from insurance.serving import Unserved
from jinbao.calendar import Month
from jinbao.casework.hands import CaseFacts
from jinbao.decision import Decision
from jinbao.rules import Law, LocalParameter


class Begin(Struct, frozen=True):
    """What a grant asks of the pension: part of every grant, never asked alone."""

    claim: str
    decision: Decision
    hands: tuple[str, ...]
    payer: str


class PensionFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known around a pension; ``rate_events`` set its rates, by the month from which they hold.

    ``standing_event`` is the one since which it stands as it does. ``corrected`` is there where the grant
    rests on a wrong day of birth. ``certification`` is the event by which the person was last seen alive, and
    ``certified_since`` the day from which that counts. ``draws_elsewhere`` says that the file was merged into
    another, under which a pension is paid as well.
    """

    parameters: tuple[LocalParameter, ...] = ()
    rate_events: Mapping[Month, str] = {}
    standing_event: str = ""
    certification: str = ""
    certified_since: date | None = None
    certified_until: date | None = None
    born: date | None = None
    died_on: date | None = None
    death_is_proven: bool = False
    death_event: str | None = None
    claim: str = ""
    corrected: Corrected | None = None
    draws_elsewhere: bool = False
    unserved: tuple[Unserved, ...] = ()

    @property
    def law(self) -> Law:
        return RURAL_PENSION.law.at(self.place.within, self.parameters)

    @property
    def proven_death(self) -> date | None:
        return self.died_on if self.death_is_proven else None


class NotBegun(Struct, frozen=True):
    pass


class InPayment(Struct, frozen=True):
    terms: Terms


class OnHold(Struct, frozen=True):
    """``imprisoned_on`` is there for whoever is in prison."""

    terms: Terms
    ground: SuspensionGround
    imprisoned_on: date | None = None


class Hold(Struct, frozen=True):
    """Why a pension was held when it ended, from which month, and the event since which it was."""

    ground: SuspensionGround
    since: Month
    source: str
    imprisoned_on: date | None = None


class Ended(Struct, frozen=True):
    terms: Terms
    ground: StopGround
    held: Hold | None = None
    certified_since: date | None = None


Granted = InPayment | OnHold | Ended


class Lapsed(Struct, frozen=True):
    """On the right facts nothing is due; how it would stand otherwise is not forgotten."""

    before: Granted
    certified_since: date | None = None


class Revoked(Struct, frozen=True):
    before: Granted
    certified_since: date | None = None


Pension = NotBegun | Granted | Lapsed | Revoked


def stands(pension: Granted | Lapsed, certified_since: date | None) -> Stands:
    match pension:
        case InPayment():
            return Stands(PensionStatus.IN_PAYMENT, None, certified_since)
        case OnHold(ground=ground):
            return Stands(PensionStatus.SUSPENDED, ground, certified_since)
        case Ended(ground=lost):
            return Stands(PensionStatus.STOPPED, lost, certified_since)
        case Lapsed():
            return Stands(PensionStatus.LAPSED, None, certified_since)
