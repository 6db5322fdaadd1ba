"""What is heard of somebody's work: in structs of one's own, with only the fields that are read."""

from datetime import date
from typing import TypeAlias

from jinbao.calendar import Month
from jinbao.events import Event
from jinbao.money import Fen


class HireRegistered(Event, frozen=True, tag="employment.hire-registered.v1"):
    person: str
    employer: str
    since: date
    wage: Fen | None = None


class EmploymentEnded(Event, frozen=True, tag="employment.employment-ended.v1"):
    person: str
    employer: str
    since: date
    ended_on: date
    reason: str
    wage: Fen | None = None


class RegistrationCorrected(Event, frozen=True, tag="employment.registration-corrected.v1"):
    """The registration as it holds now."""

    person: str
    employer: str
    since: date
    ended_on: date | None
    reason: str | None
    wage: Fen | None = None


class RegistrationAnnulled(Event, frozen=True, tag="employment.registration-annulled.v1"):
    """There never was such an employment."""

    person: str
    employer: str


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


OfEmployment: TypeAlias = HireRegistered | EmploymentEnded | RegistrationCorrected | RegistrationAnnulled
OfContributions: TypeAlias = (
    EmployeeInsured
    | EmployeeInsuranceEnded
    | EmployeeInsuranceTakenBack
    | ContributionMonthPaid
    | ContributionMonthUnpaid
)
