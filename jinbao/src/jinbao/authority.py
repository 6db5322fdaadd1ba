"""Who may do and see what, as one service knows it: grants, places and historical entries in its own tables.

Identity decides them and publishes them; every service, identity too, keeps them in these tables and asks
here. Scope is applied in SQL, never by filtering afterwards.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    false,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.sql.elements import ColumnElement

from jinbao.actor import EVERYTHING, FOUNDER, HISTORICAL_ENTRY, Actor, Grant, Place, every_right
from jinbao.decider import NotAuthorised, Refused
from jinbao.register import Changes

READ = "read"

_FOUNDING = every_right("founding", FOUNDER)


class Authority:
    """The tables of authority of one service, and the questions that it asks of them."""

    def __init__(self, metadata: MetaData) -> None:
        self.grants = Table(
            "authority_grant",
            metadata,
            Column("id", Text, primary_key=True),
            Column("person", Text, nullable=False),
            Column("role", Text, nullable=False),
            Column("office", Text, nullable=False),
            Column("region", Text, nullable=False),
            Column("items", JSON, nullable=False),
            Column("steps", JSON, nullable=False),
            Column("since", Date, nullable=False),
            Column("until", Date),
            Column("ceiling", BigInteger),
            Column("source", Text, nullable=False),
            Index("authority_grant_of", "person", "office"),
        )
        self.places = Table(
            "authority_place",
            metadata,
            Column("region", Text, primary_key=True),
            Column("within", Text, primary_key=True),
            Column("distance", Integer, nullable=False),
            Index("authority_place_within", "within", "region"),
        )
        self.entries = Table(
            "authority_entry",
            metadata,
            Column("id", Text, primary_key=True),
            Column("office", Text, nullable=False),
            Column("first_day", Date, nullable=False),
            Column("last_day", Date, nullable=False),
            Column("countersigned_by", Text),
        )
        self.tables = (self.grants, self.places, self.entries)

    # What identity says, folded.

    def give(self, changes: Changes, grant: Grant) -> None:
        changes.put(
            self.grants,
            id=grant.id,
            person=grant.person,
            role=grant.role,
            office=grant.office,
            region=grant.region,
            items=list(grant.items),
            steps=list(grant.steps),
            since=grant.since,
            until=grant.until,
            ceiling=grant.ceiling,
            source=grant.source,
        )

    def end(self, changes: Changes, grant: str, until: date) -> None:
        changes.change(self.grants, grant, until=until)

    def situate(self, changes: Changes, region: str, above: Sequence[str]) -> None:
        """A new region lies within these, from the nearest to the city."""
        for distance, within in enumerate((region, *above)):
            changes.put(self.places, region=region, within=within, distance=distance)

    def move(self, changes: Changes, region: str, above: Sequence[str]) -> None:
        """A region, with all that lies in it, now lies within these."""

        def leave(of: Callable[[Table], Table]) -> Any:
            places = of(self.places)
            inside = select(places.c.region).where(places.c.within == region)
            return places.delete().where(places.c.region.in_(inside), places.c.within.not_in(inside))

        def enter(of: Callable[[Table], Table], within: str, steps: int) -> Any:
            places = of(self.places)
            there = select(places.c.region, literal(within), places.c.distance + steps)
            return places.insert().from_select(
                ["region", "within", "distance"], there.where(places.c.within == region)
            )

        changes.run(leave)
        for steps, within in enumerate(above, 1):
            changes.run(partial(enter, within=within, steps=steps))

    def open_entry(self, changes: Changes, entry: str, office: str, first_day: date, last_day: date) -> None:
        changes.put(
            self.entries,
            id=entry,
            office=office,
            first_day=first_day,
            last_day=last_day,
            countersigned_by=None,
        )

    def countersign_entry(self, changes: Changes, entry: str, by: str) -> None:
        changes.change(self.entries, entry, countersigned_by=by)

    def close_entry(self, changes: Changes, entry: str) -> None:
        changes.remove(self.entries, entry)

    # What a service asks.

    def actor(
        self, connection: Connection, person: str, office: str | None, on_behalf_of: str | None
    ) -> Actor:
        """The person with the grants of the office in which they sit."""
        if office is None:
            return Actor(person, None, on_behalf_of)
        grants = self.grants
        if person == FOUNDER and connection.execute(select(grants.c.id).limit(1)).first() is None:
            return Actor(person, office, on_behalf_of, (_FOUNDING,))
        held = connection.execute(select(grants).where(grants.c.person == person, grants.c.office == office))
        return Actor(person, office, on_behalf_of, tuple(_grant(row) for row in held.mappings()))

    def place(self, connection: Connection, region: str) -> Place:
        """A region with all that it lies within; raises REGION_UNKNOWN."""
        return self.known_places(connection, [region])[region]

    def known_places(self, connection: Connection, regions: Iterable[str]) -> dict[str, Place]:
        """The same for many at once; raises REGION_UNKNOWN if one of them is not known."""
        wanted = list(dict.fromkeys(regions))
        places = self.places
        within: dict[str, list[str]] = {}
        for row in connection.execute(
            select(places.c.region, places.c.within)
            .where(places.c.region.in_(wanted))
            .order_by(places.c.region, places.c.distance)
        ):
            within.setdefault(row.region, []).append(row.within)
        if missing := next((region for region in wanted if region not in within), None):
            raise Refused("REGION_UNKNOWN", region=missing)
        return {region: Place(region, tuple(above)) for region, above in within.items()}

    def inside(self, region: str) -> Select[tuple[str]]:
        """The regions that lie in this one, itself among them, for use in a condition."""
        return select(self.places.c.region).where(self.places.c.within == region)

    def must_enter_history(
        self, connection: Connection, actor: Actor, entry: str | None, on: date, today: date
    ) -> None:
        """An act of another day needs an opened and countersigned historical entry of the actor's office.

        Raises ON_IN_FUTURE, HISTORICAL_ENTRY_NEEDED. Source: domain handbook TV-ORG1.
        """
        if on == today:
            return
        if on > today:
            raise Refused("ON_IN_FUTURE", field="on", on=on)
        may = any(g.holds_on(today) and {HISTORICAL_ENTRY, EVERYTHING} & {*g.steps} for g in actor.grants)
        if entry is None or not may:
            raise NotAuthorised("HISTORICAL_ENTRY_NEEDED", field="on", on=on)
        entries = self.entries
        row = connection.execute(select(entries).where(entries.c.id == entry)).first()
        if row is None:
            raise Refused("HISTORICAL_ENTRY_UNKNOWN", field="historicalEntry", retryable=True, entry=entry)
        if row.office != actor.office:
            raise NotAuthorised("HISTORICAL_ENTRY_OTHER_OFFICE", field="historicalEntry", entry=entry)
        if row.countersigned_by is None:
            raise NotAuthorised("HISTORICAL_ENTRY_NOT_COUNTERSIGNED", field="historicalEntry", entry=entry)
        if not row.first_day <= on <= row.last_day:
            raise NotAuthorised("HISTORICAL_ENTRY_OTHER_DAYS", field="historicalEntry", on=on)

    def visible(
        self,
        actor: Actor,
        item: str,
        on: date,
        *,
        region: ColumnElement[str],
        person: ColumnElement[str] | None = None,
    ) -> ColumnElement[bool]:
        """The condition under which a row of an item is within what the actor may see on that day."""
        regions = {
            grant.region
            for grant in actor.grants
            if grant.holds_on(on) and (EVERYTHING in grant.items or item in grant.items)
        }
        own = [] if person is None else [_of_actor(actor, person)]
        return or_(self._within(regions, region), *own)

    def allowed(
        self, actor: Actor, step: str, item: str, on: date, *, region: ColumnElement[str]
    ) -> ColumnElement[bool]:
        """The condition under which the actor's grants allow a step of an item on that day in the region."""
        regions = {grant.region for grant in actor.grants if grant.holds_on(on) and grant.allows(step, item)}
        return self._within(regions, region)

    def visible_by_item(
        self,
        actor: Actor,
        on: date,
        *,
        item: ColumnElement[str],
        region: ColumnElement[str],
        person: ColumnElement[str],
    ) -> ColumnElement[bool]:
        """The same of rows each of which says of which item it is."""
        regions: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for grant in actor.grants:
            if grant.holds_on(on):
                regions[grant.items].add(grant.region)
        handled = (
            and_(true() if EVERYTHING in items else item.in_(items), self._within(within, region))
            for items, within in regions.items()
        )
        return or_(_of_actor(actor, person), *handled)

    def _within(self, regions: Collection[str], region: ColumnElement[str]) -> ColumnElement[bool]:
        if EVERYTHING in regions:
            return true()
        if not regions:
            return false()
        places = self.places
        return region.in_(select(places.c.region).where(places.c.within.in_(sorted(regions))))


def _of_actor(actor: Actor, person: ColumnElement[str]) -> ColumnElement[bool]:
    return person.in_(actor.spoken_for)


def _grant(row: Mapping[Any, Any]) -> Grant:
    return Grant(**{**row, "items": tuple(row["items"]), "steps": tuple(row["steps"])})
