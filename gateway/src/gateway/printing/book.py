"""The book of an account by years: what stood there, what came in and went out, what stands there now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from insurance.contract import SubLedger
from jinbao.money import Fen

Sums: TypeAlias = Mapping[SubLedger, Fen]


class Entry(Struct, frozen=True):
    """``value_day`` is the day from which the money counts, and so the year to which it belongs."""

    kind: str
    number: int
    sub_ledger: SubLedger
    amount: Fen
    year: int
    value_day: date
    receipt: str | None = None


class Year(Struct, frozen=True):
    year: int
    opening: Sums
    moves: Sequence[Entry]

    @property
    def closing(self) -> Sums:
        return added(self.moves, self.opening)

    def by_kind(self) -> Iterator[tuple[str, Sums]]:
        """What the entries of each kind come to, the kind that came first first."""
        for kind in dict.fromkeys(entry.kind for entry in self.moves):
            yield kind, added(entry for entry in self.moves if entry.kind == kind)


def years(entries: Sequence[Entry], since: int, until: int) -> Iterator[Year]:
    """Every year up to that one; a correction stands in the year whose money it corrects."""
    standing: Sums = added(entry for entry in entries if entry.value_day.year < since)
    for year in range(since, until + 1):
        moves = tuple(entry for entry in entries if entry.value_day.year == year)
        book = Year(year, standing, sorted(moves, key=lambda entry: (entry.value_day, entry.number)))
        yield book
        standing = book.closing


def added(entries: Iterable[Entry], before: Sums | None = None) -> Sums:
    sums: dict[SubLedger, Fen] = defaultdict(int, before or {})
    for entry in entries:
        sums[entry.sub_ledger] += entry.amount
    return sums
