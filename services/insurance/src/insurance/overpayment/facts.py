"""What is known around an overpayment: the months as they stand now, and what could be taken for it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from insurance.items import PENSION_CLAIM
from insurance.law import RURAL_PENSION
from insurance.overpayment.events import OverpaidMonth
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from insurance.rural_pension.terms import SubLedger
from jinbao.calendar import Month
from jinbao.casework.hands import CaseFacts
from jinbao.money import Fen
from jinbao.rules import Law, LocalParameter, Parameter


class Stands(Struct, frozen=True):
    """A month as it stands now; ``paid`` is without what has come back."""

    due: Fen
    paid: Fen


class Free(Struct, frozen=True):
    """A month of which something could be held back: the fund's part, never the account's."""

    month: Month
    monthly: Fen
    parts: Parts
    source: str


class Sources(Struct, frozen=True):
    """The events that found it, that heard whom it concerns, and that decided."""

    found: str = ""
    heard: str = ""
    decided: str = ""


class OverpaymentFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known; ``bookable`` are months held back that have come and are still due.

    ``item`` is the one under which the case is handled.
    """

    item: str = PENSION_CLAIM
    months: tuple[OverpaidMonth, ...] = ()
    stands: Mapping[Month, Stands] = {}
    parameters: tuple[LocalParameter, ...] = ()
    is_dead: bool = False
    sources: Sources = Sources()
    free: tuple[Free, ...] = ()
    account: Mapping[SubLedger, Known[Fen]] = {}
    bookable: frozenset[Month] = frozenset()

    @property
    def law(self) -> Law:
        return RURAL_PENSION.law.at(self.place.within, self.parameters)

    def parameter(self, name: str, on: date, known_by: date) -> Parameter:
        return self.law.parameter(name, on, known_by=known_by)
