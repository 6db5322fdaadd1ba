"""What integrators and other services are told of unemployment benefit: no names, only what holds."""

from datetime import date
from typing import Any

from insurance.pension.terms import AnnulmentGround
from insurance.unemployment_benefit import events
from insurance.unemployment_benefit.terms import (
    UnemploymentClaimKind,
    UnemploymentRevocationGround,
    UnemploymentStopGround,
)
from jinbao.calendar import Month
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class UnemploymentClaimed(Event, frozen=True, tag="insurance.unemployment-claimed.v1"):
    """Somebody claims unemployment benefit, or the living grant; ``region`` is where the claim is handled."""

    claim: str
    person: str
    region: str
    kind: UnemploymentClaimKind


class UnemploymentBenefitGranted(Event, frozen=True, tag="insurance.unemployment-benefit-granted.v1"):
    """``months`` months from ``payable_from`` on. ``monthly`` is the first one's amount in fen."""

    claim: str
    person: str
    region: str
    payable_from: Month
    months: int
    monthly: Fen


class LivingGrantGranted(Event, frozen=True, tag="insurance.living-grant-granted.v1"):
    """The one-off grant of a rural contract worker. ``amount`` is in fen."""

    claim: str
    person: str
    region: str
    amount: Fen


class UnemploymentClaimDenied(Event, frozen=True, tag="insurance.unemployment-claim-denied.v1"):
    """``reasons`` are codes."""

    claim: str
    person: str
    region: str
    reasons: tuple[str, ...]


class UnemploymentMonthConfirmed(Event, frozen=True, tag="insurance.unemployment-month-confirmed.v1"):
    """The unemployed have signed for a month: on that day they were in touch with a public office."""

    benefit: str
    person: str
    region: str
    month: Month
    confirmed_on: date


class UnemploymentMonthGiven(Event, frozen=True, tag="insurance.unemployment-month-given.v1"):
    """What a confirmed month gives, in fen; it takes the place of what was said of the month before."""

    benefit: str
    person: str
    region: str
    month: Month
    amount: Fen


class UnemploymentBenefitStopped(Event, frozen=True, tag="insurance.unemployment-benefit-stopped.v1"):
    """Nothing is due from the month ``since`` on; ``months_left`` stay for later."""

    benefit: str
    person: str
    region: str
    since: Month
    ground: UnemploymentStopGround
    months_left: int


class UnemploymentStopTakenBack(Event, frozen=True, tag="insurance.unemployment-stop-taken-back.v1"):
    """The stop had been a mistake."""

    benefit: str
    person: str
    region: str


class UnemploymentBenefitExtended(Event, frozen=True, tag="insurance.unemployment-benefit-extended.v1"):
    """It goes on through the month ``until``, in which the legal age of retirement is reached."""

    benefit: str
    person: str
    region: str
    until: Month


class UnemploymentBenefitResumed(Event, frozen=True, tag="insurance.unemployment-benefit-resumed.v1"):
    """``since`` is the first month that can be due again."""

    benefit: str
    person: str
    region: str
    since: Month


class UnemploymentBenefitRevoked(Event, frozen=True, tag="insurance.unemployment-benefit-revoked.v1"):
    """A grant should never have been given: no month was ever due under it."""

    benefit: str
    person: str
    region: str
    ground: UnemploymentRevocationGround


class UnemploymentRevocationAnnulled(Event, frozen=True, tag="insurance.unemployment-revocation-annulled.v1"):
    """A revocation was wrong: the benefit stands as before."""

    benefit: str
    person: str
    region: str
    ground: AnnulmentGround


def public_unemployment_benefit(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.ClaimFiled(claim, person, region, kind=kind):
            return UnemploymentClaimed(claim, person, region, kind)
        case events.ClaimGranted() as granted:
            return granted_as(granted)
        case events.ClaimDenied(claim, person, region, decision=decision):
            reasons = tuple(reason.code for reason in decision.reasons)
            return UnemploymentClaimDenied(claim, person, region, reasons)
        case events.MonthConfirmed(benefit, person, region, on, month=month):
            return UnemploymentMonthConfirmed(benefit, person, region, month, on)
        case events.MonthDecided(benefit, person, region, month=month, decision=decision) if decision.amount:
            return UnemploymentMonthGiven(benefit, person, region, month, decision.amount.fen)
        case events.Stopped(benefit, person, region, ground=ground, since=since, kept=kept):
            return UnemploymentBenefitStopped(benefit, person, region, since, ground, kept)
        case events.StopTakenBack(benefit, person, region):
            return UnemploymentStopTakenBack(benefit, person, region)
        case events.Extended(benefit, person, region, until=until):
            return UnemploymentBenefitExtended(benefit, person, region, until)
        case events.Resumed(benefit, person, region, since=since):
            return UnemploymentBenefitResumed(benefit, person, region, since)
        case events.GrantRevoked(benefit, person, region, ground=revoked):
            return UnemploymentBenefitRevoked(benefit, person, region, revoked)
        case events.RevocationAnnulled(benefit, person, region, ground=annulled):
            return UnemploymentRevocationAnnulled(benefit, person, region, annulled)
        case _:
            return None


def granted_as(granted: events.ClaimGranted) -> Event | None:
    case, decision = (granted.claim, granted.person, granted.region), granted.decision
    amount = decision.amount.fen if decision.amount else 0
    if decision.payable_from is None:
        return LivingGrantGranted(*case, amount)
    return UnemploymentBenefitGranted(*case, decision.payable_from, granted.months, amount)
