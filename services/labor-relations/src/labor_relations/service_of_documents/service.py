"""Service of a document: by hand, left with whoever will not take it, by mail, or by public notice.

Source: the law of civil procedure, on which the arbitration rules rest for service.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from jinbao.casework.hands import CaseFacts, take
from jinbao.casework.service_method import ServiceMethod
from jinbao.casework.steps import SERVE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import Law
from labor_relations.service_of_documents.commands import (
    AnnulService,
    PublishServiceNotice,
    RecordServiceAttempt,
    ServeDocument,
    ServiceCommand,
)
from labor_relations.service_of_documents.events import (
    AttemptFailed,
    Item,
    NoticePublished,
    Served,
    ServiceAnnulled,
    ServiceEvent,
)
from labor_relations.service_of_documents.terms import FailedServiceAttempt, ServedDocument, ServiceReceiver

UNREACHABLE = {FailedServiceAttempt.NOT_FOUND, FailedServiceAttempt.ABSENT, FailedServiceAttempt.RETURNED}
TAKEN = {ServiceMethod.DIRECT, ServiceMethod.MAIL}


class ServiceFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known around a service: since when the document can be served, and the law of the place.

    ``of_item`` is the item of its case, ``annuls`` the step of whoever may take a service back.
    """

    of_item: str
    annuls: str
    item: Item
    issued_on: date
    law: Law


class NotServed(Struct, frozen=True):
    """``published_until`` is set while a public notice runs."""

    failed: tuple[FailedServiceAttempt, ...] = ()
    published_until: date | None = None


class WasServed(Struct, frozen=True):
    """``before`` is what stood until then."""

    on: date
    before: NotServed


Service = NotServed | WasServed


def decide(
    service: Service, command: ServiceCommand, desk: Desk[ServiceFacts]
) -> Iterator[ServiceEvent | Effective]:
    known, officer = desk.known, desk.by.person
    take(desk, known.annuls if isinstance(command, AnnulService) else SERVE, known.of_item)
    about = (known.item, known.person, known.place.region)

    match service, command:
        case NotServed(), RecordServiceAttempt(attempted_on=day, outcome=outcome):
            must_lie_between(known.issued_on, day, desk.on, "attempted_on")
            yield Effective(day, AttemptFailed(*about, day, outcome, officer))

        case NotServed(failed, published_until=None), PublishServiceNotice(published_on=day, medium=medium):
            must_lie_between(known.issued_on, day, desk.on, "published_on")
            must_be_signed_for(known.item.document)
            if not UNREACHABLE.intersection(failed):
                raise Refused("OTHER_WAYS_NOT_TRIED", field="document")
            days = known.law.parameter("public_notice_days", day).number
            yield Effective(day, NoticePublished(*about, day, medium, day + timedelta(days), officer))

        case NotServed(), ServeDocument(served_on=day, method=method):
            must_lie_between(known.issued_on, day, desk.on, "served_on")
            must_be_shown(service, command)
            served = Served(
                *about,
                on=day,
                method=method,
                receiver=command.receiver,
                witnessed=command.witnessed,
                proof=command.proof,
                officer=officer,
            )
            yield Effective(day, served)

        case WasServed(on=day), AnnulService(ground=ground, papers=papers):
            yield ServiceAnnulled(*about, desk.on, day, ground, papers, officer)

        case NotServed(), AnnulService():
            raise Refused("NOT_SERVED", field="document")

        case _:
            raise Refused(
                "ALREADY_SERVED" if isinstance(service, WasServed) else "NOTICE_RUNS", field="document"
            )


def must_be_shown(service: NotServed, command: ServeDocument) -> None:
    """Each way of service asks for something of its own to show for it."""
    if command.method is ServiceMethod.PUBLIC_NOTICE:
        if command.served_on != service.published_until:
            raise Refused("NOTICE_NOT_OVER", field="served_on", until=service.published_until)
        return
    if command.proof is None:
        raise Refused("SERVICE_RECEIPT_MISSING", field="proof")
    if command.method in TAKEN and command.receiver is None:
        raise Refused("RECEIVER_MISSING", field="receiver")
    if command.receiver is ServiceReceiver.FAMILY and command.employer:
        raise Refused("EMPLOYER_HAS_NO_FAMILY", field="receiver")
    if command.method is ServiceMethod.LEFT:
        must_be_signed_for(command.document)
        if FailedServiceAttempt.REFUSED_TO_TAKE not in service.failed:
            raise Refused("NOT_REFUSED_TO_TAKE", field="method")
        if command.witnessed is None:
            raise Refused("WITNESS_MISSING", field="witnessed")


def must_be_signed_for(document: ServedDocument) -> None:
    """A mediation binds whoever signs for it: whoever does not take it has not agreed (article 42)."""
    if document is ServedDocument.MEDIATION_STATEMENT:
        raise Refused("MUST_BE_SIGNED_FOR", field="method", law="劳动争议调解仲裁法 四十二")


def must_lie_between(issued_on: date, day: date, on: date, field: str) -> None:
    if day < issued_on:
        raise Refused("SERVED_BEFORE_ISSUED", field=field, issued_on=issued_on)
    if day > on:
        raise Refused("SERVED_IN_FUTURE", field=field)


def evolve(service: Service, event: ServiceEvent) -> Service:
    match service, event:
        case NotServed(failed=failed), AttemptFailed(outcome=outcome):
            return replace(service, failed=(*failed, outcome))
        case NotServed(), NoticePublished(until=until):
            return replace(service, published_until=until)
        case NotServed(), Served(on=on):
            return WasServed(on, service)
        case WasServed(before=before), ServiceAnnulled():
            return before
        case _:
            raise ValueError(f"{event} cannot follow {service}")


SERVICE = Decider[Service, ServiceCommand, ServiceEvent](NotServed(), decide, evolve)
