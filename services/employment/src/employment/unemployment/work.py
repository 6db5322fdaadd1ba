"""Work that is registered while somebody is unemployed: it breaks the spell before anybody cancels it."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from employment.unemployment import events
from employment.unemployment.facts import UnemploymentFacts
from employment.unemployment.stages import OnRegister
from jinbao.desk import Desk
from jinbao.events import Effective


class WorkTold(Struct, frozen=True):
    """An employment as it is registered now: ``since`` is none where there never was one."""

    on: date
    employment: str
    since: date | None
    until: date | None = None


def told_of_work(
    it: OnRegister, told: WorkTold, desk: Desk[UnemploymentFacts]
) -> Iterator[events.WorkCameIn | events.WorkFellAway | Effective]:
    known, work = desk.known, told.employment
    case = (known.registration, known.person, known.place.region, told.on)
    since = breaks_since(it, told)
    if it.work.get(work) == since:
        return
    if work in it.work:
        yield events.WorkFellAway(*case, work, it.registered_on, unbroken=len(it.work) == 1)
    if since is not None:
        yield Effective(since, events.WorkCameIn(*case, work, since))


def breaks_since(it: OnRegister, told: WorkTold) -> date | None:
    """From the registration on at the earliest; what was over before it breaks nothing."""
    if told.since is None or (told.until is not None and told.until < it.registered_on):
        return None
    return max(told.since, it.registered_on)
