"""How an article of a law is cited: 第四十六条第（五）项, art. 46 (5)."""

import re
from collections.abc import Iterator

NUMERAL = "[一二三四五六七八九十百]+"
CLAUSE = re.compile(rf"(?P<article>{NUMERAL})(?:（(?P<item>{NUMERAL})）)?")
DIGITS = "一二三四五六七八九"
TENS = {"百": 100, "十": 10}


def in_chinese(article: str) -> str:
    """``四十四（二）、四十六`` as 第四十四条第（二）项、第四十六条; a heading as it stands."""
    clauses = list(_clauses(article))
    if not clauses:
        return f"“{article}”"
    return "、".join(f"第{one}条" + (f"第（{item}）项" if item else "") for one, item in clauses)


def in_english(article: str) -> str:
    """The same as art. 44 (2), art. 46."""
    clauses = list(_clauses(article))
    if not clauses:
        return f"“{article}”"
    return ", ".join(f"art. {arabic(one)}" + (f" ({arabic(item)})" if item else "") for one, item in clauses)


def arabic(numeral: str) -> int:
    """A number below a thousand as Chinese laws spell it: 八十六 is 86."""
    number, digit = 0, 0
    for one in numeral:
        if one in TENS:
            number, digit = number + (digit or 1) * TENS[one], 0
        else:
            digit = DIGITS.index(one) + 1
    return number + digit


def _clauses(article: str) -> Iterator[tuple[str, str | None]]:
    """Nothing where any part of it is no number of an article."""
    found = [CLAUSE.fullmatch(part) for part in article.split("、")]
    if all(found):
        yield from ((one["article"], one["item"]) for one in found if one)
