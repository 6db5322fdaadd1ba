"""Persons: who may register and read them, what is shown to whom, and that each number has one person."""

from datetime import date
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select
from village_office import (
    CHEN_ID,
    HE_ID,
    JI,
    LUO_ID,
    PAPERS,
    SHEN,
    TODAY,
    XIE,
    YUAN,
    VillageOffice,
    luo,
    region,
    someone,
)

from identity.contract import (
    AddNumber,
    ChangeContact,
    CorrectPerson,
    DecideBirthDate,
    ErasePerson,
    ErasureGround,
    FindPersons,
    HomeBy,
    Hukou,
    MergePersons,
    MoveHukou,
    MoveResidence,
    NumberKind,
    NumbersOf,
    PersonsIn,
    RecordPaper,
    RegisterPerson,
    RegisterPersons,
    Sex,
    UnmergePersons,
)
from identity.person.register import PERSONS, REGISTERS
from identity.person.search import CLAIMS, SEARCH
from identity.person.vault import person_key
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused
from jinbao.register import differing, rebuild

# Registering.


def test_an_office_elsewhere_registers_nobody_here(office: VillageOffice) -> None:
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.register(luo(), by=YUAN)
    with office.engine.connect() as connection:
        assert connection.execute(select(CLAIMS)).all() == []
        assert connection.execute(select(person_key)).all() == []


def test_a_station_registers_whoever_lives_in_its_village(office: VillageOffice) -> None:
    person = office.register(luo(hukou_village=region("far"), residence_village=region("village")), by=XIE)
    assert office.read(person).hukou_village == region("far")


def test_sex_and_birth_date_are_what_the_number_says(office: VillageOffice) -> None:
    file = office.read(office.register(luo()))
    assert (file.sex, file.born) == (Sex.FEMALE, date(1950, 6, 15))


def test_a_birth_date_that_differs_from_the_number_needs_evidence(office: VillageOffice) -> None:
    with pytest.raises(Refused, match="DIFFERS_FROM_NUMBER") as refusal:
        office.register(luo(born=date(1949, 12, 1)))
    assert refusal.value.field == "person.evidence"
    person = office.register(luo(born=date(1949, 12, 1), evidence=PAPERS))
    assert office.read(person).born == date(1949, 12, 1)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("511521198502290113", "ID_DATE_IMPOSSIBLE"),  # TV-ID6: the check digit is right, the day never was
        ("511526195006150129", "ID_CHECK_DIGIT"),
        ("51152619500615012", "ID_LENGTH"),
        ("991526195006150128", "ID_REGION_UNKNOWN"),
        ("511526201006150127", "ID_DATE_IN_FUTURE"),
    ],
)
def test_an_impossible_number_registers_nobody(office: VillageOffice, number: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as refusal:
        office.register(luo(id_number=number))
    assert refusal.value.field == "person.id_number"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "罗5兰"}, "NAME_UNREADABLE"),
        ({"name": "  "}, "NAME_UNREADABLE"),
        ({"phone": "ask my son"}, "PHONE_UNREADABLE"),
        ({"bank_account": "12"}, "ACCOUNT_UNREADABLE"),
        ({"born": date(2010, 1, 9), "evidence": PAPERS}, "BORN_IN_FUTURE"),
        ({"hukou_village": "nowhere"}, "REGION_UNKNOWN"),
    ],
)
def test_what_cannot_be_is_refused(office: VillageOffice, said: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        office.register(luo(**said))


@pytest.mark.parametrize("name", ["罗　兰", "罗 兰", " 罗兰 "])
def test_a_name_that_a_list_sets_apart_is_kept_as_the_bank_knows_it(office: VillageOffice, name: str) -> None:
    assert office.read(office.register(luo(name=name))).name == "罗兰"


def test_a_number_has_one_person(office: VillageOffice) -> None:
    person = office.register(luo())
    with pytest.raises(Refused, match="PERSON_EXISTS") as refusal:
        office.register(luo(name="另一人"), by=XIE)
    assert refusal.value.params == {"person": person}


def test_two_racing_registrations_end_with_one_person(office: VillageOffice) -> None:
    outcomes: list[str] = []
    together = Barrier(4)

    def race() -> None:
        together.wait()
        try:
            outcomes.append(office.register(luo()))
        except Refused as refused:
            outcomes.append(refused.params["person"])

    threads = [Thread(target=race) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 4
    assert len(set(outcomes)) == 1
    assert office.find(id_number=LUO_ID) == outcomes[:1]
    assert office.read(outcomes[0]).name == "罗秀兰"


def test_a_number_claimed_by_a_registration_that_never_came_is_taken_over(office: VillageOffice) -> None:
    class PowerCut(Exception):
        pass

    def fails(*_: Any) -> None:
        raise PowerCut

    office.service.folds.append(fails)
    with pytest.raises(PowerCut):
        office.register(luo())
    office.service.folds.remove(fails)
    person = office.register(luo(name="罗秀英"))
    assert office.find(name="罗秀英") == [person]
    assert office.find(name="罗秀兰") == []


def test_many_are_registered_together_or_not_at_all(office: VillageOffice) -> None:
    office.register(luo())
    family = (someone(id_number=CHEN_ID), luo())
    with pytest.raises(Refused, match="PERSON_EXISTS") as refusal:
        office.ask(RegisterPersons, persons=family)
    assert refusal.value.field == "persons.1.id_number"
    assert office.find(id_number=CHEN_ID) == []
    office.ask(RegisterPersons, persons=(family[0], someone(id_number=HE_ID)))
    assert len(office.find(name="何强")) == 2


def test_a_number_stands_once_in_a_batch(office: VillageOffice) -> None:
    with pytest.raises(Refused, match="PERSON_TWICE") as refusal:
        office.ask(RegisterPersons, persons=(luo(), luo()))
    assert refusal.value.params == {"line": 1}


def test_a_caller_may_choose_an_id_that_nobody_has(office: VillageOffice) -> None:
    assert office.register(luo(person="luo")) == "luo"
    with pytest.raises(Refused, match="PERSON_ID_TAKEN"):
        office.register(someone(person="luo", id_number=HE_ID))
    assert office.register(someone(id_number=HE_ID)) != "luo"


def test_a_batch_gives_no_id_twice(office: VillageOffice) -> None:
    twice = (luo(person="luo"), someone(person="luo", id_number=HE_ID))
    with pytest.raises(Refused, match="PERSON_ID_TAKEN"):
        office.ask(RegisterPersons, persons=twice)


def test_the_same_command_again_is_the_same_person(office: VillageOffice) -> None:
    call = Call("chu", "centre", command_id="c-1")
    first = office.ask(RegisterPerson, call, person=luo())
    assert office.ask(RegisterPerson, call, person=luo()) == first
    with pytest.raises(Refused, match="COMMAND_ID_REUSED"):
        office.ask(RegisterPerson, call, person=luo(name="别人"))


# What stands in the clear.


def test_no_name_or_number_stands_in_any_table(office: VillageOffice) -> None:
    person = office.register(luo())
    office.find(id_number=LUO_ID)
    office.ask(AddNumber, person=person, number="511526500615012", kind=NumberKind.LEGACY, evidence=PAPERS)
    secrets = ("罗秀兰", LUO_ID, "511526500615012", "13881812345", "春树村1组", "9999990000000000123")
    with office.engine.connect() as connection:
        for table in office.service.tables.metadata.sorted_tables:
            kept = b"".join(in_bytes(value) for row in connection.execute(select(table)) for value in row)
            assert not [secret for secret in secrets if secret.encode() in kept], table


def in_bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_what_is_printed_hides_them_too(office: VillageOffice) -> None:
    command = RegisterPerson(on=TODAY, person=luo())
    asked = FindPersons(id_number=LUO_ID)
    file = office.read(office.register(luo()))
    assert not [text for text in (repr(command), str(asked), repr(file)) if LUO_ID in text or "罗" in text]


# Reading.


def test_an_office_elsewhere_reads_nothing(office: VillageOffice) -> None:
    person = office.register(luo())
    assert isinstance(office.read(person, YUAN), NotAuthorised)
    assert office.find(YUAN, id_number=LUO_ID) == []
    assert office.look_up("kin", person, by=YUAN) == [[]]
    assert isinstance(office.look_up("numbers_of", NumbersOf(person), by=YUAN)[0], NotAuthorised)


def test_a_stranger_reads_nothing(office: VillageOffice) -> None:
    person = office.register(luo())
    assert isinstance(office.read(person, Call("somebody")), NotAuthorised)
    assert office.find(Call("somebody"), name="罗秀兰") == []


def test_without_a_purpose_everything_is_masked(office: VillageOffice) -> None:
    file = office.read(office.register(luo()), purpose=None)
    assert file.masked
    assert (file.name, file.id_number) == ("罗**", "511526********0128")
    assert (file.phone, file.bank_account) == ("138****2345", "****0123")
    assert (file.address, file.ethnicity) == ("珙县示例镇****", "****")


def test_with_a_purpose_those_who_serve_the_person_read_in_clear(office: VillageOffice) -> None:
    file = office.read(office.register(luo()))
    assert not file.masked
    assert (file.name, file.id_number, file.address) == ("罗秀兰", LUO_ID, "珙县示例镇春树村1组2号")


def test_whoever_handles_another_matter_sees_a_mask_whatever_the_purpose(office: VillageOffice) -> None:
    file = office.read(office.register(luo()), SHEN)
    assert (file.name, file.masked) == ("罗**", True)


def test_everybody_reads_their_own_file(office: VillageOffice) -> None:
    person = office.register(luo())
    own = office.read(person, Call(person), purpose=None)
    assert (own.name, own.masked) == ("罗秀兰", False)


def test_reading_is_in_the_trail_with_its_purpose_and_without_numbers(office: VillageOffice) -> None:
    person = office.register(luo())
    office.read(person)
    office.find(id_number=LUO_ID)
    with office.engine.connect() as connection:
        rows = connection.execute(office.service.tables.trail.select()).all()
    assert [(row.action, row.subjects, row.purpose) for row in rows] == [
        ("person_by_id", [person], "受理参保登记"),
        ("find_persons", [person], None),
    ]


def test_a_person_is_found_by_whole_values_however_they_are_typed(office: VillageOffice) -> None:
    person = office.register(luo())
    for asked in (
        {"id_number": " 511526195006150128 "},
        {"id_number": "511526500615012"},
        {"name": "罗 秀兰"},
        {"phone": "+86 138-8181-2345"},
        {"bank_account": "9999 9900 0000 0000 123"},
    ):
        assert office.find(**asked) == [person]
    assert office.find(name="罗秀") == []


def test_a_search_is_for_one_thing(office: VillageOffice) -> None:
    for asked in ({}, {"name": "罗秀兰", "phone": "13881812345"}):
        with pytest.raises(Refused, match="FIND_BY_ONE"):
            office.find(**asked)


def test_the_people_of_villages_come_in_pages(office: VillageOffice) -> None:
    first, second = office.register(luo()), office.register(someone(id_number=HE_ID))
    third = office.register(someone(id_number=CHEN_ID, hukou_village=region("next")))
    here, there = office.look_up(
        "persons_in",
        PersonsIn(region=region("village"), first=1),
        PersonsIn(region=region("next"), first=1),
    )
    assert ([row.id for row in here.rows], here.has_next) == ([first], True)
    assert ([row.id for row in there.rows], there.has_next) == ([third], False)
    rest, by_home, nobody = office.look_up(
        "persons_in",
        PersonsIn(region=region("village"), after=here.cursors[0]),
        PersonsIn(region=region("village"), by=HomeBy.RESIDENCE),
        PersonsIn(region=region("next"), after=there.cursors[0]),
    )
    pages = [[row.id for row in one.rows] for one in (rest, by_home, nobody)]
    assert pages == [[second], [first, second], []]
    assert office.look_up("persons_in", PersonsIn(region=region("village")), by=YUAN)[0].rows == []


def test_two_files_cost_as_many_statements_as_one(office: VillageOffice) -> None:
    persons = [office.register(luo()), office.register(someone(id_number=HE_ID))]
    one = office.counted(lambda: office.look_up("person_by_id", persons[0]))
    two = office.counted(lambda: office.look_up("person_by_id", *persons))
    assert one == two


# Correcting.


def test_a_station_corrects_nothing(office: VillageOffice) -> None:
    person = office.register(luo(), by=XIE)
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(CorrectPerson, XIE, person=person, name="罗秀英", evidence=PAPERS)
    assert office.find(name="罗秀英") == []


def test_a_correction_is_a_new_fact_with_evidence(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(CorrectPerson, person=person, name="罗秀英", evidence=PAPERS)
    assert [type(one).__name__ for one in office.happened(f"person/{person}")] == ["Registered", "Corrected"]
    assert office.read(person).name == "罗秀英"
    assert office.find(name="罗秀英") == [person]
    assert office.find(name="罗秀兰") == []


def test_which_birth_date_counts_is_decided_by_itself(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(DecideBirthDate, person=person, born=date(1949, 12, 1), evidence=PAPERS)
    assert office.read(person).born == date(1949, 12, 1)
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        office.ask(DecideBirthDate, person=person, born=date(1949, 12, 1), evidence=PAPERS)


def test_a_new_account_is_found_and_the_old_one_no_more(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(ChangeContact, person=person, bank_account="9999990000000000777")
    assert office.find(bank_account="9999990000000000777") == [person]
    assert office.find(bank_account="9999990000000000123") == []
    assert office.read(person).phone == "13881812345"


def test_nobody_corrects_a_person_who_is_not_there(office: VillageOffice) -> None:
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        office.ask(CorrectPerson, person="nobody", name="罗秀英", evidence=PAPERS)
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        office.ask(MoveHukou, person="nobody", village=region("next"), hukou=Hukou.RURAL, since=TODAY)


# Numbers.


def test_a_second_number_finds_the_same_person(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(AddNumber, person=person, number=HE_ID, kind=NumberKind.SECOND, evidence=PAPERS)
    assert office.find(id_number=HE_ID) == office.find(id_number=LUO_ID) == [person]
    with pytest.raises(Refused, match="PERSON_EXISTS"):
        office.register(someone(id_number=HE_ID))
    with pytest.raises(Refused, match="NUMBER_KNOWN"):
        office.ask(AddNumber, person=person, number=HE_ID, kind=NumberKind.SECOND, evidence=PAPERS)


def test_a_changed_number_takes_the_place_of_the_first(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(AddNumber, person=person, number=HE_ID, kind=NumberKind.CHANGED, since=TODAY, evidence=PAPERS)
    call = Call("chu", "centre", purpose="核对")
    [numbers] = office.look_up("numbers_of", NumbersOf(person), by=call)
    assert [(one.number, one.kind) for one in numbers] == [
        (LUO_ID, NumberKind.FIRST),
        (HE_ID, NumberKind.CHANGED),
    ]
    assert office.read(person).id_number == HE_ID


def test_the_number_of_another_is_not_added(office: VillageOffice) -> None:
    person, other = office.register(luo()), office.register(someone(id_number=HE_ID))
    with pytest.raises(Refused, match="PERSON_EXISTS") as refusal:
        office.ask(AddNumber, person=person, number=HE_ID, kind=NumberKind.SECOND, evidence=PAPERS)
    assert refusal.value.params == {"person": other}


# Moving.


def test_the_office_of_the_new_place_records_a_move(office: VillageOffice) -> None:
    person = office.register(luo())
    moved = {"person": person, "village": region("far"), "hukou": Hukou.URBAN, "since": date(2010, 1, 2)}
    office.ask(MoveHukou, YUAN, **moved)
    file = office.read(person, YUAN)
    assert (file.hukou_village, file.hukou, file.residence_village) == (
        region("far"),
        Hukou.URBAN,
        region("village"),
    )
    [recorded] = office.service.ledger.recorded(f"person/{person}", 1)
    assert recorded.effective_on == date(2010, 1, 2)


@pytest.mark.parametrize(
    ("since", "code"), [(date(1950, 6, 14), "BEFORE_BIRTH_OF_PERSON"), (date(2010, 1, 9), "SINCE_IN_FUTURE")]
)
def test_nobody_moves_before_birth_or_in_the_future(office: VillageOffice, since: date, code: str) -> None:
    person = office.register(luo())
    with pytest.raises(Refused, match=code):
        office.ask(MoveResidence, person=person, village=region("next"), since=since)


def test_a_move_of_residence_leaves_the_hukou(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(MoveResidence, person=person, village=region("next"), address="示例镇秋水村3号", since=TODAY)
    file = office.read(person)
    assert (file.residence_village, file.hukou_village) == (region("next"), region("village"))
    assert file.address == "示例镇秋水村3号"


# Merging.


def test_of_two_files_of_one_human_being_one_points_to_the_other(office: VillageOffice) -> None:
    person, double = office.register(luo()), office.register(someone(id_number=HE_ID))
    office.ask(MergePersons, person=person, merged=double, evidence=PAPERS)
    assert office.read(double).merged_into == person
    with pytest.raises(Refused, match="PERSON_MERGED") as refusal:
        office.ask(CorrectPerson, person=double, name="别名", evidence=PAPERS)
    assert refusal.value.params == {"survivor": person}
    with pytest.raises(Refused, match="PERSON_EXISTS") as refusal:
        office.register(someone(id_number=HE_ID))
    assert refusal.value.params == {"person": person}


def test_unmerging_restores_both(office: VillageOffice) -> None:
    person, double = office.register(luo()), office.register(someone(id_number=HE_ID))
    before = office.read(double)
    office.ask(MergePersons, person=person, merged=double, evidence=PAPERS)
    office.ask(UnmergePersons, person=person, merged=double, evidence=PAPERS)
    assert office.read(double) == before
    office.ask(CorrectPerson, person=double, name="别名", evidence=PAPERS)
    with pytest.raises(Refused, match="NOT_MERGED"):
        office.ask(UnmergePersons, person=person, merged=double, evidence=PAPERS)


def test_an_office_merges_only_files_that_it_serves(office: VillageOffice) -> None:
    person = office.register(luo())
    double = office.register(someone(id_number=HE_ID, hukou_village=region("far")), by=YUAN)
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(MergePersons, person=person, merged=double, evidence=PAPERS)


# Erasing.


def test_only_who_holds_the_step_erases(office: VillageOffice) -> None:
    person = office.register(luo())
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(ErasePerson, person=person, ground=ErasureGround.KEEPING_TIME_OVER)


def test_of_an_erased_person_the_proofs_stand_and_nothing_opens(office: VillageOffice) -> None:
    person = office.register(luo())
    before = office.service.ledger.store.states(f"person/{person}")
    office.ask(ErasePerson, JI, person=person, ground=ErasureGround.KEEPING_TIME_OVER)
    assert office.service.ledger.store.states(f"person/{person}")[: len(before)] == before
    file = office.read(person)
    assert file.erased
    assert (file.name, file.id_number, file.phone, file.address) == (None, None, None, None)
    assert office.find(name="罗秀兰") == office.find(id_number=LUO_ID) == []
    with office.engine.connect() as connection:
        assert connection.scalar(select(person_key.c.wrapped)) is None
        assert connection.execute(select(SEARCH)).all() == connection.execute(select(CLAIMS)).all() == []
    with pytest.raises(Refused, match="PERSON_ERASED"):
        office.ask(ErasePerson, JI, person=person, ground=ErasureGround.KEEPING_TIME_OVER)


def test_whoever_was_erased_may_come_again(office: VillageOffice) -> None:
    person = office.register(luo())
    office.ask(ErasePerson, JI, person=person, ground=ErasureGround.PURPOSE_FULFILLED)
    assert office.register(luo()) != person


def test_an_erasure_that_is_not_recorded_destroys_no_key(office: VillageOffice) -> None:
    person = office.register(luo())

    def fails(*_: Any) -> None:
        raise ZeroDivisionError

    office.service.folds.append(fails)
    with pytest.raises(ZeroDivisionError):
        office.ask(ErasePerson, JI, person=person, ground=ErasureGround.COURT_DECISION)
    assert office.read(person).name == "罗秀兰"
    assert office.find(name="罗秀兰") == [person]


# Papers.


def test_a_paper_is_recorded_as_it_was_kept(office: VillageOffice) -> None:
    person, other = office.register(luo()), office.register(someone(id_number=HE_ID))
    with office.service.writing() as connection:
        paper = office.papers.keep(connection, person, "户口簿.pdf", "application/pdf", b"%PDF-1.4 ...")
    said = {"paper": paper.id, "type": paper.type, "sha256": paper.sha256}
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(RecordPaper, YUAN, person=person, **said)
    office.ask(RecordPaper, Call(person), person=person, **said)
    [[kept]] = office.look_up("papers_of", person)
    assert (kept.id, kept.sha256, kept.recorded_on) == (paper.id, paper.sha256, TODAY)
    assert office.look_up("papers_of", person, by=YUAN) == [[]]
    with pytest.raises(Refused, match="PAPER_OF_ANOTHER"):
        office.ask(RecordPaper, person=other, **said)
    with pytest.raises(Refused, match="PAPER_DIFFERS"):
        office.ask(RecordPaper, person=person, **{**said, "sha256": "0" * 64})


# The register.


def test_the_register_can_be_rebuilt_from_nothing(office: VillageOffice) -> None:
    person, double = office.register(luo()), office.register(someone(id_number=HE_ID))
    gone = office.register(someone(id_number=CHEN_ID))
    office.ask(CorrectPerson, person=person, name="罗秀英", evidence=PAPERS)
    office.ask(AddNumber, person=person, number="511526500615012", kind=NumberKind.LEGACY, evidence=PAPERS)
    office.ask(MoveResidence, person=person, village=region("next"), since=TODAY)
    office.ask(MergePersons, person=person, merged=double, evidence=PAPERS)
    office.ask(ErasePerson, JI, person=gone, ground=ErasureGround.COURT_DECISION)
    pages = ([recorded for _, recorded in page] for page in office.service.ledger.pages())
    beside = rebuild(office.engine, pages, office.service.fold, office.service.tables.metadata.sorted_tables)
    with office.engine.connect() as connection:
        assert [differing(connection, table, beside[table.name]) for table in REGISTERS] == [0, 0, 0, 0]
        assert connection.scalar(select(PERSONS.c.name).where(PERSONS.c.id == gone)) is not None
    assert office.read(person).name == "罗秀英"
