"""What months have had when heirs ask for the rest, and which payments the bank has not answered."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from insurance.payment_run.register import MONTHS
from insurance.payment_run.terms import RECOVERED, LineState

HAS_HAD = (LineState.LISTED, LineState.SENT, LineState.PAID, RECOVERED)
"""What counts as had by a month: what the bank returned goes to the heirs."""


def under_way(connection: Connection, entitlements: Sequence[str]) -> frozenset[str]:
    """Those of which a payment has been listed or sent, and the bank has not answered."""
    table, waiting = MONTHS.c, (LineState.LISTED, LineState.SENT)
    statement = select(table.entitlement).where(table.entitlement.in_(entitlements), table.state.in_(waiting))
    return frozenset(connection.scalars(statement))
