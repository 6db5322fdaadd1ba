"""Authority through the service: what is given counts at once, and what has ended counts no more."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from organised_county import (
    FOUNDER,
    GAO,
    NOBODY,
    QU,
    SHI,
    TODAY,
    OrganisedCounty,
    appointment,
    grant,
    region,
)

from identity.access.register import ENTRIES, GRANTS, ONE_PERSON_OFFICES
from identity.contract import (
    CloseHistoricalEntry,
    CountersignHistoricalEntry,
    DeclareOnePersonOffice,
    DelegateGrant,
    EndGrant,
    EndOnePersonOffice,
    EntriesIn,
    GiveGrant,
    GiveGrants,
    GrantsIn,
    GrantsOf,
    OpenHistoricalEntry,
    RenameRegion,
)
from identity.tables import TABLES
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused

HU = Call("hu", "agency")
REVIEW = grant("g", "hu", "agency", "county", "review")
TOMORROW = TODAY + timedelta(days=1)


def holds(county: OrganisedCounty, id: str, by: Call = QU) -> tuple[str, date | None] | None:
    [found] = county.look_up("grant_by_id", id, by=by)
    return (found.person, found.until) if found else None


# The wrong caller is turned away.


CHANGES: list[tuple[Any, dict[str, Any]]] = [
    (GiveGrant, {"grant": grant("x", "luo", "agency", "county", "review")}),
    (GiveGrants, {"grants": (grant("x", "luo", "agency", "county", "review"),)}),
    (EndGrant, {"grant": "qu-manages", "until": TODAY, "reason": "x"}),
    (
        OpenHistoricalEntry,
        {
            "entry": "e",
            "region": region("county"),
            "first_day": date(2009, 12, 1),
            "last_day": date(2009, 12, 31),
            "reason": "断网",
        },
    ),
    (DeclareOnePersonOffice, {"office": "lone-centre", "since": TODAY, "reason": "编制一人"}),
]


def test_nobody_without_authority_changes_who_has_it(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    for command, said in CHANGES:
        for by in (NOBODY, GAO, FOUNDER, HU):
            with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
                county.ask(command, by, **said)
    assert holds(county, "x") is None


def test_nobody_elsewhere_sees_who_may_do_what(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    for by in (NOBODY, GAO, Call("luo", "agency")):
        assert holds(county, "g", by) is None
        assert county.look_up("grants_of", GrantsOf(person="hu"), by=by)[0].rows == []
        assert county.look_up("grants_in", GrantsIn(office="agency"), by=by)[0].rows == []


def test_an_attempt_to_give_authority_is_in_the_trail(county: OrganisedCounty) -> None:
    with pytest.raises(NotAuthorised):
        county.ask(GiveGrant, GAO, grant=REVIEW)
    trail = TABLES.trail
    with county.engine.connect() as connection:
        [row] = connection.execute(trail.select().where(trail.c.kind == "refused")).all()
    assert (row.person, row.action, row.code) == ("gao", "GiveGrant", "NOT_AUTHORISED")


# The founder.


def test_the_founder_has_nothing_left_after_the_first_grants(county: OrganisedCounty) -> None:
    with pytest.raises(NotAuthorised):
        county.ask(RenameRegion, FOUNDER, region=region("town"), name="新名镇", since=TODAY)


# Giving.


def test_a_grant_counts_at_once_and_its_holder_sees_it(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    assert holds(county, "g", HU) == ("hu", None)
    with county.service.enquiry(HU) as enquiry:
        assert enquiry.actor.must("review", "B1", enquiry.place(region("village")), TODAY).id == "g"


def test_a_list_with_one_bad_grant_gives_none(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="POSTS_KEPT_APART"):
        county.granted(REVIEW, grant("p", "hu", "agency", "town", "pay"))
    assert holds(county, "g") is None


@pytest.mark.parametrize(("field", "code"), [("office", "OFFICE_UNKNOWN"), ("region", "REGION_UNKNOWN")])
def test_a_grant_names_an_office_and_a_region_that_are_there(
    county: OrganisedCounty, field: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        county.ask(GiveGrant, grant=replace(REVIEW, **{field: "nowhere"}))


def test_hands_that_are_given_one_after_the_other_are_kept_apart(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    with pytest.raises(Refused, match="POSTS_KEPT_APART") as refused:
        county.ask(GiveGrant, grant=grant("a", "hu", "bureau", "town", "approve"))
    assert refused.value.law == "社会保险经办条例 三十六"


# TV-ORG1: the grant that counts is the one that holds when the command is given.

HALF_A_YEAR = grant(
    "half", "hu", "centre", "town", "first-review", since=date(2010, 1, 1), until=date(2010, 6, 30)
)


def may_review(county: OrganisedCounty, on: date) -> bool:
    with county.service.enquiry(Call("hu", "centre")) as enquiry:
        return any(enquiry.actor.may("first-review", "B1", enquiry.place(region("town")), on))


def test_a_grant_of_half_a_year_covers_its_last_day_and_not_the_next(county: OrganisedCounty) -> None:
    county.granted(HALF_A_YEAR)
    days = [date(2009, 12, 31), date(2010, 1, 1), date(2010, 6, 30), date(2010, 7, 1)]
    assert [may_review(county, day) for day in days] == [False, True, True, False]


def opened(county: OrganisedCounty) -> Call:
    county.ask(
        OpenHistoricalEntry,
        entry="e",
        region=region("county"),
        first_day=date(2009, 12, 1),
        last_day=date(2009, 12, 31),
        reason="断网",
    )
    return Call("qu", "bureau", historical_entry="e")


def rename(county: OrganisedCounty, by: Call, on: date = date(2009, 12, 31)) -> None:
    county.ask(RenameRegion, by, on=on, region=region("town"), name="新名镇", since=on)


def test_an_act_of_another_day_waits_for_the_second_name(county: OrganisedCounty) -> None:
    with pytest.raises(NotAuthorised, match="HISTORICAL_ENTRY_NEEDED"):
        rename(county, QU)
    by = opened(county)
    with pytest.raises(NotAuthorised, match="HISTORICAL_ENTRY_NOT_COUNTERSIGNED"):
        rename(county, by)
    with pytest.raises(NotAuthorised, match="SEPARATION"):
        county.ask(CountersignHistoricalEntry, entry="e")
    county.ask(CountersignHistoricalEntry, SHI, entry="e")
    rename(county, by)
    [*_, renamed] = county.service.ledger.recorded(f"region/{region('town')}")
    assert (renamed.entry, renamed.effective_on) == ("e", date(2009, 12, 31))


def test_an_entry_covers_its_own_days_and_office_until_it_is_closed(county: OrganisedCounty) -> None:
    by = opened(county)
    county.ask(CountersignHistoricalEntry, SHI, entry="e")
    with pytest.raises(NotAuthorised, match="HISTORICAL_ENTRY_OTHER_DAYS"):
        rename(county, by, date(2009, 11, 30))
    with pytest.raises(NotAuthorised, match="HISTORICAL_ENTRY_OTHER_OFFICE"):
        rename(county, Call("shi", "city-bureau", historical_entry="e"))
    county.ask(CloseHistoricalEntry, entry="e")
    with pytest.raises(Refused, match="HISTORICAL_ENTRY_UNKNOWN"):
        rename(county, by)


def test_nobody_elsewhere_reads_a_batch_of_papers(county: OrganisedCounty) -> None:
    opened(county)
    [seen], [hidden] = (county.look_up("historical_entry_by_id", "e", by=by) for by in (QU, GAO))
    assert (seen.opened_by, seen.countersigned_by, seen.closed) == ("qu", None, False)
    assert hidden is None
    [listed], [unseen] = (
        county.look_up("historical_entries_in", EntriesIn(office="bureau"), by=by) for by in (QU, GAO)
    )
    assert (listed.rows, unseen.rows) == ([seen], [])


def test_an_office_finds_the_batches_that_are_open(county: OrganisedCounty) -> None:
    opened(county)
    asked = [EntriesIn(office="bureau", closed=closed) for closed in (None, False, True)]
    assert [len(page.rows) for page in county.look_up("historical_entries_in", *asked)] == [1, 1, 0]
    county.ask(CloseHistoricalEntry, entry="e")
    assert [len(page.rows) for page in county.look_up("historical_entries_in", *asked)] == [1, 0, 1]


@pytest.mark.parametrize("command", [CountersignHistoricalEntry, CloseHistoricalEntry])
def test_a_batch_that_nobody_opened_is_refused(county: OrganisedCounty, command: Any) -> None:
    with pytest.raises(Refused, match="HISTORICAL_ENTRY_UNKNOWN"):
        county.ask(command, SHI, entry="none")


# Delegating and ending.


@pytest.mark.parametrize("step", ["first-review", "review", "approve", "pay", "*"])
def test_a_station_is_granted_no_step_that_decides(county: OrganisedCounty, step: str) -> None:
    with pytest.raises(Refused, match="STATION_ONLY_COLLECTS"):
        county.granted(grant("xie-1", "xie", "station", "village", "intake", step))
    county.granted(grant("xie-1", "xie", "station", "village", "intake", "serve", "publicise"))


def test_only_a_colleague_becomes_a_deputy(county: OrganisedCounty) -> None:
    county.appointed(appointment("luo-at-station", "luo", "station"))
    with pytest.raises(Refused, match="DELEGATE_NOT_APPOINTED") as refused:
        delegated(county, office=None)
    assert refused.value.field == "person"


def delegated(county: OrganisedCounty, office: str | None = "agency") -> None:
    county.granted(REVIEW)
    if office:
        county.appointed(appointment("luo-there", "luo", office))
    county.ask(
        DelegateGrant,
        HU,
        delegation="d",
        delegated_from="g",
        person="luo",
        items=("B1",),
        steps=("review",),
        since=TODAY,
        until=date(2010, 1, 31),
        reason="休假",
    )


def test_nobody_delegates_the_grant_of_another(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    with pytest.raises(NotAuthorised, match="NOT_ONES_OWN_GRANT"):
        county.ask(
            DelegateGrant,
            GAO,
            delegation="d",
            delegated_from="g",
            person="luo",
            items=("B1",),
            steps=("review",),
            since=TODAY,
            until=TODAY,
            reason="休假",
        )


def test_a_delegation_ends_with_what_it_comes_from(county: OrganisedCounty) -> None:
    delegated(county)
    assert holds(county, "d") == ("luo", date(2010, 1, 31))
    county.ask(EndGrant, grant="g", until=TODAY, reason="调动")
    assert holds(county, "g") == ("hu", TODAY)
    assert holds(county, "d") == ("luo", TODAY)


def test_whoever_gives_their_grant_back_takes_their_deputy_along(county: OrganisedCounty) -> None:
    delegated(county)
    county.ask(EndGrant, HU, grant="g", until=TODAY, reason="调动")
    assert holds(county, "d") == ("luo", TODAY)


def test_whoever_delegated_takes_it_back_alone(county: OrganisedCounty) -> None:
    delegated(county)
    county.ask(EndGrant, HU, grant="d", until=TODAY, reason="回岗")
    assert (holds(county, "g"), holds(county, "d")) == (("hu", None), ("luo", TODAY))


def test_a_deputy_may_not_end_what_they_stand_in_for(county: OrganisedCounty) -> None:
    delegated(county)
    with pytest.raises(NotAuthorised):
        county.ask(EndGrant, Call("luo", "agency"), grant="g", until=TODAY, reason="x")


@pytest.mark.parametrize("command", [EndGrant, DelegateGrant])
def test_a_grant_that_nobody_gave_is_refused(county: OrganisedCounty, command: Any) -> None:
    said = {"grant": "none", "until": TODAY, "reason": "x"}
    if command is DelegateGrant:
        said = {
            "delegation": "d",
            "delegated_from": "none",
            "person": "luo",
            "items": (),
            "steps": (),
            "since": TODAY,
            "until": TODAY,
            "reason": "x",
        }
    with pytest.raises(Refused, match="GRANT_UNKNOWN"):
        county.ask(command, **said)


def test_an_ended_grant_counts_on_its_last_day_and_then_no_more(county: OrganisedCounty) -> None:
    county.granted(REVIEW)
    county.ask(EndGrant, grant="g", until=TODAY, reason="调动")
    with county.service.enquiry(HU) as enquiry:
        place = enquiry.place(region("county"))
        assert any(enquiry.actor.may("review", "B1", place, TODAY))
        assert not any(enquiry.actor.may("review", "B1", place, TOMORROW))


# The one-person office.


def test_an_office_that_is_left_to_one_person_says_so_to_everybody(county: OrganisedCounty) -> None:
    county.ask(DeclareOnePersonOffice, office="lone-centre", since=TODAY, reason="编制一人")
    [said] = county.look_up("one_person_office", "lone-centre", by=NOBODY)
    assert (said.since, said.until, said.reason) == (TODAY, None, "编制一人")
    county.ask(EndOnePersonOffice, office="lone-centre", until=TODAY)
    assert county.look_up("one_person_office", "lone-centre", "centre", by=NOBODY)[0].until == TODAY


def test_an_office_that_is_not_there_has_no_one_person(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="OFFICE_UNKNOWN"):
        county.ask(DeclareOnePersonOffice, office="nowhere", since=TODAY, reason="x")


# Lists.


def test_grants_are_listed_newest_first_and_page_by_page(county: OrganisedCounty) -> None:
    years = [
        grant(f"g{year}", "hu", "agency", "county", "intake", since=date(year, 1, 1)) for year in (2007, 2008)
    ]
    county.granted(*years, REVIEW)
    [first] = county.look_up("grants_of", GrantsOf(person="hu", first=2))
    [rest] = county.look_up("grants_of", GrantsOf(person="hu", first=2, after=first.cursors[-1]))
    assert [one.id for one in (*first.rows, *rest.rows)] == ["g", "g2008", "g2007"]
    assert (first.has_next, rest.has_next, rest.has_previous) == (True, False, True)


def test_grants_of_a_day_are_those_that_hold_on_it(county: OrganisedCounty) -> None:
    county.granted(REVIEW, grant("old", "hu", "agency", "county", "intake", until=date(2009, 6, 30)))
    days = [date(2008, 12, 31), date(2009, 6, 30), date(2009, 7, 1)]
    pages = county.look_up("grants_in", *(GrantsIn(office="agency", holding_on=day) for day in days))
    assert [{one.id for one in page.rows} for page in pages] == [set(), {"g", "old"}, {"g"}]


def test_more_people_cost_no_more_statements(county: OrganisedCounty) -> None:
    county.granted(REVIEW, grant("h", "luo", "agency", "county", "pay"))
    one, many = [GrantsOf(person="hu")], [GrantsOf(person=person) for person in ("hu", "luo", "qu")]
    assert county.counted(lambda: county.look_up("grants_of", *one)) == county.counted(
        lambda: county.look_up("grants_of", *many)
    )


def test_the_register_of_authority_can_be_rebuilt_from_nothing(county: OrganisedCounty) -> None:
    delegated(county)
    county.ask(EndGrant, grant="g", until=TODAY, reason="调动")
    opened(county)
    county.ask(CountersignHistoricalEntry, SHI, entry="e")
    county.ask(DeclareOnePersonOffice, office="lone-centre", since=TODAY, reason="编制一人")
    tables = [GRANTS, ENTRIES, ONE_PERSON_OFFICES, TABLES.authority.grants, TABLES.authority.entries]
    assert county.differing(tables) == {table.name: 0 for table in tables}
