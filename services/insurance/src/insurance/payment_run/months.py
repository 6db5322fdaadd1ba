"""What months have had by another way than a run: through an inheritance, or back by a decision.

It stands among what the lines of runs have for each month, so that a month's due, paid and owed add up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from insurance.payment_run.knowledge import summed
from insurance.payment_run.owing import MonthParts
from insurance.payment_run.register import MONTHS
from insurance.payment_run.terms import LineState
from insurance.pension.due import Parts
from jinbao.calendar import Month
from jinbao.register import Changes


def had_by_month(
    connection: Connection, entitlements: Sequence[str], states: Iterable[str]
) -> Mapping[str, Mapping[Month, Parts]]:
    """What the months of each of them have had that stands so."""
    table = MONTHS.c
    had: dict[str, dict[Month, Parts]] = defaultdict(dict)
    for row in connection.execute(summed(table.entitlement.in_(entitlements), table.state.in_([*states]))):
        had[row.entitlement][row.month] = Parts(int(row.base), int(row.top_up), int(row.account))
    return had


def put_months(
    changes: Changes, by: str, entitlement: str, months: Iterable[MonthParts], state: str, *, of: str
) -> None:
    """The months that an act, known ``by`` its id, ``of`` a case gives or takes back."""
    for one in months:
        parts = {"base": one.parts.base, "top_up": one.parts.top_up, "account": one.parts.account}
        changes.put(MONTHS, line=by, month=one.month, entitlement=entitlement, run=of, state=state, **parts)


def stand_months(changes: Changes, by: str, state: str) -> None:
    """All months of an act stand so from now on."""

    def move(of: Callable[[Table], Table]) -> Any:
        return of(MONTHS).update().where(of(MONTHS).c.line == by).values(state=state)

    changes.run(move)


def withhold_months(changes: Changes, by: str) -> None:
    """None of the acts whose ids begin so counts any more."""

    def move(of: Callable[[Table], Table]) -> Any:
        acts = of(MONTHS).c.line.startswith(by, autoescape=True)
        return of(MONTHS).update().where(acts).values(state=LineState.WITHHELD)

    changes.run(move)
