"""The scalars of the graph: amounts in yuan, days, months and moments.

What cannot be read does not fail here: it goes on as ``Unreadable`` and is refused where the field is known,
in the caller's language.
"""

import re
from datetime import date, datetime
from typing import Any, NewType

import strawberry
from graphql import FloatValueNode, IntValueNode, StringValueNode, ValueNode
from msgspec import Struct
from strawberry.types.scalar import ScalarDefinition

from jinbao.decider import Refused
from jinbao.money import as_yuan, yuan

Money = NewType("Money", int)
Month = NewType("Month", str)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)


class Unreadable(Struct, frozen=True):
    """A value that stands where another was expected, with the code under which it is refused."""

    code: str
    given: str


def read_money(given: Any) -> int | Unreadable:
    """Fen, out of yuan as text with two decimals at the most."""
    if not isinstance(given, str):
        return Unreadable("MONEY_AS_FLOAT", str(given))
    try:
        return yuan(given)
    except Refused as refused:
        return Unreadable(refused.code, given)


def read_date(given: Any) -> date | Unreadable:
    """A day, out of text such as 2010-07-01."""
    if not isinstance(given, str) or not DAY.fullmatch(given):
        return Unreadable("DATE_UNREADABLE", str(given))
    try:
        return date.fromisoformat(given)
    except ValueError:
        return Unreadable("DATE_UNREADABLE", given)


def read_month(given: Any) -> str | Unreadable:
    """A month, out of text such as 2010-07."""
    if not isinstance(given, str) or not MONTH.fullmatch(given):
        return Unreadable("MONTH_UNREADABLE", str(given))
    return given


def read_moment(given: Any) -> datetime | Unreadable:
    """A moment, out of text with its time zone."""
    if not isinstance(given, str) or not MOMENT.fullmatch(given):
        return Unreadable("MOMENT_UNREADABLE", str(given))
    try:
        return datetime.fromisoformat(given)
    except ValueError:
        return Unreadable("MOMENT_UNREADABLE", given)


def literal(node: ValueNode) -> Any:
    """The value of a literal as JSON has it: 69.03 is a number and is not taken for "69.03"."""
    if isinstance(node, StringValueNode):
        return node.value
    if isinstance(node, IntValueNode | FloatValueNode):
        return float(node.value)
    return None


def _show_day(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()


def _scalar(name: str, serialize: Any, read: Any, description: str) -> ScalarDefinition:
    def read_literal(node: ValueNode, _variables: object = None) -> Any:
        return read(literal(node))

    return strawberry.scalar(
        name=name,
        serialize=serialize,
        parse_value=read,
        parse_literal=read_literal,
        description=description,
    )


SCALARS: dict[object, ScalarDefinition] = {
    Money: _scalar(
        "Money", as_yuan, read_money, 'An amount (金额) in yuan, as text with two decimals: "69.03".'
    ),
    Month: _scalar("Month", str, read_month, 'A calendar month (月份): "2009-12".'),
    date: _scalar("Date", _show_day, read_date, 'A calendar day (日期) in Asia/Shanghai: "2009-12-31".'),
    datetime: _scalar(
        "DateTime",
        datetime.isoformat,
        read_moment,
        'A moment (时刻) with its offset: "2009-12-31T08:30:00+08:00".',
    ),
}
