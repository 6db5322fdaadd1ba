"""A sheet as a page of HTML that is whole in itself: no script, no picture, nothing from elsewhere."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from string import Template

from gateway.printing.sheet import Facts, Part, Passage, Sheet, Table
from gateway.printing.words import Words

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
    kinds = ["amount" if place in table.amounts else "code" for place in range(len(table.titles))]
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


def _cells(kinds: Iterable[str], row: Iterable[str]) -> str:
    return "".join(f'<td class="{kind}">{escape(cell)}</td>' for kind, cell in zip(kinds, row, strict=True))


def _heading(heading: str) -> str:
    return f"<h2>{escape(heading)}</h2>" if heading else ""


def _each(tag: str, sentences: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(sentence)}</{tag}>" for sentence in sentences)
