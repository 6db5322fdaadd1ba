"""The register of local parameters: every value that a region ever set."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct, convert
from sqlalchemy import Boolean, Column, Connection, Date, Index, Select, Table, Text, select

from insurance.parameter.answers import FindParameters, ParameterAnswer
from insurance.parameter.events import ParameterSet
from insurance.parameter.parameter import written
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import page_of
from jinbao.moment import Moment
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.rules import LocalParameter, Value
from jinbao.service import Enquiry

PARAMETERS = Table(
    "local_parameter",
    TABLES.metadata,
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

ORDER = (PARAMETERS.c.name, PARAMETERS.c.in_force_from, PARAMETERS.c.id)


class SetInPlace(Struct, frozen=True):
    """A local parameter, and the moment from which the office knew it."""

    parameter: LocalParameter
    recorded_at: datetime


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case ParameterSet(parameter, unit):
            changes.put(
                PARAMETERS,
                id=f"{recorded.stream}#{recorded.version}",
                name=parameter.name,
                region=parameter.region,
                value=msgspec.json.encode(parameter.value).decode(),
                in_force_from=parameter.in_force_from,
                promulgated_on=parameter.promulgated_on,
                document=parameter.document,
                approved_by=parameter.approved_by,
                official=parameter.official,
                written=written(parameter.value, unit),
                recorded_at=recorded.recorded_at,
            )


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


def find_parameters(enquiry: Enquiry, keys: Sequence[FindParameters]) -> list[Listed[ParameterAnswer]]:
    """Local parameters are law: everybody may read them."""
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindParameters) -> Listed[ParameterAnswer]:
    statement = shown_as()
    if ask.name:
        statement = statement.where(PARAMETERS.c.name == ask.name)
    if ask.region:
        statement = statement.where(PARAMETERS.c.region.in_(enquiry.place(ask.region).within))
    return page_of(enquiry, statement, ask, ORDER, ParameterAnswer)


def parameter_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ParameterAnswer | None]:
    rows = enquiry.connection.execute(shown_as().where(PARAMETERS.c.id.in_(keys)))
    found = {row.id: convert(row, ParameterAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def shown_as() -> Select[Any]:
    """Values as people write them."""
    table = PARAMETERS.c
    return select(*(column for column in table if column is not table.value), table.written.label("value"))
