"""What can happen when too much was paid.  Kept for good: a change is a v2, never an edit.

Stream overpayment/<person>.  Getting it back is another decision: nothing here takes money from anybody.
"""

from datetime import date

from msgspec import Struct

from insurance.rural_pension.terms import ServiceMethod
from jinbao.calendar import Month
from jinbao.events import Event
from jinbao.money import Fen


class OverpaidMonth(Struct, frozen=True):
    """A month for which more was paid than is due, as both were known at the finding."""

    month: Month
    due: Fen
    paid: Fen

    @property
    def overpaid(self) -> Fen:
        return self.paid - self.due


class OverpaymentFound(Event, frozen=True, tag="insurance.overpayment.found.v1"):
    """A finding (多领认定), month by month; a later one stands in its place."""

    person: str
    region: str
    on: date
    months: tuple[OverpaidMonth, ...]
    amount: Fen
    officer: str


class OverpaymentGone(Event, frozen=True, tag="insurance.overpayment.gone.v1"):
    """By what is known now nothing was paid too much (撤销多领认定)."""

    person: str
    region: str
    on: date
    officer: str


class NoticeServed(Event, frozen=True, tag="insurance.overpayment.notice-served.v1"):
    """Whom it concerns has been told and can reply (多领告知送达)."""

    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str


OverpaymentEvent = OverpaymentFound | OverpaymentGone | NoticeServed
