"""What the registration of work means for whoever is registered as unemployed, in the same transaction."""

from collections.abc import Iterator
from typing import Any

from employment.employment import events as employment
from employment.unemployment.procedure import concerning, registered
from employment.unemployment.work import WorkTold
from jinbao.service import Enquiry, Part


def spell_breaks(enquiry: Enquiry, event: Any) -> Iterator[Part]:
    """From a hire or own work on it is no longer one spell; an annulment makes it one again."""
    told = told_by(event)
    if told is None:
        return
    for about in registered(enquiry, event.person):
        yield concerning(enquiry, told, about)


def told_by(event: Any) -> WorkTold | None:
    match event:
        case employment.HireRegistered(work, on=on, job=job):
            return WorkTold(on, work, job.since)
        case employment.Ended(work, on=on, job=job, end=end) | employment.Corrected(
            work, on=on, job=job, end=end
        ):
            return WorkTold(on, work, job.since, end.ended_on if end else None)
        case employment.OwnWorkConfirmed(work, on=on, since=since):
            return WorkTold(on, work, since)
        case employment.Annulled(work, on=on):
            return WorkTold(on, work, since=None)
        case _:
            return None
