"""The register of local parameters: every value that a region ever set."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Boolean, Column, Connection, Date, Index, Table, Text, select

from insurance.parameter.answers import FindParameters, ParameterAnswer
from insurance.parameter.events import ParameterSet
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.paging import Listed, key_of, listed
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
    Index("local_parameter_in", "region", "name"),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case ParameterSet(parameter):
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
            )


def set_in(connection: Connection, regions: Iterable[str]) -> tuple[LocalParameter, ...]:
    """All that these regions ever set."""
    rows = connection.execute(select(PARAMETERS).where(PARAMETERS.c.region.in_(list(regions))))
    return tuple(
        LocalParameter(
            name=row.name,
            region=row.region,
            value=msgspec.json.decode(row.value, type=Value),
            in_force_from=row.in_force_from,
            promulgated_on=row.promulgated_on,
            document=row.document,
            approved_by=row.approved_by,
            official=row.official,
        )
        for row in rows
    )


def find_parameters(enquiry: Enquiry, keys: Sequence[FindParameters]) -> list[Listed[ParameterAnswer]]:
    """Local parameters are law: everybody may read them."""
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindParameters) -> Listed[ParameterAnswer]:
    statement = select(PARAMETERS).order_by(PARAMETERS.c.id).limit(ask.first + 1)
    if ask.name:
        statement = statement.where(PARAMETERS.c.name == ask.name)
    if ask.region:
        within = enquiry.place(ask.region).within
        statement = statement.where(PARAMETERS.c.region.in_(within))
    if ask.after:
        statement = statement.where(PARAMETERS.c.id > key_of(ask.after)[0])
    rows = enquiry.connection.execute(statement)
    return listed([answer(row) for row in rows], ask, lambda parameter: (parameter.id,))


def parameter_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ParameterAnswer | None]:
    rows = enquiry.connection.execute(select(PARAMETERS).where(PARAMETERS.c.id.in_(keys)))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def answer(row: Any) -> ParameterAnswer:
    return ParameterAnswer(
        id=row.id,
        name=row.name,
        region=row.region,
        value=row.value.strip('"'),
        in_force_from=row.in_force_from,
        promulgated_on=row.promulgated_on,
        document=row.document,
        approved_by=row.approved_by,
        official=row.official,
    )
