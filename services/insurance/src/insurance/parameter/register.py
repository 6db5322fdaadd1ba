"""The register of local parameters: every value that a region ever set."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from insurance.parameter.answers import FindParameters, ParameterAnswer
from insurance.parameter.events import ParameterSet
from jinbao.casework.parameters import PARAMETERS, keep
from jinbao.events import Recorded
from jinbao.lists import by_id, page_of
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

ORDER = (PARAMETERS.c.name, PARAMETERS.c.in_force_from, PARAMETERS.c.id)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case ParameterSet(parameter, unit):
            keep(changes, f"{recorded.stream}#{recorded.version}", parameter, unit, recorded.recorded_at)


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
    return by_id(enquiry, keys, shown_as(), ParameterAnswer)


def shown_as() -> Select[Any]:
    """Values as people write them."""
    table = PARAMETERS.c
    return select(*(column for column in table if column is not table.value), table.written.label("value"))
