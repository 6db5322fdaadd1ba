"""Local parameters (地方参数) as a service knows them: every value that a region ever set."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Boolean, Column, Connection, Date, Index, Table, Text, select

from jinbao.casework.metadata import CASEWORK
from jinbao.events import Event
from jinbao.moment import Moment
from jinbao.money import as_yuan
from jinbao.published import Heard
from jinbao.register import Changes
from jinbao.rules import LocalParameter, Value

PARAMETERS = Table(
    "local_parameter",
    CASEWORK,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("in_force_from", Date, nullable=False),
    Column("promulgated_on", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("written", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Index("local_parameter_in", "region", "name"),
)
"""``value`` is what the law reads, ``written`` the same as people write it."""


class ParameterSet(Event, frozen=True, tag="insurance.parameter-set.v1"):
    """Insurance keeps the local parameters for all services."""

    id: str
    parameter: LocalParameter
    unit: str


class SetInPlace(Struct, frozen=True):
    """A local parameter, and the moment from which the office knew it."""

    parameter: LocalParameter
    recorded_at: datetime


def keep(changes: Changes, id: str, parameter: LocalParameter, unit: str, recorded_at: datetime) -> None:
    """A region has set it; what it set before stays."""
    changes.put(
        PARAMETERS,
        id=id,
        name=parameter.name,
        region=parameter.region,
        value=msgspec.json.encode(parameter.value).decode(),
        in_force_from=parameter.in_force_from,
        promulgated_on=parameter.promulgated_on,
        document=parameter.document,
        approved_by=parameter.approved_by,
        official=parameter.official,
        written=written(parameter.value, unit),
        recorded_at=recorded_at,
    )


def written(value: Value, unit: str) -> str:
    """A value as people write it, which is what ``read`` reads."""
    match value:
        case bool():
            return str(value).lower()
        case int() if unit == "fen":
            return as_yuan(value)
        case tuple():
            return " ".join(map(as_yuan, value))
        case _:
            return str(value)


def set_in(connection: Connection, regions: Iterable[str]) -> tuple[LocalParameter, ...]:
    """All that these regions ever set."""
    rows = connection.execute(select(PARAMETERS).where(PARAMETERS.c.region.in_(list(regions))))
    return tuple(as_set(row) for row in rows)


def ever_set(connection: Connection) -> tuple[SetInPlace, ...]:
    """All that any region ever set, with the moment from which it was known."""
    return tuple(SetInPlace(as_set(row), row.recorded_at) for row in connection.execute(select(PARAMETERS)))


def as_set(row: Any) -> LocalParameter:
    return LocalParameter(
        name=row.name,
        region=row.region,
        value=msgspec.json.decode(row.value, type=Value),
        in_force_from=row.in_force_from,
        promulgated_on=row.promulgated_on,
        document=row.document,
        approved_by=row.approved_by,
        official=row.official,
    )


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case ParameterSet(id, parameter, unit):
            keep(changes, id, parameter, unit, heard.recorded_at)
