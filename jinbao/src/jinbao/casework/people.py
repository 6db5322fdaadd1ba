"""The people whom a service knows: birth, hukou, death and kinship as identity published them; no names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import Boolean, Column, Connection, Date, Index, Row, Table, Text, or_, select

from jinbao.calendar import legal_day
from jinbao.casework.metadata import CASEWORK
from jinbao.events import Event
from jinbao.identifiers import Sex
from jinbao.published import Heard
from jinbao.register import Changes
from jinbao.service import Slice


class PersonRegistered(Event, frozen=True, tag="identity.person-registered.v1"):
    person: str
    born: date
    hukou_region: str
    rural_hukou: bool
    sex: Sex | None = None


class SexCorrected(Event, frozen=True, tag="identity.sex-corrected.v1"):
    person: str
    sex: Sex


class BirthCorrected(Event, frozen=True, tag="identity.birth-corrected.v1"):
    person: str
    born: date


class HukouMoved(Event, frozen=True, tag="identity.hukou-moved.v1"):
    person: str
    hukou_region: str
    rural_hukou: bool


class DeathRecorded(Event, frozen=True, tag="identity.death-recorded.v1"):
    """Strong evidence ends a pension, a village report alone only suspends it: handbook 17.2."""

    person: str
    died_on: date
    strong: bool


class DeathRevoked(Event, frozen=True, tag="identity.death-revoked.v1"):
    person: str


class KinshipRecorded(Event, frozen=True, tag="identity.kinship-recorded.v1"):
    """``relation`` is what ``relative`` is to ``person``: CHILD or SPOUSE."""

    person: str
    relative: str
    relation: str


class PersonsMerged(Event, frozen=True, tag="identity.persons-merged.v1"):
    """Two files are of one human being; the survivor's goes on."""

    survivor: str
    merged: str


class PersonsUnmerged(Event, frozen=True, tag="identity.persons-unmerged.v1"):
    survivor: str
    merged: str


class KinshipEnded(Event, frozen=True, tag="identity.kinship-ended.v1"):
    person: str
    relative: str


OfPeople: TypeAlias = (
    PersonRegistered
    | SexCorrected
    | BirthCorrected
    | HukouMoved
    | DeathRecorded
    | DeathRevoked
    | KinshipRecorded
    | KinshipEnded
    | PersonsMerged
    | PersonsUnmerged
)

CHILD = "CHILD"

PEOPLE = Table(
    "person_known",
    CASEWORK,
    Column("person", Text, primary_key=True),
    Column("sex", Text),
    Column("sex_event", Text),
    Column("born", Date, nullable=False),
    Column("born_event", Text, nullable=False),
    Column("born_known_on", Date, nullable=False),
    Column("hukou_region", Text, nullable=False),
    Column("rural_hukou", Boolean, nullable=False),
    Column("hukou_event", Text, nullable=False),
    Column("hukou_known_on", Date, nullable=False),
    Column("hukou_since", Date, nullable=False),
    Column("died_on", Date),
    Column("death_is_proven", Boolean),
    Column("death_event", Text),
    Column("death_known_on", Date),
    Column("merged_into", Text),
    Column("merger_known_on", Date),
    Index("person_known_by_birth", "born"),
)
"""Each fact with the id of the event from which it is known, and the legal day since when."""

KIN = Table(
    "person_kin",
    CASEWORK,
    Column("person", Text, primary_key=True),
    Column("relative", Text, primary_key=True),
    Column("relation", Text, nullable=False),
    Column("event", Text, nullable=False),
    Index("person_kin_of", "relative"),
)


def take(changes: Changes, heard: Heard) -> None:
    known_on = legal_day(heard.recorded_at)
    match heard.event:
        case PersonRegistered(person, born, hukou_region, rural_hukou, sex):
            changes.put(
                PEOPLE,
                person=person,
                sex=sex,
                sex_event=heard.id,
                born=born,
                born_event=heard.id,
                born_known_on=known_on,
                hukou_region=hukou_region,
                rural_hukou=rural_hukou,
                hukou_event=heard.id,
                hukou_known_on=known_on,
                hukou_since=heard.effective_on,
                died_on=None,
                death_is_proven=None,
                death_event=None,
                death_known_on=None,
                merged_into=None,
                merger_known_on=None,
            )
        case SexCorrected(person, sex):
            changes.change(PEOPLE, person, sex=sex, sex_event=heard.id)
        case BirthCorrected(person, born):
            changes.change(PEOPLE, person, born=born, born_event=heard.id, born_known_on=known_on)
        case HukouMoved(person, hukou_region, rural_hukou):
            changes.change(
                PEOPLE,
                person,
                hukou_region=hukou_region,
                rural_hukou=rural_hukou,
                hukou_event=heard.id,
                hukou_known_on=known_on,
                hukou_since=heard.effective_on,
            )
        case DeathRecorded(person, died_on, strong):
            death = {"died_on": died_on, "death_is_proven": strong}
            changes.change(PEOPLE, person, **death, death_event=heard.id, death_known_on=known_on)
        case DeathRevoked(person):
            none = {"died_on": None, "death_is_proven": None}
            changes.change(PEOPLE, person, **none, death_event=heard.id, death_known_on=known_on)
        case KinshipRecorded(person, relative, relation):
            changes.put(KIN, person=person, relative=relative, relation=relation, event=heard.id)
        case PersonsMerged(survivor, merged):
            changes.change(PEOPLE, merged, merged_into=survivor, merger_known_on=known_on)
        case PersonsUnmerged(_, merged):
            changes.change(PEOPLE, merged, merged_into=None, merger_known_on=known_on)
        case KinshipEnded(person, relative):
            changes.remove(KIN, person, relative)


def known_people(connection: Connection, people: Iterable[str]) -> dict[str, Row[Any]]:
    """What the service knows of each of them; somebody whom it does not know is left out."""
    rows = connection.execute(select(PEOPLE).where(PEOPLE.c.person.in_(list(people))))
    return {row.person: row for row in rows}


def kin_of_each(connection: Connection, people: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Everybody who is recorded as kin of each of them, in whichever direction."""
    kin: dict[str, set[str]] = {person: set() for person in people}
    statement = select(KIN.c.person, KIN.c.relative).where(
        or_(KIN.c.person.in_(people), KIN.c.relative.in_(people))
    )
    for person, relative in connection.execute(statement):
        kin.setdefault(person, set()).add(relative)
        kin.setdefault(relative, set()).add(person)
    return {person: frozenset(relatives) for person, relatives in kin.items()}


def are_kin(connection: Connection, one: str, other: str) -> bool:
    return other in kin_of_each(connection, [one])[one]


def children_of_each(connection: Connection, people: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """The children on record of each of them, without those of whose death there is proof."""
    children: dict[str, set[str]] = {person: set() for person in people}
    statement = (
        select(KIN.c.person, KIN.c.relative)
        .join(PEOPLE, PEOPLE.c.person == KIN.c.relative)
        .where(KIN.c.person.in_(people), KIN.c.relation == CHILD, PEOPLE.c.death_is_proven.is_not(True))
    )
    for person, child in connection.execute(statement):
        children[person].add(child)
    return {person: frozenset(found) for person, found in children.items()}


SLICE = Slice("people", lets_act=are_kin)
