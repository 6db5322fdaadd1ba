"""The person's file: what may be registered, corrected, moved, joined with another file, and erased."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from identity.items import CORRECT, DECIDE, ERASE, REGISTER
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
from identity.person.death import of_death
from identity.person.events import (
    Absorbed,
    BirthDateDecided,
    DeathRecorded,
    DeathRevoked,
    Erased,
    HukouMoved,
    MergedInto,
    PaperRecorded,
    PersonEvent,
    Registered,
    Released,
    ResidenceMoved,
    Unmerged,
)
from identity.person.file import Death, File, Gone, Merged, OnFile, Places, Unregistered, must_serve, villages
from identity.person.requests import Absorb, NoteDeath, Record, Release, Request, TakeBackDeath, named
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective


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
