"""What a grant, a historical entry and a one-person office decide, told as history, command and outcome."""

from datetime import date

import pytest

from identity.access.commands import (
    CloseHistoricalEntry,
    CountersignHistoricalEntry,
    DeclareOnePersonOffice,
    DelegateGrant,
    EndGrant,
    EndOnePersonOffice,
    GiveGrant,
    NewGrant,
    OpenHistoricalEntry,
)
from identity.access.entry import ENTRY
from identity.access.events import (
    EntryClosed,
    EntryCountersigned,
    EntryOpened,
    GrantEnded,
    GrantGiven,
    OnePersonOfficeDeclared,
    OnePersonOfficeEnded,
)
from identity.access.grant import GRANT, GrantFacts, Held
from identity.access.one_person_office import ONE_PERSON_OFFICE
from jinbao.actor import Actor, Grant, Place
from jinbao.testing import Scenario, officer

TODAY = date(2010, 1, 8)
COUNTY = Place("county", ("county", "city"))
TOWN = Place("town", ("town", "county", "city"))

QU = officer("qu", "bureau", "county", "manage", "countersign", "historical-entry", items=["access"])
SHI = officer("shi", "city-bureau", "city", "manage", "countersign", "historical-entry", items=["access"])
GAO = officer("gao", "other-bureau", "other", "manage", "countersign", "historical-entry")
XIE = officer("xie", "station", "village", "manage", items=["B1"])


def grant(person: str = "hu", *, steps: tuple[str, ...] = ("review",), **said: object) -> Grant:
    given = {"id": "g", "items": ("B1",), "office": "agency", "region": "county", **said}
    return Grant(person=person, role="officer", steps=steps, since=TODAY, source="任命文件", **given)


def give(one: Grant) -> GiveGrant:
    said = {name: getattr(one, name) for name in one.__struct_fields__}
    return GiveGrant(on=TODAY, grant=NewGrant(**said))


def held(one: Grant, place: Place = COUNTY) -> GrantFacts:
    return GrantFacts(COUNTY, (Held(one, place),))


A_GRANT = Scenario(GRANT, GrantFacts(COUNTY))


# Giving.


@pytest.mark.parametrize("by", [GAO, XIE, Actor("luo"), Actor("luo", "bureau")])
def test_nobody_gives_what_is_not_theirs_to_give(by: Actor) -> None:
    A_GRANT.when(give(grant()), by=by).refused("NOT_AUTHORISED")


def test_whoever_manages_access_gives_a_grant() -> None:
    A_GRANT.when(give(grant()), by=QU).then(GrantGiven(grant()))


def test_nobody_gives_a_grant_to_themselves() -> None:
    A_GRANT.when(give(grant("qu")), by=QU).refused("GRANT_TO_ONESELF")


def test_a_grant_does_not_end_before_it_begins() -> None:
    A_GRANT.when(give(grant(until=date(2010, 1, 7))), by=QU).refused("GRANT_DAYS")
    A_GRANT.when(give(grant(until=TODAY)), by=QU).then(GrantGiven(grant(until=TODAY)))


def test_the_same_grant_is_not_given_twice() -> None:
    A_GRANT.given(GrantGiven(grant())).when(give(grant()), by=QU).refused("GRANT_EXISTS")


# Posts that are kept apart.


@pytest.mark.parametrize("other", ["recheck", "approve", "pay"])
def test_nobody_who_reviews_takes_another_hand_in_the_same_item(other: str) -> None:
    known = held(grant(steps=(other,)))
    A_GRANT.knowing(known).when(give(grant()), by=QU).refused("POSTS_KEPT_APART")


@pytest.mark.parametrize("steps", [("review", "recheck"), ("approve", "pay"), ("*",)])
def test_one_grant_does_not_hold_two_hands_either(steps: tuple[str, ...]) -> None:
    A_GRANT.when(give(grant(steps=steps)), by=QU).refused("POSTS_KEPT_APART")


@pytest.mark.parametrize("steps", [("review", "intake"), ("review", "first-review"), ("approve", "serve")])
def test_other_steps_go_with_any_hand(steps: tuple[str, ...]) -> None:
    A_GRANT.when(give(grant(steps=steps)), by=QU).then(GrantGiven(grant(steps=steps)))


@pytest.mark.parametrize("items", [("*",), ("B1", "P2")])
def test_a_grant_for_more_items_meets_the_one_for_this_item(items: tuple[str, ...]) -> None:
    known = held(grant(steps=("pay",), items=items))
    A_GRANT.knowing(known).when(give(grant()), by=QU).refused("POSTS_KEPT_APART")


def test_a_grant_for_all_items_meets_those_for_one() -> None:
    known = held(grant(steps=("pay",)))
    A_GRANT.knowing(known).when(give(grant(items=("*",))), by=QU).refused("POSTS_KEPT_APART")


def test_hands_in_different_items_go_together() -> None:
    known = held(grant(steps=("recheck",), items=("P2",)))
    A_GRANT.knowing(known).when(give(grant()), by=QU).then(GrantGiven(grant()))


def test_a_grant_in_a_town_meets_one_in_its_county() -> None:
    known = held(grant(steps=("recheck",), region="town"), TOWN)
    A_GRANT.knowing(known).when(give(grant()), by=QU).refused("POSTS_KEPT_APART")
    in_town = GrantFacts(TOWN, (Held(grant(steps=("recheck",)), COUNTY),))
    A_GRANT.knowing(in_town).when(give(grant(region="town")), by=QU).refused("POSTS_KEPT_APART")


def test_grants_in_two_towns_do_not_meet() -> None:
    known = GrantFacts(TOWN, (Held(grant(steps=("pay",), region="t2"), Place("t2", ("t2", "county"))),))
    A_GRANT.knowing(known).when(give(grant(region="town")), by=QU).then(GrantGiven(grant(region="town")))


def test_a_hand_that_was_given_up_the_day_before_is_free() -> None:
    until_yesterday = Grant(
        **{**fields(grant(steps=("pay",))), "since": date(2009, 1, 1), "until": date(2010, 1, 7)}
    )
    A_GRANT.knowing(held(until_yesterday)).when(give(grant()), by=QU).then(GrantGiven(grant()))
    until_today = Grant(**{**fields(until_yesterday), "until": TODAY})
    A_GRANT.knowing(held(until_today)).when(give(grant()), by=QU).refused("POSTS_KEPT_APART")


def test_the_whole_management_of_the_house_is_no_hand_in_a_case() -> None:
    manager = grant(items=("region", "access", "person"), steps=("*",))
    A_GRANT.when(give(manager), by=QU).then(GrantGiven(manager))


def fields(one: Grant) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


# Delegating.


def delegate(**said: object) -> DelegateGrant:
    asked = {
        "delegation": "d",
        "delegated_from": "g",
        "person": "luo",
        "items": ("B1",),
        "steps": ("review",),
        "since": TODAY,
        "until": date(2010, 1, 15),
        "ceiling": 100_00,
        "reason": "休假",
        **said,
    }
    return DelegateGrant(on=TODAY, **asked)


OWN = grant(until=date(2010, 6, 30), ceiling=100_00)
HU = Actor("hu", "agency", None, (OWN,))
A_DELEGATION = Scenario(GRANT, GrantFacts(COUNTY, delegated_from=OWN))


def test_nobody_delegates_the_grant_of_another() -> None:
    A_DELEGATION.when(delegate(), by=QU).refused("NOT_ONES_OWN_GRANT")
    A_GRANT.when(delegate(), by=HU).refused("NOT_ONES_OWN_GRANT")


def test_whoever_holds_a_grant_delegates_it_for_a_time() -> None:
    [given] = A_DELEGATION.when(delegate(), by=HU).decided()
    assert given.delegated_from == "g"
    assert (given.grant.id, given.grant.person, given.grant.office) == ("d", "luo", "agency")
    assert given.grant.until == date(2010, 1, 15)


@pytest.mark.parametrize(
    "wider",
    [
        {"until": date(2010, 7, 1)},
        {"since": date(2010, 1, 7)},
        {"ceiling": 100_01},
        {"ceiling": None},
        {"items": ("B1", "P2")},
        {"items": ("*",)},
        {"steps": ("review", "intake")},
        {"steps": ("*",)},
    ],
)
def test_a_delegation_is_no_wider_than_what_it_comes_from(wider: dict[str, object]) -> None:
    A_DELEGATION.when(delegate(**wider), by=HU).refused("DELEGATION_TOO_WIDE")


def test_what_was_delegated_is_not_delegated_again() -> None:
    known = GrantFacts(COUNTY, delegated_from=OWN, is_delegation=True)
    A_DELEGATION.knowing(known).when(delegate(), by=HU).refused("DELEGATED_AGAIN")


def test_nobody_delegates_to_themselves() -> None:
    A_DELEGATION.when(delegate(person="hu"), by=HU).refused("GRANT_TO_ONESELF")


def test_a_deputy_keeps_the_hands_apart_too() -> None:
    known = GrantFacts(COUNTY, (Held(grant("luo", steps=("pay",)), COUNTY),), OWN)
    A_DELEGATION.knowing(known).when(delegate(), by=HU).refused("POSTS_KEPT_APART")


# Ending.


def end(until: date = TODAY) -> EndGrant:
    return EndGrant(on=TODAY, grant="g", until=until, reason="调动")


GIVEN = A_GRANT.given(GrantGiven(grant()))


@pytest.mark.parametrize("by", [GAO, XIE, Actor("luo", "agency", on_behalf_of="hu")])
def test_nobody_else_takes_a_grant_away(by: Actor) -> None:
    GIVEN.when(end(), by=by).refused("NOT_AUTHORISED")


def test_whoever_holds_a_grant_or_manages_access_ends_it() -> None:
    for by in (QU, SHI, Actor("hu")):
        GIVEN.when(end(), by=by).then(GrantEnded("g", TODAY, "调动"))


def test_whoever_delegated_takes_it_back() -> None:
    known = GrantFacts(COUNTY, delegated_from=grant("deng"))
    GIVEN.knowing(known).when(end(), by=Actor("deng")).then(GrantEnded("g", TODAY, "调动"))


def test_a_grant_may_end_the_day_before_and_no_earlier() -> None:
    GIVEN.when(end(date(2010, 1, 7)), by=QU).then(GrantEnded("g", date(2010, 1, 7), "调动"))
    GIVEN.when(end(date(2010, 1, 6)), by=QU).refused("GRANT_END_PAST")


def test_an_end_is_not_put_off() -> None:
    GIVEN.given(GrantEnded("g", TODAY, "调动")).when(end(date(2010, 3, 1)), by=QU).then()


def test_what_was_never_given_is_not_ended() -> None:
    A_GRANT.when(end(), by=QU).refused("GRANT_UNKNOWN")


# Historical entry: TV-ORG1.

OPENED = EntryOpened("e", "bureau", "county", date(2009, 12, 1), date(2009, 12, 31), "断网", "qu")
AN_ENTRY = Scenario(ENTRY, COUNTY)


def opening(last_day: date = date(2009, 12, 31)) -> OpenHistoricalEntry:
    return OpenHistoricalEntry(
        on=TODAY, entry="e", region="county", first_day=date(2009, 12, 1), last_day=last_day, reason="断网"
    )


COUNTERSIGN = CountersignHistoricalEntry(on=TODAY, entry="e")
CLOSE = CloseHistoricalEntry(on=TODAY, entry="e")


@pytest.mark.parametrize("by", [GAO, XIE])
def test_nobody_opens_countersigns_or_closes_the_entry_of_another_county(by: Actor) -> None:
    AN_ENTRY.when(opening(), by=by).refused("NOT_AUTHORISED")
    AN_ENTRY.given(OPENED).when(COUNTERSIGN, by=by).refused("NOT_AUTHORISED")
    AN_ENTRY.given(OPENED).when(CLOSE, by=by).refused("NOT_AUTHORISED")


def test_papers_of_past_days_are_announced_for_the_office_that_has_the_grant() -> None:
    AN_ENTRY.when(opening(), by=QU).then(OPENED)


@pytest.mark.parametrize("last_day", [TODAY, date(2009, 11, 30)])
def test_historical_entry_is_for_days_before_today(last_day: date) -> None:
    AN_ENTRY.when(opening(last_day), by=QU).refused("ENTRY_DAYS")


def test_nobody_countersigns_what_they_opened() -> None:
    AN_ENTRY.given(OPENED).when(COUNTERSIGN, by=QU).refused("SEPARATION")


def test_a_second_person_countersigns_once() -> None:
    AN_ENTRY.given(OPENED).when(COUNTERSIGN, by=SHI).then(EntryCountersigned("e", "shi"))
    signed = AN_ENTRY.given(OPENED, EntryCountersigned("e", "shi"))
    signed.when(COUNTERSIGN, by=SHI).refused("OUT_OF_ORDER")
    signed.when(CLOSE, by=QU).then(EntryClosed("e"))


def test_a_closed_entry_stays_closed() -> None:
    closed = AN_ENTRY.given(OPENED, EntryClosed("e"))
    for command in (COUNTERSIGN, CLOSE):
        closed.when(command, by=SHI).refused("OUT_OF_ORDER")


def test_an_entry_is_opened_once_under_an_id() -> None:
    for history in ((OPENED,), (OPENED, EntryClosed("e"))):
        AN_ENTRY.given(*history).when(opening(), by=GAO).refused("NOT_AUTHORISED")
        assert AN_ENTRY.given(*history).when(opening(), by=QU).refused("ENTRY_EXISTS").field == "entry"


# The one-person office.

DECLARED = OnePersonOfficeDeclared("lone", "town", TODAY, None, "编制一人")
LONE = Scenario(ONE_PERSON_OFFICE, TOWN)


def declare(until: date | None = None) -> DeclareOnePersonOffice:
    return DeclareOnePersonOffice(on=TODAY, office="lone", since=TODAY, until=until, reason="编制一人")


def ending(until: date) -> EndOnePersonOffice:
    return EndOnePersonOffice(on=TODAY, office="lone", until=until)


@pytest.mark.parametrize("by", [GAO, XIE])
def test_nobody_elsewhere_says_that_an_office_has_one_person(by: Actor) -> None:
    LONE.when(declare(), by=by).refused("NOT_AUTHORISED")
    LONE.given(DECLARED).when(ending(TODAY), by=by).refused("NOT_AUTHORISED")


def test_an_office_does_not_say_so_of_itself() -> None:
    LONE.when(declare(), by=officer("shan", "lone", "town", "manage")).refused("OWN_OFFICE")


def test_the_county_puts_it_on_record_and_ends_it() -> None:
    LONE.when(declare(), by=QU).then(DECLARED)
    LONE.given(DECLARED).when(ending(TODAY), by=QU).then(OnePersonOfficeEnded("lone", TODAY))


def test_it_does_not_end_before_it_begins() -> None:
    LONE.when(declare(date(2010, 1, 7)), by=QU).refused("ONE_PERSON_DAYS")
    LONE.given(DECLARED).when(ending(date(2010, 1, 7)), by=QU).refused("ONE_PERSON_DAYS")


def test_it_is_declared_once_and_again_after_it_has_ended() -> None:
    LONE.given(DECLARED).when(declare(), by=QU).refused("OUT_OF_ORDER")
    LONE.given(DECLARED, OnePersonOfficeEnded("lone", TODAY)).when(declare(), by=QU).then(DECLARED)
    LONE.when(ending(TODAY), by=QU).refused("OUT_OF_ORDER")
