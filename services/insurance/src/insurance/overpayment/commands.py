"""What can be asked when too much was paid."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.overpayment.terms import RecoveryCause, ReplyContent, SetOffAgainst
from jinbao.calendar import Month
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen

Case: TypeAlias = Annotated[str, id_of("Overpayment", "The overpayment (多领案件).")]
ServedOn: TypeAlias = Annotated[date, says("Day of service (送达日期).")]
Method: TypeAlias = Annotated[ServiceMethod, says("How it was served (送达方式).")]


class FindOverpayment(Command, frozen=True, kw_only=True):
    """Compares what was paid with what is due for each month and records the finding (多领认定)."""

    person: Annotated[str, id_of("Person", "To whom it was paid (待遇领取人).")]
    benefit: Annotated[
        str | None,
        id_of("UnemploymentBenefit", "The unemployment benefit, where it is not the pension (失业保险金)."),
    ] = None


class ServeOverpaymentNotice(Command, frozen=True, kw_only=True):
    """Records that the notice of a finding was served (多领告知送达), from which a reply is open."""

    overpayment: Case
    served_on: ServedOn
    method: Method


class RecordOverpaymentReply(Command, frozen=True, kw_only=True):
    """Replies to the notice (陈述申辩) while a reply is open: oneself, an heir, or an officer for them."""

    overpayment: Case
    content: Annotated[ReplyContent, says("What was said (申辩内容).")]


class DecideRecovery(Command, frozen=True, kw_only=True):
    """Decides what has to come back (追回决定), after a reply or the time for it; heirs owe for the dead."""

    overpayment: Case
    cause: Annotated[RecoveryCause, says("Why too much was paid (多领原因).")]
    debtors: Annotated[
        tuple[str, ...],
        Meta(
            description="Who has to give back, where the person is dead (退还义务人).",
            extra={"node": "Person"},
            max_length=20,
        ),
    ] = ()


class ServeRecovery(Command, frozen=True, kw_only=True):
    """Records that the decision was served (追回决定送达), from which the appeals run."""

    overpayment: Case
    served_on: ServedOn
    method: Method


class AgreeInstalments(Command, frozen=True, kw_only=True):
    """Records that the debt is paid in monthly instalments (分期退还); the remainder goes on the last."""

    overpayment: Case
    count: Annotated[int, Meta(description="How many (期数).", ge=1, le=120)]
    first_due_on: Annotated[date, says("Day until which the first is paid (首期到期日).")]


class RecordReturn(Command, frozen=True, kw_only=True):
    """Records money that was paid back (退回入账), all or part of the debt."""

    overpayment: Case
    amount: Annotated[Fen, fen("What was paid back, in yuan (退回金额).")]
    receipt: Annotated[str | None, says("Number of the receipt (凭证号).")] = None


class SetOffRecovery(Command, frozen=True, kw_only=True):
    """Decides to take the debt out of later months, or out of the account (抵扣决定)."""

    overpayment: Case
    against: Annotated[SetOffAgainst, says("From what (抵扣来源).")]
    since: Annotated[
        Month | None,
        Meta(description="First month, where months are named (起始月).", extra={"month": True}),
    ] = None
    monthly: Annotated[Fen | None, fen("At most so much a month, in yuan (每月抵扣上限).")] = None


class BookSetOff(Command, frozen=True, kw_only=True):
    """Books the months held back until this one as paid by set-off (抵扣入账)."""

    overpayment: Case


class EndSetOff(Command, frozen=True, kw_only=True):
    """Holds nothing back any more (终止抵扣); what was booked stays."""

    overpayment: Case


class HandRecoveryToCourt(Command, frozen=True, kw_only=True):
    """Asks the court to enforce what has not come back (移送法院强制执行)."""

    overpayment: Case
    file: Annotated[str, Meta(description="Number of the court's file (案号).", min_length=1, max_length=60)]


class CancelRecovery(Command, frozen=True, kw_only=True):
    """Takes a recovery back whose months were due after all (撤销追回)."""

    overpayment: Case


FindingCommand = FindOverpayment | ServeOverpaymentNotice | RecordOverpaymentReply | DecideRecovery
RecoveryCommand = (
    ServeRecovery
    | AgreeInstalments
    | RecordReturn
    | SetOffRecovery
    | BookSetOff
    | EndSetOff
    | HandRecoveryToCourt
    | CancelRecovery
)
OverpaymentCommand = FindingCommand | RecoveryCommand
