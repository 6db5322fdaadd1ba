"""What is answered concerning payment runs, their lines and a person's months."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.payment_run.terms import (
    CancellationGround,
    LineState,
    PaidBenefit,
    RunStage,
    WithholdingGround,
)
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class RunAnswer(Struct, frozen=True):
    """A payment run with its control totals so far, in fen; its id is county, month and benefit."""

    id: str
    county: str
    month: Month
    benefit: PaidBenefit
    stage: RunStage
    opened_on: date
    prepared_by: str
    released_on: date | None
    released_by: str | None
    chunks: int
    lines: int
    amount: Fen
    withheld: int
    entitlements: int
    seen: int
    cancelled_on: date | None
    cancelled_by: str | None
    cancellation: CancellationGround | None


class LineAnswer(Struct, frozen=True):
    """A line of a run, in fen; its id is that of the run with its number."""

    id: str
    run: str
    number: int
    benefit: PaidBenefit
    entitlement: str
    person: str
    state: LineState
    amount: Fen
    answer: str | None
    withholding: WithholdingGround | None
    file: int | None
    first_month: Month
    last_month: Month
    settled_on: date | None


class StateTotal(Struct, frozen=True):
    """How many lines of a run stand so, and their sum in fen: over all states it is what was listed."""

    state: LineState
    lines: int
    amount: Fen


class MonthAnswer(Struct, frozen=True):
    """One month of a pension or another benefit, in fen: due − (paid − returned) = owed − overpaid.

    ``under_way`` is the part of what is owed that is listed, sent or returned by the bank. ``returned`` came
    back by a decision.
    """

    month: Month
    due: Fen
    paid: Fen
    under_way: Fen
    returned: Fen = 0

    @property
    def kept(self) -> Fen:
        return self.paid - self.returned

    @property
    def owed(self) -> Fen:
        return max(self.due - self.kept, 0)

    @property
    def overpaid(self) -> Fen:
        return max(self.kept - self.due, 0)


class LinesOf(Page, frozen=True, kw_only=True):
    """The lines of a run by number."""

    run: Annotated[str, id_of("PaymentRun", "The run (发放批次).")]
    state: Annotated[LineState | None, says("Only those that stand so (发放明细状态).")] = None


class PaymentsOf(Page, frozen=True, kw_only=True):
    """The lines by which a pension or another benefit was paid, newest run first."""

    entitlement: Annotated[str, says("What is paid (待遇).")]


class FindRuns(Page, frozen=True, kw_only=True):
    """Payment runs that the caller may see, newest month first."""

    county: Annotated[str | None, id_of("Region", "County that pays (发放县区).")] = None
    stage: Annotated[RunStage | None, says("Only those so far (发放批次状态).")] = None
    benefit: Annotated[PaidBenefit | None, says("Only those that pay this (发放待遇种类).")] = None
