"""What can happen to a person's file. Names, numbers, accounts and addresses stand in it sealed."""

from datetime import date
from typing import TypeAlias

from identity.person.terms import DeathEvidence, ErasureGround, Evidence, Hukou, Kinship, NumberKind
from jinbao.events import Event
from jinbao.identifiers import Sex

Sealed: TypeAlias = str
"""Ciphertext under the person's own key: whoever destroys the key erases the person."""


class Registered(Event, frozen=True, tag="identity.person.registered.v1"):
    """Sex and birth date are decided facts; ``evidence`` is there where they differ from the number's."""

    person: str
    id_number: Sealed
    name: Sealed
    sex: Sex
    born: date
    hukou: Hukou
    hukou_village: str
    residence_village: str
    ethnicity: Sealed | None = None
    phone: Sealed | None = None
    address: Sealed | None = None
    bank: Sealed | None = None
    bank_account: Sealed | None = None
    evidence: Evidence | None = None


class Corrected(Event, frozen=True, tag="identity.person.corrected.v1"):
    """What stands here was always so; what is None stays as it was."""

    person: str
    evidence: Evidence
    name: Sealed | None = None
    sex: Sex | None = None
    ethnicity: Sealed | None = None


class BirthDateDecided(Event, frozen=True, tag="identity.person.birth-date-decided.v1"):
    """Which of several dates counts was decided by a human (认定出生日期)."""

    person: str
    born: date
    evidence: Evidence


class ContactChanged(Event, frozen=True, tag="identity.person.contact-changed.v1"):
    """What is None stays as it was."""

    person: str
    phone: Sealed | None = None
    bank: Sealed | None = None
    bank_account: Sealed | None = None


class NumberAdded(Event, frozen=True, tag="identity.person.number-added.v1"):
    """A changed number takes the place of the one before it; the others stay beside it."""

    person: str
    number: Sealed
    kind: NumberKind
    since: date | None
    until: date | None
    evidence: Evidence


class HukouMoved(Event, frozen=True, tag="identity.person.hukou-moved.v1"):
    person: str
    village: str
    hukou: Hukou
    since: date


class ResidenceMoved(Event, frozen=True, tag="identity.person.residence-moved.v1"):
    person: str
    village: str
    address: Sealed | None
    since: date


class DeathRecorded(Event, frozen=True, tag="identity.person.death-recorded.v1"):
    """A second one, on stronger evidence, takes the place of the first."""

    person: str
    died_on: date
    evidence: DeathEvidence
    paper: str | None
    feed: str | None = None
    """The file of a partner and the line in it, where that told."""


class DeathRevoked(Event, frozen=True, tag="identity.person.death-revoked.v1"):
    """They live, and always did."""

    person: str
    evidence: Evidence


class MergedInto(Event, frozen=True, tag="identity.person.merged-into.v1"):
    """This file and the survivor's are of one human being (双户籍)."""

    person: str
    survivor: str
    evidence: Evidence


class Absorbed(Event, frozen=True, tag="identity.person.absorbed.v1"):
    person: str
    merged: str


class Unmerged(Event, frozen=True, tag="identity.person.unmerged.v1"):
    """They were two after all: this file stands for itself again."""

    person: str
    survivor: str
    evidence: Evidence


class Released(Event, frozen=True, tag="identity.person.released.v1"):
    person: str
    merged: str


class PaperRecorded(Event, frozen=True, tag="identity.person.paper-recorded.v1"):
    """The contents are sealed beside the ledger; the hash is of the sealed file."""

    person: str
    paper: str
    media_type: str
    sha256: str


class Erased(Event, frozen=True, tag="identity.person.erased.v1"):
    """The key is destroyed in the same transaction; the proofs stand, and nobody can read a name in them."""

    person: str
    ground: ErasureGround


class KinshipRecorded(Event, frozen=True, tag="identity.person.kinship-recorded.v1"):
    """What the relative is to the person: a child or a spouse."""

    person: str
    relative: str
    relation: Kinship
    since: date | None


class KinshipEnded(Event, frozen=True, tag="identity.person.kinship-ended.v1"):
    """``until`` is None where it was never so."""

    person: str
    relative: str
    relation: Kinship
    until: date | None
    evidence: Evidence


PersonEvent: TypeAlias = (
    Registered
    | Corrected
    | BirthDateDecided
    | ContactChanged
    | NumberAdded
    | HukouMoved
    | ResidenceMoved
    | DeathRecorded
    | DeathRevoked
    | MergedInto
    | Absorbed
    | Unmerged
    | Released
    | PaperRecorded
    | Erased
)
KinshipEvent: TypeAlias = KinshipRecorded | KinshipEnded
