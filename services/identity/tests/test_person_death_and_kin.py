"""Death, whose evidence has a strength, and kinship, which holds in both directions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from village_office import (
    CHEN_ID,
    HE_ID,
    PAPERS,
    TODAY,
    XIE,
    YUAN,
    VillageOffice,
    luo,
    someone,
)

from identity.contract import (
    DeathEvidence,
    DecideBirthDate,
    EndKinship,
    Evidence,
    EvidenceKind,
    Hukou,
    Kinship,
    MoveHukou,
    NewKin,
    RecordDeath,
    RecordKinship,
    RecordKinships,
    RecordPaper,
    RevokeDeath,
)
from identity.items import CORRECT, DECIDE, REGISTER
from identity.person.events import DeathRecorded, DeathRevoked, PaperRecorded, PersonEvent, Registered
from identity.person.person import PERSON_FILE
from identity.person.public import DeathRecorded as PublicDeath
from identity.person.public import public_person
from jinbao.actor import Place
from jinbao.decider import NotAuthorised, Refused
from jinbao.identifiers import Sex
from jinbao.testing import Scenario, officer

VILLAGE = Place("village", ("village", "town"))
CHU_AT_DESK = officer("chu", "centre", "town", CORRECT, DECIDE)
APPEARED = Evidence(EvidenceKind.PERSON_APPEARED)
REGISTERED = Registered(
    person="luo",
    id_number="sealed",
    name="sealed",
    sex=Sex.FEMALE,
    born=date(1950, 6, 15),
    hukou=Hukou.RURAL,
    hukou_village="village",
    residence_village="village",
)
HANDED_IN = PaperRecorded("luo", "scan", "application/pdf", "0" * 64)
a_file = Scenario(PERSON_FILE, known={"village": VILLAGE}).given(REGISTERED, HANDED_IN)


def death(evidence: DeathEvidence, died_on: date = date(2010, 1, 2)) -> RecordDeath:
    return RecordDeath(on=TODAY, person="luo", died_on=died_on, evidence=evidence, paper=paper_of(evidence))


def dead(evidence: DeathEvidence, died_on: date = date(2010, 1, 2)) -> DeathRecorded:
    return DeathRecorded("luo", died_on, evidence, paper_of(evidence))


def paper_of(evidence: DeathEvidence) -> str | None:
    """What is strong lies on file; a report is only said."""
    return "scan" if evidence.is_strong else None


@pytest.mark.parametrize("evidence", DeathEvidence)
def test_what_proves_a_death_has_to_lie_on_file(evidence: DeathEvidence) -> None:
    for paper, code in ((None, "PAPER_MISSING"), ("another", "PAPER_UNKNOWN")):
        said = replace(death(evidence), paper=paper)
        if paper or evidence.is_strong:
            assert a_file.when(said, by=CHU_AT_DESK).refused(code).field == "paper"
        else:
            a_file.when(said, by=CHU_AT_DESK).then(dead(evidence))


def test_an_office_elsewhere_records_no_death() -> None:
    elsewhere = officer("yuan", "far-centre", "far", CORRECT, DECIDE)
    a_file.when(death(DeathEvidence.VILLAGE_REPORT), by=elsewhere).refused("NOT_AUTHORISED")


def test_who_keeps_a_file_does_not_decide_what_is_true_of_the_person() -> None:
    """Handbook 8.5: a station collects and checks."""
    keeper = officer("xie", "station", "village", REGISTER, CORRECT)
    reported = a_file.given(dead(DeathEvidence.VILLAGE_REPORT))
    revoke = RevokeDeath(on=TODAY, person="luo", evidence=APPEARED)
    reported.when(revoke, by=keeper).refused("NOT_AUTHORISED")
    born = DecideBirthDate(on=TODAY, person="luo", born=date(1949, 12, 1), evidence=APPEARED)
    a_file.when(born, by=keeper).refused("NOT_AUTHORISED")
    a_file.when(death(DeathEvidence.VILLAGE_REPORT), by=keeper).then(dead(DeathEvidence.VILLAGE_REPORT))


def test_a_village_reports_a_death() -> None:
    a_file.when(death(DeathEvidence.VILLAGE_REPORT), by=CHU_AT_DESK).then(dead(DeathEvidence.VILLAGE_REPORT))


def test_stronger_evidence_replaces_weaker_and_its_day() -> None:
    reported = a_file.given(dead(DeathEvidence.VILLAGE_REPORT))
    certificate = death(DeathEvidence.DEATH_CERTIFICATE, date(2009, 12, 31))
    reported.when(certificate, by=CHU_AT_DESK).then(dead(DeathEvidence.DEATH_CERTIFICATE, date(2009, 12, 31)))


@pytest.mark.parametrize("weaker", [DeathEvidence.CREMATION_RECORD, DeathEvidence.CANCELLED_HUKOU])
def test_what_is_not_stronger_replaces_nothing(weaker: DeathEvidence) -> None:
    certified = a_file.given(dead(DeathEvidence.DEATH_CERTIFICATE))
    certified.when(death(weaker), by=CHU_AT_DESK).refused("DEATH_EVIDENCE_NOT_STRONGER")


@pytest.mark.parametrize("died_on", [date(1950, 6, 14), date(2010, 1, 9)])
def test_nobody_dies_before_birth_or_tomorrow(died_on: date) -> None:
    a_file.when(death(DeathEvidence.HOSPITAL_RECORD, died_on), by=CHU_AT_DESK).refused("DEATH_DAY")


def test_whoever_appears_lives() -> None:
    revoke = RevokeDeath(on=TODAY, person="luo", evidence=APPEARED)
    a_file.given(dead(DeathEvidence.VILLAGE_REPORT)).when(revoke, by=CHU_AT_DESK).then(
        DeathRevoked("luo", APPEARED)
    )
    a_file.when(revoke, by=CHU_AT_DESK).refused("NOT_DEAD")


def test_the_dead_do_not_move() -> None:
    move = MoveHukou(on=TODAY, person="luo", village="village", hukou=Hukou.URBAN, since=date(2010, 1, 3))
    a_file.given(dead(DeathEvidence.NO_SHOW)).when(move, by=CHU_AT_DESK).refused("AFTER_DEATH_OF_PERSON")


@given(st.lists(st.sampled_from(DeathEvidence), max_size=12))
def test_what_is_known_of_a_death_only_grows_stronger(reports: list[DeathEvidence]) -> None:
    history: tuple[PersonEvent, ...] = ()
    for evidence in reports:
        scenario = a_file.given(*history).when(death(evidence), by=CHU_AT_DESK)
        try:
            history += scenario.decided()
        except Refused as refused:
            assert refused.code == "DEATH_EVIDENCE_NOT_STRONGER"  # noqa: PT017 -- either way is right
    strengths = [one.evidence.strength for one in history if isinstance(one, DeathRecorded)]
    assert strengths == sorted(set(strengths))
    assert not reports or strengths[-1] == max(evidence.strength for evidence in reports)


def handed_in(office: VillageOffice, person: str) -> str:
    with office.service.writing() as connection:
        paper = office.papers.keep(connection, person, "scan.pdf", "application/pdf", b"%PDF-1.7")
    office.ask(RecordPaper, person=person, paper=paper.id, type=paper.type, sha256=paper.sha256)
    return paper.id


@pytest.mark.parametrize(
    ("evidence", "strong"),
    [
        (DeathEvidence.DEATH_CERTIFICATE, True),
        (DeathEvidence.CANCELLED_HUKOU, True),
        (DeathEvidence.CREMATION_RECORD, True),
        (DeathEvidence.HOSPITAL_RECORD, False),
        (DeathEvidence.VILLAGE_REPORT, False),
        (DeathEvidence.NO_SHOW, False),
    ],
)
def test_others_hear_the_day_and_whether_it_is_proven(
    office: VillageOffice, evidence: DeathEvidence, *, strong: bool
) -> None:
    person = office.register(luo())
    paper = handed_in(office, person)
    office.ask(RecordDeath, person=person, died_on=date(2010, 1, 2), evidence=evidence, paper=paper)
    [recorded] = office.service.ledger.recorded(f"person/{person}", 2)
    assert recorded.effective_on == date(2010, 1, 2)
    assert public_person(recorded) == PublicDeath(person, date(2010, 1, 2), strong)
    found = office.read(person).death
    assert (found.died_on, found.evidence, found.strong) == (date(2010, 1, 2), evidence, strong)
    office.ask(RevokeDeath, person=person, evidence=APPEARED)
    assert office.read(person).death is None


# Kinship.


def kin(office: VillageOffice, person: str) -> dict[str, Kinship]:
    [found] = office.look_up("kin", person)
    return {one.relative: one.relation for one in found}


def test_an_office_elsewhere_records_no_kinship(office: VillageOffice) -> None:
    mother, son = office.register(luo()), office.register(someone(id_number=CHEN_ID))
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(RecordKinship, YUAN, person=mother, relative=son, relation=Kinship.CHILD)


def test_kinship_holds_in_both_directions_however_it_is_said(office: VillageOffice) -> None:
    mother, son = office.register(luo()), office.register(someone(id_number=CHEN_ID))
    office.ask(RecordKinship, XIE, person=son, relative=mother, relation=Kinship.PARENT)
    assert kin(office, mother) == {son: Kinship.CHILD}
    assert kin(office, son) == {mother: Kinship.PARENT}
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        office.ask(RecordKinship, person=mother, relative=son, relation=Kinship.CHILD)


def test_nobody_is_born_before_a_parent(office: VillageOffice) -> None:
    mother, son = office.register(luo()), office.register(someone(id_number=CHEN_ID))
    with pytest.raises(Refused, match="BORN_BEFORE_PARENT"):
        office.ask(RecordKinship, person=mother, relative=son, relation=Kinship.PARENT)


def test_nobody_is_kin_of_themselves(office: VillageOffice) -> None:
    person = office.register(luo())
    with pytest.raises(Refused, match="KIN_OF_ONESELF"):
        office.ask(RecordKinship, person=person, relative=person, relation=Kinship.SPOUSE)


def test_nobody_is_kin_of_someone_who_is_not_on_file(office: VillageOffice) -> None:
    person = office.register(luo())
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        office.ask(RecordKinship, person=person, relative="nobody", relation=Kinship.SPOUSE)


def test_the_kin_of_many_come_together_and_what_is_known_is_passed_over(office: VillageOffice) -> None:
    wife, son = office.register(luo()), office.register(someone(id_number=CHEN_ID))
    husband = office.register(someone(id_number="51152619470308001X"))
    married = NewKin(person=wife, relative=husband, relation=Kinship.SPOUSE)
    office.ask(RecordKinships, kin=(married,))
    born = [NewKin(person=one, relative=son, relation=Kinship.CHILD) for one in (wife, husband)]
    office.ask(RecordKinships, kin=(married, *born))
    assert kin(office, son) == {wife: Kinship.PARENT, husband: Kinship.PARENT}
    assert kin(office, wife) == {husband: Kinship.SPOUSE, son: Kinship.CHILD}


def test_a_marriage_ends_and_a_mistake_is_taken_back(office: VillageOffice) -> None:
    wife, husband = office.register(luo()), office.register(someone(id_number=HE_ID))
    said = {"person": husband, "relative": wife, "relation": Kinship.SPOUSE}
    office.ask(RecordKinship, **said, since=date(1980, 1, 1))
    with pytest.raises(Refused, match="KINSHIP_DAYS"):
        office.ask(EndKinship, **said, until=date(1979, 1, 1), evidence=PAPERS)
    office.ask(EndKinship, **said, until=date(2009, 1, 1), evidence=PAPERS)
    assert kin(office, wife) == kin(office, husband) == {}
    with pytest.raises(Refused, match="NOT_KIN"):
        office.ask(EndKinship, **said, evidence=PAPERS)
