"""What other services are told of staff: who works where and since when, nobody's name."""

from datetime import date
from typing import Any

from identity.staff import events
from jinbao.events import Event, Recorded


class AppointmentBegun(Event, frozen=True, tag="identity.appointment-begun.v1"):
    """Somebody has a post in ``office`` from ``since`` on."""

    appointment: str
    person: str
    office: str
    since: date


class AppointmentEnded(Event, frozen=True, tag="identity.appointment-ended.v1"):
    """``until`` is the last day; open work goes to ``successor``, where somebody is named."""

    appointment: str
    person: str
    office: str
    until: date
    successor: str | None


def public_staff(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Appointed(appointment=appointment, person=person, office=office, since=since):
            return AppointmentBegun(appointment, person, office, since)
        case events.Left(appointment, person, office, until, _, successor):
            return AppointmentEnded(appointment, person, office, until, successor)
        case _:
            return None
