"""What is answered concerning the office's ledger, and the questions that have arguments."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from insurance.office_ledger.terms import Handling
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.paging import Page


class OfficeLedgerOf(Struct, frozen=True, kw_only=True):
    """The ledger of an office for an item and a month."""

    office: Annotated[str, id_of("Office", "Whose ledger (经办机构).")]
    item: Annotated[str, says("Item of the office's list (事项).")]
    month: Annotated[Month, Meta(description="Month of the business dates (月份).", extra={"month": True})]


class OfficeLedgerAnswer(Struct, frozen=True):
    """A ledger by its name: office, item and month."""

    office: str
    item: str
    month: Month

    @property
    def id(self) -> str:
        return f"{self.office}/{self.item}/{self.month}"


class HandledTotal(Struct, frozen=True):
    """How often a step had an outcome in a ledger."""

    step: str | None
    outcome: Handling
    count: int


class HandledLine(Struct, frozen=True):
    """A line of a ledger: who took which step of which case on which day, and what came of it."""

    id: str
    on: date
    step: str | None
    outcome: Handling
    case: str
    person: str | None
    region: str
    officer: str
    recorded_at: datetime


class LinesOfLedger(Page, frozen=True, kw_only=True):
    """The lines of a ledger in order of their days."""

    ledger: Annotated[str, says("The ledger (台账).")]
    step: Annotated[str | None, says("Only this step (环节).")] = None
    outcome: Annotated[Handling | None, says("Only with this outcome (办理结果).")] = None
    officer: Annotated[str | None, id_of("Person", "Only by this officer (经办人).")] = None
