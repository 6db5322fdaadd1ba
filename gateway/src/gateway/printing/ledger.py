"""The office's ledger (台账) of an item and a month: every act with its day, step, officer and outcome."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct

from gateway.printing.asking import Asking, Named, Unanswered
from gateway.printing.case import PERSON, Person
from gateway.printing.sheet import Facts, Sheet, Table
from gateway.printing.words import Wanted, Words
from jinbao.decider import Refused

MOST_LINES = 3_000

Names: TypeAlias = Mapping[str, str]


class Total(Struct, frozen=True):
    step: str | None
    outcome: str
    count: int


class Line(Struct, frozen=True):
    """A payment run is nobody's."""

    on: str
    step: str | None
    outcome: str
    case: str
    officer: str
    person: Person | None
    region: Named | None


class PageInfo(Struct, frozen=True, rename="camel"):
    has_next_page: bool
    end_cursor: str | None


class Lines(Struct, frozen=True, rename="camel"):
    nodes: tuple[Line, ...]
    page_info: PageInfo


class Ledger(Struct, frozen=True):
    office: Named
    totals: tuple[Total, ...]
    lines: Lines


class Step(Struct, frozen=True):
    step: str
    zh: str
    en: str


class Item(Struct, frozen=True):
    zh: str
    en: str
    steps: tuple[Step, ...]


class LedgerAsked(Struct, frozen=True):
    ledger: Ledger
    items: tuple[Item, ...]


class PersonAsked(Struct, frozen=True):
    person: Person | None


DOCUMENT = f"""query($id: ID!, $item: String!, $month: Month!, $after: String) {{
  ledger: officeLedger(office: $id, item: $item, month: $month) {{
    office {{ name }} totals {{ step outcome count }}
    lines(first: 100, after: $after) {{
      nodes {{ on step outcome case officer {PERSON} region {{ name }} }}
      pageInfo {{ hasNextPage endCursor }}
    }}
  }}
  items(code: $item) {{ zh en steps {{ step zh en }} }}
}}"""
OFFICER = f"query($id: ID!) {{ {PERSON.replace('person', 'person(id: $id)', 1)} }}"


async def ledger(asking: Asking, _kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    """As far as the caller sees it; raises LEDGER_OF_WHAT, LEDGER_TOO_LONG, Unanswered."""
    if not (wanted.item and wanted.month):
        raise Refused("LEDGER_OF_WHAT", field="item" if wanted.month else "month")
    found, lines = await read(asking, id, wanted)
    if not found.items:
        raise Refused("NOT_FOUND", field="item")
    [item] = found.items
    steps = {one.step: words.either(one.zh, one.en) for one in item.steps}
    officers = {officer: await name_of(asking, officer) for officer in {line.officer for line in lines}}
    office = found.ledger.office.name
    return Sheet(
        title=words.say("LEDGER"),
        case=f"{wanted.item}/{wanted.month}",
        parts=(
            Facts(
                (
                    (words.say("OFFICE"), office),
                    (words.say("ITEM"), words.either(item.zh, item.en)),
                    (words.say("OF_MONTH"), words.say("MONTH", month=wanted.month)),
                    (words.say("LINES"), str(len(lines))),
                )
            ),
            totals(found.ledger.totals, steps, words),
            acts(lines, steps, officers, words),
        ),
        office=office,
        on=str(wanted.today),
        proof=(),
        masked=any(line.person.masked for line in lines if line.person),
        wide=True,
    )


async def read(asking: Asking, id: str, wanted: Wanted) -> tuple[LedgerAsked, list[Line]]:
    """Page after page."""
    asked = {"id": id, "item": wanted.item, "month": wanted.month}
    found = await asking(DOCUMENT, LedgerAsked, **asked)
    page = found.ledger.lines
    lines = list(page.nodes)
    while page.page_info.has_next_page:
        if len(lines) >= MOST_LINES:
            raise Refused("LEDGER_TOO_LONG", most=MOST_LINES)
        page = (await asking(DOCUMENT, LedgerAsked, **asked, after=page.page_info.end_cursor)).ledger.lines
        lines += page.nodes
    return found, lines


async def name_of(asking: Asking, officer: str) -> str:
    """Masked for whoever does not serve the officer's own village; nothing for who does not see it."""
    try:
        found = await asking(OFFICER, PersonAsked, id=officer)
    except Unanswered:
        return ""
    return found.person.name or "" if found.person else ""


def totals(counted: Iterable[Total], steps: Names, words: Words) -> Table:
    rows = [(step_in(one.step, steps, words), words.label(one.outcome), str(one.count)) for one in counted]
    return Table(words.say("TOTALS"), words.titles("STEP", "OUTCOME", "COUNT"), rows, frozenset({2}))


def acts(lines: Iterable[Line], steps: Names, officers: Names, words: Words) -> Table:
    rows = [
        (
            str(number),
            line.on,
            step_in(line.step, steps, words),
            words.label(line.outcome),
            (line.person.name or "") if line.person else "",
            line.region.name if line.region else "",
            officers[line.officer],
            line.case,
        )
        for number, line in enumerate(lines, 1)
    ]
    titles = words.titles("NUMBER", "ON", "STEP", "OUTCOME", "ABOUT", "REGION", "OFFICER", "CASE_NUMBER")
    return Table(words.say("ACTS"), titles, rows)


def step_in(step: str | None, steps: Names, words: Words) -> str:
    """As the catalogue of items names it; a case that was sent back took no step."""
    return steps.get(step) or words.label(step) if step else ""
