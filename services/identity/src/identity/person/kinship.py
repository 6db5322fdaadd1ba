"""Kinship: who is whose child, and who is married to whom."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.items import CORRECT, REGISTER
from identity.person.events import KinshipEnded, KinshipEvent, KinshipRecorded
from identity.person.file import Places, must_serve
from identity.person.terms import Evidence, Kinship
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective


class Pair(Struct, frozen=True):
    """Two persons in one way only: a parent before the child, spouses by their ids."""

    person: str
    relative: str
    relation: Kinship

    @property
    def stream(self) -> str:
        return f"kinship/{self.person}/{self.relative}/{self.relation}"


class Relate(Struct, frozen=True):
    on: date
    pair: Pair
    since: date | None


class End(Struct, frozen=True):
    on: date
    pair: Pair
    until: date | None
    evidence: Evidence


class Relative(Struct, frozen=True):
    born: date
    villages: tuple[str, ...]


class KinFacts(Struct, frozen=True):
    """What the register of persons says of the two."""

    relatives: Mapping[str, Relative]
    places: Places


class NotKin(Struct, frozen=True):
    pass


class Kin(Struct, frozen=True):
    since: date | None


Request: TypeAlias = Relate | End
State: TypeAlias = NotKin | Kin


def pair(person: str, relative: str, relation: Kinship) -> Pair:
    if person == relative:
        raise Refused("KIN_OF_ONESELF", field="relative")
    match relation:
        case Kinship.PARENT:
            return Pair(relative, person, Kinship.CHILD)
        case Kinship.SPOUSE:
            return Pair(min(person, relative), max(person, relative), relation)
        case _:
            return Pair(person, relative, relation)


def decide(state: State, request: Request, desk: Desk[KinFacts]) -> Iterator[KinshipEvent | Effective]:
    match state, request:
        case NotKin(), Relate(pair=two, since=since):
            serve_either(desk, REGISTER, two)
            must_be_possible(two, since, desk)
            event = KinshipRecorded(two.person, two.relative, two.relation, since)
            yield Effective(since, event) if since else event

        case Kin(), Relate(pair=two):
            serve_either(desk, REGISTER, two)

        case Kin(since), End(pair=two, until=until, evidence=evidence):
            serve_either(desk, CORRECT, two)
            if until and since and until < since:
                raise Refused("KINSHIP_DAYS", field="until", since=since)
            yield KinshipEnded(two.person, two.relative, two.relation, until, evidence)

        case _:
            raise Refused("NOT_KIN", field="relative")


def serve_either(desk: Desk[KinFacts], step: str, two: Pair) -> None:
    of = [village for one in (two.person, two.relative) for village in known(desk, one).villages]
    must_serve(Desk(desk.by, desk.on, desk.known.places), step, *of)


def must_be_possible(two: Pair, since: date | None, desk: Desk[KinFacts]) -> None:
    person, relative = known(desk, two.person), known(desk, two.relative)
    if two.relation is Kinship.CHILD and person.born >= relative.born:
        raise Refused("BORN_BEFORE_PARENT", field="relative", born=relative.born, parent_born=person.born)
    if since and since > desk.on:
        raise Refused("SINCE_IN_FUTURE", field="since", since=since)


def known(desk: Desk[KinFacts], person: str) -> Relative:
    if person not in desk.known.relatives:
        raise Refused("PERSON_UNKNOWN", field="person", person=person)
    return desk.known.relatives[person]


def evolve(_: State, event: KinshipEvent) -> State:
    match event:
        case KinshipRecorded(since=since):
            return Kin(since)
        case KinshipEnded():
            return NotKin()


KINSHIP = Decider[State, Request, KinshipEvent](NotKin(), decide, evolve)
