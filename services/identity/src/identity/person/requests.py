"""What the decider of a file is asked: the commands, and what others of this service ask of it."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.person.commands import (
    DecideBirthDate,
    ErasePerson,
    MergePersons,
    MoveHukou,
    RecordDeath,
    RecordPaper,
    RevokeDeath,
    UnmergePersons,
)
from identity.person.events import ContactChanged, Corrected, NumberAdded, Registered, ResidenceMoved
from identity.person.terms import DeathEvidence, Evidence


class Record(Struct, frozen=True):
    """What a command says of a person, sealed, as the event that follows if the office may say it."""

    on: date
    happened: Registered | Corrected | ContactChanged | NumberAdded | ResidenceMoved


class Absorb(Struct, frozen=True):
    on: date
    merged: str


class Release(Struct, frozen=True):
    on: date
    merged: str


class NoteDeath(Struct, frozen=True):
    """A death as a partner's feed tells it; the file of the feed is its proof."""

    on: date
    person: str
    died_on: date
    evidence: DeathEvidence
    feed: str
    step: str


class TakeBackDeath(Struct, frozen=True):
    """The feed that told of a death was wrong; what was known before it is known again."""

    on: date
    person: str
    feed: str
    evidence: Evidence


Request: TypeAlias = (
    Record
    | DecideBirthDate
    | MoveHukou
    | RecordDeath
    | NoteDeath
    | RevokeDeath
    | TakeBackDeath
    | MergePersons
    | UnmergePersons
    | Absorb
    | Release
    | RecordPaper
    | ErasePerson
)


def named(request: Request) -> str:
    match request:
        case Record(happened=happened):
            return happened.person
        case Absorb(merged=merged) | Release(merged=merged):
            return merged
        case MergePersons(merged=merged) | UnmergePersons(merged=merged):
            return merged
        case _:
            return request.person
