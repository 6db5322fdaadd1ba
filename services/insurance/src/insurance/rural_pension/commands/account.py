"""What can be asked of the personal account (个人账户)."""

from datetime import date
from typing import Annotated

from insurance.rural_pension.commands.fields import InterestYear, Participant
from insurance.rural_pension.terms import (
    Collector,
    ReversalGround,
)
from jinbao.commands import Command, fen, says
from jinbao.money import Fen


class OpenAccount(Command, frozen=True, kw_only=True):
    """The county opens the personal account (建立个人账户); part of every confirmation, never asked alone."""

    person: Participant


class RecordContribution(Command, frozen=True, kw_only=True):
    """Records a year's personal contribution (个人缴费); the government's subsidy follows from it."""

    person: Participant
    year: Annotated[int, says("Year that is paid for (缴费年度).")]
    amount: Annotated[Fen, fen("What the person paid (个人缴费金额).")]
    collector: Annotated[Collector, says("Who took the money in (征缴单位).")] = Collector.AGENCY
    receipt: Annotated[str | None, says("Number of the receipt (缴费凭证号).")] = None
    paid_on: Annotated[date | None, says("Day on which it came in, where that was earlier (入账日期).")] = (
        None
    )

    @property
    def value_day(self) -> date:
        return self.paid_on or self.on


class RecordMakeUp(Command, frozen=True, kw_only=True):
    """Records that somebody whom the scheme found near sixty buys a year before it (补缴)."""

    person: Participant
    year: Annotated[int, says("Year before the scheme that is bought (补缴年度).")]
    amount: Annotated[Fen, fen("What the person paid, one of the grades of the day (补缴金额).")]
    collector: Annotated[Collector, says("Who took the money in (征缴单位).")] = Collector.AGENCY
    receipt: Annotated[str | None, says("Number of the receipt (缴费凭证号).")] = None


class RecordCollectiveAid(Command, frozen=True, kw_only=True):
    """Records what the village collective adds to a person's account (集体补助)."""

    person: Participant
    year: Annotated[int, says("Year for which it is given (补助年度).")]
    amount: Annotated[Fen, fen("What the collective gave (补助金额).")]
    receipt: Annotated[str | None, says("Number of the receipt (凭证号).")] = None


class CreditInterest(Command, frozen=True, kw_only=True):
    """Credits a year's interest to a personal account as of 31 December (年度计息)."""

    person: Participant
    year: InterestYear


class ReverseEntry(Command, frozen=True, kw_only=True):
    """Reverses a wrong entry of a personal account, with all that was entered for the same payment (冲正)."""

    person: Participant
    entry: Annotated[int, says("Number of the entry (账目序号).")]
    reason: Annotated[ReversalGround, says("Why it is reversed (冲正理由).")]


AccountCommand = (
    OpenAccount | RecordContribution | RecordMakeUp | RecordCollectiveAid | CreditInterest | ReverseEntry
)
