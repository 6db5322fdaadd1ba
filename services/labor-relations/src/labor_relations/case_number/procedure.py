"""How cases get their numbers: in the transaction of what accepts them, so that no number is lost."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from sqlalchemy import select

from jinbao.casework.overheard import overheard
from jinbao.ledger import Conflict
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry, LookUp, Part, Slice
from labor_relations.case_number.answers import CaseNumberAnswer, CasePrefixAnswer, FindCaseNumbers
from labor_relations.case_number.case_number import (
    ITEM,
    NUMBERS,
    PREFIX,
    CancelNumber,
    CaseNumber,
    GiveNumber,
)
from labor_relations.case_number.commands import SetCasePrefix
from labor_relations.case_number.register import NUMBERS as GIVEN
from labor_relations.case_number.register import PREFIXES, fold, office_of, prefix_of
from labor_relations.case_number.terms import CaseSeries, NumberCancellation

Accepting: TypeAlias = Callable[[CaseNumber | None], Part]
"""What takes a case on under a number."""


def next_number(enquiry: Enquiry, series: CaseSeries, year: int) -> CaseNumber | None:
    """The one that the caller's office gives next; none while the office has no prefix."""
    office = enquiry.call.office or ""
    prefix = prefix_of(enquiry.connection, office, series)
    if prefix is None:
        return None
    numbers = enquiry.service.ledger.history(NUMBERS, stream_of(office, series, year)).state
    return CaseNumber(prefix, year, numbers.last + 1)


def numbered(enquiry: Enquiry, series: CaseSeries, year: int, accepting: Accepting) -> Iterator[Part]:
    """What takes a case on under the next number, and the number itself, so that none is lost.

    The case comes first: it is the one whose version the caller has seen.
    """
    number = next_number(enquiry, series, year)
    case = accepting(number)
    yield case
    office = enquiry.call.office or ""
    command = GiveNumber(office, series, year, case.stream)
    stream = stream_of(office, series, year)
    part, heard = overheard(
        Part(stream, NUMBERS, command, lambda _year: prefix_of(enquiry.connection, office, series))
    )
    yield part
    if [number] != [CaseNumber(one.prefix, one.year, one.number) for one in heard.events]:
        raise Conflict  # somebody else was given it meanwhile


def cancelling(
    enquiry: Enquiry, series: CaseSeries, number: CaseNumber, case: str, ground: NumberCancellation
) -> Part:
    """The part that leaves the number of a case empty."""
    office = office_of(enquiry.connection, case) or ""
    return Part(
        stream_of(office, series, number.year), NUMBERS, CancelNumber(office, series, number, case, ground)
    )


def stream_of(office: str, series: CaseSeries, year: int) -> str:
    return f"case-number/{office}/{series.lower()}/{year}"


def set_prefix(enquiry: Enquiry, command: SetCasePrefix) -> Iterator[Part]:
    stream = f"case-series/{command.office}/{command.series.lower()}"
    yield Part(stream, PREFIX, command, lambda _prefix: enquiry.place(command.region))


def case_prefix(enquiry: Enquiry, keys: Sequence[str]) -> list[CasePrefixAnswer | None]:
    """By office and series; how cases are numbered is public."""
    offices = [key.rpartition("/")[0] for key in keys]
    rows = enquiry.connection.execute(select(PREFIXES).where(PREFIXES.c.office.in_(offices)))
    answers = [CasePrefixAnswer(row.office, CaseSeries(row.series), row.prefix, row.since) for row in rows]
    found = {one.id: one for one in answers}
    return [found.get(key) for key in keys]


def find_case_numbers(enquiry: Enquiry, keys: Sequence[FindCaseNumbers]) -> list[Listed[CaseNumberAnswer]]:
    return [numbers_in(enquiry, ask) for ask in keys]


def numbers_in(enquiry: Enquiry, ask: FindCaseNumbers) -> Listed[CaseNumberAnswer]:
    table = GIVEN.c
    of_year = select(GIVEN).where(
        table.office == ask.office, table.series == ask.series, table.year == ask.year
    )
    seen = select(PREFIXES.c.office).where(enquiry.sees(ITEM, region=PREFIXES.c.region))
    return page_of(enquiry, of_year.where(table.office.in_(seen)), ask, (table.number,), CaseNumberAnswer)


SLICE = Slice(
    "case-number",
    handlers={SetCasePrefix: set_prefix},
    look_ups={
        "case_prefix": LookUp(case_prefix),
        "find_case_numbers": LookUp(find_case_numbers, file=True),
    },
    fold=fold,
)
