"""Months on paper: those in a row that say the same are one line, so that changes are seen."""

from collections.abc import Iterable

from gateway.printing.words import Words
from jinbao.calendar import months_between, spells


def month_rows(months: Iterable[tuple[str, ...]], words: Words) -> list[tuple[str, ...]]:
    """Of each a month and what is said of it; the lines have both, a line for each change."""
    in_order = ((month, tuple(said)) for month, *said in sorted(months))
    return [(called(first, last, words), *said) for first, last, said in spells(in_order)]


def called(first: str, last: str, words: Words) -> str:
    if first == last:
        return words.say("MONTH", month=first)
    return words.say("MONTHS", first=first, last=last, count=months_between(first, last) + 1)
