"""What is answered concerning batches, and the questions that have arguments."""

from datetime import date
from typing import Annotated, Any

from msgspec import Struct

from insurance.batch.terms import BatchAct, BatchOutcome
from jinbao.commands import id_of, says
from jinbao.decider import Refused
from jinbao.paging import Page


class BatchAnswer(Struct, frozen=True):
    """One act for many; ``last`` is whom it ended with, and behind them there are ``more``."""

    id: str
    act: BatchAct
    region: str
    on: date
    officer: str
    done: int
    refused: int
    last: str
    more: bool


class CaseReceiptAnswer(Struct, frozen=True):
    """What became of one person's case."""

    number: int
    person: str
    code: str | None
    field: str | None
    params: dict[str, Any]

    @property
    def outcome(self) -> BatchOutcome:
        return BatchOutcome.REFUSED if self.code else BatchOutcome.DONE

    @property
    def refused(self) -> Refused | None:
        """The refusal that it stands for, so that the catalogue can make its sentence."""
        return Refused(self.code, field=self.field, **self.params) if self.code else None


class ReceiptsOf(Page, frozen=True, kw_only=True):
    """The receipts of a batch in their order."""

    batch: Annotated[str, id_of("RuralPensionBatch", "The batch (批量办理).")]
    outcome: Annotated[BatchOutcome | None, says("Only cases with this outcome (办理结果).")] = None


class FindBatches(Page, frozen=True, kw_only=True):
    """Batches that the caller may see, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    act: Annotated[BatchAct | None, says("Only this act (批量事项).")] = None
