"""What can happen to an office. Kept for good: a change is a v2, never an edit."""

from datetime import date
from typing import TypeAlias

from identity.office.terms import Management, OfficeForm, OfficeKind
from jinbao.events import Event


class Planned(Event, frozen=True, tag="identity.office.planned.v1"):
    """``above`` is the office that it is going to answer to in business."""

    office: str
    kind: OfficeKind
    name: str
    region: str
    form: OfficeForm
    above: str | None


class Approved(Event, frozen=True, tag="identity.office.approved.v1"):
    """The staffing office (编办) has agreed; ``document`` is the number of its letter."""

    office: str
    document: str


class Established(Event, frozen=True, tag="identity.office.established.v1"):
    office: str
    kind: OfficeKind
    name: str
    region: str
    form: OfficeForm
    above: str | None
    since: date
    document: str


class Renamed(Event, frozen=True, tag="identity.office.renamed.v1"):
    office: str
    name: str
    since: date
    document: str


class FormChanged(Event, frozen=True, tag="identity.office.form-changed.v1"):
    office: str
    form: OfficeForm
    since: date
    document: str


class Merged(Event, frozen=True, tag="identity.office.merged.v1"):
    """Its cases follow into the other office."""

    office: str
    into: str
    since: date
    document: str


class Abolished(Event, frozen=True, tag="identity.office.abolished.v1"):
    """Its cases follow to the successor."""

    office: str
    successor: str
    since: date
    document: str


class ManagementSet(Event, frozen=True, tag="identity.office.management-set.v1"):
    """How a county manages the people of its centres; the edges of each officer are facts apart."""

    region: str
    model: Management
    since: date
    document: str


OfficeEvent: TypeAlias = Planned | Approved | Established | Renamed | FormChanged | Merged | Abolished
OrganisationEvent: TypeAlias = OfficeEvent | ManagementSet
