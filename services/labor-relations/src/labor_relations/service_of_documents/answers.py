"""What is answered of the service of documents."""

from datetime import date

from msgspec import Struct

from jinbao.casework.service_method import ServiceMethod
from labor_relations.service_of_documents.terms import (
    FailedServiceAttempt,
    NoticeMedium,
    ServedDocument,
    ServiceReceiver,
    ServiceWitness,
)


class ServiceAnswer(Struct, frozen=True):
    """A document on its way to one addressee, a person or an employer.

    ``annulled_on`` is when a service that had been recorded wrongly was last taken back.
    """

    id: str
    case: str
    document: ServedDocument
    number: int
    addressee: str
    to_employer: bool
    served_on: date | None
    method: ServiceMethod | None
    receiver: ServiceReceiver | None
    witnessed: ServiceWitness | None
    proof: str | None
    published_on: date | None
    medium: NoticeMedium | None
    published_until: date | None
    last_attempt_on: date | None
    last_failure: FailedServiceAttempt | None
    annulled_on: date | None

    @property
    def person(self) -> str | None:
        return None if self.to_employer else self.addressee

    @property
    def employer(self) -> str | None:
        return self.addressee if self.to_employer else None
