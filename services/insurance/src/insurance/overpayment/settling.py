"""The account when money comes back: it has what months not due had cost it, and gives what is set off."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from insurance.overpayment.events import RecoveryCancelled, Returned
from insurance.rural_pension.account import ACCOUNT, Account, OfReturn, Open, Posting, entered, reversal
from insurance.rural_pension.events.account import (
    AccountEvent,
    BenefitDebited,
    BenefitRestored,
    EntryReversed,
    OverpaymentSetOff,
)
from insurance.rural_pension.terms import ReversalGround, SubLedger
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.money import Fen, in_proportion


class Book(Struct, frozen=True):
    """What a return asks of the account, part of it and never asked alone; ``taken`` by a set-off, if any."""

    overpayment: str
    returned: Returned
    taken: Mapping[SubLedger, Fen] = {}


class GiveBack(Struct, frozen=True):
    """What a cancellation asks of the account."""

    overpayment: str
    cancelled: RecoveryCancelled


def decide(account: Account, asked: Book | GiveBack, desk: Desk[None]) -> Iterator[AccountEvent]:
    match account, asked:
        case Open(), Book():
            yield from entered(account, booked(account, asked, desk))
        case Open(), GiveBack(overpayment, cancelled):
            ground, officer = ReversalGround.DECISION_REVOKED, cancelled.officer
            back = partial(EntryReversed, cancelled.person, cancelled.region, reason=ground, officer=officer)
            given = given_by(account, overpayment, cancelled.recovery)
            yield from entered(account, [reversal(one.entry, back) for one in reversed(given)])


def booked(account: Open, asked: Book, desk: Desk[None]) -> Iterator[Posting]:
    """First what it has again, then what it gives."""
    returned = asked.returned
    cost = sum(one.parts.account for one in returned.months)
    for kind, sign, amounts in (
        (BenefitRestored, 1, restored(account, cost)),
        (OverpaymentSetOff, -1, asked.taken),
    ):
        line = partial(
            kind,
            returned.person,
            returned.region,
            overpayment=asked.overpayment,
            recovery=returned.recovery,
            number=returned.number,
        )
        for sub_ledger, amount in amounts.items():
            if amount:
                yield Posting(sub_ledger, sign * amount, desk.on.year, desk.on, line)


def restored(account: Open, cost: Fen) -> Mapping[SubLedger, Fen]:
    """In proportion to what each has borne; what the fund bore for them is the fund's again."""
    borne = [
        -sum(
            one.entry.amount
            for one in account.standing
            if isinstance(one, BenefitDebited | BenefitRestored) and one.entry.sub_ledger is sub_ledger
        )
        for sub_ledger in SubLedger
    ]
    amount = min(cost, sum(borne))
    return dict(zip(SubLedger, in_proportion(amount, borne), strict=True)) if amount else {}


def given_by(account: Open, overpayment: str, recovery: int) -> list[OfReturn]:
    """The entries of those returns for which the account gave; what was paid back in money stays."""
    of_recovery = [
        one
        for one in account.standing
        if isinstance(one, OfReturn) and (one.overpayment, one.recovery) == (overpayment, recovery)
    ]
    numbers = {one.number for one in of_recovery if isinstance(one, OverpaymentSetOff)}
    return [one for one in of_recovery if one.number in numbers]


SETTLEMENT = Decider[Account, Book | GiveBack, AccountEvent](ACCOUNT.initial, decide, ACCOUNT.evolve)
