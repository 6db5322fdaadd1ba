"""What can happen to an appointment. Kept for good: a change is a v2, never an edit."""

from datetime import date
from typing import TypeAlias

from identity.staff.terms import Edge, Employment, Leaving, Post
from jinbao.events import Event


class Appointed(Event, frozen=True, tag="identity.staff.appointed.v1"):
    """``region`` is where the office stands; ``personnel`` and ``business`` are offices with authority."""

    appointment: str
    person: str
    office: str
    region: str
    kind: Employment
    post: Post
    full_time: bool
    since: date
    document: str
    personnel: str
    business: str


class PostChanged(Event, frozen=True, tag="identity.staff.post-changed.v1"):
    appointment: str
    post: Post
    since: date
    document: str


class FoundNominal(Event, frozen=True, tag="identity.staff.found-nominal.v1"):
    """On the books only: other work is what is really done (挂名)."""

    appointment: str
    since: date


class FoundAtWork(Event, frozen=True, tag="identity.staff.found-at-work.v1"):
    """Really does the work of the post again."""

    appointment: str
    since: date


class AuthoritySet(Event, frozen=True, tag="identity.staff.authority-set.v1"):
    """From this day on this office has that edge; the other edge stays where it is."""

    appointment: str
    edge: Edge
    office: str
    since: date
    document: str


class CertificateRecorded(Event, frozen=True, tag="identity.staff.certificate-recorded.v1"):
    """Holds the vocational certificate of an assistant (持证上岗)."""

    appointment: str
    certificate: str
    since: date
    until: date | None


class CertificateExpired(Event, frozen=True, tag="identity.staff.certificate-expired.v1"):
    """``until`` is the last day on which it was valid."""

    appointment: str
    certificate: str
    until: date


class Left(Event, frozen=True, tag="identity.staff.left.v1"):
    """``until`` is the last day; ``successor`` is who took over the open work, where somebody did."""

    appointment: str
    person: str
    office: str
    until: date
    reason: Leaving
    successor: str | None


StaffEvent: TypeAlias = (
    Appointed
    | PostChanged
    | FoundNominal
    | FoundAtWork
    | AuthoritySet
    | CertificateRecorded
    | CertificateExpired
    | Left
)
