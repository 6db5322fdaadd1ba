"""What is done about a bill that is overdue: ordered, deferred against security, enforced, written off."""

from collections.abc import Iterator

from insurance.employee_contribution import pursuit
from insurance.employee_contribution.commands import (
    BillCommand,
    DeferContributionPayment,
    EnforceContributionPayment,
    OrderContributionPayment,
    WriteOffContributions,
)
from insurance.employee_contribution.events import (
    BillEvent,
    BillWrittenOff,
    DeferralAgreed,
    PaymentEnforced,
    PaymentOrdered,
)
from insurance.employee_contribution.facts import BillFacts, case_of, must_handle, out_of_order
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.terms import BillStage
from insurance.items import APPROVE
from jinbao.desk import Desk

BOUND = (BillStage.ORDERED, BillStage.DEFERRED)


def pursue(bill: Billed, command: BillCommand, desk: Desk[BillFacts]) -> Iterator[BillEvent]:
    case, by, owed = case_of(desk), desk.by.person, bill.outstanding
    grant = must_handle(desk, APPROVE, bill.officer)

    match bill, command:
        case Billed(), OrderContributionPayment(until=until):
            decision = pursuit.order(bill, command, desk, grant)
            yield PaymentOrdered(*case, until, owed, decision, by)

        case Billed(measure=BillStage.ORDERED), DeferContributionPayment(until=until, guarantee=guarantee):
            decision = pursuit.deferral(bill, command, desk, grant)
            yield DeferralAgreed(*case, until, guarantee, decision, by)

        case Billed(measure=measure), EnforceContributionPayment(measure=how, file=file) if measure in BOUND:
            decision = pursuit.enforcement(bill, command, desk, grant)
            yield PaymentEnforced(*case, how, file, owed, decision, by)

        case Billed(), WriteOffContributions(document=document):
            decision = pursuit.write_off(bill, command, desk, grant)
            yield BillWrittenOff(*case, document, owed, decision, by)

        case _:
            raise out_of_order(desk, command, bill)
