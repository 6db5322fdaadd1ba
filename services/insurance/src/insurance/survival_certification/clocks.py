"""The time in which whoever draws a pension has to be certified: from one certification to the next.

The first runs from the start of payment. It ends on its day even if that is one of rest: what comes after it
is that the office may suspend, and nobody loses the month in which it ends.
"""

from datetime import date
from typing import Any

from msgspec.structs import replace

from insurance.items import PENSION_CLAIM
from insurance.pension import events as pension
from insurance.pension.register import case_of as pension_stream
from insurance.pension.terms import PensionStatus
from insurance.survival_certification.events import SurvivalCertificationTakenBack, SurvivalCertified
from insurance.survival_certification.validity import parameter, valid_until
from jinbao.calendar import first_day
from jinbao.decider import Refused
from jinbao.events import Event
from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import UNROLLED, Only, StatutoryClock

KIND = "survival-certification.validity"
DRAWN = (PensionStatus.IN_PAYMENT, PensionStatus.SUSPENDED)


def cycle(_enquiry: Enquiry, _event: Any, since: date) -> Parameter | None:
    """The months of the law as the days until they have passed."""
    try:
        months = parameter("certification_cycle", since)
    except Refused:
        return None
    return replace(months, value=(valid_until(since) - since).days, unit="days")


def counted_from(event: Any) -> date | None:
    match event:
        case pension.Begun(on=on, terms=terms):
            return max(on, first_day(terms.payable_from))
        case SurvivalCertificationTakenBack(valid_since=since):
            return since
        case (
            pension.Reinstated(stands=again)
            | pension.RevocationAnnulled(stands=again)
            | pension.Recalculated(stands=again)
        ):
            return again.certified_since
        case _:
            return None


def stands_again(kind: type[Event]) -> Only:
    return Only(kind, lambda event: event.stands.status in DRAWN)


VALIDITY = StatutoryClock(
    KIND,
    days=cycle,
    counted=UNROLLED,
    item=PENSION_CLAIM,
    step="certify",  # no step of the office's list, so that no task is late by it
    starts=(
        pension.Begun,
        pension.Reinstated,
        stands_again(pension.RevocationAnnulled),
        stands_again(pension.Recalculated),
        SurvivalCertified,
        Only(SurvivalCertificationTakenBack, lambda event: event.valid_since is not None),
    ),
    stops=(
        pension.Stopped,
        pension.GrantRevoked,
        Only(pension.Recalculated, lambda event: event.stands.status not in DRAWN),
        SurvivalCertified,
        SurvivalCertificationTakenBack,
    ),
    since=counted_from,
    case=lambda event: pension_stream(event.person),
)
