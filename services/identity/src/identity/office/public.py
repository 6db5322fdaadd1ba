"""What other services and integrators are told of offices."""

from datetime import date
from typing import Any

from identity.office import events
from identity.office.terms import Management, OfficeForm, OfficeKind
from jinbao.events import Event, Recorded


class OfficeEstablished(Event, frozen=True, tag="identity.office-established.v1"):
    """``above`` is the office that it answers to in business."""

    office: str
    kind: OfficeKind
    name: str
    region: str
    form: OfficeForm
    above: str | None
    since: date


class OfficeRenamed(Event, frozen=True, tag="identity.office-renamed.v1"):
    """``name`` is what an office is called from ``since`` on."""

    office: str
    name: str
    since: date


class OfficeFormChanged(Event, frozen=True, tag="identity.office-form-changed.v1"):
    """An office stands by itself, or is a plate at another, from ``since`` on."""

    office: str
    form: OfficeForm
    since: date


class OfficeAbolished(Event, frozen=True, tag="identity.office-abolished.v1"):
    """Merged or abolished: its cases in progress follow to the successor."""

    office: str
    successor: str
    since: date


class ManagementModelSet(Event, frozen=True, tag="identity.management-model-set.v1"):
    """Who manages the offices of a region, from ``since`` on."""

    region: str
    model: Management
    since: date


def public_office(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Established(office, kind, name, region, form, above, since):
            return OfficeEstablished(office, kind, name, region, form, above, since)
        case events.Renamed(office, name, since):
            return OfficeRenamed(office, name, since)
        case events.FormChanged(office, form, since):
            return OfficeFormChanged(office, form, since)
        case events.Merged(office, into, since):
            return OfficeAbolished(office, into, since)
        case events.Abolished(office, successor, since):
            return OfficeAbolished(office, successor, since)
        case events.ManagementSet(region, model, since):
            return ManagementModelSet(region, model, since)
        case _:
            return None
