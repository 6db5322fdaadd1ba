"""What can happen in the personal account (个人账户), in the stream rural-pension-account/<person>."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.rural_pension.terms import (
    Collector,
    ReversalGround,
    SubLedger,
)
from jinbao.events import Event
from jinbao.money import Fen, Rounding
from jinbao.rules import Parameter


class Balances(Struct, frozen=True):
    """What stands in each sub-ledger."""

    personal: Fen = 0
    subsidy: Fen = 0
    collective: Fen = 0

    @property
    def total(self) -> Fen:
        return self.personal + self.subsidy + self.collective

    def after(self, sub_ledger: SubLedger, amount: Fen) -> "Balances":
        """The balances once an amount has been entered."""
        name = sub_ledger.lower()
        return replace(self, **{name: getattr(self, name) + amount})


class Entry(Struct, frozen=True):
    """A line of an account, never changed: a wrong one is reversed by another.

    ``year`` is the year that is paid for, or whose interest it is. ``value_day`` is the day from which the
    money counts. ``balances`` are those of the account with this entry.
    """

    number: int
    sub_ledger: SubLedger
    amount: Fen
    year: int
    value_day: date
    balances: Balances


class AccountOpened(Event, frozen=True, tag="insurance.rural-pension.account-opened.v1"):
    person: str
    region: str
    on: date
    opened_by: str


class ContributionReceived(Event, frozen=True, tag="insurance.rural-pension.contribution-received.v1"):
    """The personal part of a year's contribution (个人缴费)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    collector: Collector
    receipt: str | None


class ContributionPaidForDisabled(
    Event, frozen=True, tag="insurance.rural-pension.contribution-paid-for-disabled.v1"
):
    """What the government pays of the lowest grade for somebody severely disabled (政府代缴)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    by_rule: Parameter


class SubsidyCredited(Event, frozen=True, tag="insurance.rural-pension.subsidy-credited.v1"):
    """The government's subsidy to a paid year (政府补贴)."""

    person: str
    region: str
    entry: Entry
    grade: Fen
    by_rule: Parameter


class YearMadeUp(Event, frozen=True, tag="insurance.rural-pension.year-made-up.v1"):
    """A year before the scheme that somebody bought (补缴); ``by_rule`` is the limit on such years."""

    person: str
    region: str
    entry: Entry
    collector: Collector
    receipt: str | None
    by_rule: Parameter


class CollectiveAidReceived(Event, frozen=True, tag="insurance.rural-pension.collective-aid-received.v1"):
    """What the village collective or another body adds (集体补助)."""

    person: str
    region: str
    entry: Entry
    receipt: str | None


class InterestCredited(Event, frozen=True, tag="insurance.rural-pension.interest-credited.v1"):
    """A year's interest of one sub-ledger (计息): ``fen_months`` times the rate over twelve, rounded once."""

    person: str
    region: str
    entry: Entry
    fen_months: int
    by_rule: Parameter
    rounding: Rounding


class EntryReversed(Event, frozen=True, tag="insurance.rural-pension.entry-reversed.v1"):
    """``of`` is the number of the original (冲正)."""

    person: str
    region: str
    entry: Entry
    of: int
    reason: ReversalGround
    officer: str


class BenefitDebited(Event, frozen=True, tag="insurance.rural-pension.benefit-debited.v1"):
    """What a sub-ledger bears of a paid line of a payment run (个人账户支出)."""

    person: str
    region: str
    entry: Entry
    run: str
    line: int


class AccountInherited(Event, frozen=True, tag="insurance.rural-pension.account-inherited.v1"):
    """What a sub-ledger leaves to the heirs, months included that were still due (个人账户继承)."""

    person: str
    region: str
    entry: Entry
    inheritance: str


class SubsidyKept(Event, frozen=True, tag="insurance.rural-pension.subsidy-kept.v1"):
    """The government's part, which by the law of the day of death stays in the fund (政府补贴余额留存)."""

    person: str
    region: str
    entry: Entry
    inheritance: str


class OverpaymentSetOff(Event, frozen=True, tag="insurance.rural-pension.overpayment-set-off.v1"):
    """What a sub-ledger gives for money that was paid too much (多领抵扣), by recovery and return."""

    person: str
    region: str
    entry: Entry
    overpayment: str
    recovery: int
    number: int


class BenefitRestored(Event, frozen=True, tag="insurance.rural-pension.benefit-restored.v1"):
    """What a sub-ledger had borne of months not due, and has again when they come back (退回入账)."""

    person: str
    region: str
    entry: Entry
    overpayment: str
    recovery: int
    number: int


AccountEvent = (
    AccountOpened
    | ContributionReceived
    | ContributionPaidForDisabled
    | SubsidyCredited
    | YearMadeUp
    | CollectiveAidReceived
    | InterestCredited
    | EntryReversed
    | BenefitDebited
    | AccountInherited
    | SubsidyKept
    | OverpaymentSetOff
    | BenefitRestored
)
