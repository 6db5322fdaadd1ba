"""The account gives for a debt what a decision takes, and has it back when the recovery is cancelled."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from insurance.overpayment.events import RecoveryCancelled, SetOffDecided
from insurance.overpayment.working_out import taken_by
from insurance.rural_pension.account import ACCOUNT, Account, Open, Posting, entered, reversal
from insurance.rural_pension.events import AccountEvent, EntryReversed, OverpaymentSetOff
from insurance.rural_pension.terms import ReversalGround, SubLedger
from jinbao.decider import Decider
from jinbao.desk import Desk


class Take(Struct, frozen=True):
    """What a set-off asks of the account; part of it, never asked alone."""

    overpayment: str
    decided: SetOffDecided


class GiveBack(Struct, frozen=True):
    """What a cancellation asks of the account."""

    overpayment: str
    recovery: int
    cancelled: RecoveryCancelled


def decide(account: Account, asked: Take | GiveBack, desk: Desk[None]) -> Iterator[AccountEvent]:
    match account, asked:
        case Open(), Take(overpayment, decided):
            line = partial(
                OverpaymentSetOff,
                decided.person,
                decided.region,
                overpayment=overpayment,
                recovery=decided.recovery,
            )
            yield from entered(
                account,
                [
                    Posting(SubLedger(name), -amount, desk.on.year, desk.on, line)
                    for name, amount in taken_by(decided.decision).items()
                    if amount
                ],
            )
        case Open(), GiveBack(overpayment, recovery, cancelled):
            ground, officer = ReversalGround.DECISION_REVOKED, cancelled.officer
            back = partial(EntryReversed, cancelled.person, cancelled.region, reason=ground, officer=officer)
            taken = [
                one
                for one in account.standing
                if isinstance(one, OverpaymentSetOff)
                and (one.overpayment, one.recovery) == (overpayment, recovery)
            ]
            yield from entered(account, [reversal(one.entry, back) for one in taken])


SETTLEMENT = Decider[Account, Take | GiveBack, AccountEvent](ACCOUNT.initial, decide, ACCOUNT.evolve)
