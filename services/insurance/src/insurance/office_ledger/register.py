"""The register of what offices handled: a line for each act, whatever events it consists of."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Date, Index, Select, Table, Text, false, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.office_ledger.answers import (
    HandledLine,
    HandledTotal,
    LinesOfLedger,
    OfficeLedgerAnswer,
    OfficeLedgerOf,
)
from insurance.office_ledger.handled import HANDLED
from insurance.office_ledger.terms import Handling
from insurance.overpayment.case import item_of, overpayment_in
from insurance.payment_run.key import ITEMS
from insurance.tables import TABLES
from jinbao.calendar import month_of
from jinbao.events import Recorded
from jinbao.lists import lists
from jinbao.moment import Moment
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

LINES = Table(
    "office_ledger_line",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("ledger", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("step", Text),
    Column("outcome", Text, nullable=False),
    Column("case", Text, nullable=False),
    Column("person", Text),
    Column("region", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Index("office_ledger_line_by_day", "ledger", "on", "id"),
)

BY_DAY = (LINES.c.on, LINES.c.id)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    """What people do for themselves stands in no office's ledger."""
    handled, by, event = HANDLED.get(type(recorded.event)), recorded.by, recorded.event
    if handled is None or by.office is None:
        return
    day, item = recorded.effective_on, item_in(recorded, handled.item)
    line = getattr(event, "line", None)
    changes.put(
        LINES,
        id=f"{recorded.stream}@{recorded.recorded_at.isoformat()}",
        ledger=OfficeLedgerAnswer(by.office, item, month_of(day)).id,
        item=item,
        on=day,
        step=handled.step or getattr(event, "step", None),
        outcome=handled.outcome,
        case=recorded.stream,
        person=getattr(line or event, "person", None),
        region=getattr(event, "region", None) or event.county,
        officer=by.person,
        recorded_at=recorded.recorded_at,
    )


def item_in(recorded: Recorded[Any], usual: str) -> str:
    """Runs and overpayments are handled under the item of the benefit that is paid."""
    if benefit := getattr(recorded.event, "benefit", None):
        return ITEMS.get(benefit, usual)
    overpayment = overpayment_in(recorded.stream)
    return item_of(overpayment) if overpayment else usual


def office_ledger(_: Enquiry, keys: Sequence[OfficeLedgerOf]) -> list[OfficeLedgerAnswer]:
    """It has lines as far as the caller may see them."""
    return [OfficeLedgerAnswer(ask.office, ask.item, ask.month) for ask in keys]


def totals_of_ledger(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HandledTotal]]:
    """Step by step, outcome by outcome; one statement for all."""
    table = LINES.c
    statement = (
        select(table.ledger, table.step, table.outcome, func.count().label("count"))
        .where(table.ledger.in_(keys), seen_by(enquiry, keys))
        .group_by(table.ledger, table.step, table.outcome)
        .order_by(table.step, table.outcome)
    )
    totals: dict[str, list[HandledTotal]] = {key: [] for key in keys}
    for ledger, step, outcome, count in enquiry.connection.execute(statement):
        totals[ledger].append(HandledTotal(step, Handling(outcome), count))
    return [totals[key] for key in keys]


def lines_of_ledger(enquiry: Enquiry, keys: Sequence[LinesOfLedger]) -> list[Listed[HandledLine]]:
    def rows(ask: LinesOfLedger) -> Select[Any]:
        statement = select(LINES).where(seen_by(enquiry, [key.ledger for key in keys]))
        for column in ("step", "outcome", "officer"):
            if (wanted := getattr(ask, column)) is not None:
                statement = statement.where(LINES.c[column] == wanted)
        return statement

    return lists(
        enquiry, keys, about="ledger", column=LINES.c.ledger, rows=rows, order=BY_DAY, answer=HandledLine
    )


def seen_by(enquiry: Enquiry, ledgers: Sequence[str]) -> ColumnElement[bool]:
    """Lines about places of the caller's grants for the item; not the people themselves."""
    table, of_item = LINES.c, {ledger.split("/")[-2] for ledger in ledgers if ledger.count("/") > 1}
    seen = [(table.item == item) & enquiry.sees(item, region=table.region) for item in sorted(of_item)]
    return or_(false(), *seen)
