"""The promise to a zero-employment family: a job in time; and from when the job is stable."""

from datetime import date
from typing import Any

from employment.items import DIFFICULTY
from employment.law import law_of
from employment.unemployment.clocks import months
from employment.zero_employment_family import events
from jinbao.casework.parameters import set_in
from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock


def promised_days(enquiry: Enquiry, event: Any, since: date) -> Parameter:
    """As many days as the place has promised."""
    place = enquiry.place(event.region)
    return law_of(place.within, set_in(enquiry.connection, place.within)).parameter("job_promise_days", since)


PROMISE = StatutoryClock(
    "zero-employment-family.job",
    days=promised_days,
    counted=NATURAL,
    item=DIFFICULTY,
    starts=(events.Confirmed, Only(events.JobLost, lambda event: event.relapse)),
    stops=(events.JobProvided,),
    ends=(events.PromiseEnded,),
)
STABLE = StatutoryClock(
    "zero-employment-family.stable",
    days=months("stable_period"),
    counted=NATURAL,
    item=DIFFICULTY,
    starts=(events.JobProvided,),
    stops=(events.BecameStable,),
    ends=(events.JobLost, events.PromiseEnded),
    each=lambda event: getattr(event, "employment", None),
)
CLOCKS = (PROMISE, STABLE)
