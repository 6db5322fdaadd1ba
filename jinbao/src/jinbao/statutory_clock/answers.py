"""What is asked of statutory clocks, and what is answered."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.paging import Page
from jinbao.statutory_clock.terms import ClockState, Counted


class ClockAnswer(Struct, frozen=True):
    """One run of a clock. ``days`` are those of the law, ``extended_by`` those that were added.

    ``service`` keeps the case.
    """

    id: str
    stream: str
    kind: str
    case: str
    item: str
    step: str | None
    law: str
    region: str
    office: str | None
    person: str | None
    state: ClockState
    since: date
    days: int
    counted: Counted
    extended_by: int
    due: date | None
    provisional: bool
    paused_on: date | None
    ground: str | None
    expired_on: date | None
    expired_at: datetime | None
    ended_on: date | None
    service: str


class FindClocks(Page, frozen=True, kw_only=True):
    """The clocks that the caller may see, by their last day; those first that end first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    office: Annotated[str | None, id_of("Office", "Of this office (机构).")] = None
    kinds: Annotated[tuple[str, ...], says("Only of these kinds (期限种类).")] = ()
    states: Annotated[tuple[ClockState, ...], says("Only in these states (期限状态).")] = ()
    due_until: Annotated[
        date | None, says("Only those whose last day is this one or earlier (最迟届满日).")
    ] = None
