"""The register of reported payments: what became of each; whatever waits has no row."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Table, Text, case

from insurance.reported_payment.events import PaymentBooked, PaymentReopened, PaymentSetAside
from insurance.reported_payment.heard import REPORTS
from insurance.reported_payment.terms import ReportedStage
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

SETTLED = Table(
    "reported_payment",
    TABLES.metadata,
    Column("report", Text, primary_key=True),
    Column("into", Text),
    Column("ground", Text),
    Column("settled_on", Date, nullable=False),
    Column("settled_by", Text, nullable=False),
)


def stream_of(report: str) -> str:
    return f"reported-payment/{report}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case PaymentBooked(report, _, on, into, officer):
            changes.put(SETTLED, report=report, into=into, ground=None, settled_on=on, settled_by=officer)
        case PaymentSetAside(report, _, on, ground, officer):
            changes.put(SETTLED, report=report, into=None, ground=ground, settled_on=on, settled_by=officer)
        case PaymentReopened(report):
            changes.remove(SETTLED, report)


def stage() -> ColumnElement[str]:
    gone = REPORTS.c.taken_back_on.is_not(None)
    return case(
        (SETTLED.c.into.is_not(None) & gone, ReportedStage.TO_REVERSE),
        (SETTLED.c.into.is_not(None), ReportedStage.BOOKED),
        (gone, ReportedStage.TAKEN_BACK),
        (SETTLED.c.ground.is_not(None), ReportedStage.SET_ASIDE),
        else_=ReportedStage.WAITING,
    )
