"""The register of findings: what was paid too much to whom, and whether they have been told."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert, to_builtins
from sqlalchemy import JSON, BigInteger, Column, Date, Integer, Table, Text, select

from insurance.items import PENSION_CLAIM, SERVE
from insurance.overpayment.answers import OverpaymentAnswer
from insurance.overpayment.events import NoticeServed, OverpaymentFound, OverpaymentGone
from insurance.tables import TABLES
from insurance.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Enquiry

OVERPAYMENTS = Table(
    "overpayment",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("found_on", Date, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("months", JSON, nullable=False),
    Column("notice_served_on", Date),
    Column("method", Text),
    Column("version", Integer, nullable=False),
)


def case_of(person: str) -> str:
    """The case, by the name of its stream."""
    return f"overpayment/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case OverpaymentFound(person, region, on, months, amount):
            changes.put(
                OVERPAYMENTS,
                id=person,
                region=region,
                found_on=on,
                amount=amount,
                months=to_builtins(months),
                notice_served_on=None,
                method=None,
                version=recorded.version,
            )
            of_case = {"item": PENSION_CLAIM, "case": case_of(person), "person": person, "region": region}
            waits_for(changes, SERVE, **of_case, since=on)
        case OverpaymentGone(person):
            changes.change(OVERPAYMENTS, person, amount=0, months=[], version=recorded.version)
            waits_no_more(changes, case_of(person))
        case NoticeServed(person, on=on, method=method):
            told = {"notice_served_on": on, "method": method}
            changes.change(OVERPAYMENTS, person, **told, version=recorded.version)
            waits_no_more(changes, case_of(person))


def overpayment_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[OverpaymentAnswer | None]:
    table = OVERPAYMENTS.c
    seen = enquiry.sees(PENSION_CLAIM, region=table.region, person=table.id)
    rows = enquiry.connection.execute(select(OVERPAYMENTS).where(table.id.in_(keys), seen))
    found = {row.id: convert(row, OverpaymentAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]
