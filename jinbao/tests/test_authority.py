"""Who may do and see what, where and on which day; and who enters facts of other days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from invented_office import Counter, Open
from sqlalchemy import Connection, Engine, literal, select

from jinbao.actor import EVERYTHING, FOUNDER, HISTORICAL_ENTRY, Actor, Grant, Place
from jinbao.authority import Authority
from jinbao.decider import NotAuthorised, Refused
from jinbao.engine import writing
from jinbao.register import Changes
from jinbao.service import Tables

CITY, COUNTY, TOWNSHIP, OTHER_TOWNSHIP = "yibin", "cuiping", "lizhuang", "nanxi"
TODAY = date(2010, 7, 1)
NOON = datetime(2010, 7, 1, 4, 0, tzinfo=UTC)


def grant(id: str, person: str, region: str, *steps: str, **more: Any) -> Grant:
    return Grant(
        **{
            "id": id,
            "person": person,
            "role": "officer",
            "office": "hall",
            "region": region,
            "items": (EVERYTHING,),
            "steps": steps,
            "since": date(2010, 1, 1),
            **more,
        }
    )


@dataclass
class Office:
    """The tables of authority in a transaction."""

    authority: Authority
    changes: Changes

    @property
    def connection(self) -> Connection:
        self.changes.flush()
        return self.changes.connection

    def actor(self, person: str, office: str | None = "hall", on_behalf_of: str | None = None) -> Actor:
        return self.authority.actor(self.connection, person, office, on_behalf_of)

    def seen_by(self, actor: Actor, item: str = "E1", on: date = TODAY) -> set[str]:
        """The regions of which this actor sees rows, of a register of one item and of one of many."""
        region, nobody = self.authority.places.c.region, literal("")
        of_one = self.authority.visible(actor, item, on, region=region)
        of_many = self.authority.visible_by_item(actor, on, item=literal(item), region=region, person=nobody)
        seen, also = (set(self.connection.scalars(select(region).where(one))) for one in (of_one, of_many))
        assert seen == also
        return seen


@pytest.fixture
def office(engine: Engine) -> Iterator[Office]:
    tables = Tables()
    tables.metadata.create_all(engine)
    with writing(engine).begin() as connection:
        changes = Changes(connection)
        tables.authority.situate(changes, CITY, [])
        tables.authority.situate(changes, COUNTY, [CITY])
        tables.authority.situate(changes, TOWNSHIP, [COUNTY, CITY])
        tables.authority.situate(changes, OTHER_TOWNSHIP, [COUNTY, CITY])
        yield Office(tables.authority, changes)


# Grants.


def test_an_actor_has_the_grants_of_the_office_in_which_they_sit(office: Office) -> None:
    here, elsewhere = grant("1", "Hu", TOWNSHIP, "review"), grant("2", "Hu", COUNTY, "pay", office="bank")
    office.authority.give(office.changes, here)
    office.authority.give(office.changes, elsewhere)
    assert office.actor("Hu").grants == (here,)
    assert office.actor("Hu", "bank").grants == (elsewhere,)
    assert office.actor("Hu", None).grants == ()


def test_an_ended_grant_holds_on_its_last_day_and_not_after_it(office: Office) -> None:
    office.authority.give(office.changes, grant("1", "Hu", TOWNSHIP, "review"))
    office.authority.end(office.changes, "1", date(2010, 6, 30))
    place = office.authority.place(office.connection, TOWNSHIP)
    hu = office.actor("Hu")
    assert hu.must("review", "E1", place, date(2010, 6, 30)).id == "1"
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        hu.must("review", "E1", place, date(2010, 7, 1))


def test_the_founder_may_do_everything_until_the_first_grant(office: Office) -> None:
    place = office.authority.place(office.connection, TOWNSHIP)
    assert office.actor(FOUNDER).must("anything", "E1", Place(TOWNSHIP, (EVERYTHING,)), TODAY)
    office.authority.give(office.changes, grant("1", "Hu", CITY, "review"))
    with pytest.raises(NotAuthorised):
        office.actor(FOUNDER).must("anything", "E1", place, TODAY)


# Places.


def test_a_place_lies_within_itself_and_all_above_it_nearest_first(office: Office) -> None:
    assert office.authority.place(office.connection, TOWNSHIP) == Place(TOWNSHIP, (TOWNSHIP, COUNTY, CITY))


def test_a_region_that_nobody_told_of_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="REGION_UNKNOWN"):
        office.authority.known_places(office.connection, [CITY, "atlantis"])


def test_a_region_moves_with_all_that_lies_in_it(office: Office) -> None:
    office.authority.situate(office.changes, "xuzhou", [CITY])
    office.authority.situate(office.changes, "village", [TOWNSHIP, COUNTY, CITY])
    office.authority.move(office.changes, TOWNSHIP, ["xuzhou", CITY])
    township, village = (
        office.authority.place(office.connection, region) for region in (TOWNSHIP, "village")
    )
    assert township.within == (TOWNSHIP, "xuzhou", CITY)
    assert village.within == ("village", TOWNSHIP, "xuzhou", CITY)


# What an actor sees.


@pytest.mark.parametrize(
    ("region", "seen"),
    [
        (CITY, {CITY, COUNTY, TOWNSHIP, OTHER_TOWNSHIP}),
        (COUNTY, {COUNTY, TOWNSHIP, OTHER_TOWNSHIP}),
        (TOWNSHIP, {TOWNSHIP}),
    ],
)
def test_an_officer_sees_what_lies_within_their_region(office: Office, region: str, seen: set[str]) -> None:
    office.authority.give(office.changes, grant("1", "Hu", region, "review"))
    assert office.seen_by(office.actor("Hu")) == seen


def test_an_officer_sees_only_their_items_and_only_while_the_grant_holds(office: Office) -> None:
    given = grant("1", "Hu", COUNTY, "review", items=("E1",), until=date(2010, 7, 1))
    office.authority.give(office.changes, given)
    hu = office.actor("Hu")
    assert office.seen_by(hu, "E1") == {COUNTY, TOWNSHIP, OTHER_TOWNSHIP}
    assert office.seen_by(hu, "E2") == set()
    assert office.seen_by(hu, "E1", date(2010, 7, 2)) == set()


def test_who_has_no_grant_sees_nothing_but_their_own(office: Office) -> None:
    nobody = Actor("Zhang", None, "Li")
    places = office.authority.places.c
    own = office.authority.visible(nobody, "E1", TODAY, region=places.region, person=places.within)
    assert office.seen_by(nobody) == set()
    assert office.connection.execute(select(places.region).where(own)).all() == []
    office.authority.situate(office.changes, "Zhang's house", ["Zhang"])
    office.authority.situate(office.changes, "Li's house", ["Li"])
    seen = office.connection.scalars(select(places.region).where(own))
    assert set(seen) == {"Zhang's house"}


def test_who_is_let_act_for_somebody_sees_what_is_theirs(office: Office) -> None:
    places = office.authority.places.c
    office.authority.situate(office.changes, "Zhang's house", ["Zhang"])
    office.authority.situate(office.changes, "Li's house", ["Li"])
    kin = Actor("Zhang", None, "Li", is_let_act=True)
    own = office.authority.visible(kin, "E1", TODAY, region=places.region, person=places.within)
    assert set(office.connection.scalars(select(places.region).where(own))) == {"Zhang's house", "Li's house"}


# Acts of another day.


@pytest.fixture
def counter(engine: Engine) -> Counter:
    """A counter on 1 July 2010, where Hu of the hall may enter history and others may not."""
    counter = Counter(engine, clock=lambda: NOON)
    with counter.service.writing() as connection:
        changes = Changes(connection)
        authority = counter.service.tables.authority
        authority.give(changes, grant("1", "Hu", CITY, HISTORICAL_ENTRY))
        authority.give(changes, grant("2", "Luo", CITY, "review"))
        authority.give(changes, grant("3", "Hu", CITY, HISTORICAL_ENTRY, office="bank"))
        authority.open_entry(changes, "june", "hall", date(2010, 6, 1), date(2010, 6, 30))
        authority.open_entry(changes, "uncertain", "hall", date(2010, 6, 1), date(2010, 6, 30))
        authority.countersign_entry(changes, "june", "Luo")
        changes.flush()
    return counter


def opened(counter: Counter, day: date, by: str = "Hu", office: str = "hall", **call: Any) -> Any:
    counter.ask(Open(on=day, file="1", holder="Zhang Guilan"), by, office=office, **call)
    return counter.history("1")[0]


def test_an_act_of_today_needs_no_historical_entry(counter: Counter) -> None:
    assert opened(counter, TODAY, by="Luo").entry is None


@pytest.mark.parametrize("day", [date(2010, 6, 1), date(2010, 6, 30)])
def test_an_act_of_another_day_is_entered_under_a_countersigned_entry(counter: Counter, day: date) -> None:
    event = opened(counter, day, historical_entry="june")
    assert (event.effective_on, event.recorded_at, event.entry) == (day, NOON, "june")


@pytest.mark.parametrize(
    ("code", "day", "call"),
    [
        ("ON_IN_FUTURE", date(2010, 7, 2), {"historical_entry": "june"}),
        ("HISTORICAL_ENTRY_NEEDED", date(2010, 6, 30), {}),
        ("HISTORICAL_ENTRY_NEEDED", date(2010, 6, 30), {"historical_entry": "june", "by": "Luo"}),
        ("HISTORICAL_ENTRY_UNKNOWN", date(2010, 6, 30), {"historical_entry": "may"}),
        ("HISTORICAL_ENTRY_NOT_COUNTERSIGNED", date(2010, 6, 30), {"historical_entry": "uncertain"}),
        ("HISTORICAL_ENTRY_OTHER_DAYS", date(2010, 5, 31), {"historical_entry": "june"}),
        ("HISTORICAL_ENTRY_OTHER_OFFICE", date(2010, 6, 30), {"historical_entry": "june", "office": "bank"}),
    ],
)
def test_an_act_of_another_day_is_refused(
    counter: Counter, code: str, day: date, call: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refusal:
        opened(counter, day, **call)
    assert refusal.value.code == code
    assert counter.everything() == []


def test_the_legal_day_is_shanghais(engine: Engine) -> None:
    half_past_midnight_in_shanghai = datetime(2010, 6, 30, 16, 30, tzinfo=UTC)
    counter = Counter(engine, clock=lambda: half_past_midnight_in_shanghai)
    assert counter.today == date(2010, 7, 1)
    assert opened(counter, date(2010, 7, 1)).effective_on == date(2010, 7, 1)
