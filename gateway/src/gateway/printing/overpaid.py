"""An overpayment as its papers need it: whose it is, which months, who gives back, and what was agreed."""

from collections.abc import Iterator

from msgspec import Struct

from gateway.printing.asking import Asking
from gateway.printing.case import HISTORY, PERSON, PLACE, Happened, Person, Place, last_of, names_of
from gateway.printing.months import month_rows
from gateway.printing.sheet import Table
from gateway.printing.words import Words
from jinbao.decider import Refused


class Resident(Person, frozen=True, rename="camel"):
    hukou_region: Place


class OverpaidMonth(Struct, frozen=True):
    month: str
    due: str
    paid: str
    overpaid: str


class Debtor(Struct, frozen=True):
    person: Person | None


class Instalment(Struct, frozen=True, rename="camel"):
    due_on: str
    amount: str


class ReplyPeriod(Struct, frozen=True):
    days: int
    law: str | None


class Overpaid(Struct, frozen=True, rename="camel"):
    """``outstanding`` is what has not come back today."""

    person: Resident | None
    stage: str
    found_on: str
    amount: str
    notice_served_on: str | None
    reply_until: str | None
    reply_period: ReplyPeriod | None
    months: tuple[OverpaidMonth, ...]
    debtors: tuple[Debtor, ...]
    instalments: tuple[Instalment, ...]
    decided_on: str | None
    history: tuple[Happened, ...]

    @property
    def masked(self) -> bool:
        """Heirs see their own files and not that of the dead."""
        seen = [self.person, *(one.person for one in self.debtors)]
        return not any(one and not one.masked for one in seen)

    def last(self, *kinds: str) -> Happened:
        return last_of(self.history, *kinds)


class OverpaidAsked(Struct, frozen=True):
    overpaid: Overpaid | None


DOCUMENT = f"""query($id: ID!) {{
  overpaid: overpayment(id: $id) {{
    person {{ name idNumber masked hukouRegion {{ {PLACE} }} }}
    stage foundOn amount noticeServedOn replyUntil replyPeriod {{ days law }} decidedOn
    months {{ month due paid overpaid }} debtors {{ {PERSON} }} instalments {{ dueOn amount }} {HISTORY}
  }}
}}"""


async def overpaid_of(asking: Asking, id: str) -> Overpaid:
    """One that the caller may see; raises NOT_FOUND, Unanswered."""
    found = await asking(DOCUMENT, OverpaidAsked, id=id)
    if found.overpaid is None:
        raise Refused("NOT_FOUND", field="id")
    return found.overpaid


def about(of: Overpaid, words: Words) -> Iterator[tuple[str, str | None]]:
    """The whole number: who is asked for money has to be named beyond doubt."""
    if of.person:
        yield words.say("ABOUT"), of.person.name
        yield words.say("ID_NUMBER"), of.person.id_number
        yield words.say("PLACE"), of.person.hukou_region.whole(words)
    if of.debtors:
        yield words.say("DEBTORS"), words.listed(names_of(one.person for one in of.debtors))


def by_month(months: tuple[OverpaidMonth, ...], words: Words, total: str | None = None) -> Table:
    rows = month_rows(((one.month, one.due, one.paid, one.overpaid) for one in months), words)
    if total:
        rows.append((words.say("TOTAL"), "", "", total))
    titles = words.titles("OF_MONTH", "DUE", "PAID", "OVERPAID")
    return Table(words.say("BY_MONTH"), titles, rows, frozenset({1, 2, 3}), total=total is not None)
