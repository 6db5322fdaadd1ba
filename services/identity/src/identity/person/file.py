"""How a person's file stands, where the person is at home, and which office may act in it."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.items import PERSON
from identity.person.events import DeathRecorded
from identity.person.terms import DeathEvidence
from jinbao.actor import Place
from jinbao.desk import Desk

Places: TypeAlias = Mapping[str, Place]
"""The villages that a decision is about."""


class Unregistered(Struct, frozen=True):
    pass


class Death(Struct, frozen=True):
    """What it rests on; ``before`` is what was known on weaker evidence."""

    told: DeathRecorded
    before: "Death | None" = None

    @property
    def died_on(self) -> date:
        return self.told.died_on

    @property
    def evidence(self) -> DeathEvidence:
        return self.told.evidence


class OnFile(Struct, frozen=True):
    person: str
    born: date
    hukou_village: str
    residence_village: str
    death: Death | None = None
    absorbed: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()


class Merged(Struct, frozen=True):
    file: OnFile
    survivor: str


class Gone(Struct, frozen=True):
    """Erased: the proofs stand, and there is nobody left to speak of."""

    person: str


File: TypeAlias = Unregistered | OnFile | Merged | Gone


def villages(file: File) -> tuple[str, ...]:
    """Where the person is at home: by hukou, and by residence."""
    match file:
        case OnFile(hukou_village=hukou, residence_village=residence):
            return hukou, residence
        case Merged(of, _):
            return villages(of)
        case _:
            return ()


def must_serve(desk: Desk[Places], step: str, *of: str, item: str = PERSON) -> None:
    """Papers are brought to the place of the hukou or to that of the residence; either office may act."""
    places = [desk.known[village] for village in of]
    if not any(True for place in places for _ in desk.by.may(step, item, place, desk.on)):
        desk.must(step, item, places[0])
