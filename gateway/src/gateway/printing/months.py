"""Months on paper: those in a row that say the same are one line, so that changes are seen."""

from collections.abc import Iterable

from gateway.printing.words import Words
from jinbao.calendar import later


def month_rows(months: Iterable[tuple[str, ...]], words: Words) -> list[tuple[str, ...]]:
    """Of each a month and what is said of it; the lines have both, a line for each change."""
    spells: list[list[tuple[str, ...]]] = []
    for month, *said in sorted(months):
        if spells and spells[-1][-1] == (later(month, -1), *said):
            spells[-1].append((month, *said))
        else:
            spells.append([(month, *said)])
    return [(called(spell[0][0], spell[-1][0], len(spell), words), *spell[0][1:]) for spell in spells]


def called(first: str, last: str, count: int, words: Words) -> str:
    if count == 1:
        return words.say("MONTH", month=first)
    return words.say("MONTHS", first=first, last=last, count=count)
