"""What is looked up of statutory clocks: those of a case, and what is due in the places of the caller."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import convert
from sqlalchemy import ColumnElement, Select, and_, false, literal, or_, select

from jinbao.lists import page_of, seen_among
from jinbao.paging import Listed
from jinbao.statutory_clock.answers import ClockAnswer, FindClocks
from jinbao.statutory_clock.register import CLOCKS

if TYPE_CHECKING:
    from jinbao.service import Enquiry


def clocks_by_case(enquiry: "Enquiry", keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """All that ran or run in each case, the oldest first."""
    return _by_case(enquiry, keys, clocks(enquiry))


def clocks_of_seen(
    enquiry: "Enquiry", keys: Sequence[str], statement: Select[Any], stream_of: Callable[[str], str]
) -> list[list[ClockAnswer]]:
    """The same of cases by their ids; the statement says which of them the caller may see."""
    streams = {one: stream_of(one) for one in seen_among(enquiry, keys, statement)}
    return _by_case(enquiry, [streams.get(key, "") for key in keys], _shown(enquiry))


def _by_case(enquiry: "Enquiry", cases: Sequence[str], statement: Select[Any]) -> list[list[ClockAnswer]]:
    found: dict[str, list[ClockAnswer]] = defaultdict(list)
    of_cases = statement.where(CLOCKS.c.case.in_(cases)).order_by(CLOCKS.c.since, CLOCKS.c.id)
    for row in enquiry.connection.execute(of_cases):
        found[row.case].append(convert(row, ClockAnswer, from_attributes=True))
    return [found[case] for case in cases]


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
    return _shown(enquiry).where(seen_by(enquiry))


def _shown(enquiry: "Enquiry") -> Select[Any]:
    return select(CLOCKS, literal(enquiry.service.name).label("service"))


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
