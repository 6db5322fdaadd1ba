"""What can be asked concerning payments that partners have reported."""

from typing import Annotated, TypeAlias

from insurance.reported_payment.terms import SetAsideGround
from jinbao.commands import Command, id_of, says

Reported: TypeAlias = Annotated[str, id_of("ReportedPayment", "The reported payment (到账信息).")]


class BookReportedPayment(Command, frozen=True, kw_only=True):
    """Books a reported payment that was not clear by itself (到账信息入账)."""

    report: Reported
    bill: Annotated[
        str | None, id_of("ContributionBill", "Another bill than the one of the reported month (缴费单).")
    ] = None
    year: Annotated[int | None, says("Another year than the reported one (缴费年度).")] = None


class SetAsideReportedPayment(Command, frozen=True, kw_only=True):
    """Leaves a reported payment unbooked, on a ground (到账信息不入账)."""

    report: Reported
    ground: Annotated[SetAsideGround, says("Why (不入账原因).")]


class ReopenReportedPayment(Command, frozen=True, kw_only=True):
    """Lets a reported payment wait again (撤销到账处理); what was booked of it is reversed."""

    report: Reported


ReportedPaymentCommand: TypeAlias = BookReportedPayment | SetAsideReportedPayment | ReopenReportedPayment
