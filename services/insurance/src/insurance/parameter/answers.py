"""What is answered concerning local parameters."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.paging import Page


class ParameterAnswer(Struct, frozen=True):
    """One value that a region set, for whatever days; ``value`` is text as the command gave it."""

    id: str
    name: str
    region: str
    value: str
    in_force_from: date
    promulgated_on: date
    document: str
    approved_by: str
    official: bool


class FindParameters(Page, frozen=True, kw_only=True):
    """Local parameters that hold in a region, each name's from the first day in force to the last."""

    name: Annotated[str | None, says("Only this parameter (参数名称).")] = None
    region: Annotated[str | None, id_of("Region", "Those that hold in this region (适用地区).")] = None
