"""Checks the steps of a stored decision without the rules: a second calculator, for those who distrust us.

It shares no code with what made the decision: it reads the stored JSON, does each step again on exact
fractions, and follows each reference.  What it can and cannot find:

* found: an operand, result, unit or reference that does not agree with the rest; a rounding that changes the
  figure; a parameter used before its day, or before anybody could know it; an outcome, amount, month or
  reason that does not follow from the steps;
* not found: a decision that is consistent and still not the law (a missing condition, another parameter of
  its day, a rounding that changes no figure): for that run the pinned rules, ``jinbao.replay``;
* found by neither: an input that was false from the beginning: compare it with the event named as its source.
"""

import re
from calendar import isleap
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

Plain: TypeAlias = bool | int | str | tuple[int, ...] | None

COUNTS = ("count", "years", "months", "days")


class Finding(Struct, frozen=True):
    """Something in a decision that does not hold: what, where, what is stored, and what it should be."""

    code: str
    where: str
    stored: str = ""
    computed: str = ""


class Quoted(Struct, frozen=True):
    value: Plain
    reference: str


class Fact(Struct, frozen=True):
    name: str
    value: Plain
    unit: str
    source: str


class Document(Struct, frozen=True):
    document: str
    article: str
    confidence: str
    approved_by: str


class Number(Struct, frozen=True):
    name: str
    value: Plain
    unit: str
    in_force_from: date
    promulgated_on: date
    until: date | None
    source: Document
    place: str | None
    day_asked: Quoted


class Ground(Struct, frozen=True):
    code: str
    law: str


class Line(Struct, frozen=True):
    name: str
    operator: str
    operands: tuple[Quoted, ...]
    rounding: str | None
    result: Plain
    unit: str
    otherwise: Ground | None


class Sum(Struct, frozen=True):
    fen: int
    rounding: str


class Reason(Struct, frozen=True):
    code: str
    step: str
    params: dict[str, Plain]
    law: Document


class Route(Struct, frozen=True):
    route: str
    length: int
    unit: str
    parameter: str
    starts: str


class Sheet(Struct, frozen=True):
    """A stored decision, as far as it can be checked without knowing the law."""

    on: date
    known_by: date
    within: tuple[str, ...]
    outcome: str
    amount: Sum | None
    payable_from: str | None
    reasons: tuple[Reason, ...]
    inputs: tuple[Fact, ...]
    parameters: tuple[Number, ...]
    steps: tuple[Line, ...]
    law: tuple[Document, ...]
    appeals: tuple[Route, ...]


def verify_steps(decision: bytes | dict[str, Any]) -> list[Finding]:
    """Everything in the decision that does not follow from the rest of it; nothing if all of it does."""
    try:
        sheet = _read(decision)
    except (msgspec.DecodeError, ValueError) as error:
        return [Finding("UNREADABLE", "", computed=str(error))]
    known = _Known(sheet)
    return [
        *known.findings,
        *_parameters(sheet, known),
        *_steps(sheet, known),
        *_outcome(sheet),
        *_law(sheet),
    ]


def _read(decision: bytes | dict[str, Any]) -> Sheet:
    if isinstance(decision, bytes):
        return msgspec.json.decode(decision, type=Sheet)
    return msgspec.convert(decision, Sheet)


class _Known:
    """What each reference stands for.  Steps come in one by one, so that none refers to a later one."""

    def __init__(self, sheet: Sheet) -> None:
        self.findings: list[Finding] = []
        self.values: dict[str, tuple[Plain, str]] = {"on": (sheet.on.isoformat(), "day")}
        for fact in sheet.inputs:
            self.fit(f"input:{fact.name}", fact.value, fact.unit)
            if not fact.source:
                self.findings.append(Finding("NO_SOURCE", f"input:{fact.name}"))
        for number in sheet.parameters:
            self.fit(f"parameter:{number.name}", number.value, number.unit)

    def fit(self, reference: str, value: Plain, unit: str) -> None:
        if not _fits(value, unit):
            self.findings.append(Finding("NOT_OF_ITS_UNIT", reference, stored=_text(value), computed=unit))
        self.add(reference, value, unit)

    def add(self, reference: str, value: Plain, unit: str) -> None:
        if reference in self.values:
            self.findings.append(Finding("TWICE", reference))
        self.values[reference] = value, unit

    def check(self, where: str, operand: Quoted) -> Iterator[Finding]:
        if operand.reference not in self.values:
            yield Finding("NO_SUCH_REFERENCE", where, stored=operand.reference)
        elif not _same(self.values[operand.reference][0], operand.value):
            stands = self.values[operand.reference][0]
            yield Finding("OPERAND_DIFFERS", where, stored=_text(operand.value), computed=_text(stands))

    def unit(self, operand: Quoted) -> str:
        return self.values[operand.reference][1]


# Steps


def _steps(sheet: Sheet, known: _Known) -> Iterator[Finding]:
    for line in sheet.steps:
        where = f"step:{line.name}"
        operands = [finding for each in line.operands for finding in known.check(where, each)]
        yield from operands or _again(where, line, [known.unit(each) for each in line.operands])
        if where in known.values:
            yield Finding("TWICE", where)
        known.values[where] = line.result, line.unit


def _again(where: str, line: Line, units: list[str]) -> Iterator[Finding]:
    values = [operand.value for operand in line.operands]
    try:
        result = _rounded(OPERATORS[line.operator](values), line)
        unit = _unit(line, units)
    except (KeyError, ValueError, TypeError, IndexError, ArithmeticError) as error:
        yield Finding("CANNOT_BE_REPEATED", where, stored=line.operator, computed=repr(error))
        return
    if not _same(result, line.result):
        yield Finding("RESULT_DIFFERS", where, stored=_text(line.result), computed=_text(result))
    if unit != line.unit:
        yield Finding("UNIT_DIFFERS", where, stored=line.unit, computed=unit)


def _total(values: list[Any]) -> Fraction:
    return sum((_exact(each) for each in values), Fraction(0))


def _difference(values: list[Any]) -> Fraction:
    minuend, subtrahend = values
    return _exact(minuend) - _exact(subtrahend)


def _product(values: list[Any]) -> Fraction:
    amount, factor = values
    return _exact(amount) * _exact(factor)


def _quotient(values: list[Any]) -> Fraction:
    amount, divisor = values
    return _exact(amount) / _exact(divisor)


def _share(values: list[Any]) -> Fraction:
    amount, part, whole = values
    return _exact(amount) * _exact(part) / _exact(whole)


def _age(values: list[Any]) -> int:
    born, on = values
    age = date.fromisoformat(on).year - date.fromisoformat(born).year
    return age if _birthday([born, age]) <= on else age - 1


def _birthday(values: list[Any]) -> str:
    born, age = date.fromisoformat(values[0]), values[1]
    if (born.month, born.day) == (2, 29) and not isleap(born.year + age):
        return f"{born.year + age:04d}-03-01"
    return f"{born.year + age:04d}{values[0][4:]}"


def _after_months(values: list[Any]) -> str:
    day, (years, month) = date.fromisoformat(values[0]), divmod(int(values[0][5:7]) - 1 + values[1], 12)
    year, lengths = day.year + years, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    longest = 29 if month == 1 and isleap(year) else lengths[month]
    return f"{year:04d}-{month + 1:02d}-{min(day.day, longest):02d}"


def _days_until(values: list[Any]) -> int:
    first, end = map(date.fromisoformat, values)
    return end.toordinal() - first.toordinal()


def _months_until(values: list[Any]) -> int:
    (first_year, first_month), (year, month) = (map(int, each.split("-")) for each in values)
    return (year - first_year) * 12 + month - first_month


def _month_after(values: list[Any]) -> str:
    (day,) = map(date.fromisoformat, values)
    years, month = divmod(day.month, 12)
    return f"{day.year + years:04d}-{month + 1:02d}"


def _month_of(values: list[Any]) -> str:
    (day,) = map(date.fromisoformat, values)
    return f"{day.year:04d}-{day.month:02d}"


def _year_of(values: list[Any]) -> int:
    (day,) = map(date.fromisoformat, values)
    return day.year


def _nth_earliest(values: list[Any]) -> str:
    n, *days = values
    if not 1 <= n <= len(days):
        raise ValueError(f"there is no day number {n}")
    return str(sorted(map(date.fromisoformat, days))[n - 1])


def _at_least(values: list[Any]) -> bool:
    value, bound = values
    return bool(value >= bound)


def _below(values: list[Any]) -> bool:
    value, bound = values
    return bool(value < bound)


def _equals(values: list[Any]) -> bool:
    value, other = values
    return _same(value, other)


def _is_not(values: list[Any]) -> bool:
    (truth,) = _truths(values)
    return not truth


def _truths(values: list[Any]) -> list[bool]:
    if not all(isinstance(each, bool) for each in values):
        raise TypeError("not a truth")
    return values


OPERATORS: dict[str, Callable[[list[Any]], Any]] = {
    "sum": _total,
    "subtract": _difference,
    "multiply": _product,
    "divide": _quotient,
    "share": _share,
    "count_distinct": lambda values: len(set(values)),
    "least": min,
    "greatest": max,
    "age": _age,
    "birthday": _birthday,
    "after_months": _after_months,
    "days_until": _days_until,
    "months_until": _months_until,
    "month_of": _month_of,
    "month_after": _month_after,
    "year_of": _year_of,
    "nth_earliest": _nth_earliest,
    "at_least": _at_least,
    "below": _below,
    "equals": _equals,
    "is_not": _is_not,
    "every": lambda values: all(_truths(values)),
}

ROUNDINGS: dict[str, Callable[[Fraction], int]] = {
    "HALF_UP": lambda size: floor(size + Fraction(1, 2)),
    "HALF_EVEN": round,
    "DOWN": floor,
    "UP": ceil,
    "UP_TO_JIAO": lambda size: ceil(size / 10) * 10,
}

UNITS = {
    "age": "years",
    "birthday": "day",
    "after_months": "day",
    "days_until": "days",
    "months_until": "months",
    "month_of": "month",
    "month_after": "month",
    "year_of": "year",
    "nth_earliest": "day",
    "at_least": "truth",
    "below": "truth",
    "equals": "truth",
    "is_not": "truth",
    "every": "truth",
}

KINDS: dict[str, str] = {
    "fen": r"-?\d+",
    "count": r"\d+",
    "years": r"\d+",
    "months": r"\d+",
    "days": r"\d+",
    "year": r"\d{4}",
    "truth": r"true|false",
    "day": r'"\d{4}-\d\d-\d\d"',
    "month": r'"\d{4}-\d\d"',
    "rate": r'"-?\d+(\.\d+)?"',
    "ratio": r'"-?\d+(\.\d+)?"',
    "person": r'".+"',
}

ALIKE = ("sum", "subtract", "least", "greatest", "at_least", "below", "equals")


def _fits(value: Plain, unit: str) -> bool:
    """Whether a value is written as its unit asks; that nothing is recorded fits any unit there is."""
    return unit in KINDS and (value is None or re.fullmatch(KINDS[unit], _text(value)) is not None)


def _exact(value: Any) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(f"not a number: {value!r}")
    return Fraction(value)


def _rounded(result: Any, line: Line) -> Any:
    """Rounds the size and keeps the sign, so that money owed is rounded like money due."""
    if line.rounding is not None and not isinstance(result, Fraction):
        raise ValueError("nothing to round")
    if line.rounding is not None:
        size = ROUNDINGS[line.rounding](abs(result))
        return size if result >= 0 else -size
    if isinstance(result, Fraction):
        if result.denominator != 1:
            raise ValueError("a fraction and no rounding")
        return result.numerator
    return result


def _unit(line: Line, units: list[str]) -> str:
    if line.operator in ALIKE and len(set(units)) != 1:
        raise ValueError(f"units differ: {units}")
    if line.operator == "count_distinct":
        return line.unit if line.unit in COUNTS else "count"
    return UNITS.get(line.operator) or units[0]


# Parameters, outcome, law


def _parameters(sheet: Sheet, known: _Known) -> Iterator[Finding]:
    """Each was in force on the day for which it was asked, and promulgated when the office decided."""
    steps = {f"step:{line.name}": (line.result, line.unit) for line in sheet.steps}
    for number in sheet.parameters:
        where = f"parameter:{number.name}"
        asked = number.day_asked
        value, unit = {**known.values, **steps}.get(asked.reference, (None, ""))
        if unit not in ("day", "month") or not _same(value, asked.value):
            yield Finding("DAY_DIFFERS", where, stored=_text(asked.value), computed=_text(value))
            continue
        day = str(value) if unit == "day" else f"{value}-01"
        if not number.in_force_from.isoformat() <= day <= (number.until or date.max).isoformat():
            yield Finding("NOT_IN_FORCE", where, stored=number.in_force_from.isoformat(), computed=day)
        if number.promulgated_on > sheet.known_by:
            promulgated = number.promulgated_on.isoformat()
            yield Finding("NOT_YET_KNOWN", where, stored=promulgated, computed=sheet.known_by.isoformat())
        if number.place is not None and number.place not in sheet.within:
            yield Finding("OTHER_PLACE", where, stored=number.place)


def _outcome(sheet: Sheet) -> Iterator[Finding]:
    """Denied if and only if a condition with a reason does not hold; granted with what the steps conclude."""
    reasons = tuple(_reasons(sheet))
    yield from _compare("reasons", sheet.reasons, reasons)
    yield from _compare("outcome", sheet.outcome, "denied" if reasons else "granted")
    if sheet.outcome == "granted":
        last = sheet.steps[-1] if sheet.steps else None
        is_money = last is not None and last.unit == "fen" and last.rounding is not None
        amount = (last.result, last.rounding, last.unit) if last and is_money else None
        stored = (sheet.amount.fen, sheet.amount.rounding, "fen") if sheet.amount else None
        yield from _compare("amount", stored, amount)
        months = [line.result for line in sheet.steps if line.name == "payable_from" and line.unit == "month"]
        yield from _compare("payable_from", [sheet.payable_from] if sheet.payable_from else [], months)
    else:
        yield from _compare("amount", sheet.amount, None)
        yield from _compare("payable_from", sheet.payable_from, None)


def _reasons(sheet: Sheet) -> Iterator[Reason]:
    sources = {number.name: number.source for number in sheet.parameters}
    nowhere = Document("", "", "", "")
    for line in sheet.steps:
        if line.otherwise is not None and line.result is not True:
            law = sources.get(line.otherwise.law, nowhere)
            yield Reason(line.otherwise.code, line.name, _params(line), law)


def _params(line: Line) -> dict[str, Plain]:
    params: dict[str, Plain] = {}
    for operand in line.operands:
        kind, colon, name = operand.reference.partition(":")
        params[name.partition(":")[0] if colon else kind] = operand.value
    mark = line.name.partition(":")[2]
    return params | {"of": mark} if mark else params


def _law(sheet: Sheet) -> Iterator[Finding]:
    """The law cited is that of the parameters, and the appeals are as long as their parameters say."""
    cited: list[Document] = []
    for number in sheet.parameters:
        if number.source not in cited:
            cited.append(number.source)
    yield from _compare("law", list(sheet.law), cited)
    lengths = {number.name: (number.value, number.unit) for number in sheet.parameters}
    for route in sheet.appeals:
        yield from _compare(f"appeal:{route.route}", (route.length, route.unit), lengths.get(route.parameter))
        yield from _compare(f"appeal:{route.route}", route.starts, "service")


def _compare(where: str, stored: Any, computed: Any) -> Iterator[Finding]:
    if stored != computed:
        yield Finding("DOES_NOT_FOLLOW", where, stored=_text(stored), computed=_text(computed))


def _same(left: Any, right: Any) -> bool:
    """Equal and of one kind: True is not 1."""
    return type(left) is type(right) and bool(left == right)


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()
