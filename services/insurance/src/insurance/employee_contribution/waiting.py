"""For which hand of the office a bill waits: to be worked out once declared, to be pursued once overdue."""

from datetime import timedelta
from typing import Any

from insurance.employee_contribution.events import (
    BillAssessed,
    BillWrittenOff,
    ContributionsDeclared,
    MonthsPaid,
    PaymentOrdered,
)
from insurance.employee_contribution.public import PAYMENT_CLOCK
from insurance.items import APPROVE, EMPLOYEE_CONTRIBUTION, INTAKE, REVIEW
from jinbao.casework.worklist import had_a_hand, waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.events import ClockExpired

OF_BILL: dict[str, Any] = {"item": EMPLOYEE_CONTRIBUTION, "person": None}


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    case, by = recorded.stream, recorded.by
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
