"""What is heard of somebody's insurance: in structs of one's own, with only the fields that are read."""

from datetime import date
from typing import TypeAlias

from jinbao.calendar import Month
from jinbao.events import Event


class EmployeeInsured(Event, frozen=True, tag="insurance.employee-insured.v1"):
    person: str
    employer: str
    since: date


class EmployeeInsuranceEnded(Event, frozen=True, tag="insurance.employee-insurance-ended.v1"):
    person: str
    employer: str
    until: date
    reason: str


class EmployeeInsuranceTakenBack(Event, frozen=True, tag="insurance.employee-insurance-taken-back.v1"):
    """It never was."""

    person: str
    employer: str
    since: date


class ContributionMonthPaid(Event, frozen=True, tag="insurance.contribution-month-paid.v1"):
    employer: str
    scheme: str
    month: Month
    people: tuple[str, ...]
    paid_on: date


class ContributionMonthUnpaid(Event, frozen=True, tag="insurance.contribution-month-unpaid.v1"):
    """It does not count after all."""

    employer: str
    scheme: str
    month: Month
    people: tuple[str, ...]


OfContributions: TypeAlias = (
    EmployeeInsured
    | EmployeeInsuranceEnded
    | EmployeeInsuranceTakenBack
    | ContributionMonthPaid
    | ContributionMonthUnpaid
)
