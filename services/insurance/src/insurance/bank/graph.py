"""What goes to the bank and comes back, in the graph; the files themselves go beside it."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    BankAnswer,
    BankFileAnswer,
    ReturnFileAnswer,
    ReturnRowAnswer,
    ReturnRowsOf,
    as_refused,
)
from jinbao.graph import (
    Connection,
    Info,
    Money,
    Node,
    Refusal,
    by_id,
    contributes,
    entity,
    id_of,
    link,
    mutation,
    references,
    value,
)
from jinbao.graph.refusal import refusal


@value(BankFileAnswer)
class BankFile:
    """A file in which lines of a run went to the bank; it is read beside the graph (报盘文件)."""

    number: int = strawberry.field(description="Its number in the run (报盘文件序号).")
    digest: str = strawberry.field(description="SHA-256 of all in it but its last line (文件摘要).")
    lines: int = strawberry.field(description="Control total of lines (笔数).")
    amount: Money = strawberry.field(description="Control total in yuan (金额).")
    made_on: date = strawberry.field(description="Day on which it was made (报盘日期).")
    made_by = id_of("Person", "Who made it (报盘人).", key="made_by")
    taken_back_on: date | None = strawberry.field(description="Day on which it was taken back (撤回日期).")
    taken_back_by = id_of("Person", "Who took it back (撤回人).", key="taken_back_by")


@value(ReturnRowAnswer)
class ReturnRow:
    """What became of a row of a return file (回盘明细)."""

    row: int = strawberry.field(description="Its row in the file (行号).")
    line: int | None = strawberry.field(description="Number of the line in the run (明细序号).")
    answer: BankAnswer | None = strawberry.field(
        description="What the bank says, where it counts (回盘结果)."
    )

    @strawberry.field(description="Why the row does not count (未采纳原因).")
    def refusal(self: Any, info: Info) -> Refusal | None:
        return refusal(as_refused(self), info.context.call.language) if self.refused else None


@entity("ReturnFile", look_up=("insurance", "return_file_by_id"), source=ReturnFileAnswer)
class ReturnFile(Node):
    """A return file of the bank, read row by row; the same file a second time changes nothing (回盘文件)."""

    answers: str = strawberry.field(description="Digest of the bank file that it answers (报盘摘要).")
    taken: int = strawberry.field(description="Rows that count, so far (已采纳).")
    refused: int = strawberry.field(description="Rows that do not, so far (未采纳).")
    done: bool = strawberry.field(description="Whether every row has its receipt (是否读完).")
    read_on: date = strawberry.field(description="Day on which it was read (回盘日期).")
    read_by = id_of("Person", "Who sent it in (经办人).", key="read_by")

    @link("insurance", "run_by_id", key="run")
    def run(self) -> references.PaymentRun | None:
        """The run that it is about (发放批次)."""

    @link("insurance", "return_rows_of", ask=ReturnRowsOf)
    def rows(self) -> Connection[ReturnRow] | None:
        """What became of each row (回盘明细)."""


@contributes("PaymentRun")
class RunAtTheBank:
    """What the bank adds to a run."""

    @link("insurance", "bank_files_by_run")
    def bank_files(self) -> list[BankFile] | None:
        """The files in which its lines went to the bank (报盘文件)."""

    @link("insurance", "return_files_by_run")
    def return_files(self) -> list[ReturnFile] | None:
        """The bank's return files that were read (回盘文件)."""


@strawberry.type
class Query:
    return_file = by_id(ReturnFile, "A return file (回盘文件) by its id.")


def of_run(command: type[Any]) -> Any:
    return mutation(
        command,
        service="insurance",
        gives=references.PaymentRun,
        by=lambda asked, _: contract.run_of(asked),
    )


@strawberry.type
class Mutation:
    record_bank_file = of_run(contract.RecordBankFile)
    take_back_bank_file = of_run(contract.TakeBackBankFile)
