"""A decision reaches whom it concerns (送达): from that day its appeals run, by the law of that day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from jinbao.casework.appeal import AppealEnds
from jinbao.casework.decided import DECISIONS
from jinbao.decider import Refused
from jinbao.decision import Appeal, appeal_ends, read_decision
from jinbao.rules import Law


class Unserved(Struct, frozen=True):
    """A decision of which nobody has been told yet."""

    id: str
    on: date
    appeals: tuple[Appeal, ...]


def unserved_in(connection: Connection, streams: Sequence[str]) -> Mapping[str, tuple[Unserved, ...]]:
    """Of each case by the name of its stream, the oldest first."""
    table = DECISIONS.c
    found: dict[str, tuple[Unserved, ...]] = defaultdict(tuple)
    kept = select(DECISIONS).where(table.stream.in_(streams), table.served_on.is_(None)).order_by(table.id)
    for row in connection.execute(kept):
        appeals = read_decision(row.decision.encode()).appeals
        found[row.stream] += (Unserved(row.id, row.on, appeals),)
    return found


def must_be_unserved(unserved: Sequence[Unserved], decision: str) -> Unserved:
    """Raises DECISION_UNKNOWN, also for one that was served before."""
    for one in unserved:
        if one.id == decision:
            return one
    raise Refused("DECISION_UNKNOWN", field="decision")


def must_be_served_between(answered_on: date, served_on: date, on: date) -> None:
    if served_on < answered_on:
        raise Refused("SERVED_BEFORE_DECISION", field="served_on", decided_on=answered_on)
    if served_on > on:
        raise Refused("SERVED_IN_FUTURE", field="served_on")


def ends_of(appeals: Sequence[Appeal], served_on: date, law: Law) -> tuple[AppealEnds, ...]:
    return tuple(AppealEnds(one, appeal_ends(one, served_on, law)) for one in appeals)
