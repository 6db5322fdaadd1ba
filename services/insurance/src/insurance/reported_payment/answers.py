"""What is answered concerning reported payments, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.employee_contribution.terms import EmployeeScheme
from insurance.reported_payment.terms import ReportedStage, SetAsideGround
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class ReportedPaymentAnswer(Struct, frozen=True):
    """What a partner took in, from an employer for a month or from a resident for a year, in fen.

    ``feed`` is the file and ``line`` the row that say so.
    """

    id: str
    region: str
    stage: ReportedStage
    employer: str | None
    scheme: EmployeeScheme | None
    month: Month | None
    person: str | None
    year: int | None
    amount: Fen
    paid_on: date
    voucher: str
    known_on: date
    taken_back_on: date | None
    into: str | None
    ground: SetAsideGround | None
    settled_on: date | None

    @property
    def feed(self) -> str:
        return self.id.partition("/")[0]

    @property
    def line(self) -> int:
        return int(self.id.rpartition("/")[2])

    @property
    def bill(self) -> str | None:
        return self.into if self.employer else None


class FindReportedPayments(Page, frozen=True, kw_only=True):
    """Reported payments, the longest known first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[ReportedStage | None, says("Only those that stand so (状态).")] = None
    employers: Annotated[bool | None, says("Only those of employers, or only of residents (单位缴费).")] = (
        None
    )
