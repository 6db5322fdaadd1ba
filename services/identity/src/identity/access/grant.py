"""The grant: nobody gives more than they have, and nobody holds two posts that must be kept apart."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from identity.access.commands import DelegateGrant, EndGrant, GiveGrant
from identity.access.events import GrantEnded, GrantEvent, GrantGiven
from identity.items import ACCESS, MANAGE
from jinbao.actor import EVERYTHING, Grant, Place
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk

LAW = "社会保险经办条例第三十六条"
APART = frozenset({"review", "recheck", "approve", "pay"})
"""Steps of one item that one person never holds at the same time and place (不相容岗位)."""


class GrantFacts(Struct, frozen=True):
    """Where the grant shall hold, what the person holds already, and the grant it is delegated from."""

    place: Place
    held: tuple[Grant, ...] = ()
    delegated_from: Grant | None = None
    is_delegation: bool = False


class NotGiven(Struct, frozen=True):
    pass


class Given(Struct, frozen=True):
    grant: Grant


Command: TypeAlias = GiveGrant | DelegateGrant | EndGrant
State: TypeAlias = NotGiven | Given


def decide(state: State, command: Command, desk: Desk[GrantFacts]) -> Iterator[GrantEvent]:
    match state, command:
        case NotGiven(), GiveGrant():
            desk.must(MANAGE, ACCESS, desk.known.place)
            grant = granted(command)
            must_be_kept_apart(grant, desk.known.held)
            yield GrantGiven(grant)

        case NotGiven(), DelegateGrant():
            grant = delegated(command, desk)
            must_be_kept_apart(grant, desk.known.held)
            yield GrantGiven(grant, command.delegated_from)

        case Given(grant), EndGrant(until=until, reason=reason):
            if not desk.by.speaks_for(grant.person):
                desk.must(MANAGE, ACCESS, desk.known.place)
            if grant.until is None or until < grant.until:
                yield GrantEnded(grant.id, max(until, grant.since - timedelta(days=1)), reason)

        case NotGiven(), _:
            raise Refused("GRANT_UNKNOWN", field="grant")

        case _:
            raise Refused("GRANT_EXISTS", field="grant")


def granted(command: GiveGrant) -> Grant:
    must_have_days(command.since, command.until)
    return Grant(
        id=command.grant,
        person=command.person,
        role=command.role,
        office=command.office,
        region=command.region,
        items=command.items,
        steps=command.steps,
        since=command.since,
        until=command.until,
        ceiling=command.ceiling,
        source=command.source,
    )


def delegated(command: DelegateGrant, desk: Desk[GrantFacts]) -> Grant:
    """A delegation is never wider or longer than the grant it comes from, and is not delegated again."""
    own = desk.known.delegated_from
    if own is None or own.person != desk.by.person or not own.holds_on(command.on):
        raise NotAuthorised("NOT_ONES_OWN_GRANT", field="delegatedFrom")
    if desk.known.is_delegation:
        raise Refused("DELEGATED_AGAIN", field="delegatedFrom")
    must_have_days(command.since, command.until)
    too_long = own.until is not None and command.until > own.until
    too_high = own.ceiling is not None and (command.ceiling is None or command.ceiling > own.ceiling)
    if too_long or too_high or command.since < own.since or wider(command, own):
        raise Refused("DELEGATION_TOO_WIDE", field="delegatedFrom")
    return replace(
        own,
        id=command.grant,
        person=command.person,
        items=command.items,
        steps=command.steps,
        since=command.since,
        until=command.until,
        ceiling=command.ceiling,
        source=f"delegation: {command.reason}",
    )


def wider(command: DelegateGrant, own: Grant) -> bool:
    def within(asked: tuple[str, ...], have: tuple[str, ...]) -> bool:
        return EVERYTHING in have or set(asked) <= set(have)

    return not (within(command.items, own.items) and within(command.steps, own.steps))


def must_have_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise Refused("GRANT_DAYS", field="until", since=since, until=until)


def must_be_kept_apart(grant: Grant, held: tuple[Grant, ...]) -> None:
    """One person holds at most one of review, recheck, approval and payment of an item in a place."""
    together = [grant, *(other for other in held if overlap(grant, other))]
    for item in {item for one in together for item in one.items}:
        steps = {step for one in together if item in one.items for step in one.steps}
        if len(steps & APART) > 1:
            raise Refused("POSTS_KEPT_APART", field="steps", law=LAW, item=item)


def overlap(one: Grant, other: Grant) -> bool:
    return (
        one.region == other.region
        and (one.until is None or other.since <= one.until)
        and (other.until is None or one.since <= other.until)
    )


def evolve(state: State, event: GrantEvent) -> State:
    match state, event:
        case NotGiven(), GrantGiven(grant=grant):
            return Given(grant)
        case Given(grant), GrantEnded(until=until):
            return Given(replace(grant, until=until))
        case _:
            raise ValueError(f"{event} cannot follow {state}")


GRANT = Decider[State, Command, GrantEvent](NotGiven(), decide, evolve)

__all__ = ["APART", "GRANT", "Given", "GrantFacts", "NotGiven"]
