"""Regions: codes change, names change, parents change; the entity stays, and its past stays with it."""

from datetime import date
from typing import Any

import pytest
from organised_county import FOUNDER, GAO, NOBODY, QU, SHI, SINCE, OrganisedCounty, region

from identity.contract import (
    EstablishRegion,
    FindRegions,
    ImportRegions,
    Kind,
    Level,
    MergeRegions,
    MoveRegion,
    NewCode,
    NewRegion,
    RecodeRegion,
    RecodeRegions,
    RegionsIn,
    RenameRegion,
    SplitRegion,
)
from identity.region.register import PAST, REGIONS
from identity.tables import TABLES
from jinbao.decider import NotAuthorised, Refused

RENAMED = date(2010, 1, 1)
LISTED = {ImportRegions, EstablishRegion, SplitRegion}


def new(code: str, parent: str | None, name: str = "新村") -> NewRegion:
    return NewRegion(code=code, name=name, parent_code=parent, since=RENAMED)


def within(county: OrganisedCounty, name: str) -> tuple[str, ...]:
    with county.service.enquiry(QU) as enquiry:
        return enquiry.place(region(name)).within


# The wrong caller is turned away.


def test_nobody_establishes_a_region_in_another_county(county: OrganisedCounty) -> None:
    for by in (NOBODY, GAO, FOUNDER):
        with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
            county.ask(EstablishRegion, by, region=new("511526100203", "511526100"))


CHANGES: list[tuple[Any, dict[str, Any]]] = [
    (ImportRegions, {"regions": (new("511526100203", "511526100"),)}),
    (RenameRegion, {"region": region("town"), "name": "新名镇", "since": RENAMED}),
    (RecodeRegion, {"region": region("town"), "code": "511526101", "since": RENAMED}),
    (MoveRegion, {"region": region("next"), "parent": region("township"), "since": RENAMED}),
    (MergeRegions, {"merged": (region("next"),), "into": region("village"), "since": RENAMED}),
    (SplitRegion, {"region": region("next"), "parts": (new("511526100203", "511526100"),)}),
]


def test_nobody_changes_a_region_of_another_county(county: OrganisedCounty) -> None:
    for command, said in CHANGES:
        with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
            county.ask(command, GAO, **said)


def test_whoever_is_signed_in_may_see_all_regions(county: OrganisedCounty) -> None:
    [found] = county.look_up("region_by_id", region("village"), by=NOBODY)
    assert (found.name, found.kind, found.level) == ("春树村", Kind.VILLAGE, Level.VILLAGE)


# What regions are.


def test_a_village_lies_in_its_town_its_county_and_its_city(county: OrganisedCounty) -> None:
    assert within(county, "village") == tuple(map(region, ("village", "town", "county", "city")))


def test_a_renamed_region_keeps_its_old_name_in_its_past(county: OrganisedCounty) -> None:
    county.ask(RenameRegion, region=region("town"), name="新名镇", since=RENAMED)
    [past] = county.look_up("region_past", region("town"))
    names = [(line.since, line.value) for line in past if line.aspect == "name"]
    assert names == [(SINCE, "示例镇"), (RENAMED, "新名镇")]
    assert county.look_up("region_by_id", region("town"))[0].name == "新名镇"


def test_a_region_is_found_by_a_code_that_it_has_no_more(county: OrganisedCounty) -> None:
    county.ask(RecodeRegion, region=region("county"), code="511527", since=RENAMED)
    [old], [today] = (
        county.look_up("find_regions", FindRegions(code=code))[0].rows for code in ("511526", "511527")
    )
    assert old == today
    assert old.code == "511527"


@pytest.mark.parametrize(
    ("code", "refusal"),
    [("5115", "DIVISION_LENGTH"), ("51152x", "DIVISION_CHARACTERS"), ("991526", "DIVISION_UNKNOWN")],
)
def test_a_part_of_a_code_finds_nothing_and_says_so(county: OrganisedCounty, code: str, refusal: str) -> None:
    with pytest.raises(Refused, match=refusal) as refused:
        county.look_up("find_regions", FindRegions(code=code))
    assert refused.value.field == "code"
    [whole] = county.look_up("find_regions", FindRegions(code="511526000000"))[0].rows
    assert whole.code == "511526"


def test_a_code_of_another_level_is_refused(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="REGION_LEVEL"):
        county.ask(RecodeRegion, region=region("county"), code="511526101", since=RENAMED)


def test_a_village_moves_with_its_past_to_another_township(county: OrganisedCounty) -> None:
    county.ask(MoveRegion, region=region("next"), parent=region("township"), since=RENAMED)
    assert within(county, "next") == tuple(map(region, ("next", "township", "county", "city")))


def test_a_township_that_moves_takes_its_villages_along(county: OrganisedCounty) -> None:
    county.ask(MoveRegion, SHI, region=region("town"), parent=region("other"), since=RENAMED)
    assert within(county, "village") == tuple(map(region, ("village", "town", "other", "city")))


def test_a_village_does_not_lie_in_a_county(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="REGION_LEVEL"):
        county.ask(MoveRegion, region=region("next"), parent=region("county"), since=RENAMED)


def test_a_merged_village_has_ended_and_names_its_successor(county: OrganisedCounty) -> None:
    county.ask(MergeRegions, merged=(region("next"),), into=region("village"), since=RENAMED)
    assert county.look_up("region_by_id", region("next"))[0].until == RENAMED
    with pytest.raises(Refused, match="REGION_ENDED"):
        county.ask(RenameRegion, region=region("next"), name="又一村", since=RENAMED)
    ask = RegionsIn(region=region("town"), existing_on=RENAMED)
    assert [one.name for one in county.look_up("regions_in", ask)[0].rows] == ["河街社区", "春树村"]


def test_what_is_split_off_knows_where_it_came_from(county: OrganisedCounty) -> None:
    receipt = county.ask(SplitRegion, region=region("next"), parts=(new("511526100203", "511526100"),))
    [established] = [one.event for one in county.service.ledger.recorded(receipt.stream)]
    assert established.predecessors == (region("next"),)


def test_a_part_lies_beside_the_region_that_it_comes_out_of(county: OrganisedCounty) -> None:
    county.ask(SplitRegion, region=region("next"), parts=(new("511526100203", None),))
    [part] = county.look_up("find_regions", FindRegions(code="511526100203"))[0].rows
    assert part.parent == region("town")


def test_what_lies_in_a_merged_township_goes_on_in_its_successor(county: OrganisedCounty) -> None:
    county.ask(MergeRegions, merged=(region("town"),), into=region("township"), since=RENAMED)
    assert within(county, "village") == tuple(map(region, ("village", "township", "county", "city")))


def test_a_township_that_moved_is_its_new_county_s_with_its_villages(county: OrganisedCounty) -> None:
    county.ask(MoveRegion, SHI, region=region("town"), parent=region("other"), since=RENAMED)
    with pytest.raises(NotAuthorised):
        county.ask(RenameRegion, region=region("village"), name="又一村", since=RENAMED)
    county.ask(RenameRegion, GAO, region=region("village"), name="又一村", since=RENAMED)


UNFIT: list[tuple[Any, dict[str, Any], str, str]] = [
    (RecodeRegion, {"region": region("next"), "code": "511526100201"}, "REGION_CODE_TAKEN", "code"),
    (EstablishRegion, {"region": new("511526100201", "511526100")}, "REGION_CODE_TAKEN", "region.code"),
    (
        ImportRegions,
        {"regions": (new("511526100203", "511526100"), new("511526100203", "511526100"))},
        "REGION_CODE_TAKEN",
        "regions.1.code",
    ),
    (EstablishRegion, {"region": new("511526100203", None)}, "REGION_LEVEL", "parentCode"),
    (MergeRegions, {"merged": (region("town"),), "into": region("village")}, "REGION_LEVEL", "into"),
    (MergeRegions, {"merged": (region("next"),), "into": region("next")}, "REGION_INTO_ITSELF", "into"),
    (SplitRegion, {"region": region("next"), "parts": (new("511526103", "511526"),)}, "REGION_LEVEL", "code"),
    (
        RenameRegion,
        {"region": region("next"), "name": "早村", "since": date(1900, 1, 1)},
        "REGION_NOT_YET",
        "since",
    ),
    (
        RenameRegion,
        {"region": region("next"), "name": "迟村", "since": date(2099, 1, 1)},
        "SINCE_IN_FUTURE",
        "since",
    ),
]


@pytest.mark.parametrize(("command", "said", "code", "field"), UNFIT)
def test_a_region_that_cannot_be_so_stays_as_it_is(
    county: OrganisedCounty, command: Any, said: dict[str, Any], code: str, field: str
) -> None:
    since = {} if command in LISTED else {"since": RENAMED}
    before = county.service.ledger.recorder.max_notification_id()
    with pytest.raises(Refused, match=code) as refused:
        county.ask(command, SHI, **(since | said))
    assert refused.value.field == field
    assert county.service.ledger.recorder.max_notification_id() == before


def test_an_older_name_told_later_does_not_become_today_s(county: OrganisedCounty) -> None:
    county.ask(RenameRegion, region=region("next"), name="新村", since=RENAMED)
    with pytest.raises(Refused, match="REGION_CHANGED_LATER"):
        county.ask(RenameRegion, region=region("next"), name="旧村", since=date(2009, 6, 1))


def test_two_regions_exchange_their_codes_in_one_act(county: OrganisedCounty) -> None:
    codes = (
        NewCode(region=region("next"), code="511526100201"),
        NewCode(region=region("village"), code="511526100202"),
    )
    county.ask(RecodeRegions, codes=codes, since=RENAMED)
    assert county.look_up("region_by_id", region("next"))[0].code == "511526100201"


def test_the_same_region_is_not_established_twice(county: OrganisedCounty) -> None:
    again = NewRegion(code="511526", name="珙县", parent_code="511500", since=SINCE)
    with pytest.raises(Refused, match="REGION_EXISTS"):
        county.ask(EstablishRegion, SHI, region=again)


def test_a_list_with_one_bad_line_brings_in_nothing(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="PARENT_UNKNOWN") as refused:
        county.ask(
            ImportRegions, regions=(new("511526100203", "511526100"), new("511526300201", "511526300"))
        )
    assert refused.value.field == "regions.1.parentCode"
    assert county.look_up("find_regions", FindRegions(code="511526100203"))[0].rows == []


def test_a_region_that_nobody_knows_is_refused_by_name(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="REGION_UNKNOWN"):
        county.ask(MoveRegion, region=region("next"), parent="nowhere", since=RENAMED)


# Lists.


def test_pages_of_several_regions_are_cut_each_for_itself(county: OrganisedCounty) -> None:
    town, county_itself = (RegionsIn(region=region(name), first=2) for name in ("town", "county"))
    below_town, below_county = county.look_up("regions_in", town, county_itself)
    assert [one.name for one in below_town.rows] == ["河街社区", "春树村"]
    assert [one.name for one in below_county.rows] == ["示例镇", "远山乡"]
    assert (below_town.has_next, below_county.has_next) == (True, False)
    [rest] = county.look_up("regions_in", RegionsIn(region=region("town"), after=below_town.cursors[-1]))
    assert [one.name for one in rest.rows] == ["秋水村"]


def test_lists_asked_for_differently_in_one_breath_do_not_mix(county: OrganisedCounty) -> None:
    few, all_ = RegionsIn(region=region("town"), first=1), RegionsIn(region=region("town"), first=50)
    assert [len(page.rows) for page in county.look_up("regions_in", few, all_)] == [1, 3]


def test_a_cursor_that_nobody_handed_out_is_refused(county: OrganisedCounty) -> None:
    for cursor in ("", "x", "WzFd", "WzEsMl0"):
        with pytest.raises(Refused, match="BAD_CURSOR"):
            county.look_up("regions_in", RegionsIn(region=region("town"), after=cursor))


def test_more_regions_cost_no_more_statements(county: OrganisedCounty) -> None:
    one, many = [RegionsIn(region=region("town"))], [RegionsIn(region=region(n)) for n in ("town", "city")]
    assert county.counted(lambda: county.look_up("regions_in", *one)) == county.counted(
        lambda: county.look_up("regions_in", *many)
    )


def test_the_register_of_regions_can_be_rebuilt_from_nothing(county: OrganisedCounty) -> None:
    county.ask(RenameRegion, region=region("town"), name="新名镇", since=RENAMED)
    county.ask(MoveRegion, SHI, region=region("town"), parent=region("other"), since=RENAMED)
    county.ask(MergeRegions, SHI, merged=(region("next"),), into=region("village"), since=RENAMED)
    tables = [REGIONS, PAST, TABLES.authority.places]
    assert county.differing(tables) == {table.name: 0 for table in tables}
