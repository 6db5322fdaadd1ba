"""Rules: the law's numbers, each with its source and the days since which it is known and in force."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from jinbao.citation import cited
from jinbao.decider import Refused

# What a parameter, an input or a step can be: money in whole fen, counts, days and months as ISO text,
# rates as decimal text, truths, lists of whole numbers, or nothing recorded.  Never a float.
Value: TypeAlias = bool | int | str | tuple[int, ...] | None

NATION = "CN"
RATE = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Which document says so, how sure we are of that, and, for a local amount, who approved it."""

    document: str
    article: str = ""
    confidence: str = ""
    approved_by: str = ""

    @property
    def cited(self) -> str:
        """The document with its article, as it travels."""
        return cited(self.document, self.article)


class Parameter(Struct, frozen=True, kw_only=True):
    """One number of the law as it was found: what it is, since when, known since when, and who says so."""

    name: str
    value: Value
    unit: str
    in_force_from: date
    promulgated_on: date
    until: date | None = None
    source: Source
    place: str | None = None
    official: bool = True

    @property
    def number(self) -> int:
        """The value as a whole number: fen, years, months, days."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value
        raise TypeError(f"{self.name} is no whole number")

    @property
    def numbers(self) -> tuple[int, ...]:
        if isinstance(self.value, tuple):
            return self.value
        raise TypeError(f"{self.name} is no list of whole numbers")

    @property
    def text(self) -> str:
        """The value as text, which is also how a rate is written."""
        if isinstance(self.value, str):
            return self.value
        raise TypeError(f"{self.name} is no text")

    @property
    def day(self) -> date:
        return date.fromisoformat(self.text)


class LocalParameter(Struct, frozen=True, kw_only=True):
    """地方参数: what a region has set, by which document, approved by whom, and from when."""

    name: str
    region: str
    value: Value
    in_force_from: date
    promulgated_on: date
    document: str
    approved_by: str
    official: bool


class Enacted(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of a parameter file; ``until`` is the last day on which it holds."""

    in_force_from: date
    promulgated_on: date
    value: Any
    source: Source
    until: date | None = None
    official: bool = True


class Law(Struct, frozen=True):
    """All parameters that hold in one place: the nation's, and those of each region around the place."""

    units: Mapping[str, str]
    national: tuple[Parameter, ...]
    local: tuple[Parameter, ...] = ()
    within: tuple[str, ...] = ()

    def at(self, within: Sequence[str], facts: Sequence[LocalParameter]) -> "Law":
        """The law of a place, given as its region and all around it, from the nearest outwards.

        What a place has set under another law is no part of it.
        """
        ours = (fact for fact in facts if fact.region in within and fact.name in self.units)
        local = tuple(self.entry(fact) for fact in ours)
        return Law(units=self.units, national=self.national, local=local, within=tuple(within))

    def parameter(self, name: str, on: date, known_by: date | None = None) -> Parameter:
        """What holds on a day; with ``known_by``, as far as it was promulgated by then (handbook 17.5)."""
        holding = [
            entry
            for entry in (*self.national, *self.local)
            if entry.name == name
            and _holds(entry, on)
            and (known_by is None or entry.promulgated_on <= known_by)
        ]
        if not holding:
            place = self.within[0] if self.within else NATION
            raise Refused("PARAMETER_MISSING", name=name, place=place, on=on)
        return max(
            holding, key=lambda entry: (self._nearness(entry), entry.in_force_from, entry.promulgated_on)
        )

    def entry(self, fact: LocalParameter) -> Parameter:
        """A local fact as an entry of the law; refused if its name or the kind of its value is unknown."""
        if fact.name not in self.units:
            raise Refused("PARAMETER_UNKNOWN", field="name", name=fact.name)
        unit = self.units[fact.name]
        if not fits(fact.value, unit):
            raise Refused("PARAMETER_UNFIT", field="value", name=fact.name, unit=unit)
        return Parameter(
            name=fact.name,
            value=fact.value,
            unit=unit,
            in_force_from=fact.in_force_from,
            promulgated_on=fact.promulgated_on,
            source=Source(fact.document, approved_by=fact.approved_by),
            place=fact.region,
            official=fact.official,
        )

    def _nearness(self, entry: Parameter) -> int:
        return 0 if entry.place is None else len(self.within) - self.within.index(entry.place)


@lru_cache
def read_law(parameters: bytes) -> Law:
    """Reads a parameter file: the units of all names, and dated entries for those the nation has set."""
    tables = msgspec.toml.decode(parameters, type=dict[str, Any])
    units = msgspec.convert(tables.pop("unit"), dict[str, str])
    entries = msgspec.convert(tables, dict[str, list[Enacted]])
    return Law(units, tuple(_national(name, units[name], each) for name in entries for each in entries[name]))


def _national(name: str, unit: str, entry: Enacted) -> Parameter:
    value = _plain(entry.value)
    if not fits(value, unit):
        raise ValueError(f"{name} is not a {unit}: {value!r}")
    return Parameter(
        name=name,
        value=value,
        unit=unit,
        in_force_from=entry.in_force_from,
        promulgated_on=entry.promulgated_on,
        until=entry.until,
        source=entry.source,
        official=entry.official,
    )


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case list():
            return msgspec.convert(value, tuple[int, ...])
        case _:
            return value


def fits(value: Value, unit: str) -> bool:
    """Whether a value is of the kind that its unit asks for; most units count whole things."""
    match unit:
        case "truth":
            return isinstance(value, bool)
        case "day":
            return isinstance(value, str) and _is_day(value)
        case "rate" | "ratio":
            return isinstance(value, str) and RATE.fullmatch(value) is not None
        case "fen list":
            return isinstance(value, tuple)
        case _:
            return isinstance(value, int) and not isinstance(value, bool)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _holds(entry: Parameter, on: date) -> bool:
    return entry.in_force_from <= on and (entry.until is None or on <= entry.until)
