"""How an unemployment benefit can stand, and how what happens leads from one state to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.events import (
    Begun,
    BenefitDecisionServed,
    BenefitEvent,
    CarriedBack,
    CarriedOver,
    Extended,
    ExtensionDenied,
    GrantRevoked,
    MonthConfirmed,
    MonthDecided,
    Resumed,
    RevocationAnnulled,
    Stopped,
    StopTakenBack,
)
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus, UnemploymentStopGround
from jinbao.calendar import Month


class Begin(Struct, frozen=True):
    """What a grant asks of the benefit: part of every grant, never asked alone."""

    payer: str
    hands: tuple[str, ...]
    counted_until: Month
    unemployed_since: date
    terms: Terms


class CarryOver(Struct, frozen=True):
    """What the grant of another benefit asks of the one before, whose months it takes along."""

    into: str


class CarryBack(Struct, frozen=True):
    """What the revocation of the benefit ``into`` asks of the one whose months it had taken along."""

    into: str


class NotBegun(Struct, frozen=True):
    pass


class InPayment(Struct, frozen=True):
    terms: Terms


class OnHold(Struct, frozen=True):
    """Stopped since something came about on that day; months may be left for later."""

    terms: Terms
    ground: UnemploymentStopGround
    lost_on: date


class Over(Struct, frozen=True):
    """Its ``months`` left went into another benefit; what had been confirmed before stays due."""

    terms: Terms
    before: InPayment | OnHold
    into: str
    months: int


class Revoked(Struct, frozen=True):
    """Nothing was ever due; of the benefit before, ``months_back`` months are its own again."""

    terms: Terms
    stood: InPayment | OnHold | Over
    before: str | None
    months_back: int
    beside: tuple[str, ...]


Benefit = NotBegun | InPayment | OnHold | Over | Revoked


def status_of(benefit: InPayment | OnHold | Over) -> UnemploymentBenefitStatus:
    match benefit:
        case InPayment():
            return UnemploymentBenefitStatus.IN_PAYMENT
        case OnHold():
            return UnemploymentBenefitStatus.STOPPED
        case Over():
            return UnemploymentBenefitStatus.CARRIED_OVER


def evolve(benefit: Benefit, event: BenefitEvent) -> Benefit:
    match benefit, event:
        case NotBegun(), Begun(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold() | Over(), MonthConfirmed(terms=terms) | MonthDecided(terms=terms):
            return replace(benefit, terms=terms)
        case InPayment() | OnHold(), Stopped(ground=ground, lost_on=lost_on, terms=terms):
            return OnHold(terms, ground, lost_on)
        case InPayment(), Extended(terms=terms):
            return InPayment(terms)
        case OnHold(), StopTakenBack(terms=terms) | Resumed(terms=terms):
            return InPayment(terms)
        case InPayment() | OnHold(), CarriedOver(into=into, months=months, terms=terms):
            return Over(terms, benefit, into, months)
        case Over(before=before), CarriedBack(terms=terms):
            return replace(before, terms=terms)
        case InPayment() | OnHold() | Over(), GrantRevoked(terms=terms):
            return Revoked(terms, benefit, event.before, event.months_back, event.beside)
        case Revoked(stood=stood), RevocationAnnulled():
            return stood
        case _, BenefitDecisionServed() | ExtensionDenied():
            return benefit
        case _:
            raise ValueError(f"{event} cannot follow {benefit}")
