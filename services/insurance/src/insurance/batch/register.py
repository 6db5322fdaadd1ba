"""The register of batches: what each came to, and the receipt of every case."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Select, Table, Text, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.batch.answers import BatchAnswer, CaseReceiptAnswer, FindBatches, ReceiptsOf
from insurance.batch.events import BatchSettled
from insurance.batch.terms import OF_PENSIONS, BatchOutcome
from insurance.items import PENSION_CLAIM, RURAL_PENSION_ENROLMENT
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

BATCHES = Table(
    "batch",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("act", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("officer", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("last", Text, nullable=False),
    Column("more", Boolean, nullable=False),
    Index("batch_in", "region", "id"),
)
"""Ids grow with time."""

RECEIPTS = Table(
    "batch_receipt",
    TABLES.metadata,
    Column("batch", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("person", Text, nullable=False),
    Column("code", Text),
    Column("field", Text),
    Column("params", JSON, nullable=False),
)

NEWEST_FIRST = (BATCHES.c.id,)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case BatchSettled(batch, act, region, on, officer, receipts, more):
            refused = sum(1 for one in receipts if one.code)
            changes.put(
                BATCHES,
                id=batch,
                act=act,
                region=region,
                on=on,
                officer=officer,
                done=len(receipts) - refused,
                refused=refused,
                last=receipts[-1].person,
                more=more,
            )
            for number, one in enumerate(receipts, start=1):
                changes.put(
                    RECEIPTS,
                    batch=batch,
                    number=number,
                    person=one.person,
                    code=one.code,
                    field=one.field,
                    params=one.params,
                )


def batch_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[BatchAnswer | None]:
    return by_id(enquiry, keys, select(BATCHES).where(seen_by(enquiry)), BatchAnswer)


def find_batches(enquiry: Enquiry, keys: Sequence[FindBatches]) -> list[Listed[BatchAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindBatches) -> Listed[BatchAnswer]:
    statement = select(BATCHES).where(seen_by(enquiry))
    if ask.region:
        statement = statement.where(BATCHES.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.act:
        statement = statement.where(BATCHES.c.act == ask.act)
    return page_of(enquiry, statement, ask, NEWEST_FIRST, BatchAnswer, newest_first=True)


def receipts_of(enquiry: Enquiry, keys: Sequence[ReceiptsOf]) -> list[Listed[CaseReceiptAnswer]]:
    def rows(ask: ReceiptsOf) -> Select[Any]:
        statement = select(RECEIPTS).join(BATCHES, BATCHES.c.id == RECEIPTS.c.batch).where(seen_by(enquiry))
        if ask.outcome is None:
            return statement
        code = RECEIPTS.c.code
        return statement.where(code.is_(None) if ask.outcome is BatchOutcome.DONE else code.is_not(None))

    return lists(
        enquiry,
        keys,
        about="batch",
        column=RECEIPTS.c.batch,
        rows=rows,
        order=(RECEIPTS.c.number,),
        answer=CaseReceiptAnswer,
    )


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Not the people themselves: a batch is a list of others."""
    region, of_pensions = BATCHES.c.region, BATCHES.c.act.in_(OF_PENSIONS)
    return or_(
        and_(~of_pensions, enquiry.sees(RURAL_PENSION_ENROLMENT, region=region)),
        and_(of_pensions, enquiry.sees(PENSION_CLAIM, region=region)),
    )
