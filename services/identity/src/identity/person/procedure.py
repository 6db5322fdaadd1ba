"""Which file each command concerns, what is sealed before it is decided, and what must be known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from uuid_utils import uuid7

from identity.entitlement.merging import joined, parted
from identity.items import CORRECT, REGISTER
from identity.person import commands, events, search
from identity.person.entry import Facts, cleaned, facts
from identity.person.file import File, Places, must_serve, villages
from identity.person.kinship import KINSHIP, End, KinFacts, Pair, Relate, Relative, pair
from identity.person.look_ups import Files, are_kin, kin, papers_of
from identity.person.papers import Paper, PaperStore
from identity.person.person import PERSON_FILE
from identity.person.register import NUMBERS, PAPERS, PERSONS, fold
from identity.person.requests import Absorb, Record, Release
from identity.person.vault import Vault
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.identifiers import resident_id
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def of(person: str) -> str:
    return f"person/{person}"


def about(enquiry: Enquiry, person: str, request: Any, *also: str) -> Part:
    """``also`` are villages that the decision is about beside those of the file."""
    return Part(of(person), PERSON_FILE, request, lambda file: places(enquiry, file, *also))


def places(enquiry: Enquiry, file: File, *also: str) -> Places:
    return enquiry.authority.known_places(enquiry.connection, (*villages(file), *also))


class Counter:
    """Where papers are read: what they say is sealed in a short transaction before anything is decided."""

    def __init__(self, vault: Vault, papers: PaperStore) -> None:
        self._vault, self._papers = vault, papers

    def register_person(self, enquiry: Enquiry, command: commands.RegisterPerson) -> Iterator[Part]:
        yield from self._register(enquiry, command, [facts(command.person, command.on, "person")], ["person"])

    def register_persons(self, enquiry: Enquiry, command: commands.RegisterPersons) -> Iterator[list[Part]]:
        at = [f"persons.{line}" for line in range(len(command.persons))]
        read = [facts(new, command.on, path) for new, path in zip(command.persons, at, strict=True)]
        yield list(self._register(enquiry, command, read, at))

    def correct_person(self, enquiry: Enquiry, command: commands.CorrectPerson) -> Iterator[Part]:
        clear = cleaned("", name=command.name, ethnicity=command.ethnicity)
        if not clear and command.sex is None:
            raise Refused("NOTHING_TO_DO")
        sealed = self._seal(enquiry, command.on, command.person, clear)
        corrected = events.Corrected(command.person, command.evidence, sex=command.sex, **sealed)
        yield about(enquiry, command.person, Record(command.on, corrected))

    def change_contact(self, enquiry: Enquiry, command: commands.ChangeContact) -> Iterator[Part]:
        clear = cleaned("", phone=command.phone, bank=command.bank, bank_account=command.bank_account)
        if not clear:
            raise Refused("NOTHING_TO_DO")
        sealed = self._seal(enquiry, command.on, command.person, clear)
        changed = events.ContactChanged(command.person, **sealed)
        yield about(enquiry, command.person, Record(command.on, changed))

    def move_residence(self, enquiry: Enquiry, command: commands.MoveResidence) -> Iterator[Part]:
        clear = cleaned("", address=command.address)
        sealed = self._seal(enquiry, command.on, command.person, clear, command.village)
        moved = events.ResidenceMoved(command.person, command.village, sealed.get("address"), command.since)
        yield about(enquiry, command.person, Record(command.on, moved), command.village)

    def add_number(self, enquiry: Enquiry, command: commands.AddNumber) -> Iterator[Part]:
        """A number of fifteen digits is kept as it was written, and found under the eighteen it became."""
        number = resident_id(command.number, command.on, field="number").number
        if command.since and command.until and command.until < command.since:
            raise Refused("NUMBER_DAYS", field="until", since=command.since)
        must_be_on_file_and_served(enquiry, command.on, command.person)
        ring, person = self._vault.ring, command.person
        with enquiry.service.writing() as connection:
            owner = search.claim(connection, ring, {number: person}, first=False)[number]
            if owner != person:
                raise is_of(connection, owner)
            written = command.number.strip().upper()
            self._must_be_another(connection, person, written)
            sealed = self._vault.seal(connection, person, "id_number", written)
            search.index(connection, ring, person, {"id_number": number}, {"id_number": sealed})
        added = events.NumberAdded(
            person, sealed, command.kind, command.since, command.until, command.evidence
        )
        yield about(enquiry, person, Record(command.on, added))

    def record_paper(self, enquiry: Enquiry, command: commands.RecordPaper) -> Iterator[Part]:
        """A case never names a paper that is not there, or is not the one that was kept."""
        held = enquiry.connection.scalar(select(PAPERS.c.person).where(PAPERS.c.id == command.paper))
        if held not in (None, command.person):
            raise Refused("PAPER_OF_ANOTHER", field="paper", paper=command.paper)
        if not self._papers.stands(Paper(command.paper, command.sha256, command.type, 0)):
            raise Refused("PAPER_DIFFERS", field="sha256", paper=command.paper)
        yield about(enquiry, command.person, command)

    def _register(
        self, enquiry: Enquiry, command: Command, read: Sequence[Facts], at: Sequence[str]
    ) -> Iterator[Part]:
        homes = {home for one in read for home in (one.hukou_village, one.residence_village)}
        where = enquiry.authority.known_places(enquiry.connection, sorted(homes))
        desk = Desk(enquiry.actor, command.on, where)
        for one in read:  # before anything is written for somebody who may not ask
            must_serve(desk, REGISTER, one.hukou_village, one.residence_village)
        for happened in self._enter(enquiry, read, at):
            yield Part(of(happened.person), PERSON_FILE, Record(command.on, happened), lambda _file: where)

    def _enter(
        self, enquiry: Enquiry, read: Sequence[Facts], at: Sequence[str]
    ) -> Iterable[events.Registered]:
        must_be_new(enquiry, self._vault, read, at)
        wished = {one.number: one.wished or str(uuid7()) for one in read}
        with enquiry.service.writing() as connection:
            whose = search.claim(connection, self._vault.ring, wished)
            self._vault.make_keys(connection, whose.values())
            clear = {whose[one.number]: one.clear for one in read}
            sealed = self._vault.seal_many(connection, clear)
            search.index_many(connection, self._vault.ring, [(who, clear[who], sealed[who]) for who in clear])
        return [registered(whose[one.number], one, sealed[whose[one.number]]) for one in read]

    def _must_be_another(self, connection: Connection, person: str, written: str) -> None:
        held = connection.scalars(select(NUMBERS.c.number).where(NUMBERS.c.person == person))
        if written in self._vault.open_many(connection, [(person, "id_number", sealed) for sealed in held]):
            raise Refused("NUMBER_KNOWN", field="number")

    def _seal(
        self, enquiry: Enquiry, on: Any, person: str, clear: Mapping[str, str], *also: str
    ) -> dict[str, str]:
        must_be_on_file_and_served(enquiry, on, person, *also)
        if not clear:
            return {}
        with enquiry.service.writing() as connection:
            sealed = self._vault.seal_fields(connection, person, clear)
            search.index(connection, self._vault.ring, person, clear, sealed)
        return sealed


def is_of(connection: Connection, owner: str) -> Refused:
    """Somebody on file has the number, or somebody is just being registered under it."""
    if connection.execute(select(PERSONS.c.id).where(PERSONS.c.id == owner)).first():
        return Refused("PERSON_EXISTS", field="number", person=owner)
    return Refused("CONFLICT", field="number", retryable=True)


def must_be_new(enquiry: Enquiry, vault: Vault, read: Sequence[Facts], at: Sequence[str]) -> None:
    """A claim without a file was never used, and is taken over.

    Raises PERSON_EXISTS, PERSON_ID_TAKEN, PERSON_TWICE.
    """
    first: dict[str, int] = {}
    claimed = search.owners(enquiry.connection, vault.ring, [one.number for one in read])
    concerned = {*claimed.values(), *(one.wished for one in read if one.wished)}
    on_file = select(PERSONS.c.id, PERSONS.c.merged_into).where(PERSONS.c.id.in_(concerned))
    persons = {row.id: row.merged_into or row.id for row in enquiry.connection.execute(on_file)}
    for line, (one, path) in enumerate(zip(read, at, strict=True)):
        if (owner := claimed.get(one.number)) in persons:
            raise Refused("PERSON_EXISTS", field=f"{path}.id_number", person=persons[owner])
        if one.wished in persons:
            raise Refused("PERSON_ID_TAKEN", field=f"{path}.person", person=one.wished)
        if first.setdefault(one.number, line) != line:
            raise Refused("PERSON_TWICE", field=f"{path}.id_number", line=first[one.number] + 1)


def must_be_on_file_and_served(enquiry: Enquiry, on: Any, person: str, *also: str) -> None:
    """Before anything is sealed for somebody who may not ask, or for nobody."""
    row = enquiry.connection.execute(select(PERSONS).where(PERSONS.c.id == person)).first()
    if row is None:
        raise Refused("PERSON_UNKNOWN", field="person", person=person)
    if row.merged_into:
        raise Refused("PERSON_MERGED", field="person", survivor=row.merged_into)
    of_interest = tuple(dict.fromkeys((row.hukou_village, row.residence_village, *also)))
    where = enquiry.authority.known_places(enquiry.connection, of_interest)
    must_serve(Desk(enquiry.actor, on, where), CORRECT, *of_interest)


def registered(person: str, one: Facts, sealed: Mapping[str, str]) -> events.Registered:
    return events.Registered(
        person=person,
        sex=one.sex,
        born=one.born,
        hukou=one.hukou,
        hukou_village=one.hukou_village,
        residence_village=one.residence_village,
        evidence=one.evidence,
        **sealed,
    )


def as_it_stands(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield about(enquiry, command.person, command)


def move_hukou(enquiry: Enquiry, command: commands.MoveHukou) -> Iterator[Part]:
    yield about(enquiry, command.person, command, command.village)


def merge_persons(enquiry: Enquiry, command: commands.MergePersons) -> Iterator[Part]:
    yield about(enquiry, command.merged, command)
    yield about(enquiry, command.person, Absorb(command.on, command.merged))
    yield from joined(enquiry, command.merged, command.person, command.on)


def unmerge_persons(enquiry: Enquiry, command: commands.UnmergePersons) -> Iterator[Part]:
    yield about(enquiry, command.merged, command)
    yield about(enquiry, command.person, Release(command.on, command.merged))
    yield from parted(enquiry, command.merged, command.person, command.on)


def record_kinship(enquiry: Enquiry, command: commands.RecordKinship) -> Iterator[Part]:
    yield from related(enquiry, command, [command])


def record_kinships(enquiry: Enquiry, command: commands.RecordKinships) -> Iterator[list[Part]]:
    yield list(related(enquiry, command, command.kin))


def related(
    enquiry: Enquiry, command: Command, kin: Sequence[commands.RecordKinship | commands.NewKin]
) -> Iterator[Part]:
    pairs = [pair(one.person, one.relative, one.relation) for one in kin]
    known = kin_facts(enquiry, pairs)
    for two, one in zip(pairs, kin, strict=True):
        yield Part(two.stream, KINSHIP, Relate(command.on, two, one.since), lambda _state: known)


def end_kinship(enquiry: Enquiry, command: commands.EndKinship) -> Iterator[Part]:
    two = pair(command.person, command.relative, command.relation)
    known = kin_facts(enquiry, [two])
    end = End(command.on, two, command.until, command.evidence)
    yield Part(two.stream, KINSHIP, end, lambda _state: known)


def kin_facts(enquiry: Enquiry, pairs: Iterable[Pair]) -> KinFacts:
    persons = {person for two in pairs for person in (two.person, two.relative)}
    columns = PERSONS.c.id, PERSONS.c.born, PERSONS.c.hukou_village, PERSONS.c.residence_village
    rows = enquiry.connection.execute(select(*columns).where(PERSONS.c.id.in_(persons))).all()
    relatives = {row.id: Relative(row.born, (row.hukou_village, row.residence_village)) for row in rows}
    homes = {village for one in relatives.values() for village in one.villages}
    return KinFacts(relatives, enquiry.authority.known_places(enquiry.connection, sorted(homes)))


def person_slice(vault: Vault, papers: PaperStore) -> Slice:
    counter, files = Counter(vault, papers), Files(vault)
    handlers: dict[type[Command], Handler] = {
        commands.RegisterPerson: counter.register_person,
        commands.RegisterPersons: counter.register_persons,
        commands.CorrectPerson: counter.correct_person,
        commands.ChangeContact: counter.change_contact,
        commands.MoveResidence: counter.move_residence,
        commands.AddNumber: counter.add_number,
        commands.RecordPaper: counter.record_paper,
        commands.DecideBirthDate: as_it_stands,
        commands.MoveHukou: move_hukou,
        commands.RecordDeath: as_it_stands,
        commands.RevokeDeath: as_it_stands,
        commands.MergePersons: merge_persons,
        commands.UnmergePersons: unmerge_persons,
        commands.ErasePerson: as_it_stands,
        commands.RecordKinship: record_kinship,
        commands.RecordKinships: record_kinships,
        commands.EndKinship: end_kinship,
    }
    return Slice(
        "person",
        handlers=handlers,
        look_ups={
            "person_by_id": LookUp(files.person_by_id, file=True),
            "find_persons": LookUp(files.find_persons, file=True),
            "persons_in": LookUp(files.persons_in, file=True),
            "numbers_of": LookUp(files.numbers_of, file=True),
            "kin": LookUp(kin),
            "papers_of": LookUp(papers_of),
        },
        fold=fold,
        lets_act=are_kin,
    )
