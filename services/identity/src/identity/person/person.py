"""The person's file: what may be registered, corrected, moved, joined with another file, and erased."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from identity.items import CORRECT, DECIDE, ERASE, PARTNER_FEED, PERSON, REGISTER
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
from identity.person.events import (
    Absorbed,
    BirthDateDecided,
    ContactChanged,
    Corrected,
    DeathRecorded,
    DeathRevoked,
    Erased,
    HukouMoved,
    MergedInto,
    NumberAdded,
    PaperRecorded,
    PersonEvent,
    Registered,
    Released,
    ResidenceMoved,
    Unmerged,
)
from identity.person.terms import DeathEvidence, Evidence
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

Places: TypeAlias = Mapping[str, Place]
"""The villages that a decision is about."""


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
File: TypeAlias = Unregistered | OnFile | Merged | Gone


def decide(file: File, request: Request, desk: Desk[Places]) -> Iterator[PersonEvent | Effective]:
    match file, request:
        case Unregistered(), Record(happened=Registered() as registered):
            must_serve(desk, REGISTER, registered.hukou_village, registered.residence_village)
            yield registered

        case ((OnFile(person) | Merged(_, person)), Record(happened=Registered())):
            raise Refused("PERSON_EXISTS", field="idNumber", person=person)

        case ((Gone() | Merged()), TakeBackDeath()):
            return

        case Unregistered(), _:
            raise Refused("PERSON_UNKNOWN", field="person", person=named(request))

        case Gone(person), _:
            raise Refused("PERSON_ERASED", field="person", person=person)

        case ((OnFile() | Merged()), ErasePerson(person=person, ground=ground)):
            must_serve(desk, ERASE, *villages(file))
            yield Erased(person, ground)

        case Merged(of, survivor), UnmergePersons(evidence=evidence):
            must_serve(desk, DECIDE, *villages(of))
            if survivor != request.person:
                raise Refused("NOT_MERGED", field="merged", person=of.person)
            yield Unmerged(of.person, survivor, evidence)

        case Merged(_, survivor), _:
            raise Refused("PERSON_MERGED", field="person", survivor=survivor)

        case OnFile(), _:
            yield from on_file(file, request, desk)


def on_file(file: OnFile, request: Request, desk: Desk[Places]) -> Iterator[PersonEvent | Effective]:
    match request:
        case Record(happened=ResidenceMoved() as moved):
            must_serve(desk, CORRECT, *villages(file), moved.village)
            must_be_alive_on(file, moved.since, request.on)
            yield Effective(moved.since, moved)

        case Record(happened=happened):
            must_serve(desk, CORRECT, *villages(file))
            yield happened

        case DecideBirthDate(born=born, evidence=evidence):
            must_serve(desk, DECIDE, *villages(file))
            must_be_a_birth_date(file, born, request.on)
            if born != file.born:
                yield BirthDateDecided(file.person, born, evidence)

        case MoveHukou(village=village, hukou=hukou, since=since):
            must_serve(desk, CORRECT, *villages(file), village)
            must_be_alive_on(file, since, request.on)
            yield Effective(since, HukouMoved(file.person, village, hukou, since))

        case RecordDeath() | NoteDeath() | RevokeDeath() | TakeBackDeath():
            yield from of_death(file, request, desk)

        case MergePersons(person=survivor, evidence=evidence):
            must_serve(desk, DECIDE, *villages(file))
            if survivor == file.person:
                raise Refused("MERGED_WITH_ITSELF", field="merged")
            if file.absorbed:
                raise Refused("PERSON_HAS_ABSORBED", field="merged", merged=min(file.absorbed))
            yield MergedInto(file.person, survivor, evidence)

        case Absorb(merged=merged):
            must_serve(desk, DECIDE, *villages(file))
            yield Absorbed(file.person, merged)

        case Release(merged=merged) if merged in file.absorbed:
            must_serve(desk, DECIDE, *villages(file))
            yield Released(file.person, merged)

        case Release() | UnmergePersons():
            raise Refused("NOT_MERGED", field="merged", person=named(request))

        case RecordPaper(paper=paper, type=kind, sha256=digest):
            if not desk.by.speaks_for(file.person):
                must_serve(desk, REGISTER, *villages(file))
            if paper not in file.papers:
                yield PaperRecorded(file.person, paper, kind, digest)


def of_death(
    file: OnFile, request: RecordDeath | NoteDeath | RevokeDeath | TakeBackDeath, desk: Desk[Places]
) -> Iterator[PersonEvent | Effective]:
    match request:
        case RecordDeath():
            must_serve(desk, CORRECT, *villages(file))
            yield Effective(request.died_on, recorded_death(file, request))

        case NoteDeath():
            must_serve(desk, request.step, *villages(file), item=PARTNER_FEED)
            if is_news(file, request.evidence):
                yield Effective(request.died_on, noted_death(file, request))

        case RevokeDeath(evidence=evidence):
            must_serve(desk, DECIDE, *villages(file))
            if file.death is None:
                raise Refused("NOT_DEAD", field="person")
            yield DeathRevoked(file.person, evidence)

        case TakeBackDeath(feed=feed, evidence=evidence):
            must_serve(desk, CORRECT, *villages(file), item=PARTNER_FEED)
            yield from taken_back(file, feed, evidence)


def recorded_death(file: OnFile, request: RecordDeath) -> DeathRecorded:
    must_be_in_their_life(file, request)
    if file.death and not is_news(file, request.evidence):
        raise Refused("DEATH_EVIDENCE_NOT_STRONGER", field="evidence", known=file.death.evidence)
    must_have_its_paper(file, request)
    return DeathRecorded(file.person, request.died_on, request.evidence, request.paper)


def noted_death(file: OnFile, request: NoteDeath) -> DeathRecorded:
    must_be_in_their_life(file, request)
    return DeathRecorded(file.person, request.died_on, request.evidence, None, request.feed)


def taken_back(file: OnFile, feed: str, evidence: Evidence) -> Iterator[PersonEvent | Effective]:
    """Only where the death on file is the one that this row told."""
    if file.death is None or file.death.told.feed != feed:
        return
    yield DeathRevoked(file.person, evidence)
    if before := file.death.before:
        yield Effective(before.died_on, before.told)


def is_news(file: OnFile, evidence: DeathEvidence) -> bool:
    """Stronger evidence replaces weaker."""
    return file.death is None or evidence.strength > file.death.evidence.strength


def must_be_in_their_life(file: OnFile, request: RecordDeath | NoteDeath) -> None:
    if not file.born <= request.died_on <= request.on:
        raise Refused("DEATH_DAY", field="diedOn", born=file.born, on=request.on)


def must_have_its_paper(file: OnFile, request: RecordDeath) -> None:
    """What ends a pension lies on file before it is believed; a report of the village is only said."""
    if request.evidence.is_strong and request.paper is None:
        raise Refused("PAPER_MISSING", field="paper", evidence=request.evidence)
    if request.paper not in {None, *file.papers}:
        raise Refused("PAPER_UNKNOWN", field="paper", paper=request.paper)


def must_serve(desk: Desk[Places], step: str, *of: str, item: str = PERSON) -> None:
    """Papers are brought to the place of the hukou or to that of the residence; either office may act."""
    places = [desk.known[village] for village in of]
    if not any(True for place in places for _ in desk.by.may(step, item, place, desk.on)):
        desk.must(step, item, places[0])


def must_be_alive_on(file: OnFile, day: date, on: date) -> None:
    if day > on:
        raise Refused("SINCE_IN_FUTURE", field="since", since=day)
    if day < file.born:
        raise Refused("BEFORE_BIRTH_OF_PERSON", field="since", born=file.born)
    if file.death and day > file.death.died_on:
        raise Refused("AFTER_DEATH_OF_PERSON", field="since", died_on=file.death.died_on)


def must_be_a_birth_date(file: OnFile, born: date, on: date) -> None:
    if born > on:
        raise Refused("BORN_IN_FUTURE", field="born", born=born)
    if file.death and born > file.death.died_on:
        raise Refused("AFTER_DEATH_OF_PERSON", field="born", died_on=file.death.died_on)


def villages(file: File) -> tuple[str, ...]:
    """Where the person is at home: by hukou, and by residence."""
    match file:
        case OnFile(hukou_village=hukou, residence_village=residence):
            return hukou, residence
        case Merged(of, _):
            return villages(of)
        case _:
            return ()


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


def evolve(file: File, event: PersonEvent) -> File:
    match file, event:
        case Unregistered(), Registered():
            return OnFile(event.person, event.born, event.hukou_village, event.residence_village)
        case OnFile(), BirthDateDecided(born=born):
            return structs.replace(file, born=born)
        case OnFile(), HukouMoved(village=village):
            return structs.replace(file, hukou_village=village)
        case OnFile(), ResidenceMoved(village=village):
            return structs.replace(file, residence_village=village)
        case OnFile(death=before), DeathRecorded():
            return structs.replace(file, death=Death(event, before))
        case OnFile(), DeathRevoked():
            return structs.replace(file, death=None)
        case OnFile(), MergedInto(survivor=survivor):
            return Merged(file, survivor)
        case Merged(of, _), Unmerged():
            return of
        case OnFile(), Absorbed(merged=merged):
            return structs.replace(file, absorbed=file.absorbed | {merged})
        case OnFile(), Released(merged=merged):
            return structs.replace(file, absorbed=file.absorbed - {merged})
        case OnFile(), PaperRecorded(paper=paper):
            return structs.replace(file, papers=file.papers | {paper})
        case ((OnFile() | Merged()), Erased(person=person)):
            return Gone(person)
        case _:
            return file


PERSON_FILE = Decider[File, Request, PersonEvent](Unregistered(), decide, evolve)
