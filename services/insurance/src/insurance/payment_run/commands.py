"""What can be asked about a payment run."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from insurance.payment_run.terms import BankAnswer, CancellationGround, PaidBenefit
from jinbao.commands import Command, fen, id_of, says, sha256
from jinbao.money import Fen

County: TypeAlias = Annotated[str, id_of("Region", "County that pays (发放县区).")]
RunMonth: TypeAlias = Annotated[
    str,
    Meta(
        description="Month of the run (发放月份).",
        extra={"month": True},
        pattern="^[0-9]{4}-(0[1-9]|1[0-2])$",
    ),
]
Benefit: TypeAlias = Annotated[PaidBenefit, says("What is paid (发放待遇种类).")]
Digest: TypeAlias = Annotated[
    str,
    sha256("SHA-256 of the bank file but for its last line (文件摘要)."),
]
LineNumber: TypeAlias = Annotated[int, says("Number of the line in the run (明细序号).")]


class PrepareRun(Command, frozen=True, kw_only=True):
    """Lists the next hundreds of what a county owes until a month, arrears included (编制发放批次).

    Asked again until everybody has been looked at and the control totals stand; it goes on where it ended.
    """

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    chunks: Annotated[int, says("How many chunks to list in this act, at most 10 (一次编制段数).")] = 1


class ReleaseRun(Command, frozen=True, kw_only=True):
    """A second person releases a prepared run (支付); what is not due any more stays behind."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    lines: Annotated[int, says("Number of lines that the releaser has seen (笔数核对).")]


class CancelRun(Command, frozen=True, kw_only=True):
    """Cancels a run that is not released (撤销批次); its month can be listed anew."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    ground: Annotated[CancellationGround, says("Why (撤销理由).")]


class RecordBankFile(Command, frozen=True, kw_only=True):
    """Records the file in which the lines that are sent and in no file yet go to the bank (登记报盘文件)."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    digest: Digest
    lines: Annotated[int, says("Number of lines in the file (笔数).")]
    amount: Annotated[Fen, fen("Their sum (金额).")]


class TakeBackBankFile(Command, frozen=True, kw_only=True):
    """Says, by a second person, that a file never reached the bank (撤回报盘); its lines go into another."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    digest: Digest


class Outcome(Struct, frozen=True):
    """What the bank says of one line (回盘明细)."""

    line: LineNumber
    answer: Annotated[BankAnswer, says("What the bank says (银行回盘结果).")]


class RecordReturns(Command, frozen=True, kw_only=True):
    """Reads lines of the bank's return file back (银行回盘); a line that was read before is passed over."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    outcomes: Annotated[
        tuple[Outcome, ...],
        Meta(description="Lines of the return file (回盘明细).", min_length=1, max_length=500),
    ]


class RepayLine(Command, frozen=True, kw_only=True):
    """Sends a returned line once more, after the person has confirmed another account (退票重发)."""

    county: County
    month: RunMonth
    benefit: Benefit = PaidBenefit.RURAL_PENSION
    line: LineNumber
    account_confirmed_on: Annotated[date, says("Day on which the person confirmed the account (确认日期).")]


RunCommand = (
    PrepareRun | ReleaseRun | CancelRun | RecordBankFile | TakeBackBankFile | RecordReturns | RepayLine
)
