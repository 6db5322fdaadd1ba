"""What is answered concerning money that was paid too much."""

from datetime import date

from msgspec import Struct

from insurance.overpayment.events import OverpaidMonth
from insurance.rural_pension.terms import ServiceMethod
from jinbao.money import Fen


class OverpaymentAnswer(Struct, frozen=True):
    """The finding that stands, in fen; its id is the person's. Nothing is overpaid where it has no months."""

    id: str
    region: str
    found_on: date
    amount: Fen
    months: tuple[OverpaidMonth, ...]
    notice_served_on: date | None
    method: ServiceMethod | None
    version: int

    @property
    def person(self) -> str:
        return self.id
