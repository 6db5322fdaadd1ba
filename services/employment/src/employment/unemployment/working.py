"""What the registration of work means for whoever is registered as unemployed, in the same transaction."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from employment.employment import events as employment
from employment.known import About
from employment.unemployment.procedure import concerning
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from employment.unemployment.work import WorkTold
from jinbao.service import Enquiry, Part


def spell_breaks(enquiry: Enquiry, event: Any) -> Iterator[Part]:
    """From a hire or own work on it is no longer one spell; an annulment makes it one again."""
    told = told_by(event)
    if told is None:
        return
    table = UNEMPLOYMENTS.c
    registered = select(table.id, table.region).where(
        table.person == event.person, table.stage == UnemploymentStage.REGISTERED
    )
    for row in enquiry.connection.execute(registered).all():
        yield concerning(enquiry, told, About(row.id, event.person, row.region))


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
