"""The register of regions: what they are called and coded, in whom they lie, and since when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Date, Index, Select, Table, Text, or_, select

from identity.region.answers import FindRegions, RegionAnswer, RegionChange, RegionsIn
from identity.region.events import Abolished, Established, Moved, Recoded, Renamed
from identity.region.region import Parent
from identity.tables import TABLES
from jinbao.decider import Refused
from jinbao.events import Recorded
from jinbao.identifiers import Level, division
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

REGIONS = Table(
    "region",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("level", Text, nullable=False),
    Column("kind", Text),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("parent", Text),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Index("region_by_code", "code"),
    Index("region_by_parent", "parent", "code"),
)

PAST = Table(
    "region_past",
    TABLES.metadata,
    Column("region", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("aspect", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Index("region_past_value", "aspect", "value"),
)

ORDER = (REGIONS.c.code, REGIONS.c.id)
GOES_ON = REGIONS.c.until.is_(None)
CODE, NAME, PARENT, SUCCESSOR = "code", "name", "parent", "successor"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Established(region, level, kind, code, name, above, since):
            parent = above[0] if above else None
            changes.put(
                REGIONS,
                id=region,
                level=level,
                kind=kind,
                code=code,
                name=name,
                parent=parent,
                since=since,
                until=None,
            )
            TABLES.authority.situate(changes, region, above)
            remember(changes, region, since, {CODE: code, NAME: name, PARENT: parent})
        case Renamed(region, name, since):
            changes.change(REGIONS, region, name=name)
            remember(changes, region, since, {NAME: name})
        case Recoded(region, code, since):
            changes.change(REGIONS, region, code=code)
            remember(changes, region, since, {CODE: code})
        case Moved(region, above, since):
            changes.change(REGIONS, region, parent=above[0])
            TABLES.authority.move(changes, region, above)
            remember(changes, region, since, {PARENT: above[0]})
        case Abolished(region, successors, since):
            changes.change(REGIONS, region, until=since)
            remember(changes, region, since, {SUCCESSOR: successors[0] if successors else None})


def remember(changes: Changes, region: str, since: date, values: dict[str, str | None]) -> None:
    for aspect, value in values.items():
        if value is not None:
            changes.put(PAST, region=region, since=since, aspect=aspect, value=value)


def names_of(connection: Connection, ids: Iterable[str]) -> Mapping[str, str]:
    """What those of them are called that are regions."""
    rows = connection.execute(select(REGIONS.c.id, REGIONS.c.name).where(REGIONS.c.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


def parents_by_code(enquiry: Enquiry, codes: Sequence[str]) -> dict[str, Parent]:
    """The regions that have these codes today, as parents of others."""
    rows = enquiry.connection.execute(
        select(REGIONS.c.id, REGIONS.c.code, REGIONS.c.level).where(REGIONS.c.code.in_(codes), GOES_ON)
    ).all()
    places = enquiry.authority.known_places(enquiry.connection, [row.id for row in rows])
    return {row.code: Parent(Level(row.level), places[row.id]) for row in rows}


def located(enquiry: Enquiry, regions: Iterable[str]) -> dict[str, Parent]:
    """Regions that go on, as others see them; raises REGION_UNKNOWN, REGION_ENDED."""
    wanted = sorted(set(regions))
    places = enquiry.authority.known_places(enquiry.connection, wanted)
    rows = enquiry.connection.execute(
        select(REGIONS.c.id, REGIONS.c.level).where(REGIONS.c.id.in_(wanted), GOES_ON)
    ).all()
    if len(rows) < len(wanted):
        raise Refused("REGION_ENDED", field="region")
    return {row.id: Parent(Level(row.level), places[row.id]) for row in rows}


def holders(enquiry: Enquiry, codes: Iterable[str]) -> dict[str, str]:
    """Who has these codes today."""
    rows = enquiry.connection.execute(
        select(REGIONS.c.code, REGIONS.c.id).where(REGIONS.c.code.in_(sorted(set(codes))), GOES_ON)
    )
    return {row.code: row.id for row in rows}


def lying_in(enquiry: Enquiry, regions: Sequence[str]) -> list[str]:
    rows = select(REGIONS.c.id).where(REGIONS.c.parent.in_(regions), GOES_ON).order_by(REGIONS.c.code)
    return list(enquiry.connection.execute(rows).scalars())


def region_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RegionAnswer | None]:
    return by_id(enquiry, keys, select(REGIONS), RegionAnswer)


def region_past(enquiry: Enquiry, keys: Sequence[str]) -> list[list[RegionChange]]:
    """All that was ever said of each region, oldest first."""
    past = select(PAST).order_by(PAST.c.since, PAST.c.aspect)
    return of_each(enquiry, keys, past, PAST.c.region, RegionChange)


def regions_in(enquiry: Enquiry, keys: Sequence[RegionsIn]) -> list[Listed[RegionAnswer]]:
    return lists(
        enquiry,
        keys,
        about="region",
        column=REGIONS.c.parent,
        rows=regions_on,
        order=ORDER,
        answer=RegionAnswer,
    )


def regions_on(ask: RegionsIn) -> Select[Any]:
    if ask.existing_on is None:
        return select(REGIONS)
    return select(REGIONS).where(
        REGIONS.c.since <= ask.existing_on,
        or_(REGIONS.c.until.is_(None), REGIONS.c.until > ask.existing_on),
    )


def find_regions(enquiry: Enquiry, keys: Sequence[FindRegions]) -> list[Listed[RegionAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindRegions) -> Listed[RegionAnswer]:
    """A part of a code is refused: what lies in a region is asked of the region, whose codes may change."""
    statement = select(REGIONS)
    if ask.level:
        statement = statement.where(REGIONS.c.level == ask.level)
    if ask.name:
        statement = statement.where(REGIONS.c.name.startswith(ask.name, autoescape=True))
    if ask.code:
        code = division(ask.code, field="code").code
        had = select(PAST.c.region).where(PAST.c.aspect == CODE, PAST.c.value == code)
        statement = statement.where(REGIONS.c.id.in_(had))
    return page_of(enquiry, statement, ask, ORDER, RegionAnswer)
