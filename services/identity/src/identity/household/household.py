"""The household: who belongs to it, and who heads it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from identity.household.commands import ChangeHead, HouseholdCommand, JoinHousehold, LeaveHousehold, NewMember
from identity.household.events import HeadChanged, HouseholdEvent, Joined, Left, Registered, Related
from identity.items import CORRECT, PERSON, REGISTER
from identity.roster.form import Relation
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective


class Enter(Struct, frozen=True):
    """A household out of whatever list it came in."""

    on: date
    household: str
    village: str
    number: str
    members: tuple[NewMember, ...]


class HomeFacts(Struct, frozen=True):
    """Where the household is, and which of those named are on file."""

    place: Place
    on_file: frozenset[str]


class NotThere(Struct, frozen=True):
    pass


class There(Struct, frozen=True):
    household: str
    village: str
    members: Mapping[str, Relation]

    @property
    def head(self) -> str | None:
        return next((one for one, relation in self.members.items() if relation is Relation.HEAD), None)


Request: TypeAlias = Enter | HouseholdCommand
Household: TypeAlias = NotThere | There


def decide(
    household: Household, request: Request, desk: Desk[HomeFacts]
) -> Iterator[HouseholdEvent | Effective]:
    match household, request:
        case NotThere(), Enter():
            desk.must(REGISTER, PERSON, desk.known.place)
            yield Registered(request.household, request.village, request.number)
            empty = There(request.household, request.village, {})
            yield from joining(empty, request.members, request.on, desk)

        case There(members=members), Enter():
            desk.must(REGISTER, PERSON, desk.known.place)
            new = tuple(one for one in request.members if one.person not in members)
            yield from joining(household, new, request.on, desk)

        case There(), JoinHousehold(person=person, relation=relation, since=since):
            desk.must(REGISTER, PERSON, desk.known.place)
            if person in household.members:
                raise Refused("MEMBER_ALREADY", field="person")
            yield from joining(household, (NewMember(person=person, relation=relation),), since, desk)

        case There(), LeaveHousehold(person=person, until=until):
            desk.must(CORRECT, PERSON, desk.known.place)
            must_belong(household, person, "person")
            headed = household.members[person] is Relation.HEAD
            yield Effective(until, Left(household.household, person, until, headed))

        case There(), ChangeHead():
            desk.must(CORRECT, PERSON, desk.known.place)
            yield Effective(request.since, changed_head(household, request))

        case _:
            raise Refused("HOUSEHOLD_UNKNOWN", field="household")


def joining(
    household: There, new: tuple[NewMember, ...], since: date, desk: Desk[HomeFacts]
) -> Iterator[Effective]:
    if since > desk.on:
        raise Refused("SINCE_IN_FUTURE", field="since", since=since)
    heads = [household.head] if household.head else []
    for member in new:
        if member.person not in desk.known.on_file:
            raise Refused("PERSON_UNKNOWN", field="person", person=member.person)
        if member.relation is Relation.HEAD:
            heads.append(member.person)
        if len(heads) > 1:
            raise Refused("HEAD_ALREADY", field="relation", head=heads[0])
        yield Effective(since, Joined(household.household, member.person, member.relation, since))


def changed_head(household: There, request: ChangeHead) -> HeadChanged:
    """Everybody else is named once: nobody keeps a relation to a head who is no longer."""
    must_belong(household, request.head, "head")
    named = [member.person for member in request.relations]
    others = household.members.keys() - {request.head}
    if len(named) != len(others) or set(named) != others:
        raise Refused("RELATIONS_INCOMPLETE", field="relations", members=len(others))
    if any(member.relation is Relation.HEAD for member in request.relations):
        raise Refused("HEAD_ALREADY", field="relations", head=request.head)
    relations = tuple(Related(member.person, member.relation) for member in request.relations)
    return HeadChanged(household.household, request.head, relations, request.since)


def must_belong(household: There, person: str, field: str) -> None:
    if person not in household.members:
        raise Refused("NOT_A_MEMBER", field=field)


def evolve(household: Household, event: HouseholdEvent) -> Household:
    match household, event:
        case NotThere(), Registered(of, village, _):
            return There(of, village, {})
        case There(members=members), Joined(_, person, relation):
            return structs.replace(household, members={**members, person: relation})
        case There(members=members), Left(_, person):
            rest = {one: relation for one, relation in members.items() if one != person}
            return structs.replace(household, members=rest)
        case There(), HeadChanged(_, head, relations):
            anew = {head: Relation.HEAD} | {one.person: one.relation for one in relations}
            return structs.replace(household, members=anew)
        case _:
            raise ValueError(f"{event} cannot follow {household}")


HOUSEHOLD = Decider[Household, Request, HouseholdEvent](NotThere(), decide, evolve)
