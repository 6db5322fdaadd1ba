"""What is answered concerning authority."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.paging import Page


class GrantAnswer(Struct, frozen=True):
    """A grant as it stands. ``ceiling`` is in fen."""

    id: str
    person: str
    role: str
    office: str
    region: str
    items: tuple[str, ...]
    steps: tuple[str, ...]
    since: date
    until: date | None
    ceiling: int | None
    source: str
    delegated_from: str | None


class EntryAnswer(Struct, frozen=True):
    """A batch of facts from paper as it stands."""

    id: str
    office: str
    region: str
    first_day: date
    last_day: date
    reason: str
    opened_by: str
    countersigned_by: str | None
    countersigned: bool
    closed: bool


class OnePersonAnswer(Struct, frozen=True):
    """That one person takes in and accepts in an office, and why."""

    since: date
    until: date | None
    reason: str


class GrantsOf(Page, frozen=True, kw_only=True):
    """The grants of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who holds them (被授权人).")]
    holding_on: Annotated[date | None, says("Only those that hold on this day (有效日).")] = None


class GrantsIn(Page, frozen=True, kw_only=True):
    """The grants of an office, newest first."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    holding_on: Annotated[date | None, says("Only those that hold on this day (有效日).")] = None


class EntriesIn(Page, frozen=True, kw_only=True):
    """The batches of papers of an office, by their first day, newest first."""

    office: Annotated[str, id_of("Office", "Office (机构).")]
    closed: Annotated[bool | None, says("Only closed ones, or only open ones (是否关闭).")] = None
