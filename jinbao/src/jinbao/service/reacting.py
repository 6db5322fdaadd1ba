"""What follows in a service from facts that it has heard, each with the fact as its cause."""

import logging
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from jinbao.actor import Actor
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.events import By, Origin
from jinbao.ledger import Envelope, History
from jinbao.published import Heard
from jinbao.recorder import Stored
from jinbao.service.slice import Enquiry
from jinbao.service.unfolding import unfold

if TYPE_CHECKING:
    from jinbao.service.service import Service

INBOX = "inbox"
"""Who acts where a fact of another service leads to something here: no person and no office."""

log = logging.getLogger(__name__)


def following(service: "Service", connection: Connection, heard: Sequence[Heard]) -> Iterator[list[Stored]]:
    """What is to be kept because of each fact, before the next one is looked at.

    A refusal leaves only the registers; one that will pass has the fact heard again.
    """
    read: dict[str, History[Any]] = {}
    authority, today = service.tables.authority, service.today
    enquiry = Enquiry(connection, Actor(INBOX), Call(INBOX, None), today, authority, service)
    for one in heard:
        if not (reactions := service.reactions.get(type(one.event))):
            continue
        follows = chain.from_iterable(reaction(enquiry, one) for reaction in reactions)
        origin = Origin(f"{service.name}/{one.id}", service.digest(one.id.encode()))
        envelope = Envelope(
            By(INBOX), on=today, at=service.clock(), command=origin, cause=one.id, trace=one.trace
        )
        try:
            stored = unfold(enquiry, follows, envelope, tried := dict(read))
        except Refused as refused:
            if refused.retryable:
                raise
            log.warning("Nothing follows from %s in %s: %s", one.id, service.name, refused.code)
            continue
        read = tried
        if stored:
            yield stored
