"""Households: one number in a village, one head, and nobody in two of them."""

from datetime import date

import pytest
from msgspec.structs import replace
from village_office import CHEN_ID, CHU, HE_ID, TODAY, XIE, YUAN, VillageOffice, luo, region, someone

from identity.contract import (
    ChangeHead,
    HouseholdsIn,
    JoinHousehold,
    LeaveHousehold,
    NewHousehold,
    NewMember,
    RegisterHousehold,
    RegisterHouseholds,
    Relation,
)
from identity.household.public import HouseholdJoined, HouseholdLeft, HouseholdRegistered
from identity.household.register import REGISTERS
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused
from jinbao.paging import cursor
from jinbao.register import differing, rebuild


def home(number: str, *members: tuple[str, Relation], village: str = "village") -> NewHousehold:
    return NewHousehold(
        village=region(village),
        number=number,
        members=tuple(NewMember(person=person, relation=relation) for person, relation in members),
    )


def enter(office: VillageOffice, new: NewHousehold, by: Call = CHU) -> str:
    return office.ask(RegisterHousehold, by, household=new).stream.removeprefix("household/")


@pytest.fixture
def family(office: VillageOffice) -> tuple[str, str, str]:
    return (
        office.register(someone(id_number=CHEN_ID, person="chen")),
        office.register(luo(person="luo")),
        office.register(someone(id_number=HE_ID, person="he")),
    )


def relations(office: VillageOffice, household: str) -> dict[str, Relation]:
    [members] = office.look_up("members_of", household)
    return {member.person: member.relation for member in members}


def test_an_office_elsewhere_registers_no_household(office: VillageOffice) -> None:
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        enter(office, home("0001"), by=YUAN)


def test_an_office_elsewhere_sees_no_household(office: VillageOffice, family: tuple[str, str, str]) -> None:
    household = enter(office, home("0001", (family[0], Relation.HEAD)))
    for name, key in (("household_by_id", household), ("household_of", family[0])):
        assert office.look_up(name, key, by=YUAN) == [None]
        assert office.look_up(name, key, by=Call(family[0]))[0].id == household
    assert office.look_up("members_of", household, by=YUAN) == [[]]
    assert office.look_up("households_in", HouseholdsIn(region=region("village")), by=YUAN)[0].rows == []


def test_a_household_is_registered_with_its_members(
    office: VillageOffice, family: tuple[str, str, str]
) -> None:
    chen, wife, _ = family
    household = enter(office, home("0001", (chen, Relation.HEAD), (wife, Relation.SPOUSE)), by=XIE)
    [found] = office.look_up("household_by_id", household)
    assert (found.number, found.head) == ("0001", chen)
    assert relations(office, household) == {chen: Relation.HEAD, wife: Relation.SPOUSE}


def test_whoever_registers_a_household_again_adds_who_is_missing(
    office: VillageOffice, family: tuple[str, str, str]
) -> None:
    chen, wife, _ = family
    household = enter(office, home("0001", (wife, Relation.SPOUSE)))
    assert enter(office, home("0001", (wife, Relation.SPOUSE), (chen, Relation.HEAD))) == household
    assert relations(office, household) == {chen: Relation.HEAD, wife: Relation.SPOUSE}
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        enter(office, home("0001", (wife, Relation.SPOUSE)))


def test_nobody_belongs_to_two_households(office: VillageOffice, family: tuple[str, str, str]) -> None:
    chen, _, _ = family
    first = enter(office, home("0001", (chen, Relation.HEAD)))
    with pytest.raises(Refused, match="IN_ANOTHER_HOUSEHOLD"):
        enter(office, home("0002", (chen, Relation.HEAD)))
    office.ask(LeaveHousehold, household=first, person=chen, until=TODAY)
    second = enter(office, home("0002", (chen, Relation.HEAD)))
    assert office.look_up("household_of", chen)[0].id == second
    assert office.look_up("household_by_id", first)[0].head is None


def test_a_household_has_one_head(office: VillageOffice, family: tuple[str, str, str]) -> None:
    chen, wife, _ = family
    household = enter(office, home("0001", (chen, Relation.HEAD)))
    with pytest.raises(Refused, match="HEAD_ALREADY"):
        office.ask(JoinHousehold, household=household, person=wife, relation=Relation.HEAD, since=TODAY)


def test_with_a_new_head_everybody_is_named_anew(office: VillageOffice, family: tuple[str, str, str]) -> None:
    chen, wife, son = family
    household = enter(office, home("0001", (chen, Relation.HEAD), (wife, Relation.SPOUSE)))
    office.ask(JoinHousehold, household=household, person=son, relation=Relation.CHILD, since=TODAY)
    asked = {"household": household, "head": wife, "since": date(2010, 1, 5)}
    with pytest.raises(Refused, match="RELATIONS_INCOMPLETE"):
        office.ask(ChangeHead, **asked, relations=(NewMember(person=son, relation=Relation.CHILD),))
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        office.ask(ChangeHead, XIE, **asked, relations=())
    office.ask(
        ChangeHead,
        **asked,
        relations=(
            NewMember(person=chen, relation=Relation.SPOUSE),
            NewMember(person=son, relation=Relation.CHILD),
        ),
    )
    assert office.look_up("household_by_id", household)[0].head == wife
    assert relations(office, household) == {
        wife: Relation.HEAD,
        chen: Relation.SPOUSE,
        son: Relation.CHILD,
    }


def test_only_who_is_on_file_joins(office: VillageOffice) -> None:
    with pytest.raises(Refused, match="PERSON_UNKNOWN"):
        enter(office, home("0001", ("nobody", Relation.HEAD)))


def test_nothing_is_asked_of_a_household_that_is_not_there(office: VillageOffice) -> None:
    with pytest.raises(Refused, match="HOUSEHOLD_UNKNOWN"):
        office.ask(LeaveHousehold, household="nothing", person="chen", until=TODAY)


def test_the_households_of_a_village_come_in_pages(
    office: VillageOffice, family: tuple[str, str, str]
) -> None:
    chen, wife, _ = family
    homes = (home("0002", (wife, Relation.HEAD)), home("0001", (chen, Relation.HEAD)))
    office.ask(RegisterHouseholds, households=homes)
    [page] = office.look_up("households_in", HouseholdsIn(region=region("village"), first=1))
    assert ([row.number for row in page.rows], page.has_next) == (["0001"], True)
    whole = HouseholdsIn(region=region("village"))
    asked = (whole, replace(whole, after=page.cursors[0]), replace(whole, number="0002"))
    pages = [[row.head for row in one.rows] for one in office.look_up("households_in", *asked)]
    assert pages == [[chen, wife], [wife], [wife]]
    with pytest.raises(Refused, match="BAD_CURSOR"):
        office.look_up("households_in", replace(whole, after=cursor(1)))


def test_the_register_can_be_rebuilt_from_nothing(
    office: VillageOffice, family: tuple[str, str, str]
) -> None:
    chen, wife, son = family
    household = enter(office, home("0001", (chen, Relation.HEAD), (wife, Relation.SPOUSE)))
    enter(office, home("0002", (son, Relation.HEAD)))
    office.ask(LeaveHousehold, household=household, person=chen, until=TODAY)
    pages = ([recorded for _, recorded in page] for page in office.service.ledger.pages())
    beside = rebuild(office.engine, pages, office.service.fold, office.service.tables.metadata.sorted_tables)
    with office.engine.connect() as connection:
        assert [differing(connection, table, beside[table.name]) for table in REGISTERS] == [0, 0]


def test_the_house_hears_who_belongs_to_which_household_and_nothing_else(
    office: VillageOffice, family: tuple[str, str, str]
) -> None:
    chen, _, _ = family
    household = enter(office, home("0001", (chen, Relation.HEAD)))
    office.ask(LeaveHousehold, household=household, person=chen, until=TODAY)
    told = [office.service.public(one) for one in office.service.ledger.recorded(f"household/{household}")]
    assert [type(one) for one in told] == [HouseholdRegistered, HouseholdJoined, HouseholdLeft]
    assert told[-1] == HouseholdLeft(household, chen, TODAY)
