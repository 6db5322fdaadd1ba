"""What integrators and other services are told of the rural pension: no names, only what holds."""

from datetime import date
from typing import Any

from insurance.rural_pension.events import account as account_events
from insurance.rural_pension.events import claim as claim_events
from insurance.rural_pension.events import enrolment as enrolment_events
from insurance.rural_pension.terms import EnrolmentCategory, Scheme
from jinbao.calendar import Month
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class RuralPensionEnrolled(Event, frozen=True, tag="insurance.rural-pension-enrolled.v1"):
    """Somebody takes part in the scheme from this year on. ``grade`` is in fen."""

    person: str
    region: str
    scheme: Scheme
    category: EnrolmentCategory
    grade: Fen
    first_year: int


class RuralPensionEnrolmentMoved(Event, frozen=True, tag="insurance.rural-pension-enrolment-moved.v1"):
    """An enrolment and its account are kept at another place from now on."""

    person: str
    region: str
    left: str


class RuralPensionEnrolmentMerged(Event, frozen=True, tag="insurance.rural-pension-enrolment-merged.v1"):
    """A second enrolment of one person has ended; ``refund`` fen go back to them for years paid twice."""

    person: str
    region: str
    into: str
    refund: Fen


class RuralPensionEnrolmentSeparated(
    Event, frozen=True, tag="insurance.rural-pension-enrolment-separated.v1"
):
    """A merger was wrong: the enrolment goes on by itself."""

    person: str
    region: str
    of: str


class RuralPensionContributionReceived(
    Event, frozen=True, tag="insurance.rural-pension-contribution-received.v1"
):
    """The personal part of a year has been paid. ``amount`` and ``grade`` are in fen."""

    person: str
    region: str
    year: int
    amount: Fen
    grade: Fen


class RuralPensionYearMadeUp(Event, frozen=True, tag="insurance.rural-pension-year-made-up.v1"):
    """A year before the scheme has been bought. ``amount`` is in fen."""

    person: str
    region: str
    year: int
    amount: Fen


class RuralPensionEntryReversed(Event, frozen=True, tag="insurance.rural-pension-entry-reversed.v1"):
    """An entry of an account was wrong. ``amount`` is in fen and has the sign of the reversal."""

    person: str
    region: str
    year: int
    amount: Fen


class RuralPensionClaimed(Event, frozen=True, tag="insurance.rural-pension-claimed.v1"):
    """Somebody claims the pension; ``scheme`` is theirs on that day."""

    claim: str
    person: str
    region: str
    on: date
    scheme: Scheme


class RuralPensionClaimPublicised(Event, frozen=True, tag="insurance.rural-pension-claim-publicised.v1"):
    """Posted in a place for objections until the end of a day."""

    claim: str
    person: str
    region: str
    place: str
    until: date


class RuralPensionGranted(Event, frozen=True, tag="insurance.rural-pension-granted.v1"):
    """``monthly`` is in fen; the months are such as 2010-07, ``payable_until`` that of a death."""

    claim: str
    person: str
    region: str
    monthly: Fen
    payable_from: Month
    payable_until: Month | None
    rule_set: str


class RuralPensionDenied(Event, frozen=True, tag="insurance.rural-pension-denied.v1"):
    """``reasons`` are codes of the catalogue."""

    claim: str
    person: str
    region: str
    reasons: tuple[str, ...]


class RuralPensionDecisionServed(Event, frozen=True, tag="insurance.rural-pension-decision-served.v1"):
    """The answer to a claim has reached the claimant; its ways to appeal end by this day."""

    claim: str
    person: str
    region: str
    served_on: date


def public_rural_pension(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case enrolment_events.EnrolmentConfirmed(person, region, _, scheme, category, grade, first_year):
            return RuralPensionEnrolled(person, region, scheme, category, grade, first_year)
        case enrolment_events.EnrolmentMoved(person, region, left=left):
            return RuralPensionEnrolmentMoved(person, region, left)
        case enrolment_events.EnrolmentMerged(person, region, into=into, refund=refund):
            return RuralPensionEnrolmentMerged(person, region, into, refund)
        case enrolment_events.EnrolmentSeparated(person, region, of=of):
            return RuralPensionEnrolmentSeparated(person, region, of)
        case account_events.ContributionReceived(person, region, entry, grade):
            return RuralPensionContributionReceived(person, region, entry.year, entry.amount, grade)
        case account_events.YearMadeUp(person, region, entry):
            return RuralPensionYearMadeUp(person, region, entry.year, entry.amount)
        case account_events.EntryReversed(person, region, entry):
            return RuralPensionEntryReversed(person, region, entry.year, entry.amount)
        case claim_events.ClaimFiled(claim, person, region, on, scheme):
            return RuralPensionClaimed(claim, person, region, on, scheme)
        case claim_events.ClaimPublicised(claim, person, region, _, place, last_day):
            return RuralPensionClaimPublicised(claim, person, region, place, last_day)
        case claim_events.Granted(claim, person, region, _, decision) as granted if decision.amount:
            month, monthly, until = decision.payable_from or "", decision.amount.fen, granted.payable_until
            return RuralPensionGranted(claim, person, region, monthly, month, until, decision.rule_set)
        case claim_events.Denied(claim, person, region, _, decision):
            return RuralPensionDenied(claim, person, region, tuple(one.code for one in decision.reasons))
        case claim_events.DecisionServed(claim, person, region, on):
            return RuralPensionDecisionServed(claim, person, region, on)
        case _:
            return None
