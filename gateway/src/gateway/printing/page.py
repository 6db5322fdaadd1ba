"""A sheet as a page of HTML that is whole in itself: no script, no picture, nothing from elsewhere."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template
from unicodedata import east_asian_width

from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Words

NARROW, WIDE = 12, 24
"""Up to how many letters a cell is never parted, and beyond how many a word has to be."""

_PAGE = Template(files("gateway.printing").joinpath("sheet.html").read_text("utf-8"))


def page(sheet: Sheet, words: Words) -> str:
    """Whatever comes from outside is escaped, here and nowhere else."""
    return _PAGE.substitute(
        language=words.language,
        shape="wide" if sheet.wide else "tall",
        title=escape(sheet.title),
        case=escape(words.say("CASE", case=sheet.case)),
        note=f'<p class="note">{escape(words.say("MASKED"))}</p>\n' if sheet.masked else "",
        parts="\n".join(map(_part, sheet.parts)),
        seal=escape(words.say("SEAL")),
        office=escape(sheet.office),
        on=escape(words.say("DAY", on=sheet.on)),
        verify=escape(words.say("VERIFY" if sheet.proof else "VERIFY_EACH")),
        proof=_facts(Facts(sheet.proof)),
    )


def _part(part: Part) -> str:
    match part:
        case Facts():
            return _facts(part)
        case Passage():
            return _passage(part)
        case Table():
            return _table(part)


def _facts(facts: Facts) -> str:
    said = ((label, value) for label, value in facts.lines if value)
    lines = (f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in said)
    return f"<dl>{''.join(lines)}</dl>"


def _passage(passage: Passage) -> str:
    if passage.numbered:
        sentences = f"<ol>{_each('li', passage.sentences)}</ol>"
    else:
        sentences = _each("p", passage.sentences)
    return _heading(passage.heading) + sentences


def _table(table: Table) -> str:
    kinds = [_kind(table, place) for place in range(len(table.titles))]
    titles = "".join(
        f'<th scope="col" class="{kind}">{escape(title)}</th>'
        for kind, title in zip(kinds, table.titles, strict=True)
    )
    last = len(table.rows) if table.total else 0
    rows = "".join(
        f"<tr class='total'>{cells}</tr>" if number == last else f"<tr>{cells}</tr>"
        for number, cells in enumerate((_cells(kinds, row) for row in table.rows), 1)
    )
    return f"{_heading(table.heading)}<table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"


def _kind(table: Table, place: int) -> str:
    """Whether a column holds figures, stays on one line, or has words that may be parted anywhere."""
    if place in table.amounts:
        return "amount"
    texts = (table.titles[place], *(row[place] for row in table.rows))
    if max(map(_width, texts)) <= NARROW:
        return "short"
    return "code" if any(_width(word) > WIDE for text in texts for word in text.split()) else "text"


def _width(text: str) -> int:
    """In letters; a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(one) in "FW" else 1 for one in text)


def _cells(kinds: Iterable[str], row: Iterable[str]) -> str:
    return "".join(f'<td class="{kind}">{escape(cell)}</td>' for kind, cell in zip(kinds, row, strict=True))


def _heading(heading: str) -> str:
    return f"<h2>{escape(heading)}</h2>" if heading else ""


def _each(tag: str, sentences: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(sentence)}</{tag}>" for sentence in sentences)
