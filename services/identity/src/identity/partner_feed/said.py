"""What a row of a feed says, by its kind; name and number stand beside it, sealed."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.payment_report.terms import PaidInsurance
from identity.person.terms import DeathEvidence
from jinbao.calendar import Month
from jinbao.money import Fen


class DeathSaid(Struct, frozen=True, tag="death"):
    died_on: date
    evidence: DeathEvidence


class EntitlementSaid(Struct, frozen=True, tag="entitlement"):
    """``until`` is the last day, where the list has one."""

    since: date
    until: date | None


class EmployerPaidSaid(Struct, frozen=True, tag="employer-paid"):
    """What the tax office took in for a month."""

    insurance: PaidInsurance
    month: Month
    amount: Fen
    paid_on: date
    voucher: str


class ResidentPaidSaid(Struct, frozen=True, tag="resident-paid"):
    """What the bank took in for a year."""

    year: int
    amount: Fen
    paid_on: date
    voucher: str


PaidSaid: TypeAlias = EmployerPaidSaid | ResidentPaidSaid
Said: TypeAlias = DeathSaid | EntitlementSaid | PaidSaid
