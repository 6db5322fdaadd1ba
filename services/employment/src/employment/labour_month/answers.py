"""What is answered concerning the months of the register, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.labour_register.terms import LabourState
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.paging import Page


class LabourMonthAnswer(Struct, frozen=True):
    """A month in a region: what has been done about it."""

    id: str
    region: str
    month: Month
    unchanged: bool
    submitted_on: date | None
    checked_on: date | None
    locked_on: date | None
    published_on: date | None
    version: int


class LabourFigures(Struct, frozen=True, kw_only=True):
    """The stock of a month in a region, as locked and as revised since."""

    region: Annotated[str, id_of("Region", "In this region (地区).")]
    month: Annotated[Month, says("At the end of this month (所属月).")]
    known_by: Annotated[
        date | None,
        says("Revised figures as far as was known on this day; today where left out (知悉截至日)."),
    ] = None


class StatusFigures(Struct, frozen=True):
    """Persons who did this at the end of the month; ``locked`` is none where no county has locked it."""

    status: LabourState
    locked: int | None
    revised: int


class LabourFiguresAnswer(Struct, frozen=True):
    """The stock with its definition: persons counted once, by village of residence, on the last day."""

    region: str
    month: Month
    definition: str
    known_by: date
    lines: tuple[StatusFigures, ...]
    locked: int | None
    revised: int
    villages: int
    submitted: int
    missing: int


class FindLabourMonths(Page, frozen=True, kw_only=True):
    """Months of regions, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    month: Annotated[Month | None, says("Only this month (所属月).")] = None


class LabourVillages(Page, frozen=True, kw_only=True):
    """The villages of a region in a month, with those that have not spoken."""

    region: Annotated[str, id_of("Region", "In this region (地区).")]
    month: Annotated[Month, says("Which month (所属月).")]
    missing: Annotated[bool, says("Only those without a submission (未上报).")] = False


class LabourVillageAnswer(Struct, frozen=True):
    """A village in a month; ``locked`` and ``revised`` are persons in its stock."""

    region: str
    submitted_on: date | None
    unchanged: bool | None
    checked_on: date | None
    missing: bool
    locked: int | None
    revised: int
