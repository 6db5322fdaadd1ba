"""The register of employers' bills: what each month comes to, for whom, and what was done about it."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from insurance.employee_contribution import money, paid_months, relations, waiting
from insurance.employee_contribution.events import (
    BillAssessed,
    BillWrittenOff,
    ContributionDecisionsServed,
    ContributionsDeclared,
    DeclaredLine,
    DeferralAgreed,
    LateFeeCancelled,
    PaymentEnforced,
    PaymentOrdered,
)
from insurance.employee_contribution.terms import BillStage
from insurance.employee_contribution.waiting import DECIDE
from insurance.items import EMPLOYEE_CONTRIBUTION
from insurance.tables import TABLES
from jinbao.casework.decided import keep, overtaken, serve_one
from jinbao.events import Recorded
from jinbao.register import Changes

BILLS = Table(
    "contribution_bill",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("declared_on", Date),
    Column("declared_event", Text),
    Column("basis", Text),
    Column("amount", BigInteger),
    Column("assessed_on", Date),
    Column("due_on", Date),
    Column("decision", Text),
    Column("measure", Text),
    Column("measure_event", Text),
    Column("bound_until", Date),
    Column("document", Text),
    Column("version", Integer, nullable=False),
    Index("contribution_bill_of", "employer", "scheme", "month"),
    Index("contribution_bill_in", "region", "month", "id"),
)
"""``measure`` is what was last done about it, ``document`` the guarantee, file or ruling with it."""

LINES = Table(
    "contribution_line",
    TABLES.metadata,
    Column("bill", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("assessed", Boolean, primary_key=True),
    Column("employer", Text, nullable=False),
    Column("scheme", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("employer_part", BigInteger),
    Column("person_part", BigInteger),
    Index("contribution_line_of", "person", "month"),
    Index("contribution_line_by", "employer", "person", "month"),
)
"""What was declared stands beside what was worked out until it is worked out itself."""

OF_DECLARING = ("declared_on", "declared_event")
OF_ASSESSING = ("basis", "amount", "assessed_on", "due_on", "decision")
NOTHING_YET = (*OF_DECLARING, *OF_ASSESSING, "measure", "measure_event", "bound_until", "document")


def stream_of(bill: str) -> str:
    return f"contribution-bill/{bill}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    relations.fold(changes, recorded)
    paid_months.fold(changes, recorded)
    if isinstance(recorded.event, DECIDE):
        keep(changes, recorded, EMPLOYEE_CONTRIBUTION, recorded.event.decision)
    match recorded.event:
        case BillAssessed(on=on, overtakes=str(before)) | LateFeeCancelled(on=on, overtakes=before):
            overtaken(changes, before, on)
    waiting.fold(changes, recorded)
    kind, _, bill = recorded.stream.partition("/")
    if kind == "contribution-bill":
        fold_bill(changes, recorded, bill)
        money.fold(changes, recorded, bill)
        changes.change(BILLS, bill, version=recorded.version)


def fold_bill(changes: Changes, recorded: Recorded[Any], bill: str) -> None:
    match recorded.event:
        case ContributionsDeclared() as event:
            declared(changes, recorded, bill, event)
        case BillAssessed() as event:
            assessed(changes, recorded, bill, event)
        case PaymentOrdered(until=until):
            measured(changes, recorded, bill, BillStage.ORDERED, bound_until=until)
        case DeferralAgreed(until=until, guarantee=guarantee):
            measured(changes, recorded, bill, BillStage.DEFERRED, bound_until=until, document=guarantee)
        case PaymentEnforced(file=file):
            measured(changes, recorded, bill, BillStage.ENFORCED, document=file)
        case BillWrittenOff(document=document):
            measured(changes, recorded, bill, BillStage.WRITTEN_OFF, document=document)
        case ContributionDecisionsServed(served=told, on=on):
            for one in told:
                serve_one(changes, one.decision, one.appeals, on)


def declared(changes: Changes, recorded: Recorded[Any], bill: str, event: ContributionsDeclared) -> None:
    if recorded.version == 1:
        opened(changes, bill, event)
    changes.change(BILLS, bill, declared_on=event.on, declared_event=recorded.id)
    forget_lines(changes, bill, [False])
    for line in event.lines:
        put_line(changes, bill, event, line, assessed=False, employer_part=None, person_part=None)


def assessed(changes: Changes, recorded: Recorded[Any], bill: str, event: BillAssessed) -> None:
    if recorded.version == 1:
        opened(changes, bill, event)
    forget_lines(changes, bill, [True, False])
    for line in event.lines:
        parts = {"employer_part": line.employer_part, "person_part": line.person_part}
        put_line(changes, bill, event, line, assessed=True, **parts)
    changes.change(
        BILLS,
        bill,
        basis=event.basis,
        amount=event.amount,
        assessed_on=event.first_on,
        due_on=event.due_on,
        decision=recorded.id,
    )


def opened(changes: Changes, bill: str, event: ContributionsDeclared | BillAssessed) -> None:
    changes.put(
        BILLS,
        id=bill,
        employer=event.employer,
        scheme=event.scheme,
        month=event.month,
        region=event.region,
        version=1,
        **dict.fromkeys(NOTHING_YET),
    )


def forget_lines(changes: Changes, bill: str, assessed: list[bool]) -> None:
    changes.run(
        lambda of: of(LINES).delete().where(of(LINES).c.bill == bill, of(LINES).c.assessed.in_(assessed))
    )


def put_line(
    changes: Changes,
    bill: str,
    event: ContributionsDeclared | BillAssessed,
    line: DeclaredLine,
    **figures: Any,
) -> None:
    changes.put(
        LINES,
        bill=bill,
        person=line.person,
        employer=event.employer,
        scheme=event.scheme,
        month=event.month,
        kind=line.kind,
        base=line.base,
        **figures,
    )


def measured(
    changes: Changes, recorded: Recorded[Any], bill: str, measure: BillStage, **columns: Any
) -> None:
    changes.change(BILLS, bill, measure=measure, measure_event=recorded.id, **columns)
