"""The register of reported payments: by which voucher each came, so that none is told twice."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, Connection, Index, Table, Text, select

from identity.payment_report.events import EmployerPaid, ReportTakenBack, ResidentPaid
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Slice

REPORTS = Table(
    "payment_report",
    TABLES.metadata,
    Column("report", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("voucher", Text, nullable=False),
    Index("payment_report_by_voucher", "region", "voucher"),
)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case EmployerPaid() | ResidentPaid() as paid:
            voucher = paid.payment.voucher
            changes.put(REPORTS, report=paid.report, region=paid.region, voucher=voucher)
        case ReportTakenBack(report):
            changes.remove(REPORTS, report)


def known_vouchers(connection: Connection, region: str, vouchers: Iterable[str]) -> frozenset[str]:
    known = select(REPORTS.c.voucher).where(
        REPORTS.c.region == region, REPORTS.c.voucher.in_(sorted(set(vouchers)))
    )
    return frozenset(connection.scalars(known))


SLICE = Slice("payment-report", fold=fold)
