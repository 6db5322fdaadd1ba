"""What rows answer: by id, for each of several things, and in pages; one statement for all asked alike."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from msgspec import convert
from msgspec.structs import replace
from sqlalchemy import Column, Label, Row, Select, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from jinbao.decider import Refused
from jinbao.paging import Listed, Page, key_of, listed

if TYPE_CHECKING:
    from jinbao.service import Enquiry

P = TypeVar("P", bound=Page)
A = TypeVar("A")

Answer: TypeAlias = type[A] | Callable[[Sequence[Row[Any]]], Sequence[A]]
"""The struct that a row is shown as, or what makes the answers of all rows at once."""

PLACE = "place__"  # of a row among those of the thing that it belongs to


def by_id(
    enquiry: "Enquiry",
    keys: Sequence[str],
    statement: Select[Any],
    answer: type[A],
    of: Column[str] | Label[str] | None = None,
) -> list[A | None]:
    """The row of each id, or of each thing in a column; the statement says which the caller may see."""
    name, column = ("id", statement.selected_columns["id"]) if of is None else (of.name, of)
    rows = enquiry.connection.execute(statement.where(column.in_(keys)))
    found = {getattr(row, name): convert(row, answer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def seen_among(enquiry: "Enquiry", keys: Sequence[str], statement: Select[Any]) -> Sequence[str]:
    """Those of these ids that the statement has; it says which of them the caller may see."""
    column = statement.selected_columns["id"]
    return enquiry.connection.scalars(statement.with_only_columns(column).where(column.in_(keys))).all()


def of_each(
    enquiry: "Enquiry",
    keys: Sequence[str],
    statement: Select[Any],
    of: Column[str] | Label[str],
    answer: type[A],
) -> list[list[A]]:
    """All rows of each thing, in the order of the statement, which says what the caller may see."""
    found: dict[str, list[A]] = {key: [] for key in keys}
    for row in enquiry.connection.execute(statement.where(of.in_(keys))):
        found[getattr(row, of.name)].append(convert(row, answer, from_attributes=True))
    return [found[key] for key in keys]


def lists(
    enquiry: "Enquiry",
    keys: Sequence[P],
    *,
    about: str,
    column: Column[str],
    rows: Callable[[Any], Select[Any]],
    order: Sequence[Column[Any]],
    newest_first: bool = False,
    answer: Answer[A],
) -> list[Listed[A]]:
    """A page of rows for each question; the database numbers the rows of each thing that is asked about."""
    answers: dict[P, Listed[A]] = {}
    for ask, alike in asked_alike(keys, about):
        things = [getattr(key, about) for key in alike]
        numbered = _numbered(
            after(rows(ask).where(column.in_(things)), ask, order, newest_first=newest_first),
            column,
            _sorted(order, newest_first=newest_first),
        ).subquery()
        found: dict[str, list[tuple[Row[Any], A]]] = defaultdict(list)
        page = select(numbered).where(numbered.c[PLACE] <= ask.first + 1).order_by(numbered.c[PLACE])
        for row, said in _answered(enquiry.connection.execute(page).all(), answer):
            found[getattr(row, column.name)].append((row, said))
        answers |= {key: _shown(found[getattr(key, about)], key, order) for key in alike}
    return [answers[key] for key in keys]


def page_of(
    enquiry: "Enquiry",
    statement: Select[Any],
    ask: Page,
    order: Sequence[Column[Any]],
    answer: Answer[A],
    *,
    newest_first: bool = False,
) -> Listed[A]:
    """The rows of one statement behind the cursor of a question."""
    behind = after(statement, ask, order, newest_first=newest_first)
    page = behind.order_by(*_sorted(order, newest_first=newest_first)).limit(ask.first + 1)
    return _shown(_answered(enquiry.connection.execute(page).all(), answer), ask, order)


def asked_alike(keys: Sequence[P], about: str) -> Iterator[tuple[P, list[P]]]:
    """Questions that differ only in what they are about."""
    alike: dict[P, list[P]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        alike[replace(key, **{about: ""})].append(key)
    return iter(alike.items())


def _answered(rows: Sequence[Row[Any]], answer: Answer[A]) -> list[tuple[Row[Any], A]]:
    """Each row with what it answers."""
    if isinstance(answer, type):
        return [(row, convert(row, answer, from_attributes=True)) for row in rows]
    return list(zip(rows, answer(rows), strict=True))


def _shown(rows: Sequence[tuple[Row[Any], A]], page: Page, order: Sequence[Column[Any]]) -> Listed[A]:
    """A page out of rows, one more fetched than asked for."""
    cut = listed(rows, page, lambda pair: [_said(getattr(pair[0], one.name)) for one in order])
    return Listed([said for _, said in cut.rows], cut.cursors, cut.has_next, cut.has_previous)


def after(
    statement: Select[Any], page: Page, order: Sequence[Column[Any]], *, newest_first: bool = False
) -> Select[Any]:
    """Only the rows behind the page's cursor; raises BAD_CURSOR."""
    if page.after is None:
        return statement
    try:
        place = tuple_(*(_read(one, said) for one, said in zip(order, key_of(page.after), strict=True)))
    except (TypeError, ValueError) as unreadable:
        raise Refused("BAD_CURSOR", field="after") from unreadable
    return statement.where(tuple_(*order) < place if newest_first else tuple_(*order) > place)


def _sorted(order: Sequence[Column[Any]], *, newest_first: bool) -> list[ColumnElement[Any]]:
    return [one.desc() if newest_first else one.asc() for one in order]


def _numbered(statement: Select[Any], column: Column[str], order: list[ColumnElement[Any]]) -> Select[Any]:
    return statement.add_columns(func.row_number().over(partition_by=column, order_by=order).label(PLACE))


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(column: Column[Any], said: Any) -> Any:
    """A part of a sort key as its column holds it; raises TypeError, ValueError."""
    kind = column.type.python_type
    if kind is date:
        return date.fromisoformat(said)
    if type(said) is not kind:
        raise TypeError(f"{said!r} is no {kind.__name__}")
    return said
