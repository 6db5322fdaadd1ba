"""The demo city has the counts of the source paper, and people who could exist but do not."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from hashlib import sha256

import msgspec
import pytest

from identity.demo import city
from identity.demo.cast import LONE_TOWNSHIP, STATIONLESS_VILLAGE, STORY_VILLAGE
from identity.demo.chance import apportion
from identity.demo.counties import COUNTIES
from identity.demo.facts import (
    Duty,
    Form,
    Honour,
    Hukou,
    Office,
    OfficeKind,
    Officer,
    OfficerKind,
    RegionKind,
    Resident,
    Role,
)
from identity.demo.families import SCHEME_START, age_on
from identity.employer.terms import EmployerKind
from identity.roster.form import Category, Relation
from jinbao.identifiers import Level, division, resident_id

CITY = city()
OFFICE = {office.code: office for office in CITY.offices}
RESIDENT = {resident.code: resident for resident in CITY.residents}
TODAY = date(2009, 12, 1)


def offices_of(kind: OfficeKind) -> list[Office]:
    return [office for office in CITY.offices if office.kind is kind]


def stations_of(kind: RegionKind) -> list[Office]:
    places = {region.code for region in CITY.regions if region.kind is kind}
    return [office for office in offices_of(OfficeKind.STATION) if office.region in places]


def staff_of(offices: list[Office]) -> list[Officer]:
    codes = {office.code for office in offices}
    return [officer for officer in CITY.officers if officer.office in codes]


CENTRES = offices_of(OfficeKind.TOWNSHIP_CENTRE)
COMMUNITY_STATIONS = stations_of(RegionKind.COMMUNITY)
VILLAGE_STATIONS = stations_of(RegionKind.VILLAGE)
GRASSROOTS = [*CENTRES, *COMMUNITY_STATIONS, *VILLAGE_STATIONS]
FULL_TIME = [officer for officer in staff_of(GRASSROOTS) if officer.full_time]


# The paper's figures; the numbers are the rows of the handbook's section 10.


def test_row_9_186_townships_all_have_a_centre_and_408_officers() -> None:
    townships = {
        region.code
        for region in CITY.regions
        if region.kind in (RegionKind.STREET, RegionKind.TOWN, RegionKind.RURAL_TOWNSHIP)
    }
    assert len(townships) == 186
    assert sorted(centre.region for centre in CENTRES) == sorted(townships)
    assert len(staff_of(CENTRES)) == 408


def test_row_10_281_of_304_communities_have_a_station() -> None:
    assert sum(region.kind is RegionKind.COMMUNITY for region in CITY.regions) == 304
    assert len(COMMUNITY_STATIONS) == 281
    assert round(281 / 304 * 100, 1) == 92.4


def test_row_11_the_communities_have_387_officers() -> None:
    assert len(staff_of(COMMUNITY_STATIONS)) == 387


def test_row_12_1277_of_2955_villages_have_somebody_part_time() -> None:
    assert sum(region.kind is RegionKind.VILLAGE for region in CITY.regions) == 2955
    assert len(VILLAGE_STATIONS) == 1277
    assert len(staff_of(VILLAGE_STATIONS)) == 1277


def test_row_13_305_of_the_townships_officers_work_full_time() -> None:
    assert sum(officer.full_time for officer in staff_of(CENTRES)) == 305


def test_row_14_277_of_the_communities_officers_work_full_time() -> None:
    assert sum(officer.full_time for officer in staff_of(COMMUNITY_STATIONS)) == 277


def test_row_15_nobody_works_full_time_for_a_village() -> None:
    assert sum(officer.full_time for officer in staff_of(VILLAGE_STATIONS)) == 0


def test_row_16_the_paper_printed_one_full_time_officer_too_few() -> None:
    printed = 581
    assert len(FULL_TIME) == printed + 1


def test_row_22_588_computers_stood_in_2009() -> None:
    in_centres = sum(office.computers_2009 for office in CENTRES)
    below = sum(office.computers_2009 for office in (*COMMUNITY_STATIONS, *VILLAGE_STATIONS))
    assert (in_centres, below) == (234, 354)
    assert sum(office.computers_2009 for office in CITY.offices) == 588


def test_row_23_the_ratio_of_computers_is_to_all_1744_bodies() -> None:
    assert len(GRASSROOTS) == 1744
    assert round(588 / len(GRASSROOTS) * 100, 1) == 33.7


def test_row_24_the_grant_of_2010_brings_286_computers_and_the_ratio_to_half() -> None:
    granted = sum(office.computers_granted_2010 for office in GRASSROOTS)
    assert granted == 286
    assert round((588 + granted) / len(GRASSROOTS) * 100, 1) == 50.1


def test_rows_25_and_26_a_fifth_is_certified_and_half_are_graduate_assistants() -> None:
    assert sum(officer.certified for officer in FULL_TIME) == 116  # 582 / 5 = 116.4
    assert sum(officer.kind is OfficerKind.GRADUATE_ASSISTANT for officer in FULL_TIME) == 291


def test_row_28_no_graduate_assistant_has_less_than_a_thousand_a_month() -> None:
    assert all(
        officer.monthly_pay >= 100_000
        for officer in CITY.officers
        if officer.kind is OfficerKind.GRADUATE_ASSISTANT
    )


def test_row_28_three_counties_buy_village_service_for_fifty_a_month() -> None:
    paid = {OFFICE[officer.office].region[:6] for officer in CITY.officers if officer.monthly_pay == 5_000}
    assert paid == {county.code for county in COUNTIES if county.buys_village_service}
    assert len(paid) == 3


def test_row_28_seven_counties_run_the_medical_insurance_on_a_network() -> None:
    assert sum(county.medical_networked for county in COUNTIES) == 7


def test_row_28_one_national_model_window_is_a_community_and_five_are_provincial() -> None:
    honours = Counter(office.honour for office in CITY.offices if office.honour)
    assert honours == {Honour.NATIONAL: 1, Honour.PROVINCIAL: 5}
    assert any(office.honour is Honour.NATIONAL for office in COMMUNITY_STATIONS)


# Regions


def test_the_ten_counties_are_those_of_2009() -> None:
    counties = {region.code: region.name for region in CITY.regions if region.kind is RegionKind.COUNTY}
    assert counties == {
        "511502": "翠屏区",
        "511521": "宜宾县",
        "511522": "南溪县",
        "511523": "江安县",
        "511524": "长宁县",
        "511525": "高县",
        "511526": "珙县",
        "511527": "筠连县",
        "511528": "兴文县",
        "511529": "屏山县",
    }


def test_two_counties_later_become_districts_with_other_codes() -> None:
    changes = {
        (change.code, change.new_code, change.new_name, change.on.year) for change in CITY.code_changes
    }
    assert changes == {
        ("511522", "511503", "南溪区", 2011),
        ("511521", "511504", "叙州区", 2018),
    }


def test_every_code_is_well_formed_and_stands_below_its_parent() -> None:
    seen = set()
    for region in CITY.regions:
        read = division(region.code)
        assert read.code == region.code
        if read.level in (Level.TOWNSHIP, Level.VILLAGE):
            assert read.kind == region.kind.value
            assert region.parent == region.code[:-3]
        assert region.parent in seen or region.parent is None
        seen.add(region.code)
    assert len(seen) == len(CITY.regions) == 1 + 10 + 186 + 304 + 2955


def test_no_two_places_below_one_parent_bear_one_name() -> None:
    assert len({(region.parent, region.name) for region in CITY.regions}) == len(CITY.regions)


def test_the_town_of_the_handbooks_test_vector_exists_and_has_villages() -> None:
    by_code = {region.code: region for region in CITY.regions}
    assert by_code["511526100"].kind is RegionKind.TOWN
    assert by_code["511526100"].parent == "511526"
    assert by_code["511526100201"].kind is RegionKind.VILLAGE


# Offices


def test_every_office_stands_below_one_that_was_named_before() -> None:
    seen: set[str | None] = {None}
    for office in CITY.offices:
        assert office.above in seen
        seen.add(office.code)
    assert len(seen) == len(CITY.offices) + 1


def test_every_village_and_community_is_served_by_its_station_or_its_township() -> None:
    places = {
        region.code for region in CITY.regions if region.kind in (RegionKind.COMMUNITY, RegionKind.VILLAGE)
    }
    assert sorted(serving.region for serving in CITY.servings) == sorted(places)
    by_township = [
        serving
        for serving in CITY.servings
        if serving.office == f"{serving.region[:9]}-centre" and serving.office in OFFICE
    ]
    communities = sum(serving.region[9] == "0" for serving in by_township)
    assert communities == 23
    assert len(by_township) - communities == 1678
    assert all(
        OFFICE[serving.office].region == serving.region
        for serving in CITY.servings
        if serving not in by_township
    )


def test_every_county_has_a_bureau_and_a_rural_pension_agency() -> None:
    for kind in (OfficeKind.COUNTY_BUREAU, OfficeKind.RURAL_PENSION_AGENCY):
        assert [office.region for office in offices_of(kind)] == [county.code for county in COUNTIES]


# Officers


def test_exactly_the_eighty_rural_townships_have_one_officer_and_only_a_plate() -> None:
    staff = Counter(officer.office for officer in staff_of(CENTRES))
    lone = {centre.region for centre in CENTRES if staff[centre.code] == 1}
    assert lone == {region.code for region in CITY.regions if region.kind is RegionKind.RURAL_TOWNSHIP}
    assert lone == {centre.region for centre in CENTRES if centre.form is Form.PLATE_ONLY}
    assert len(lone) == 80
    assert LONE_TOWNSHIP in lone


def test_every_station_has_somebody_who_takes_papers_in() -> None:
    manned = {officer.office for officer in CITY.officers if Duty.INTAKE in officer.duties}
    assert {office.code for office in GRASSROOTS} <= manned


OF_THE_OTHER_SERVICES = {
    Duty.COLLECTION,
    Duty.EMPLOYMENT,
    Duty.CASE_FILING,
    Duty.ARBITRATION,
    Duty.COMMISSION_HEAD,
}


@pytest.mark.parametrize("county", [county.code for county in COUNTIES])
def test_every_county_has_different_persons_for_review_recheck_approval_and_payment(county: str) -> None:
    hands = {Duty.REVIEW, Duty.RECHECK, Duty.APPROVAL, Duty.PAYMENT}
    officials = [officer for officer in CITY.officers if OFFICE[officer.office].region == county]
    assert {duty for officer in officials for duty in officer.duties} == hands | OF_THE_OTHER_SERVICES
    assert all(len(officer.duties) == 1 for officer in officials)


def test_the_township_manages_people_and_the_county_manages_business() -> None:
    for officer in staff_of(CENTRES):
        assert OFFICE[officer.personnel_authority].kind is OfficeKind.TOWNSHIP_GOVERNMENT
        assert OFFICE[officer.business_authority].kind is OfficeKind.COUNTY_BUREAU
    assert all(
        officer.personnel_authority in OFFICE and officer.business_authority in OFFICE
        for officer in CITY.officers
    )


def test_part_time_cadres_are_never_counted_as_full_time() -> None:
    assert not any(officer.kind is OfficerKind.PART_TIME_CADRE for officer in FULL_TIME)
    assert not any(officer.certified for officer in staff_of(VILLAGE_STATIONS))


def test_nobody_is_appointed_to_an_office_before_it_exists() -> None:
    assert all(OFFICE[officer.office].since <= officer.since <= TODAY for officer in CITY.officers)


# Residents


def test_every_identity_number_is_valid_says_sex_and_birth_and_is_given_once() -> None:
    people: list[Officer | Resident] = [*CITY.officers, *CITY.residents]
    for person in people:
        read = resident_id(person.id_number, TODAY)
        assert (read.number, read.born, read.sex) == (person.id_number, person.born, person.sex)
    assert len({person.id_number for person in people}) == len(people)


def test_three_villages_have_between_forty_and_a_hundred_and_twenty_residents_each() -> None:
    population = Counter(resident.village for resident in CITY.residents)
    assert len(population) == 3
    assert all(40 <= count <= 120 for count in population.values())
    assert {village[:6] for village in population} == {"511526"}


def test_a_household_lists_its_members_with_the_head_first() -> None:
    listed = [code for household in CITY.households for code in household.members]
    assert listed == [resident.code for resident in CITY.residents]
    for household in CITY.households:
        members = [RESIDENT[code] for code in household.members]
        assert [member.relation for member in members].count(Relation.HEAD) == 1
        assert RESIDENT[household.head].relation is Relation.HEAD
        assert {(member.household, member.village) for member in members} == {
            (household.number, household.village)
        }


def test_kinship_is_known_from_both_sides_and_no_mother_is_a_child() -> None:
    for person in CITY.residents:
        if person.spouse:
            assert RESIDENT[person.spouse].spouse == person.code
            assert RESIDENT[person.spouse].sex is not person.sex
        if person.mother:
            assert age_on(RESIDENT[person.mother].born, person.born) >= 19
        if person.father:
            assert age_on(RESIDENT[person.father].born, person.born) >= 15
        assert person.born <= SCHEME_START


@pytest.mark.parametrize("village", sorted({resident.village for resident in CITY.residents}))
def test_each_village_has_the_people_whom_the_scheme_is_about(village: str) -> None:
    people = [resident for resident in CITY.residents if resident.village == village]
    parents = {person.father for person in people} | {person.mother for person in people}
    over_sixty = [person for person in people if age_on(person.born, SCHEME_START) >= 60]
    assert any(person.code in parents for person in over_sixty)
    assert any(
        age_on(person.born, SCHEME_START) == 59 and age_on(person.born, date(2010, 11, 30)) == 60
        for person in people
    )
    assert {person.category for person in people} == set(Category)
    assert any(person.hukou is Hukou.URBAN and person.employee_pension for person in people)
    assert any(person.student for person in people)


def test_telephones_and_accounts_belong_to_nobody() -> None:
    adults = [person for person in CITY.residents if age_on(person.born, SCHEME_START) >= 16]
    assert all(person.phone.startswith("100") and len(person.phone) == 11 for person in adults)
    assert all(person.account.startswith("999999") and len(person.account) == 19 for person in adults)
    assert len({person.account for person in adults}) == len(adults)


def test_one_of_the_three_villages_has_no_station() -> None:
    serving = {serving.region: serving.office for serving in CITY.servings}
    assert serving[STATIONLESS_VILLAGE] == f"{LONE_TOWNSHIP}-centre"
    assert serving[STORY_VILLAGE] == f"{STORY_VILLAGE}-station"


# Personas


def test_there_is_one_persona_for_each_role() -> None:
    assert [persona.role for persona in CITY.personas] == list(Role)


def test_every_persona_but_the_machine_is_somebody_of_the_city() -> None:
    officers = {officer.code: officer for officer in CITY.officers}
    for persona in CITY.personas:
        if persona.office:
            assert persona.person
            assert officers[persona.person].office == persona.office
            assert officers[persona.person].name == persona.name
    people = [persona.person for persona in CITY.personas]
    assert people[0] in RESIDENT
    assert people[-1] is None
    assert len(set(people)) == len(people)


def test_the_heroine_turns_sixty_on_the_day_of_the_handbooks_test_vector() -> None:
    heroine = RESIDENT[str(CITY.personas[0].person)]
    assert heroine.id_number == "511526195006150128"
    assert age_on(heroine.born, date(2010, 6, 14)) == 59
    assert age_on(heroine.born, date(2010, 6, 15)) == 60


def test_the_man_of_the_childrens_condition_is_sixty_already_and_has_two_sons_at_home() -> None:
    (father,) = (
        resident
        for resident in CITY.residents
        if resident.born == date(1949, 6, 15) and resident.relation is Relation.HEAD
    )
    sons = [resident for resident in CITY.residents if resident.father == father.code]
    assert age_on(father.born, SCHEME_START) == 60
    assert [(son.hukou, son.student, son.employee_pension) for son in sons] == [
        (Hukou.RURAL, False, False)
    ] * 2


# Employers


def test_whoever_represents_an_employer_is_of_age_and_on_record() -> None:
    for employer in CITY.employers:
        assert age_on(RESIDENT[employer.representative].born, employer.since) >= 18
    assert len({employer.number for employer in CITY.employers}) == len(CITY.employers)
    assert {employer.kind for employer in CITY.employers} == set(EmployerKind)


def test_the_employer_who_signs_in_represents_the_first_of_them() -> None:
    [persona] = [one for one in CITY.personas if one.role is Role.EMPLOYER]
    assert CITY.employers[0].representative == persona.person
    assert CITY.employers[1].head == CITY.employers[0].number


# The same city everywhere


def test_another_process_with_other_hash_seeds_makes_the_same_city() -> None:
    program = (
        "import msgspec, hashlib; from identity.demo import city;"
        "print(hashlib.sha256(msgspec.json.encode(city())).hexdigest())"
    )
    elsewhere = subprocess.run(  # noqa: S603  our own interpreter on our own line
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert elsewhere.stdout.strip() == sha256(msgspec.json.encode(CITY)).hexdigest()


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (10, [1, 1, 1], (4, 3, 3)),
        (7, [0, 5, 2], (0, 5, 2)),
        (1, [1, 2], (0, 1)),
    ],
)
def test_nothing_is_lost_when_a_total_is_shared_out(
    total: int, weights: list[int], shares: tuple[int, ...]
) -> None:
    assert apportion(total, weights) == shares
