"""Who bears what of a paid line: the sub-ledgers of the account, and the fund once they have run out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BigInteger, Column, Table, Text, select

from insurance.payment_run.key import read_run
from insurance.payment_run.owing import MonthParts
from insurance.payment_run.register import LINES, MONTHS, line_of, lines_seen_by
from insurance.payment_run.terms import LineState
from insurance.pension.due import Parts
from insurance.rural_pension.events.account import Balances, BenefitDebited
from insurance.tables import TABLES
from jinbao.calendar import Month
from jinbao.events import Recorded
from jinbao.money import Fen
from jinbao.register import Changes
from jinbao.service import Enquiry

BORNE = Table(
    "payment_borne",
    TABLES.metadata,
    Column("line", Text, primary_key=True),
    Column("sub_ledger", Text, primary_key=True),
    Column("amount", BigInteger, nullable=False),
)


class MonthOfLine(Struct, frozen=True):
    """What a line has for one month, in fen; an arrear where the month is before that of its run."""

    month: Month
    base: Fen
    top_up: Fen
    account: Fen
    arrear: bool


class BorneAnswer(Struct, frozen=True):
    """Who bore the account's part, in fen: from ``fund_pays_from`` on the account could not, for life."""

    personal: Fen
    subsidy: Fen
    collective: Fen
    fund: Fen
    fund_pays_from: Month | None


class PayoutAnswer(Struct, frozen=True):
    """A line part by part, in fen; who bore the account's part is known once the bank has credited it."""

    base: Fen
    top_up: Fen
    account: Fen
    months: tuple[MonthOfLine, ...]
    borne: BorneAnswer | None


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case BenefitDebited(entry=entry, run=run, line=line):
            key = line_of(run, line)
            changes.put(BORNE, line=key, sub_ledger=entry.sub_ledger, amount=-entry.amount)


def payout_by_line(enquiry: Enquiry, keys: Sequence[str]) -> list[PayoutAnswer | None]:
    """Three statements for all."""
    connection = enquiry.connection
    seen = select(LINES).where(LINES.c.id.in_(keys), lines_seen_by(enquiry))
    rows = {row.id: row for row in connection.execute(seen)}
    months: dict[str, list[MonthParts]] = defaultdict(list)
    of_lines = select(MONTHS).where(MONTHS.c.line.in_([*rows])).order_by(MONTHS.c.month)
    for one in connection.execute(of_lines):
        months[one.line].append(MonthParts(one.month, Parts(one.base, one.top_up, one.account)))
    borne: dict[str, dict[str, Fen]] = defaultdict(dict)
    for one in connection.execute(select(BORNE).where(BORNE.c.line.in_([*rows]))):
        borne[one.line][one.sub_ledger.lower()] = one.amount
    return [payout(rows[key], months[key], borne[key]) if key in rows else None for key in keys]


def payout(row: Any, months: Sequence[MonthParts], borne: Mapping[str, Fen]) -> PayoutAnswer:
    in_all = sum((one.parts for one in months), Parts())
    of_run = read_run(row.run).month
    is_paid = row.state == LineState.PAID
    return PayoutAnswer(
        in_all.base,
        in_all.top_up,
        in_all.account,
        tuple(
            MonthOfLine(one.month, one.parts.base, one.parts.top_up, one.parts.account, one.month < of_run)
            for one in months
        ),
        shared(months, Balances(**{"personal": 0, "subsidy": 0, "collective": 0, **borne}))
        if is_paid
        else None,
    )


def shared(months: Sequence[MonthParts], borne: Balances) -> BorneAnswer:
    fund = sum(one.parts.account for one in months) - borne.total
    return BorneAnswer(
        borne.personal, borne.subsidy, borne.collective, fund, exhausted_in(months, borne.total)
    )


def exhausted_in(months: Sequence[MonthParts], borne: Fen) -> Month | None:
    """The first month of which the account could not bear its whole part (handbook 17.9)."""
    left = borne
    for one in months:
        left -= one.parts.account
        if left < 0:
            return one.month
    return None
