"""What the dead had been paid too much when heirs ask: by a recovery that stands, and beside it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from insurance.inheritance.estate import Debt
from insurance.overpayment.register import OVERPAID, OVERPAYMENTS
from insurance.overpayment.terms import OverpaymentStage
from insurance.payment_run.owing import Terms
from insurance.pension.due import Parts
from jinbao.calendar import Month
from jinbao.money import Fen

STANDS = (OverpaymentStage.DECIDED, OverpaymentStage.DECISION_SERVED, OverpaymentStage.AT_COURT)


class Recovery(Struct, frozen=True):
    """What a recovery has still to get back for each month, and the event that decided it."""

    decision: str = ""
    left: Mapping[Month, Fen] = {}


NO_RECOVERY = Recovery()


def recoveries(connection: Connection, overpayments: Sequence[str]) -> Mapping[str, Recovery]:
    """Those that stand, by case."""
    case, month = OVERPAYMENTS.c, OVERPAID.c
    statement = (
        select(case.id, case.decision, month.month, month.left)
        .join(OVERPAID, month.overpayment == case.id)
        .where(case.id.in_(overpayments), case.stage.in_(STANDS), month.left > 0)
    )
    left: dict[tuple[str, str], dict[Month, Fen]] = defaultdict(dict)
    for row in connection.execute(statement):
        left[row.id, row.decision][row.month] = row.left
    return {overpayment: Recovery(decision, months) for (overpayment, decision), months in left.items()}


def debts(
    terms: Terms,
    had: Mapping[Month, Parts],
    died_on: date,
    recovery: Recovery,
    source: Callable[[Month], str],
) -> Iterator[Debt]:
    """Month by month; where nothing is decided, ``source`` tells what says that so much was not due."""
    for month, parts in sorted(had.items()):
        overpaid = max(parts.total - terms.due(month, died_on).total, 0)
        back = recovery.left.get(month, 0)
        if back:
            yield Debt("to_come_back", month, back, recovery.decision)
        if overpaid > back:
            yield Debt("overpaid", month, overpaid - back, source(month))
