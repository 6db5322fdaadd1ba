"""A whole village in one act, in the graph: what was done, what was refused, and why."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    BatchAct,
    BatchAnswer,
    BatchOutcome,
    CaseReceiptAnswer,
    FindBatches,
    ReceiptsOf,
)
from jinbao.graph import (
    Connection,
    Info,
    Node,
    Refusal,
    ask,
    by_id,
    entity,
    id_of,
    link,
    mutation,
    references,
    value,
    words,
)
from jinbao.graph.refusal import refusal

words(BatchAct, description="What was done in one act for many (批量事项).")
words(BatchOutcome, description="What became of a case in a batch (办理结果).")


@value(CaseReceiptAnswer)
class RuralPensionBatchReceipt:
    """What became of one person's case in a batch (回执)."""

    number: int = strawberry.field(description="Its place in the batch (序号).")
    outcome: BatchOutcome = strawberry.field(description="Done or refused (办理结果).")

    @strawberry.field(description="Why it was refused, if it was (原因).")
    def reason(self: Any, info: Info) -> Refusal | None:
        return refusal(self.refused, info.context.call.language) if self.refused else None

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose case it is (参保人)."""


@entity("RuralPensionBatch", look_up=("insurance", "batch_by_id"), source=BatchAnswer)
class RuralPensionBatch(Node):
    """One act for many: what can be done is done, and every case has its receipt (批量办理)."""

    act: BatchAct = strawberry.field(description="What was done (批量事项).")
    on: date = strawberry.field(description="Business date (业务日期).")
    officer = id_of("Person", "Who did it (经办人).", key="officer")
    done: int = strawberry.field(description="How many were done (已办理).")
    refused: int = strawberry.field(description="How many were refused (未办理).")
    last = id_of("Person", "Whom it ended with, for `behind` (最后一人).", key="last")
    more: bool = strawberry.field(description="Whether the place has more behind them (是否还有).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """For which place it was (地区)."""

    @link("insurance", "receipts_of", ask=ReceiptsOf)
    def receipts(self) -> Connection[RuralPensionBatchReceipt] | None:
        """What became of each, in order (回执)."""


@strawberry.type
class Query:
    rural_pension_batch = by_id(RuralPensionBatch, "One act for many (批量办理) by its id.")

    @ask("insurance", "find_batches", FindBatches)
    def rural_pension_batches(self) -> Connection[RuralPensionBatch] | None:
        """Acts for many (批量办理) that the caller may see, newest first."""


def of_batch(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=RuralPensionBatch)


@strawberry.type
class Mutation:
    submit_rural_pension_enrolments = of_batch(contract.SubmitEnrolments)
    first_review_rural_pension_enrolments = of_batch(contract.FirstReviewEnrolments)
    confirm_rural_pension_enrolments = of_batch(contract.ConfirmEnrolments)
    record_rural_pension_contributions = of_batch(contract.RecordContributions)
    credit_rural_pension_interests = of_batch(contract.CreditInterests)
    certify_survivals = of_batch(contract.CertifySurvivals)
    suspend_uncertified = of_batch(contract.SuspendUncertified)
