"""Which streams each command about contributions concerns, and what can be looked up of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from insurance.employee_contribution import commands, insurances, look_ups
from insurance.employee_contribution.answers import InsuranceAnswer
from insurance.employee_contribution.bill import BILL
from insurance.employee_contribution.events import (
    BillAssessed,
    BillWrittenOff,
    MonthsPaid,
    PaymentReversed,
)
from insurance.employee_contribution.facts import BillFacts
from insurance.employee_contribution.knowledge import (
    BillOf,
    bill_facts,
    bill_named,
    insured_employer,
    relation_facts,
)
from insurance.employee_contribution.payable import payable
from insurance.employee_contribution.possible import OF_BILL, OF_INSURANCE
from insurance.employee_contribution.public import PAYMENT_CLOCK
from insurance.employee_contribution.register import fold, stream_of
from insurance.employee_contribution.relation import RELATION
from insurance.employee_contribution.undeclared import find_undeclared
from insurance.employee_contribution.waiting import DECIDE
from insurance.items import EMPLOYEE_CONTRIBUTION
from insurance.law import (
    CONTRIBUTION_REFUND,
    LATE_FEE,
    PAYMENT_DEFERRAL,
    PAYMENT_ENFORCEMENT,
    PAYMENT_ORDER,
    PENSION_CONTRIBUTION,
    UNDECLARED_CONTRIBUTION,
    UNEMPLOYMENT_CONTRIBUTION,
    WRITE_OFF,
)
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.parameters import set_in
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.rule_set import RuleSet
from jinbao.rules import Parameter
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock


def payment_days(enquiry: Enquiry, event: Any, since: date) -> Parameter:
    """As the bill has it: by the law of its county on the day of the first assessment."""
    place = enquiry.place(event.region)
    law = LATE_FEE.law.at(place.within, set_in(enquiry.connection, place.within))
    return law.parameter("payment_days", since)


PAYMENT = StatutoryClock(
    PAYMENT_CLOCK,
    days=payment_days,
    counted=NATURAL,
    item=EMPLOYEE_CONTRIBUTION,
    since=lambda event: event.first_on,
    starts=(
        Only(BillAssessed, lambda event: event.outstanding > 0),
        Only(PaymentReversed, lambda event: event.outstanding > 0),
    ),
    stops=(MonthsPaid, Only(BillAssessed, lambda event: event.amount > 0 and event.outstanding == 0)),
    ends=(BillWrittenOff, Only(BillAssessed, lambda event: event.amount == 0)),
)
"""Until when an employer has to pay a month; whoever listens hears of it when that has passed."""

RULES: Mapping[str, RuleSet] = {
    rules.id: rules
    for rules in (
        UNEMPLOYMENT_CONTRIBUTION,
        PENSION_CONTRIBUTION,
        UNDECLARED_CONTRIBUTION,
        LATE_FEE,
        PAYMENT_ORDER,
        PAYMENT_DEFERRAL,
        PAYMENT_ENFORCEMENT,
        WRITE_OFF,
        CONTRIBUTION_REFUND,
    )
}


def relation(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    pair = InsuranceAnswer(command.employer, command.person)
    insured_employer(enquiry, pair.employer, command.on)
    facts = relation_facts(enquiry, [pair], command.on)[pair.id]
    yield Part(pair.stream, RELATION, command, lambda _state: facts)


def declare(enquiry: Enquiry, command: commands.DeclareContributions) -> Iterator[Part]:
    """One declaration for each insurance: their funds are kept apart (handbook 6.1)."""
    bills = [BillOf(command.employer, scheme, command.month) for scheme in dict.fromkeys(command.schemes)]
    yield from of_bills(enquiry, command, bills)


def undeclared(enquiry: Enquiry, command: commands.AssessUndeclared) -> Iterator[Part]:
    yield from of_bills(enquiry, command, [BillOf(command.employer, command.scheme, command.month)])


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield from of_bills(enquiry, command, [bill_named(enquiry, command.bill, command.on)])


def of_bills(enquiry: Enquiry, command: Any, bills: Sequence[BillOf]) -> Iterator[Part]:
    """With what they decide the rules are kept by which they do."""
    insured_employer(enquiry, bills[0].employer, command.on)
    facts = bill_facts(enquiry, bills, command.on)
    for bill in bills:
        part, heard = overheard(about(bill, command, facts[bill.id]))
        yield part
        decided = [event.decision for event in heard.events if isinstance(event, DECIDE)]
        for rules in dict.fromkeys(decision.rule_set for decision in decided):
            yield from keeping(enquiry, RULES[rules])


def about(bill: BillOf, command: Any, facts: BillFacts) -> Part:
    return Part(bill.stream, BILL, command, lambda _state: facts)


HANDLERS: Mapping[type[Command], Handler] = {
    commands.EnrolEmployee: relation,
    commands.EndEmployeeInsurance: relation,
    commands.TakeBackEmployeeInsurance: relation,
    commands.DeclareContributions: declare,
    commands.AssessUndeclared: undeclared,
    commands.AssessContributions: step,
    commands.RecordContributionPayment: step,
    commands.ReverseContributionPayment: step,
    commands.OrderContributionPayment: step,
    commands.DeferContributionPayment: step,
    commands.EnforceContributionPayment: step,
    commands.WriteOffContributions: step,
    commands.RefundContributions: step,
    commands.ServeContributionDecisions: step,
}

SLICE = Slice(
    "employee_contribution",
    handlers=HANDLERS,
    look_ups={
        "contribution_bill_by_id": LookUp(look_ups.bill_by_id, file=True),
        "contribution_bills_of": LookUp(look_ups.bills_of, file=True),
        "find_contribution_bills": LookUp(look_ups.find_bills, file=True),
        "find_undeclared_months": LookUp(find_undeclared),
        "lines_of_contribution_bill": LookUp(look_ups.lines_of_bill, file=True),
        "payable_of_contribution_bill": LookUp(payable, file=True),
        "payments_of_contribution_bill": LookUp(look_ups.payments_of_bill, file=True),
        "late_fees_of_contribution_bill": LookUp(look_ups.late_fees_of_bill, file=True),
        "decisions_of_contribution_bill": decisions_in(stream_of),
        "contribution_bill_history": LookUp(look_ups.bill_history, file=True),
        "contribution_bill_clocks": LookUp(look_ups.bill_clocks, file=True),
        "contribution_bill_actions": LookUp(OF_BILL.actions),
        "contributions_of_person": LookUp(look_ups.contributions_of, file=True),
        "employee_insurance_by_id": LookUp(insurances.insurance_by_id, file=True),
        "insurances_of_employee": LookUp(insurances.insurances_of, file=True),
        "employees_of": LookUp(insurances.employees_of, file=True),
        "employee_insurance_actions": LookUp(OF_INSURANCE.actions),
        "spells_of_employee_insurance": LookUp(insurances.spells_of_insurance, file=True),
    },
    fold=fold,
    clocks=(PAYMENT,),
)
