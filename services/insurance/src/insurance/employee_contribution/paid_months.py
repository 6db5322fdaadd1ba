"""The months that count as paid for an employee, by employer: as known now, or as they were known once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Date,
    Index,
    Table,
    Text,
    func,
    or_,
    select,
)

from insurance.employee_contribution.events import BillEvent, MonthsPaid, MonthsUnpaid
from insurance.employee_contribution.terms import EmployeeKind, EmployeeScheme
from insurance.tables import TABLES
from jinbao.calendar import Month
from jinbao.casework.people import PEOPLE
from jinbao.events import Recorded
from jinbao.moment import Moment
from jinbao.money import Fen
from jinbao.register import Changes

PAID = Table(
    "contribution_paid_month",
    TABLES.metadata,
    Column("event", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("scheme", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("paid_on", Date, nullable=False),
    Column("known_from", Moment, nullable=False),
    Column("known_until", Moment),
    Index("contribution_paid_month_of", "person", "scheme", "month"),
    Index("contribution_paid_month_by", "employer", "scheme", "month"),
)
"""Each spell during which the office held a month for paid; ``known_until`` is open while it still does."""


class PaidMonth(Struct, frozen=True):
    """A month that counts, with the event from which that is known; two employers may give one twice."""

    month: Month
    employer: str
    kind: EmployeeKind
    base: Fen
    paid_on: date
    event: str


def paid_months(
    connection: Connection,
    persons: Sequence[str],
    scheme: EmployeeScheme,
    until: Month,
    known_at: datetime | None = None,
) -> Mapping[str, tuple[PaidMonth, ...]]:
    """For each person the months up to this one that are paid, oldest first, on whichever of their files."""
    whose = func.coalesce(PEOPLE.c.merged_into, PAID.c.person)
    statement = (
        select(PAID, whose.label("whose"))
        .outerjoin(PEOPLE, PEOPLE.c.person == PAID.c.person)
        .where(whose.in_(list(persons)), PAID.c.scheme == scheme, PAID.c.month <= until, is_known(known_at))
    )
    found: dict[str, list[PaidMonth]] = defaultdict(list)
    for row in connection.execute(statement.order_by(PAID.c.month, PAID.c.employer)):
        found[row.whose].append(convert(row, PaidMonth, from_attributes=True))
    return {person: tuple(found[person]) for person in persons}


def is_known(at: datetime | None) -> ColumnElement[bool]:
    """What the office holds for paid now, or held at that moment."""
    until = PAID.c.known_until
    if at is None:
        return until.is_(None)
    begun: ColumnElement[bool] = PAID.c.known_from <= at
    return begun & or_(until.is_(None), until > at)


def fold(changes: Changes, recorded: Recorded[BillEvent]) -> None:
    match recorded.event:
        case MonthsPaid(employer, scheme, month, lines=lines, paid_on=paid_on):
            for line in lines:
                changes.put(
                    PAID,
                    event=recorded.id,
                    person=line.person,
                    scheme=scheme,
                    month=month,
                    employer=employer,
                    kind=line.kind,
                    base=line.base,
                    paid_on=paid_on,
                    known_from=recorded.recorded_at,
                    known_until=None,
                )
        case MonthsUnpaid() as event:
            ends(changes, event, recorded.recorded_at)


def ends(changes: Changes, event: MonthsUnpaid, at: datetime) -> None:
    """They were held for paid until now; what was answered before can still be understood."""

    def update(of: Any) -> Any:
        table = of(PAID)
        spells = (
            table.c.employer == event.employer,
            table.c.scheme == event.scheme,
            table.c.month == event.month,
            table.c.person.in_(event.people),
            table.c.known_until.is_(None),
        )
        return table.update().where(*spells).values(known_until=at)

    changes.run(update)
