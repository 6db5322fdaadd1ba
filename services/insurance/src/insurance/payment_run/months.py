"""What months have had by another way than a run: through an inheritance, or back by a decision.

It stands among what the lines of runs have for each month, so that a month's due, paid and owed add up.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Table

from insurance.payment_run.owing import MonthParts
from insurance.payment_run.register import MONTHS
from jinbao.register import Changes

RECOVERED = "RECOVERED"
"""How a month stands of which something came back: what a case has for it is less than nothing."""


def put_months(changes: Changes, by: str, person: str, months: Iterable[MonthParts], state: str) -> None:
    """The months that a case, known ``by`` its id, gives to a person or takes back."""
    for one in months:
        parts = {"base": one.parts.base, "top_up": one.parts.top_up, "account": one.parts.account}
        changes.put(MONTHS, line=by, month=one.month, person=person, run=by, state=state, **parts)


def stand_months(changes: Changes, by: str, state: str) -> None:
    """All months of a case stand so from now on."""

    def move(of: Callable[[Table], Table]) -> Any:
        return of(MONTHS).update().where(of(MONTHS).c.line == by).values(state=state)

    changes.run(move)
