"""What is looked up of statutory clocks: those of a case, and what is due in the places of the caller."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import convert
from sqlalchemy import ColumnElement, Select, and_, false, literal, or_, select

from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.statutory_clock.answers import ClockAnswer, FindClocks
from jinbao.statutory_clock.register import CLOCKS

if TYPE_CHECKING:
    from jinbao.service import Enquiry


def clocks_by_case(enquiry: "Enquiry", keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """All that ran or run in each case, the oldest first."""
    found: dict[str, list[ClockAnswer]] = defaultdict(list)
    statement = clocks(enquiry).where(CLOCKS.c.case.in_(keys))
    for row in enquiry.connection.execute(statement.order_by(CLOCKS.c.since, CLOCKS.c.id)):
        found[row.case].append(convert(row, ClockAnswer, from_attributes=True))
    return [found[key] for key in keys]


def find_clocks(enquiry: "Enquiry", keys: Sequence[FindClocks]) -> list[Listed[ClockAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: "Enquiry", ask: FindClocks) -> Listed[ClockAnswer]:
    statement = clocks(enquiry)
    if ask.region:
        statement = statement.where(CLOCKS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.office:
        statement = statement.where(CLOCKS.c.office == ask.office)
    if ask.kinds:
        statement = statement.where(CLOCKS.c.kind.in_(ask.kinds))
    if ask.states:
        statement = statement.where(CLOCKS.c.state.in_(ask.states))
    if ask.due_until:
        statement = statement.where(CLOCKS.c.due <= ask.due_until)
    return page_of(enquiry, statement, ask, (CLOCKS.c.listed_by, CLOCKS.c.id), ClockAnswer)


def clocks(enquiry: "Enquiry") -> Select[Any]:
    """Those that the caller may see."""
    return select(CLOCKS, literal(enquiry.service.name).label("service")).where(seen_by(enquiry))


def seen_by(enquiry: "Enquiry") -> ColumnElement[bool]:
    """Whoever may see the cases of an item sees their clocks, and everybody those of their own."""
    return or_(
        false(),
        *(
            and_(CLOCKS.c.item == item, enquiry.sees(item, region=CLOCKS.c.region, person=CLOCKS.c.person))
            for item in enquiry.service.clockwork.items
        ),
    )


ANSWERS: Mapping[str, Any] = {"clocks_by_case": clocks_by_case, "find_clocks": find_clocks}
"""Every service answers these."""
