"""The register of case numbers: each year's, without gaps, with those that were cancelled."""

from typing import Any

from sqlalchemy import Column, Connection, Date, Index, Integer, Table, Text, select

from jinbao.events import Recorded
from jinbao.register import Changes
from labor_relations.case_number.events import NumberCancelled, NumberGiven, PrefixSet
from labor_relations.case_number.terms import CaseSeries
from labor_relations.tables import TABLES

PREFIXES = Table(
    "case_prefix",
    TABLES.metadata,
    Column("office", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("since", Date, nullable=False),
)

NUMBERS = Table(
    "case_number",
    TABLES.metadata,
    Column("office", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("prefix", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("cancelled", Text),
    Index("case_number_of", "case"),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case PrefixSet(office, series, region, prefix, on):
            changes.put(PREFIXES, office=office, series=series, region=region, prefix=prefix, since=on)
        case NumberGiven(office, series, prefix, year, number, case):
            row = {"office": office, "series": series, "year": year, "number": number}
            changes.put(NUMBERS, **row, prefix=prefix, case=case, cancelled=None)
        case NumberCancelled(office, series, _, year, number, _, ground):
            changes.change(NUMBERS, office, series, year, number, cancelled=ground)


def prefix_of(connection: Connection, office: str | None, series: CaseSeries) -> str | None:
    table = PREFIXES.c
    found = select(table.prefix).where(table.office == office, table.series == series)
    return connection.scalar(found)


def office_of(connection: Connection, case: str) -> str | None:
    """Which office has numbered a case."""
    return connection.scalar(select(NUMBERS.c.office).where(NUMBERS.c.case == case).limit(1))
