"""What lists have told of a person goes with the file: to the one it is merged into, and back with it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from identity.entitlement.entitlement import (
    ENTITLEMENT,
    Entitlement,
    GiveOver,
    Join,
    Leave,
    Return,
    stream_of,
)
from identity.entitlement.terms import EntitlementKind
from jinbao.service import Enquiry, Part


def joined(enquiry: Enquiry, merged: str, survivor: str, on: date) -> Iterator[Part]:
    for kind in EntitlementKind:
        if told := told_of(enquiry, merged, kind).told:
            yield part(merged, kind, GiveOver(on, merged, kind, survivor))
            yield part(survivor, kind, Join(on, survivor, kind, merged, told))


def parted(enquiry: Enquiry, merged: str, survivor: str, on: date) -> Iterator[Part]:
    for kind in EntitlementKind:
        if merged in told_of(enquiry, survivor, kind).joined:
            yield part(survivor, kind, Leave(on, survivor, kind, merged))
            yield part(merged, kind, Return(on, merged, kind))


def told_of(enquiry: Enquiry, person: str, kind: EntitlementKind) -> Entitlement:
    return enquiry.service.ledger.history(ENTITLEMENT, stream_of(person, kind)).state


def part(person: str, kind: EntitlementKind, request: Any) -> Part:
    return Part(stream_of(person, kind), ENTITLEMENT, request, lambda _it: None)
