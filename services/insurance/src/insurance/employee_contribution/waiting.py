"""For which hand of the office a bill waits: worked out once declared, pursued once overdue, and told of."""

from datetime import timedelta
from typing import Any

from insurance.employee_contribution.events import (
    BillAssessed,
    BillWrittenOff,
    ContributionDecisionsServed,
    ContributionRefunded,
    ContributionsDeclared,
    DeferralAgreed,
    LateFeeCancelled,
    LateFeeCharged,
    MonthsPaid,
    PaymentEnforced,
    PaymentOrdered,
)
from insurance.employee_contribution.public import PAYMENT_CLOCK
from insurance.items import APPROVE, EMPLOYEE_CONTRIBUTION, INTAKE, REVIEW, SERVE
from jinbao.casework.decided import waits_while_unserved
from jinbao.casework.worklist import had_a_hand, waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.events import ClockExpired

DECIDE = (
    BillAssessed,
    LateFeeCharged,
    PaymentOrdered,
    DeferralAgreed,
    PaymentEnforced,
    BillWrittenOff,
    ContributionRefunded,
)
"""What the employer has to be told of."""

OF_BILL: dict[str, Any] = {"item": EMPLOYEE_CONTRIBUTION, "person": None}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    case, by = recorded.stream, recorded.by
    if isinstance(recorded.event, LateFeeCancelled):
        waits_while_unserved(changes, served_in(case), of=case)
    if isinstance(recorded.event, DECIDE):
        of_service, region, on = served_in(case), recorded.event.region, recorded.event.on
        waits_for(changes, SERVE, case=of_service, region=region, since=on, **OF_BILL)
    match recorded.event:
        case ContributionsDeclared(region=region, on=on):
            waits_for(changes, REVIEW, case=case, region=region, since=on, **OF_BILL)
            if by.office:
                had_a_hand(changes, case, INTAKE, by.person)
        case BillAssessed(officer=officer):
            waits_no_more(changes, case)
            had_a_hand(changes, case, REVIEW, officer)
        case ClockExpired(run, due) if run.kind == PAYMENT_CLOCK:
            since = due + timedelta(days=1)
            waits_for(changes, APPROVE, case=run.case, region=run.region, since=since, **OF_BILL)
        case MonthsPaid() | PaymentOrdered() | BillWrittenOff():
            waits_no_more(changes, case)
        case ContributionDecisionsServed():
            waits_no_more(changes, served_in(case))


def served_in(case: str) -> str:
    """What was decided about a bill, in the worklist, as long as the employer has not been told."""
    return f"contribution-decisions/{case.partition('/')[2]}"
