"""What can happen when a document is served.  Kept for good: a change is a v2, never an edit.

Stream service/<case>/<document>/<number>/<addressee>: each document reaches each addressee once.
"""

from datetime import date

from msgspec import Struct

from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.events import Event
from labor_relations.service_of_documents.terms import (
    FailedServiceAttempt,
    NoticeMedium,
    ServedDocument,
    ServiceAnnulment,
    ServiceReceiver,
    ServiceWitness,
)


class Item(Struct, frozen=True):
    """Which document of which case, to whom; ``number`` tells several of one kind apart."""

    case: str
    document: ServedDocument
    number: int
    addressee: str
    to_employer: bool = False

    @property
    def stream(self) -> str:
        return f"service/{self.case}/{self.document.lower()}/{self.number}/{self.addressee}"


class AttemptFailed(Event, frozen=True, tag="labor-relations.service.attempt-failed.v1"):
    """It did not reach the addressee (送达未果)."""

    item: Item
    person: str
    region: str
    on: date
    outcome: FailedServiceAttempt
    officer: str


class NoticePublished(Event, frozen=True, tag="labor-relations.service.notice-published.v1"):
    """It is announced to the public (公告送达), and deemed served on ``until``."""

    item: Item
    person: str
    region: str
    on: date
    medium: NoticeMedium
    until: date
    officer: str


class Served(Event, frozen=True, tag="labor-relations.service.served.v1"):
    """It has been served (送达); limits run from ``on``."""

    item: Item
    person: str
    region: str
    on: date
    method: ServiceMethod
    receiver: ServiceReceiver | None
    witnessed: ServiceWitness | None
    proof: CasePaper | None
    officer: str


class ServiceAnnulled(Event, frozen=True, tag="labor-relations.service.annulled.v1"):
    """It had not been served on ``served_on`` (撤销送达), whatever was recorded."""

    item: Item
    person: str
    region: str
    on: date
    served_on: date
    ground: ServiceAnnulment
    papers: tuple[CasePaper, ...]
    officer: str


ServiceEvent = AttemptFailed | NoticePublished | Served | ServiceAnnulled
