"""The register of employers' bills: what each month comes to, for whom, what came in, and what is owed."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from insurance.employee_contribution import paid_months, relations, waiting
from insurance.employee_contribution.events import (
    BillAssessed,
    BillWrittenOff,
    ContributionRefunded,
    ContributionsDeclared,
    DeclaredLine,
    DeferralAgreed,
    LateFeeCancelled,
    LateFeeCharged,
    PaymentEnforced,
    PaymentOrdered,
    PaymentReceived,
    PaymentReversed,
)
from insurance.employee_contribution.terms import BillStage
from insurance.items import EMPLOYEE_CONTRIBUTION
from insurance.rural_pension.terms import Collector
from insurance.tables import TABLES
from jinbao.casework.decided import keep
from jinbao.events import Recorded
from jinbao.money import Fen
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

PAYMENTS = Table(
    "contribution_payment",
    TABLES.metadata,
    Column("bill", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("amount", BigInteger, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("document", Text, nullable=False),
    Column("collector", Text),
    Column("reversed_on", Date),
    Column("reversal", Text),
)
"""What went back to the employer is a payment of less than nothing."""

LATE_FEES = Table(
    "contribution_late_fee",
    TABLES.metadata,
    Column("bill", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("after", Date, nullable=False),
    Column("through", Date, nullable=False),
    Column("principal", BigInteger, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("decision", Text, nullable=False),
    Column("cancelled_on", Date),
)

OF_DECLARING = ("declared_on", "declared_event")
OF_ASSESSING = ("basis", "amount", "assessed_on", "due_on", "decision")
NOTHING_YET = (*OF_DECLARING, *OF_ASSESSING, "measure", "bound_until", "document")


def stream_of(bill: str) -> str:
    return f"contribution-bill/{bill}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    relations.fold(changes, recorded)
    paid_months.fold(changes, recorded)
    waiting.fold(changes, recorded)
    kind, _, bill = recorded.stream.partition("/")
    if kind == "contribution-bill":
        fold_bill(changes, recorded, bill)
        changes.change(BILLS, bill, version=recorded.version)


def fold_bill(changes: Changes, recorded: Recorded[Any], bill: str) -> None:
    match recorded.event:
        case ContributionsDeclared() as event:
            declared(changes, recorded, bill, event)
        case BillAssessed() as event:
            assessed(changes, recorded, bill, event)
        case PaymentReceived(number=number, amount=amount, paid_on=paid_on, document=document) as event:
            put_payment(changes, bill, number, amount, paid_on, document, event.collector)
        case ContributionRefunded(on=on, number=number, amount=amount, document=document):
            put_payment(changes, bill, number, -amount, on, document, None)
        case PaymentReversed(on=on, number=number, ground=ground):
            changes.change(PAYMENTS, bill, number, reversed_on=on, reversal=ground)
        case LateFeeCharged() as event:
            charged(changes, recorded, bill, event)
        case LateFeeCancelled(on=on, number=number):
            changes.change(LATE_FEES, bill, number, cancelled_on=on)
        case PaymentOrdered(until=until):
            changes.change(BILLS, bill, measure=BillStage.ORDERED, bound_until=until)
        case DeferralAgreed(until=until, guarantee=guarantee):
            changes.change(BILLS, bill, measure=BillStage.DEFERRED, bound_until=until, document=guarantee)
        case PaymentEnforced(file=file):
            changes.change(BILLS, bill, measure=BillStage.ENFORCED, document=file)
        case BillWrittenOff(document=document):
            changes.change(BILLS, bill, measure=BillStage.WRITTEN_OFF, document=document)


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
    keep(changes, recorded, EMPLOYEE_CONTRIBUTION, event.decision)


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


def put_payment(
    changes: Changes,
    bill: str,
    number: int,
    amount: Fen,
    paid_on: date,
    document: str,
    collector: Collector | None,
) -> None:
    standing = {"reversed_on": None, "reversal": None}
    booked = {"amount": amount, "paid_on": paid_on, "document": document, "collector": collector}
    changes.put(PAYMENTS, bill=bill, number=number, **booked, **standing)


def charged(changes: Changes, recorded: Recorded[Any], bill: str, event: LateFeeCharged) -> None:
    changes.put(
        LATE_FEES,
        bill=bill,
        number=event.number,
        after=event.after,
        through=event.through,
        principal=event.principal,
        amount=event.amount,
        decision=recorded.id,
        cancelled_on=None,
    )
    keep(changes, recorded, EMPLOYEE_CONTRIBUTION, event.decision)
