"""A decision reaches whom it concerns (送达): from that day its appeals run, by the law of that day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from jinbao.casework.appeal import AppealEnds
from jinbao.decider import Refused
from jinbao.decision import Appeal, appeal_ends
from jinbao.rules import Law


class Unserved(Struct, frozen=True):
    """A decision of which nobody has been told yet."""

    id: str
    on: date
    appeals: tuple[Appeal, ...]


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
