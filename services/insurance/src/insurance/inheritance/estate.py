"""What is known of an estate when it is decided, each fact with its event, and how it falls to the heirs."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from insurance.inheritance.events import HeirShare, Payout
from insurance.payment_run.owing import MonthParts
from insurance.rural_pension.facts import Known
from jinbao.calendar import Month
from jinbao.decision import Input
from jinbao.money import Fen


class UnpaidMonth(Struct, frozen=True):
    """A month until the death that was due and has not been paid, as far as it was not."""

    parts: MonthParts
    source: str

    def inputs(self) -> Iterator[Input]:
        """The account's part also by itself: it comes out of what would be inherited."""
        month, parts = self.parts.month, self.parts.parts
        yield Input(f"month_unpaid:{month}", parts.total, "fen", self.source)
        if parts.account > 0:
            yield Input(f"account_part_unpaid:{month}", parts.account, "fen", self.source)


class Debt(Struct, frozen=True):
    """A month that has had too much: ``to_come_back`` by a recovery that stands, else only ``overpaid``."""

    kind: Literal["to_come_back", "overpaid"]
    month: Month
    amount: Fen
    source: str

    def input(self) -> Input:
        return Input(f"{self.kind}:{self.month}", self.amount, "fen", self.source)


class PensionEstate(Struct, frozen=True):
    """All that the formula may ask of a pension and its account; ``entitlement`` has the months."""

    entitlement: str
    died_on: Known[date]
    personal_account: Known[Fen]
    subsidy_account: Known[Fen]
    collective_account: Known[Fen]
    months: tuple[UnpaidMonth, ...] = ()
    debts: tuple[Debt, ...] = ()

    def inputs(self) -> Iterator[Input]:
        yield Input("died_on", self.died_on.value.isoformat(), "day", self.died_on.source)
        for name in ("personal_account", "subsidy_account", "collective_account"):
            balance: Known[Fen] = getattr(self, name)
            yield Input(name, balance.value, "fen", balance.source)
        for one in self.months:
            yield from one.inputs()
        yield from (one.input() for one in self.debts)


class UnemploymentEstate(Struct, frozen=True):
    """All that the formula may ask of an unemployment benefit, and of what the heirs have said."""

    entitlement: str
    died_on: Known[date]
    drew_until_death: Known[bool]
    funeral_grant_elsewhere: Known[bool]
    grants_given: Known[bool]
    months: tuple[UnpaidMonth, ...] = ()
    debts: tuple[Debt, ...] = ()

    def inputs(self) -> Iterator[Input]:
        yield Input("died_on", self.died_on.value.isoformat(), "day", self.died_on.source)
        for name in ("drew_until_death", "funeral_grant_elsewhere", "grants_given"):
            said: Known[bool] = getattr(self, name)
            yield Input(name, said.value, "truth", said.source)
        for one in self.months:
            yield from one.inputs()
        yield from (one.input() for one in self.debts)


Estate: TypeAlias = PensionEstate | UnemploymentEstate


class Left(Struct, frozen=True):
    """What somebody left under an insurance, and what is still under way there, which could change it.

    The ``estate`` is gathered when the case is to be decided. ``region`` is where it is handled, if it is not
    where the dead person belongs.
    """

    region: str | None = None
    open_claim: bool = False
    goes_on: bool = False
    months_undecided: bool = False
    payment_under_way: bool = False
    estate: Estate | None = None


def shared(amount: Fen, heirs: tuple[HeirShare, ...]) -> tuple[Payout, ...]:
    """By their parts, exactly; the last gets what is left over (handbook 17.11)."""
    whole = sum(one.parts for one in heirs)
    payouts = [Payout(one.heir, amount * one.parts // whole) for one in heirs[:-1]]
    rest = amount - sum(one.amount for one in payouts)
    return (*payouts, Payout(heirs[-1].heir, rest))
