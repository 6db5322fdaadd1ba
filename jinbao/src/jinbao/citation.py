"""How an article is cited: it travels as ``社会保险法 四十六``, and is read in the reader's language."""

import re
from collections.abc import Iterator

NUMERAL = "[一二三四五六七八九十百]+"
CLAUSE = re.compile(rf"(?P<first>{NUMERAL})(?:至(?P<last>{NUMERAL})|（(?P<item>{NUMERAL})）)?")
DIGITS = "一二三四五六七八九"
TENS = {"百": 100, "十": 10}


def cited(document: str, article: str) -> str:
    """A document with its articles as they travel; a heading of it stands in quotation marks."""
    if not article:
        return document
    return f"{document} {article}" if list(_clauses(article)) else f"{document}“{article}”"


def in_words(law: str, language: str) -> str:
    """The same as 社会保险法第四十四条第（二）项、第四十六条, or 社会保险法, art. 44 (2), art. 46.

    What names no article stays as it is.
    """
    document, _, article = law.rpartition(" ")
    clauses = list(_clauses(article))
    if not document or not clauses:
        return law
    if language == "en":
        return ", ".join((document, *map(_in_english, clauses)))
    return document + "、".join(map(_in_chinese, clauses))


def arabic(numeral: str) -> int:
    """A number below a thousand as Chinese laws spell it: 八十六 is 86."""
    number, digit = 0, 0
    for one in numeral:
        if one in TENS:
            number, digit = number + (digit or 1) * TENS[one], 0
        else:
            digit = DIGITS.index(one) + 1
    return number + digit


def _clauses(article: str) -> Iterator[re.Match[str]]:
    """Nothing where any part of it is no number of an article."""
    found = [CLAUSE.fullmatch(part) for part in article.split("、")]
    if all(found):
        yield from filter(None, found)


def _in_chinese(clause: re.Match[str]) -> str:
    first, last, item = clause.group("first", "last", "item")
    return f"第{first}条" + (f"至第{last}条" if last else "") + (f"第（{item}）项" if item else "")


def _in_english(clause: re.Match[str]) -> str:
    first, last, item = clause.group("first", "last", "item")
    if last:
        return f"arts. {arabic(first)}–{arabic(last)}"
    return f"art. {arabic(first)}" + (f" ({arabic(item)})" if item else "")
