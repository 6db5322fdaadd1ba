"""What other services and integrators are told of persons: no names, no numbers, no addresses."""

from datetime import date
from typing import Any

from identity.person import events
from identity.person.terms import Hukou, Kinship
from jinbao.events import Event, Recorded
from jinbao.identifiers import Sex


class PersonRegistered(Event, frozen=True, tag="identity.person-registered.v1"):
    """Somebody has a file; the regions are those of the household register and of residence."""

    person: str
    sex: Sex
    born: date
    hukou_region: str
    rural_hukou: bool
    residence_region: str


class SexCorrected(Event, frozen=True, tag="identity.sex-corrected.v1"):
    """It was recorded wrongly; ``sex`` is the right one, from birth on."""

    person: str
    sex: Sex


class BirthCorrected(Event, frozen=True, tag="identity.birth-corrected.v1"):
    """The day of birth was recorded wrongly; ``born`` is the right one, from birth on."""

    person: str
    born: date


class HukouMoved(Event, frozen=True, tag="identity.hukou-moved.v1"):
    """From ``since`` on somebody is in the household register of another region, or of another kind."""

    person: str
    hukou_region: str
    rural_hukou: bool
    since: date


class ResidenceMoved(Event, frozen=True, tag="identity.residence-moved.v1"):
    """Somebody lives in another region from ``since`` on."""

    person: str
    residence_region: str
    since: date


class DeathRecorded(Event, frozen=True, tag="identity.death-recorded.v1"):
    """On strong evidence a pension ends; on weak evidence it is only suspended (domain handbook 17.2)."""

    person: str
    died_on: date
    strong: bool


class DeathRevoked(Event, frozen=True, tag="identity.death-revoked.v1"):
    """They live, and always did."""

    person: str


class KinshipRecorded(Event, frozen=True, tag="identity.kinship-recorded.v1"):
    """``relation`` is what the relative is to the person: CHILD or SPOUSE."""

    person: str
    relative: str
    relation: Kinship


class KinshipEnded(Event, frozen=True, tag="identity.kinship-ended.v1"):
    """``until`` is None where it was never so."""

    person: str
    relative: str
    relation: Kinship
    until: date | None


class PersonsMerged(Event, frozen=True, tag="identity.persons-merged.v1"):
    """Two files are of one human being; the survivor's goes on."""

    survivor: str
    merged: str


class PersonsUnmerged(Event, frozen=True, tag="identity.persons-unmerged.v1"):
    """They had been taken for one: ``merged`` has a file of their own again."""

    survivor: str
    merged: str


class PaperRecorded(Event, frozen=True, tag="identity.paper-recorded.v1"):
    """The contents of a paper are kept; ``sha256`` is of the sealed file, ``kind`` its format."""

    paper: str
    person: str
    sha256: str
    kind: str


class PersonErased(Event, frozen=True, tag="identity.person-erased.v1"):
    """The person's data can no longer be read; whoever holds copies of any must erase them too."""

    person: str


def public_person(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Registered() as one:
            return PersonRegistered(
                one.person,
                one.sex,
                one.born,
                one.hukou_village,
                one.hukou is Hukou.RURAL,
                one.residence_village,
            )
        case events.Corrected(person=person, sex=Sex() as sex):
            return SexCorrected(person, sex)
        case events.BirthDateDecided(person, born):
            return BirthCorrected(person, born)
        case events.HukouMoved(person, village, hukou, since):
            return HukouMoved(person, village, hukou is Hukou.RURAL, since)
        case events.ResidenceMoved(person, village, _, since):
            return ResidenceMoved(person, village, since)
        case events.DeathRecorded(person, died_on, evidence):
            return DeathRecorded(person, died_on, evidence.is_strong)
        case events.DeathRevoked(person):
            return DeathRevoked(person)
        case events.KinshipRecorded(person, relative, relation):
            return KinshipRecorded(person, relative, relation)
        case events.KinshipEnded(person, relative, relation, until):
            return KinshipEnded(person, relative, relation, until)
        case events.MergedInto(person, survivor):
            return PersonsMerged(survivor, person)
        case events.Unmerged(person, survivor):
            return PersonsUnmerged(survivor, person)
        case events.PaperRecorded(person, paper, kind, sha256):
            return PaperRecorded(paper, person, sha256, kind)
        case events.Erased(person):
            return PersonErased(person)
        case _:
            return None
