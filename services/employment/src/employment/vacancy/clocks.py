"""How long a vacancy is offered: what nobody ends, time does."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from employment.items import JOB_EXCHANGE
from employment.law import law_of
from employment.vacancy import events
from jinbao.casework.parameters import set_in
from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock


def until_it_expires(enquiry: Enquiry, event: Any, since: date) -> Parameter:
    place = enquiry.place(event.region)
    law = law_of(place.within, set_in(enquiry.connection, place.within))
    return replace(law.parameter("vacancy_period", since), unit="days")


ON_THE_BOARD = StatutoryClock(
    "vacancy.offered",
    days=until_it_expires,
    counted=NATURAL,
    item=JOB_EXCHANGE,
    starts=(events.Published, Only(events.PlaceFreed, lambda event: event.reopened)),
    stops=(Only(events.PlaceFilled, lambda event: event.full),),
    ends=(events.Closed, events.Withdrawn),
    since=lambda event: getattr(event, "published_on", None),
)
CLOCKS = (ON_THE_BOARD,)
