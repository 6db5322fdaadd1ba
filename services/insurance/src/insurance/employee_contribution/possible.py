"""What can be asked of a bill and of an insurance, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from insurance.employee_contribution import commands
from insurance.employee_contribution.bill import BILL
from insurance.employee_contribution.insurances import open_to
from insurance.employee_contribution.knowledge import bill_facts, bill_in, relation_facts
from insurance.employee_contribution.look_ups import seen_by
from insurance.employee_contribution.register import BILLS
from insurance.employee_contribution.relation import RELATION
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.terms import (
    EmployeeKind,
    EnforcementMeasure,
    MistakeGround,
    PaymentReversal,
    RelationEnd,
)
from insurance.rural_pension.terms import Collector
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.money import Fen
from jinbao.service import Enquiry

A_WEEK = timedelta(days=7)


def bills(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table = BILLS.c
    statement = select(table.id, table.employer, table.scheme, table.month)
    rows = enquiry.connection.execute(statement.where(table.id.in_(keys), seen_by(enquiry)))
    found = {row.id: bill_in(row) for row in rows}
    known = bill_facts(enquiry, [*found.values()], enquiry.today)
    streams = {bill: of.stream for bill, of in found.items() if bill in known}
    return standing_in(enquiry, BILL, streams, known)


def again(it: Standing) -> commands.DeclareContributions:
    """The same people once more."""
    lines = it.state.lines if hasattr(it.state, "lines") else ()
    return commands.DeclareContributions(
        on=it.on,
        employer=it.known.employer.employer,
        month=it.known.month,
        schemes=(it.known.scheme,),
        lines=tuple(commands.WageLine(person=one.person, base=one.base) for one in lines),
        corrects=MistakeGround.WRONG_BASE,
    )


def payment(it: Standing) -> commands.RecordContributionPayment:
    amount = it.state.outstanding or it.state.late_fees_owed if isinstance(it.state, Billed) else 0
    return commands.RecordContributionPayment(
        on=it.on,
        bill=it.case,
        amount=max(amount, 1),
        paid_on=it.on,
        document="1",
        collector=Collector.BANK,
    )


def last_payment(it: Standing) -> int:
    standing = it.state.payments if isinstance(it.state, Billed) else ()
    return max((one.number for one in standing if one.amount > 0), default=0)


def credit(it: Standing) -> Fen:
    return max(it.state.credit, 1) if isinstance(it.state, Billed) else 1


OF_BILL = KindOfCase(
    BILL.decide,
    (
        Possible("declareContributions", again),
        Possible("assessContributions", lambda it: commands.AssessContributions(on=it.on, bill=it.case)),
        Possible("recordContributionPayment", payment),
        Possible(
            "reverseContributionPayment",
            lambda it: commands.ReverseContributionPayment(
                on=it.on, bill=it.case, number=last_payment(it), ground=PaymentReversal.BOUNCED
            ),
        ),
        Possible(
            "orderContributionPayment",
            lambda it: commands.OrderContributionPayment(on=it.on, bill=it.case, until=it.on + A_WEEK),
        ),
        Possible(
            "deferContributionPayment",
            lambda it: commands.DeferContributionPayment(
                on=it.on, bill=it.case, until=it.on + A_WEEK, guarantee="1"
            ),
        ),
        Possible(
            "enforceContributionPayment",
            lambda it: commands.EnforceContributionPayment(
                on=it.on, bill=it.case, measure=EnforcementMeasure.COURT, file="1"
            ),
        ),
        Possible(
            "writeOffContributions",
            lambda it: commands.WriteOffContributions(on=it.on, bill=it.case, document="1"),
        ),
        Possible(
            "refundContributions",
            lambda it: commands.RefundContributions(on=it.on, bill=it.case, amount=credit(it), document="1"),
        ),
        Possible(
            "serveContributionDecisions",
            lambda it: commands.ServeContributionDecisions(
                on=it.on, bill=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
    ),
    bills,
)


def insurances(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    found = open_to(enquiry, keys)
    known = relation_facts(enquiry, [*found.values()], enquiry.today)
    streams = {key: pair.stream for key, pair in found.items() if key in known}
    return standing_in(enquiry, RELATION, streams, known)


def of_pair(it: Standing) -> dict[str, Any]:
    employer, _, person = it.case.partition("/")
    return {"on": it.on, "employer": employer, "person": person}


OF_INSURANCE = KindOfCase(
    RELATION.decide,
    (
        Possible(
            "enrolEmployee",
            lambda it: commands.EnrolEmployee(**of_pair(it), since=it.on, kind=EmployeeKind.EMPLOYEE),
        ),
        Possible(
            "endEmployeeInsurance",
            lambda it: commands.EndEmployeeInsurance(
                **of_pair(it), until=it.on, reason=RelationEnd.EMPLOYMENT_ENDED
            ),
        ),
        Possible(
            "takeBackEmployeeInsurance",
            lambda it: commands.TakeBackEmployeeInsurance(**of_pair(it), ground=MistakeGround.WRONG_PERSON),
        ),
    ),
    insurances,
)
