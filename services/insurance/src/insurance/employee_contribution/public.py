"""What others are told of contributions: who is insured, what is owed, which months count; no wages."""

from datetime import date
from typing import Any

from insurance.employee_contribution import events
from insurance.employee_contribution.terms import BillBasis, EmployeeKind, EmployeeScheme, RelationEnd
from jinbao.calendar import Month
from jinbao.events import Event, Recorded
from jinbao.money import Fen
from jinbao.statutory_clock.events import ClockExpired

PAYMENT_CLOCK = "contribution.payment"


class EmployeeInsured(Event, frozen=True, tag="insurance.employee-insured.v1"):
    """An employer has its employee insured from a day on."""

    employer: str
    person: str
    region: str
    since: date
    kind: EmployeeKind
    in_time: bool


class EmployeeInsuranceEnded(Event, frozen=True, tag="insurance.employee-insurance-ended.v1"):
    """``until`` is the last day of the employment."""

    employer: str
    person: str
    region: str
    until: date
    reason: RelationEnd


class EmployeeInsuranceGoesOn(Event, frozen=True, tag="insurance.employee-insurance-goes-on.v1"):
    """It never ended."""

    employer: str
    person: str
    region: str
    since: date


class EmployeeInsuranceTakenBack(Event, frozen=True, tag="insurance.employee-insurance-taken-back.v1"):
    """It never was."""

    employer: str
    person: str
    region: str
    since: date


class OfMonth(Event, frozen=True):
    """Whose month it is, of which insurance, in which county."""

    employer: str
    scheme: EmployeeScheme
    month: Month
    region: str


class ContributionDeclared(OfMonth, frozen=True, tag="insurance.contribution-declared.v1"):
    """The employer has said who earned what: so many employees."""

    employees: int


class ContributionAssessed(OfMonth, frozen=True, tag="insurance.contribution-assessed.v1"):
    """``amount`` fen are to be paid until ``due_on``; a later one stands in its place."""

    basis: BillBasis
    amount: Fen
    due_on: date


class ContributionMonthPaid(OfMonth, frozen=True, tag="insurance.contribution-month-paid.v1"):
    """The month counts for these people."""

    people: tuple[str, ...]
    paid_on: date


class ContributionMonthUnpaid(OfMonth, frozen=True, tag="insurance.contribution-month-unpaid.v1"):
    """It does not count for these people after all."""

    people: tuple[str, ...]


class ContributionOverdue(OfMonth, frozen=True, tag="insurance.contribution-overdue.v1"):
    """The last day has passed, and not all of it had come in."""

    due_on: date


class ContributionPaymentOrdered(OfMonth, frozen=True, tag="insurance.contribution-payment-ordered.v1"):
    """The employer is overdue with ``outstanding`` fen and has to pay until a day."""

    until: date
    outstanding: Fen


def public_contribution(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.EmployeeEnrolled(employer, person, region, since, kind, in_time=in_time):
            return EmployeeInsured(employer, person, region, since, kind, in_time)
        case events.EmployeeEnded(employer, person, region, until=until, reason=reason):
            return EmployeeInsuranceEnded(employer, person, region, until, reason)
        case events.EmployeeEndTakenBack(employer, person, region, since):
            return EmployeeInsuranceGoesOn(employer, person, region, since)
        case events.EmployeeTakenBack(employer, person, region, since):
            return EmployeeInsuranceTakenBack(employer, person, region, since)
        case events.ContributionsDeclared(employer, scheme, month, region, lines=lines):
            return ContributionDeclared(employer, scheme, month, region, len(lines))
        case events.BillAssessed(employer, scheme, month, region, basis=basis, amount=amount, due_on=due_on):
            return ContributionAssessed(employer, scheme, month, region, basis, amount, due_on)
        case events.MonthsPaid(employer, scheme, month, region, lines=lines, paid_on=paid_on):
            people = tuple(line.person for line in lines)
            return ContributionMonthPaid(employer, scheme, month, region, people, paid_on)
        case events.MonthsUnpaid(employer, scheme, month, region, people=people):
            return ContributionMonthUnpaid(employer, scheme, month, region, people)
        case events.PaymentOrdered(employer, scheme, month, region, until=until, outstanding=outstanding):
            return ContributionPaymentOrdered(employer, scheme, month, region, until, outstanding)
        case ClockExpired(run, due) if run.kind == PAYMENT_CLOCK:
            _, employer, of_scheme, month = run.case.split("/")
            return ContributionOverdue(employer, EmployeeScheme(of_scheme), month, run.region, due)
        case _:
            return None
