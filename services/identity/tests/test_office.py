"""Offices: planned, approved, established, renamed, merged; and who serves a village on each day."""

from datetime import date, timedelta
from typing import Any

import pytest
from organised_county import (
    FOUNDER,
    GAO,
    NOBODY,
    SHI,
    TODAY,
    OrganisedCounty,
    region,
)

from identity.contract import (
    AbolishOffice,
    ApproveOffice,
    BlindSpots,
    ChangeForm,
    EstablishOffice,
    ExistingOffice,
    FindOffices,
    ImportOffices,
    Management,
    MergeOffices,
    MoveRegion,
    NewOffice,
    OfficeForm,
    OfficeKind,
    OfficesBelow,
    OfficesOf,
    OfficeStatus,
    OnDay,
    PlanOffice,
    RenameOffice,
    SetManagement,
    public,
)
from identity.office.register import MANAGEMENT, OFFICES, PAST
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused

SOON = TODAY + timedelta(days=30)
LETTER = {"since": SOON, "document": "编办〔2010〕1号"}


def new(code: str = "next-station", where: str = "next", kind: OfficeKind = OfficeKind.STATION) -> NewOffice:
    return NewOffice(code=code, kind=kind, name="秋水村服务站", region=region(where), above_code="centre")


def existing(code: str, where: str, kind: OfficeKind, above: str | None = "centre") -> ExistingOffice:
    return ExistingOffice(
        code=code,
        kind=kind,
        name=code,
        region=region(where),
        above_code=above,
        since=date(2009, 1, 1),
        document="编办文件",
    )


def status(county: OrganisedCounty, office: str) -> Any:
    return county.look_up("office_by_id", office)[0].status


# The wrong caller is turned away.


CHANGES: list[tuple[Any, dict[str, Any]]] = [
    (ImportOffices, {"offices": (existing("s", "next", OfficeKind.STATION),)}),
    (PlanOffice, {"office": new()}),
    (ApproveOffice, {"office": "planned", "document": "编办〔2010〕1号"}),
    (EstablishOffice, {"office": "planned", "since": TODAY}),
    (RenameOffice, {"office": "station", "name": "新站", **LETTER}),
    (ChangeForm, {"office": "station", "form": OfficeForm.NONE, **LETTER}),
    (MergeOffices, {"merged": ("station",), "into": "centre", **LETTER}),
    (AbolishOffice, {"office": "station", "successor": "centre", **LETTER}),
    (SetManagement, {"region": region("county"), "model": Management.VERTICAL, **LETTER}),
]


def test_nobody_elsewhere_changes_the_offices_of_a_county(county: OrganisedCounty) -> None:
    county.ask(PlanOffice, office=new("planned", "remote"))
    for command, said in CHANGES:
        for by in (NOBODY, GAO, FOUNDER, Call("chu", "centre")):
            with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
                county.ask(command, by, **said)


def test_whoever_is_signed_in_sees_all_offices(county: OrganisedCounty) -> None:
    [found] = county.look_up("office_by_id", "station", by=NOBODY)
    assert (found.code, found.kind, found.above) == ("station", OfficeKind.STATION, "centre")
    [page] = county.look_up("find_offices", FindOffices(), by=NOBODY)
    assert len(page.rows) == 8


# From plan to successor.


def test_an_office_is_planned_approved_by_letter_and_established(county: OrganisedCounty) -> None:
    county.ask(PlanOffice, office=new())
    assert status(county, "next-station") is OfficeStatus.PLANNED
    county.ask(ApproveOffice, office="next-station", document="编办〔2010〕1号")
    assert status(county, "next-station") is OfficeStatus.APPROVED
    county.ask(EstablishOffice, office="next-station", since=TODAY)
    [found] = county.look_up("office_by_id", "next-station")
    assert (found.status, found.since, found.document) == (OfficeStatus.ESTABLISHED, TODAY, "编办〔2010〕1号")


def test_no_office_is_established_without_the_letter(county: OrganisedCounty) -> None:
    county.ask(PlanOffice, office=new())
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        county.ask(EstablishOffice, office="next-station", since=TODAY)


def test_an_office_is_planned_once(county: OrganisedCounty) -> None:
    for code in ("station", "planned", "planned"):
        if code == "planned" and not county.look_up("office_by_id", code)[0]:
            county.ask(PlanOffice, office=new("planned"))
            continue
        with pytest.raises(Refused, match="OFFICE_EXISTS"):
            county.ask(PlanOffice, office=new(code))


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        (OfficeKind.STATION, "town"),
        (OfficeKind.CENTRE, "village"),
        (OfficeKind.CENTRE, "county"),
        (OfficeKind.GOVERNMENT, "county"),
        (OfficeKind.BUREAU, "town"),
        (OfficeKind.AGENCY, "village"),
    ],
)
def test_each_kind_of_office_has_its_level(county: OrganisedCounty, kind: OfficeKind, where: str) -> None:
    with pytest.raises(Refused, match="OFFICE_LEVEL"):
        county.ask(PlanOffice, office=new("x", where, kind))


def test_a_renamed_office_keeps_its_old_name_in_its_past(county: OrganisedCounty) -> None:
    county.ask(RenameOffice, office="station", name="春树村便民服务站", **LETTER)
    [past] = county.look_up("office_past", "station", by=NOBODY)
    names = [(line.since, line.value) for line in past if line.aspect == "name"]
    assert names == [(date(2009, 1, 1), "春树村机构station"), (SOON, "春树村便民服务站")]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (RenameOffice, {"name": "春树村机构station"}),
        (ChangeForm, {"form": OfficeForm.INDEPENDENT}),
    ],
)
def test_what_is_so_already_is_not_said_again(
    county: OrganisedCounty, command: Any, said: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        county.ask(command, office="station", **said, **LETTER)


def test_nothing_happens_to_an_office_before_it_exists(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="OFFICE_NOT_YET"):
        county.ask(
            ChangeForm, office="station", form=OfficeForm.NONE, since=date(2008, 12, 31), document="文件"
        )


def test_merged_offices_end_and_their_cases_follow(county: OrganisedCounty) -> None:
    county.ask(MergeOffices, merged=("station", "lone-centre"), into="centre", **LETTER)
    for office in ("station", "lone-centre"):
        [found] = county.look_up("office_by_id", office)
        assert (found.status, found.until, found.successor) == (OfficeStatus.MERGED, SOON, "centre")
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        county.ask(RenameOffice, office="station", name="x", **LETTER)


def test_an_office_is_abolished_with_a_successor_of_the_managers_own(county: OrganisedCounty) -> None:
    with pytest.raises(NotAuthorised):
        county.ask(AbolishOffice, office="agency", successor="other-bureau", **LETTER)
    county.ask(AbolishOffice, SHI, office="agency", successor="other-bureau", **LETTER)
    assert status(county, "agency") is OfficeStatus.ABOLISHED


@pytest.mark.parametrize("successor", ["agency", "nowhere", "planned"])
def test_cases_do_not_follow_to_where_nobody_is(county: OrganisedCounty, successor: str) -> None:
    county.ask(PlanOffice, office=new("planned"))
    with pytest.raises(Refused, match="OFFICE_UNKNOWN"):
        county.ask(AbolishOffice, office="agency", successor=successor, **LETTER)


def test_a_list_may_name_an_office_and_whoever_answers_to_it(county: OrganisedCounty) -> None:
    centre = existing("c2", "township", OfficeKind.CENTRE, "bureau")
    county.ask(ImportOffices, offices=(centre, existing("s2", "remote", OfficeKind.STATION, "c2")))
    assert county.look_up("office_by_id", "s2")[0].above == "c2"


def test_a_list_with_one_bad_line_brings_in_nothing(county: OrganisedCounty) -> None:
    station = existing("s2", "remote", OfficeKind.STATION, "centre")
    with pytest.raises(Refused, match="OFFICE_UNKNOWN") as refused:
        county.ask(ImportOffices, offices=(station, existing("s3", "next", OfficeKind.STATION, "none")))
    assert refused.value.field == "offices.1.aboveCode"
    assert county.look_up("office_by_id", "s2") == [None]


def test_others_are_told_what_became_of_an_office(county: OrganisedCounty) -> None:
    county.ask(RenameOffice, office="station", name="新站", **LETTER)
    county.ask(ChangeForm, office="station", form=OfficeForm.PLATE_ONLY, **LETTER)
    county.ask(MergeOffices, merged=("station",), into="centre", **LETTER)
    told = [public(one) for one in county.service.ledger.recorded("office/station")]
    assert [type(one).__name__ for one in told] == [
        "OfficeEstablished",
        "OfficeRenamed",
        "OfficeFormChanged",
        "OfficeAbolished",
    ]


# Who serves whom on each day: domain handbook 17.7.


def test_a_village_is_served_by_its_station_else_the_centre_else_the_county(
    county: OrganisedCounty,
) -> None:
    assert county.serves("village") == "station"
    assert county.serves("village", date(2008, 12, 31)) == "centre"
    assert county.serves("village", date(2003, 8, 31)) == "bureau"
    assert county.serves("village", date(2000, 12, 31)) is None
    assert county.serves("next") == "centre"
    assert county.serves("remote") == "lone-centre"
    assert county.serves("county") == "bureau"


def test_neither_an_agency_nor_a_government_takes_papers_in(county: OrganisedCounty) -> None:
    assert county.serves("county", date(2003, 1, 1)) == "bureau"
    assert county.serves("town", date(2003, 8, 31)) == "bureau"


def test_an_office_without_form_serves_nobody_from_that_day_on(county: OrganisedCounty) -> None:
    county.ask(ChangeForm, office="lone-centre", form=OfficeForm.NONE, **LETTER)
    assert county.serves("remote", SOON - timedelta(days=1)) == "lone-centre"
    assert county.serves("remote", SOON) == "bureau"
    again = {**LETTER, "since": SOON + timedelta(days=10)}
    county.ask(ChangeForm, office="lone-centre", form=OfficeForm.PLATE_ONLY, **again)
    assert county.serves("remote", SOON + timedelta(days=9)) == "bureau"
    assert county.serves("remote", SOON + timedelta(days=10)) == "lone-centre"


def test_on_the_day_on_which_a_station_ends_the_centre_serves(county: OrganisedCounty) -> None:
    county.ask(AbolishOffice, office="station", successor="centre", **LETTER)
    assert county.serves("village", SOON - timedelta(days=1)) == "station"
    assert county.serves("village", SOON) == "centre"


def test_a_planned_office_serves_nobody(county: OrganisedCounty) -> None:
    county.ask(PlanOffice, office=new())
    assert county.serves("next") == "centre"


def test_a_village_that_moves_is_served_where_it_lies(county: OrganisedCounty) -> None:
    county.ask(MoveRegion, region=region("next"), parent=region("township"), since=TODAY)
    assert county.serves("next") == "lone-centre"


def test_a_hundred_villages_and_days_cost_one_statement(county: OrganisedCounty) -> None:
    def asks(days: int) -> list[OnDay]:
        return [OnDay(region=region("next"), on=TODAY - timedelta(days=one)) for one in range(days)]

    one, many = (county.counted(lambda n=n: county.look_up("serving_office", *asks(n))) for n in (1, 100))
    assert one == many


# Blind spots: domain handbook 9.5.


def test_blind_spots_are_villages_and_communities_without_a_station_of_their_own(
    county: OrganisedCounty,
) -> None:
    spots = county.look_up(
        "blind_spots",
        OnDay(region=region("county")),
        OnDay(region=region("village")),
        OnDay(region=region("county"), on=date(2008, 12, 31)),
        OnDay(region=region("other")),
        by=NOBODY,
    )
    assert spots == [
        BlindSpots(communities=1, communities_without=1, villages=3, villages_without=2),
        BlindSpots(communities=0, communities_without=0, villages=1, villages_without=0),
        BlindSpots(communities=1, communities_without=1, villages=3, villages_without=3),
        BlindSpots(communities=0, communities_without=0, villages=0, villages_without=0),
    ]


# Management: a fact of the county, and nothing follows from it.


def test_a_county_says_how_its_people_are_managed_and_from_when(county: OrganisedCounty) -> None:
    dual = {"model": Management.DUAL, "since": date(2009, 1, 1), "document": "县委文件"}
    county.ask(SetManagement, region=region("county"), **dual)
    county.ask(SetManagement, region=region("county"), model=Management.VERTICAL, **LETTER)
    days = (date(2008, 12, 31), date(2009, 1, 1), SOON - timedelta(days=1), SOON)
    said = county.look_up(
        "management_on", *(OnDay(region=region("county"), on=day) for day in days), by=NOBODY
    )
    assert [one and one.model for one in said] == [
        None,
        Management.DUAL,
        Management.DUAL,
        Management.VERTICAL,
    ]


def test_how_people_are_managed_is_settled_county_by_county(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="MANAGEMENT_LEVEL"):
        county.ask(SetManagement, region=region("town"), model=Management.DUAL, **LETTER)


# Lists.


def test_offices_are_found_by_region_kind_form_and_name(county: OrganisedCounty) -> None:
    def found(**asked: Any) -> list[str]:
        return [one.id for one in county.look_up("find_offices", FindOffices(**asked))[0].rows]

    assert found(within=region("town")) == ["centre", "government", "station"]
    assert found(within=region("county"), kind=OfficeKind.CENTRE) == ["centre", "lone-centre"]
    assert found(form=OfficeForm.PLATE_ONLY) == ["lone-centre"]
    assert found(name="珙县") == ["agency", "bureau"]


def test_offices_are_listed_by_region_and_by_the_one_above(county: OrganisedCounty) -> None:
    early = OfficesOf(region=region("county"), existing_on=date(2002, 1, 1))
    [now, then] = county.look_up("offices_of", OfficesOf(region=region("county")), early)
    assert ([one.id for one in now.rows], [one.id for one in then.rows]) == (["agency", "bureau"], ["bureau"])
    [below] = county.look_up("offices_below", OfficesBelow(office="bureau", first=2))
    assert ([one.id for one in below.rows], below.has_next) == (["agency", "centre"], True)


def test_the_register_of_offices_can_be_rebuilt_from_nothing(county: OrganisedCounty) -> None:
    county.ask(PlanOffice, office=new())
    county.ask(ApproveOffice, office="next-station", document="编办〔2010〕1号")
    county.ask(EstablishOffice, office="next-station", since=TODAY)
    county.ask(RenameOffice, office="station", name="新站", **LETTER)
    county.ask(ChangeForm, office="lone-centre", form=OfficeForm.NONE, **LETTER)
    county.ask(MergeOffices, merged=("station",), into="centre", **LETTER)
    county.ask(AbolishOffice, office="agency", successor="bureau", **LETTER)
    county.ask(SetManagement, region=region("county"), model=Management.DUAL, **LETTER)
    tables = [OFFICES, PAST, MANAGEMENT]
    assert county.differing(tables) == {table.name: 0 for table in tables}
