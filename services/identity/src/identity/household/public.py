"""What other services and integrators are told of households: who belongs to which; no numbers, no heads."""

from datetime import date
from typing import Any

from identity.household import events
from jinbao.events import Event, Recorded


class HouseholdRegistered(Event, frozen=True, tag="identity.household-registered.v1"):
    """A household has a file, in ``region``."""

    household: str
    region: str


class HouseholdJoined(Event, frozen=True, tag="identity.household-joined.v1"):
    """Somebody belongs to a household from ``since`` on."""

    household: str
    person: str
    since: date


class HouseholdLeft(Event, frozen=True, tag="identity.household-left.v1"):
    """``until`` is the last day on which the person belonged to it."""

    household: str
    person: str
    until: date


def public_household(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Registered(household, village):
            return HouseholdRegistered(household, village)
        case events.Joined(household, person, since=since):
            return HouseholdJoined(household, person, since)
        case events.Left(household, person, until):
            return HouseholdLeft(household, person, until)
        case _:
            return None
