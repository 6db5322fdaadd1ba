"""The grant: nobody gives it to themselves, and nobody holds two posts that must be kept apart."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import asdict, replace

from identity.access.commands import DelegateGrant, EndGrant, GiveGrant, NewGrant
from identity.access.events import GrantEnded, GrantEvent, GrantGiven
from identity.items import ACCESS, MANAGE, OWN
from jinbao.actor import EVERYTHING, Grant, Place
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk

LAW = "社会保险经办条例 三十六"
ONE_DAY = timedelta(days=1)
APART = frozenset({"review", "recheck", "approve", "pay"})
"""Steps of one item that one person never holds at the same time and place (不相容岗位)."""
FIRST_REVIEW = "first-review"


class Held(Struct, frozen=True):
    """A grant that somebody holds, and what the region of it lies within."""

    grant: Grant
    place: Place


class GrantFacts(Struct, frozen=True):
    """Where the grant shall hold, what the person holds already, and the grant it is delegated from.

    ``is_colleague`` says that the deputy is appointed in the office of that grant;
    ``follows`` says that it ends because something else has ended, which was asked for by who may.
    """

    place: Place
    held: tuple[Held, ...] = ()
    delegated_from: Grant | None = None
    is_delegation: bool = False
    is_colleague: bool = True
    is_at_station: bool = False
    follows: bool = False


class NotGiven(Struct, frozen=True):
    pass


class Given(Struct, frozen=True):
    grant: Grant


Command: TypeAlias = GiveGrant | DelegateGrant | EndGrant
State: TypeAlias = NotGiven | Given


def decide(state: State, command: Command, desk: Desk[GrantFacts]) -> Iterator[GrantEvent]:
    match state, command:
        case NotGiven(), GiveGrant(grant=new):
            desk.must(MANAGE, ACCESS, desk.known.place)
            grant = granted(new)
            must_be_another(grant, desk)
            must_be_of_its_office(grant, desk.known)
            must_be_kept_apart(grant, desk.known)
            yield GrantGiven(grant)

        case NotGiven(), DelegateGrant():
            grant = delegated(command, desk)
            must_be_another(grant, desk)
            must_be_kept_apart(grant, desk.known)
            yield GrantGiven(grant, command.delegated_from)

        case Given(grant), EndGrant(until=until, reason=reason):
            must_have_a_say(grant, desk)
            if until < command.on - ONE_DAY:
                raise Refused("GRANT_END_PAST", field="until", until=until)
            if grant.until is None or until < grant.until:
                yield GrantEnded(grant.id, max(until, grant.since - ONE_DAY), reason)

        case NotGiven(), _:
            raise Refused("GRANT_UNKNOWN", field="grant")

        case _:
            raise Refused("GRANT_EXISTS", field="grant")


def granted(new: NewGrant) -> Grant:
    must_have_days(new.since, new.until)
    if new.ceiling is not None and new.ceiling < 0:
        raise Refused("CEILING_NEGATIVE", field="grant.ceiling")
    return Grant(**asdict(new))


def delegated(command: DelegateGrant, desk: Desk[GrantFacts]) -> Grant:
    """A delegation is never wider or longer than the grant it comes from, and is not delegated again."""
    own = desk.known.delegated_from
    if own is None or own.person != desk.by.person or not own.holds_on(command.on):
        raise NotAuthorised("NOT_ONES_OWN_GRANT", field="delegatedFrom")
    if desk.known.is_delegation:
        raise Refused("DELEGATED_AGAIN", field="delegatedFrom")
    if not desk.known.is_colleague:
        raise Refused("DELEGATE_NOT_APPOINTED", field="person", since=command.since)
    must_have_days(command.since, command.until)
    too_long = own.until is not None and command.until > own.until
    too_high = own.ceiling is not None and (command.ceiling is None or command.ceiling > own.ceiling)
    if command.ceiling is not None and command.ceiling < 0:
        raise Refused("CEILING_NEGATIVE", field="ceiling")
    if too_long or too_high or command.since < own.since or wider(command, own):
        raise Refused("DELEGATION_TOO_WIDE", field="delegatedFrom")
    return replace(
        own,
        id=command.delegation,
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


def must_be_another(grant: Grant, desk: Desk[GrantFacts]) -> None:
    """Nobody gives authority to themselves."""
    if grant.person == desk.by.person:
        raise NotAuthorised("GRANT_TO_ONESELF", field="person")


def must_have_a_say(grant: Grant, desk: Desk[GrantFacts]) -> None:
    """Who holds a grant gives it back, who delegated it takes it back, who manages access ends it."""
    facts = desk.known
    delegator = facts.delegated_from.person if facts.delegated_from else None
    if not facts.follows and desk.by.person not in (grant.person, delegator):
        desk.must(MANAGE, ACCESS, facts.place)


def must_be_of_its_office(grant: Grant, facts: GrantFacts) -> None:
    """A station collects and checks; it never accepts, approves or pays. Source: domain handbook 17.7."""
    if facts.is_at_station and (decisive := apart(grant) | {FIRST_REVIEW} & {*grant.steps}):
        raise Refused("STATION_ONLY_COLLECTS", field="steps", step=min(decisive))


def must_be_kept_apart(grant: Grant, facts: GrantFacts) -> None:
    """One person holds at most one of review, recheck, approval and payment of an item in a place."""
    beside = [held.grant for held in facts.held if meet(Held(grant, facts.place), held)]
    for item in {item for one in (grant, *beside) for item in one.items} - OWN:
        if concerns(grant, item):
            steps = {step for one in (grant, *beside) if concerns(one, item) for step in apart(one)}
            if len(steps) > 1:
                raise Refused("POSTS_KEPT_APART", field="steps", law=LAW, item=item)


def concerns(grant: Grant, item: str) -> bool:
    return EVERYTHING in grant.items or item in grant.items


def apart(grant: Grant) -> frozenset[str]:
    return APART if EVERYTHING in grant.steps else APART & frozenset(grant.steps)


def meet(one: Held, other: Held) -> bool:
    """Whether two grants hold on some day in some place both: a county's holds in its townships too."""
    first, second = one.grant, other.grant
    return (
        (first.region in other.place.within or second.region in one.place.within)
        and (first.until is None or second.since <= first.until)
        and (second.until is None or first.since <= second.until)
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
