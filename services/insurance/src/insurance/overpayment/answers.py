"""What is answered concerning money that was paid too much."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.overpayment.terms import (
    OverpaymentStage,
    RecoveryCause,
    ReplyContent,
    ReturnWay,
)
from jinbao.calendar import Month
from jinbao.casework.answers import AppealAnswer
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class OverpaidMonthAnswer(Struct, frozen=True):
    """A month of a finding, in fen; ``left`` is what has not come back."""

    month: Month
    due: Fen
    paid: Fen
    left: Fen

    @property
    def overpaid(self) -> Fen:
        return self.paid - self.due

    @property
    def returned(self) -> Fen:
        return self.overpaid - self.left


class ReplyPeriodAnswer(Struct, frozen=True):
    """For how many days a reply is open, and which document says so."""

    days: int
    law: str


class InstalmentAnswer(Struct, frozen=True):
    """A part of a debt and its day, in fen."""

    due_on: date
    amount: Fen


class DebtorAnswer(Struct, frozen=True):
    """Who has to give back."""

    debtor: str


class OverpaymentAnswer(Struct, frozen=True):
    """An overpayment as it stands, in fen. Nothing is overpaid where it has no months.

    Its id is the person's, or the inheritance's where a revoked one had been paid out. ``decision`` and
    ``set_off`` are the events that keep the latest of each.
    """

    id: str
    person: str
    region: str
    stage: OverpaymentStage
    found_on: date
    amount: Fen
    outstanding: Fen
    notice_served_on: date | None
    method: ServiceMethod | None
    reply_until: date | None
    reply: ReplyContent | None
    cause: RecoveryCause | None
    decided_on: date | None
    served_on: date | None
    appeals: tuple[AppealAnswer, ...]
    instalments: tuple[InstalmentAnswer, ...]
    court_file: str | None
    decision: str | None
    set_off: str | None
    held_back: Fen
    version: int


class ReturnAnswer(Struct, frozen=True):
    """Money that came back, in fen, and what was still owed then."""

    number: int
    on: date
    way: ReturnWay
    amount: Fen
    receipt: str | None
    outstanding: Fen


class DebtsOf(Page, frozen=True, kw_only=True):
    """The overpayments that somebody has to give back, newest first."""

    debtor: Annotated[str, id_of("Person", "Who has to give back (退还义务人).")]


class FindOverpayments(Page, frozen=True, kw_only=True):
    """Overpayments of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[OverpaymentStage | None, says("Only at this stage (状态).")] = None
