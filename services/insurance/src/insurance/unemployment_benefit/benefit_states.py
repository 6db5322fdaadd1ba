"""How an unemployment benefit can stand, and how what happens leads from one state to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.events import (
    Begun,
    BenefitDecisionServed,
    BenefitEvent,
    CarriedOver,
    Extended,
    ExtensionDenied,
    MonthConfirmed,
    MonthDecided,
    Resumed,
    Stopped,
    StopTakenBack,
)
from insurance.unemployment_benefit.terms import UnemploymentStopGround
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
    """Its months are used up or went into another benefit; what had been confirmed before stays due."""

    terms: Terms


Benefit = NotBegun | InPayment | OnHold | Over


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
        case InPayment() | OnHold(), CarriedOver(terms=terms):
            return Over(terms)
        case _, BenefitDecisionServed() | ExtensionDenied():
            return benefit
        case _:
            raise ValueError(f"{event} cannot follow {benefit}")
