"""The yearly account statement (个人账户对账单): by sub-ledger, by entry, with its interest worked out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from gateway.printing.asking import Asking
from gateway.printing.book import Entry, Sums, Year, years
from gateway.printing.case import HISTORY, PLACE, Happened, Person, Region, office_of, proof_of
from gateway.printing.sheet import Facts, Passage, Sheet, Table
from gateway.printing.words import Wanted, Words
from identity.contract import masked_number
from insurance.contract import SubLedger
from jinbao.decider import Refused
from jinbao.money import as_yuan

INTEREST, REVERSAL = "interest-credited", "entry-reversed"
AMOUNTS = frozenset({1, 2, 3, 4})
ENTRY = ("NUMBER", "VALUE_DAY", "SUBJECT", "SUB_LEDGER", "FOR_YEAR", "RECEIPT_NUMBER", "AMOUNT")


class Holder(Person, frozen=True, rename="camel"):
    hukou_region: Region


class Account(Struct, frozen=True, rename="camel"):
    person: Holder
    opened_on: date
    history: tuple[Happened, ...]


class AccountAsked(Struct, frozen=True):
    account: Account | None


DOCUMENT = f"""query($id: ID!) {{
  account: ruralPensionAccount(id: $id) {{
    person {{ name idNumber masked hukouRegion {{ {PLACE} servingOffice {{ name }} }} }} openedOn {HISTORY}
  }}
}}"""


async def statement(asking: Asking, _kind: str, id: str, words: Words, wanted: Wanted) -> Sheet:
    """Of a year from its first day to its last, or to today; raises NOT_FOUND, PAPER_NOT_ISSUED."""
    found = await asking(DOCUMENT, AccountAsked, id=id)
    if found.account is None:
        raise Refused("NOT_FOUND", field="id")
    account = found.account
    books = tuple(years(tuple(entries_in(account.history)), account.opened_on.year, wanted.year))
    if not books:
        raise Refused("PAPER_NOT_ISSUED")
    opened, last = account.history[0], account.history[-1]
    return Sheet(
        title=words.say("STATEMENT", year=wanted.year),
        case=last.stream,
        parts=(
            Facts(tuple(about(account, words))),
            by_sub_ledger(books[-1], wanted, words),
            interest(account.history, wanted.year, words),
            entries(books[-1], words),
            over_the_years(books, words),
            Passage(words.titles("STATEMENT_CHECK")),
        ),
        office=await office_of(asking, opened, account.person.hukou_region),
        on=str(wanted.today),
        proof=(*proof_of(last, words), (words.say("VERSION"), str(last.version))),
        masked=account.person.masked,
    )


def entries_in(history: Sequence[Happened]) -> Iterator[Entry]:
    """Every entry that was ever made, as the account's own events tell it."""
    for happened in history:
        if entry := happened.detail.get("entry"):
            said = {**entry, "kind": happened.what, "receipt": happened.detail.get("receipt")}
            yield msgspec.convert(said, Entry)


def about(account: Account, words: Words) -> Iterator[tuple[str, str | None]]:
    """As a bank does it: the statement is read at home, and its number would be read by others."""
    number = account.person.id_number
    yield words.say("HOLDER"), account.person.name
    yield words.say("ID_NUMBER"), masked_number(number) if number else None
    yield words.say("PLACE"), account.person.hukou_region.whole(words)
    yield words.say("OPENED_ON"), words.say("DAY", on=str(account.opened_on))


def by_sub_ledger(book: Year, wanted: Wanted, words: Words) -> Table:
    """What stood there, what each kind of entry came to, what stands there now."""
    over = book.year < wanted.today.year
    rows = [
        (words.say("OPENING"), book.opening),
        *((words.label(kind), sums) for kind, sums in book.by_kind()),
        (words.say("CLOSING" if over else "STANDING"), book.closing),
    ]
    return Table(
        words.say("BY_SUB_LEDGER"),
        (words.say("SUBJECT"), *words.labels(SubLedger), words.say("TOTAL")),
        [(name, *amounts(sums)) for name, sums in rows],
        AMOUNTS,
        total=True,
    )


def amounts(sums: Sums) -> Iterator[str]:
    yield from (as_yuan(sums.get(sub_ledger, 0)) for sub_ledger in SubLedger)
    yield as_yuan(sum(sums.values()))


def interest(history: Sequence[Happened], year: int, words: Words) -> Passage:
    """How the year's interest was worked out, or that it has not been credited yet."""
    undone = {happened.detail.get("of") for happened in history}
    credited = [
        happened.detail
        for happened in history
        if happened.what == INTEREST
        and happened.detail["entry"]["year"] == year
        and happened.detail["entry"]["number"] not in undone
    ]
    sentences = [worked_out(detail, words) for detail in credited] or words.titles("NO_INTEREST_YET")
    return Passage(sentences, words.say("INTEREST"))


def worked_out(detail: Mapping[str, Any], words: Words) -> str:
    entry, rule = detail["entry"], detail["by_rule"]
    return words.say(
        "INTEREST_WORKED_OUT",
        sub_ledger=words.label(entry["sub_ledger"]),
        basis=as_yuan(detail["fen_months"]),
        rate=rule["value"],
        amount=entry["amount"],
        document=" ".join(filter(None, (rule["source"]["document"], rule["source"]["article"]))),
    )


def entries(book: Year, words: Words) -> Table | Passage:
    if not book.moves:
        return Passage(words.titles("NO_ENTRIES"), words.say("ENTRIES"))
    rows = [
        (
            str(entry.number),
            str(entry.value_day),
            words.label(entry.kind),
            words.label(entry.sub_ledger),
            str(entry.year),
            entry.receipt or "",
            as_yuan(entry.amount),
        )
        for entry in book.moves
    ]
    return Table(words.say("ENTRIES"), words.titles(*ENTRY), rows, frozenset({ENTRY.index("AMOUNT")}))


def over_the_years(books: Sequence[Year], words: Words) -> Table:
    rows = [(str(book.year), *map(as_yuan, course_of(book))) for book in books]
    titles = words.titles("YEAR", "PAID_IN", "INTEREST", "PAID_OUT", "CLOSING")
    return Table(words.say("OVER_THE_YEARS"), titles, rows, AMOUNTS)


def course_of(book: Year) -> tuple[int, int, int, int]:
    """A reversal lessens what was paid in; whatever else leaves the account is paid out."""
    credited = sum(entry.amount for entry in book.moves if entry.kind == INTEREST)
    drawn = sum(entry.amount for entry in book.moves if entry.amount < 0 and entry.kind != REVERSAL)
    rest = sum(entry.amount for entry in book.moves) - credited - drawn
    return rest, credited, drawn, sum(book.closing.values())
