"""The register of single sums (一次性款项): refunds of a merger, shares of heirs, and living grants."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Date,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    and_,
    exists,
    select,
)

from insurance.inheritance.events import InheritanceGranted, InheritanceRevoked, PaidOut
from insurance.payment_run.register import LINES
from insurance.payment_run.terms import LineState
from insurance.rural_pension.events.enrolment import EnrolmentMerged, EnrolmentSeparated
from insurance.single_sum.terms import NEVER, Once, SumPurpose
from insurance.tables import TABLES
from insurance.unemployment_benefit.events import ClaimGranted, LivingGrantPaid
from insurance.unemployment_benefit.terms import UnemploymentClaimKind
from jinbao.calendar import month_of
from jinbao.casework.places import COUNTIES
from jinbao.events import Recorded
from jinbao.register import Changes

SUMS = Table(
    "single_sum",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("since", Date, nullable=False),
    Column("month", Text, nullable=False),
    Column("hands", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Index("single_sum_of", "of"),
    Index("single_sum_to", "person"),
)
"""``of`` is whose file ended, the inheritance or the claim; ``person`` is who gets it, from ``month`` on."""


def payable() -> FromClause:
    """Each with the county in which it arose, which pays it."""
    places = TABLES.authority.places.c
    within = select(SUMS, places.within.label("payer")).join(
        TABLES.authority.places, places.region == SUMS.c.region
    )
    return within.join(COUNTIES, COUNTIES.c.region == places.within).subquery("single_sum_payable")


PAYABLE = payable()


def is_waiting() -> ColumnElement[bool]:
    """Ordered, and on no line of a run that stands."""
    lines, behind = LINES.c, (LineState.WITHHELD, LineState.CANCELLED)
    listed = exists().where(lines.entitlement == PAYABLE.c.id, lines.state.not_in(behind))
    return and_(PAYABLE.c.amount > 0, PAYABLE.c.month != NEVER, ~listed)


def terms_in(row: Any) -> Once:
    return Once(row.month, row.amount)


def share_of(inheritance: str, heir: str) -> str:
    """The sum that falls to an heir."""
    return f"{inheritance}/{heir}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case EnrolmentMerged(refund=refund) as event if refund:
            owed = {"purpose": SumPurpose.REFUND, "of": event.person, "person": event.into}
            put(changes, recorded.id, event, **owed, amount=refund, month=month_of(event.on))
        case EnrolmentSeparated(withdrawn=str(withdrawn)):
            changes.run(lambda of: owed_no_more(of(SUMS), of(SUMS).c.id == withdrawn))
        case InheritanceGranted(inheritance, payouts=payouts) as event:
            for one in payouts:
                owed = {"purpose": SumPurpose.INHERITANCE, "of": inheritance, "person": one.heir}
                put(changes, share_of(inheritance, one.heir), event, **owed, amount=one.amount, month=NEVER)
        case PaidOut() as event:
            for one in event.payouts:
                changes.change(SUMS, share_of(event.inheritance, one.heir), month=month_of(event.on))
        case ClaimGranted(claim, person, kind=UnemploymentClaimKind.LIVING_GRANT) as event:
            owed = {"purpose": SumPurpose.LIVING_GRANT, "of": claim, "person": person, "month": NEVER}
            put(
                changes,
                claim,
                event,
                **owed,
                amount=event.decision.amount.fen if event.decision.amount else 0,
            )
        case LivingGrantPaid(claim, on=on):
            changes.change(SUMS, claim, month=month_of(on))
        case InheritanceRevoked(inheritance):
            changes.run(lambda of: owed_no_more(of(SUMS), of(SUMS).c.of == inheritance))


def put(
    changes: Changes, id: str, event: EnrolmentMerged | InheritanceGranted | ClaimGranted, **owed: Any
) -> None:
    by = {"region": event.region, "since": event.on, "hands": [event.officer]}
    changes.put(SUMS, id=id, **owed, **by, version=1)


def owed_no_more(sums: Table, which: Any) -> Any:
    """A line that is listed is not sent, and one that came back is not sent again."""
    return sums.update().where(which).values(amount=0, version=sums.c.version + 1)
