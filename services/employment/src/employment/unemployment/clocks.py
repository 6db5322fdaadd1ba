"""What time makes of an unemployment registration when nobody looks: contact lapses, a year goes by."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from employment.items import EMPLOYMENT_REGISTRATION
from employment.law import law_of
from employment.unemployment import events
from employment.unemployment.facts import days_within
from jinbao.casework.parameters import set_in
from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock
from jinbao.statutory_clock.declaration import Limit


def true_last_day(event: Any) -> date | None:
    """Since when there is work, or another ground to cancel, whenever a person confirms it."""
    return event.since if isinstance(event, events.Cancelled | events.WorkCameIn) else None


def months(name: str) -> Limit:
    """So many months by the law of the place, as the days until they have passed."""

    def limit(enquiry: Enquiry, event: Any, since: date) -> Parameter:
        place = enquiry.place(event.region)
        law = law_of(place.within, set_in(enquiry.connection, place.within))
        return replace(law.parameter(name, since), value=days_within(law, name, since), unit="days")

    return limit


CONTACT = StatutoryClock(
    "unemployment.contact",
    days=months("contact_period"),
    counted=NATURAL,
    item=EMPLOYMENT_REGISTRATION,
    starts=(events.Registered, events.ContactMade, events.ContactTakenBack, events.Reinstated),
    stops=(events.ContactMade,),
    ends=(events.Cancelled,),
    annuls=(events.ContactTakenBack, events.Revoked),
    moves=(events.Transferred,),
    since=lambda event: getattr(event, "last_contact", None),
    until=true_last_day,
)
LONG_TERM = StatutoryClock(
    "unemployment.long-term",
    days=months("long_term_period"),
    counted=NATURAL,
    item=EMPLOYMENT_REGISTRATION,
    starts=(events.Registered, events.Reinstated, Only(events.WorkFellAway, lambda event: event.unbroken)),
    ends=(events.WorkCameIn, events.Cancelled),
    annuls=(events.Revoked,),
    moves=(events.Transferred,),
    since=lambda event: getattr(event, "registered_on", None),
    until=true_last_day,
)
"""Nothing is to be done by then: it runs out, or ends before."""

CLOCKS = (CONTACT, LONG_TERM)
