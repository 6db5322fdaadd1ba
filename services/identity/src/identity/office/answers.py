"""What is answered concerning offices, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.office.terms import Management, OfficeForm, OfficeKind, OfficeStatus
from jinbao.commands import id_of, says
from jinbao.paging import Page


class OfficeAnswer(Struct, frozen=True):
    """An office as it stands today."""

    id: str
    code: str
    kind: OfficeKind
    name: str
    region: str
    form: OfficeForm
    status: OfficeStatus
    above: str | None
    since: date | None
    until: date | None
    document: str | None
    successor: str | None


class OfficeChange(Struct, frozen=True):
    """One line of an office's past: from which day which aspect of it had which value."""

    since: date
    aspect: str
    value: str
    document: str


class ManagementAnswer(Struct, frozen=True):
    """How a county manages the people of its townships' centres, and since when."""

    model: Management
    since: date
    document: str


class BlindSpots(Struct, frozen=True):
    """How many communities and villages a region has, and how many of them have no station of their own."""

    communities: int
    communities_without: int
    villages: int
    villages_without: int


class OnDay(Struct, frozen=True, kw_only=True):
    """A question about a region as it was on a day."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    on: Annotated[date | None, says("On which day; today if left out (日期).")] = None


class OfficesOf(Page, frozen=True, kw_only=True):
    """The offices that stand in a region itself, in order of their ids."""

    region: Annotated[str, id_of("Region", "Region (区划).")]
    existing_on: Annotated[date | None, says("Only those that exist on this day (存续日).")] = None


class OfficesBelow(Page, frozen=True, kw_only=True):
    """The offices that answer to another one in business, in order of their ids."""

    office: Annotated[str, id_of("Office", "Office above (上级机构).")]
    existing_on: Annotated[date | None, says("Only those that exist on this day (存续日).")] = None


class FindOffices(Page, frozen=True, kw_only=True):
    """Offices anywhere in a region, by kind, by form, or by the beginning of a name."""

    within: Annotated[str | None, id_of("Region", "Only in this region and below (区划范围).")] = None
    kind: Annotated[OfficeKind | None, says("Only this kind (类别).")] = None
    form: Annotated[OfficeForm | None, says("Only of this form today (形式).")] = None
    name: Annotated[str | None, says("Beginning of the name (名称).")] = None
