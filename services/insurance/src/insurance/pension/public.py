"""What integrators and other services are told of pensions in payment: no names, only what holds."""

from typing import Any

from insurance.pension import events
from insurance.pension.terms import AnnulmentGround, RevocationGround, StopGround, SuspensionGround
from jinbao.calendar import Month
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class RuralPensionRaised(Event, frozen=True, tag="insurance.rural-pension-raised.v1"):
    """A month's pension from ``since`` on, a month such as 2014-07. ``monthly`` is in fen."""

    person: str
    region: str
    since: str
    monthly: Fen


class RuralPensionSuspended(Event, frozen=True, tag="insurance.rural-pension-suspended.v1"):
    """Nothing is paid from the month ``since`` on."""

    person: str
    region: str
    since: str
    ground: SuspensionGround


class RuralPensionResumed(Event, frozen=True, tag="insurance.rural-pension-resumed.v1"):
    """``since`` is the first month that is due again."""

    person: str
    region: str
    since: str


class RuralPensionStopped(Event, frozen=True, tag="insurance.rural-pension-stopped.v1"):
    """Nothing is due from the month ``since`` on."""

    person: str
    region: str
    since: str
    ground: StopGround


class RuralPensionReinstated(Event, frozen=True, tag="insurance.rural-pension-reinstated.v1"):
    """The pension had been stopped by mistake."""

    person: str
    region: str


class RuralPensionRecalculated(Event, frozen=True, tag="insurance.rural-pension-recalculated.v1"):
    """A grant was decided again on the right day of birth. ``monthly`` is in fen; with 0 it has lapsed."""

    claim: str
    person: str
    region: str
    payable_from: Month
    monthly: Fen


class RuralPensionRevoked(Event, frozen=True, tag="insurance.rural-pension-revoked.v1"):
    """A grant should never have been given: nothing was ever due under it."""

    claim: str
    person: str
    region: str
    ground: RevocationGround


class RuralPensionRevocationAnnulled(
    Event, frozen=True, tag="insurance.rural-pension-revocation-annulled.v1"
):
    """A revocation was wrong: the grant stands as before."""

    claim: str
    person: str
    region: str
    ground: AnnulmentGround


def public_pension(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Raised(person, region, rate=rate, terms=terms):
            return RuralPensionRaised(person, region, rate.since, rate.base + rate.top_up + terms.account)
        case events.Suspended(person, region, _, since, ground):
            return RuralPensionSuspended(person, region, since, ground)
        case events.Resumed(person, region, _, since):
            return RuralPensionResumed(person, region, since)
        case events.Stopped(person, region, _, since, ground):
            return RuralPensionStopped(person, region, since, ground)
        case events.Reinstated(person, region):
            return RuralPensionReinstated(person, region)
        case events.Recalculated(person, region, claim=claim, decision=decision, terms=terms):
            monthly = decision.amount.fen if decision.amount else 0
            return RuralPensionRecalculated(claim, person, region, terms.payable_from, monthly)
        case events.GrantRevoked(person, region, _, claim, revoked):
            return RuralPensionRevoked(claim, person, region, revoked)
        case events.RevocationAnnulled(person, region, _, claim, annulled):
            return RuralPensionRevocationAnnulled(claim, person, region, annulled)
        case _:
            return None
