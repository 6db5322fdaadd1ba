"""The personal account bears its part of what was paid: in its shares, and never more than it has."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from insurance.payment_run.events import Line
from insurance.payment_run.owing import out_of_account
from insurance.rural_pension.account import ACCOUNT, Account, Open, Posting, entered
from insurance.rural_pension.events.account import AccountEvent, Balances, BenefitDebited
from insurance.rural_pension.terms import SubLedger
from jinbao.decider import Decider
from jinbao.desk import Desk


class Debit(Struct, frozen=True):
    """What a paid line asks of an account; part of its settlement, never asked alone."""

    run: str
    line: Line
    shares: Balances


def decide(account: Account, debit: Debit, desk: Desk[None]) -> Iterator[AccountEvent]:
    """Who never had an account draws on none."""
    if isinstance(account, Open):
        line = debit.line
        borne = out_of_account(account.balances, debit.shares, line.months)
        yield from entered(account, postings(debit, borne, desk))


def postings(debit: Debit, borne: Balances, desk: Desk[None]) -> Iterator[Posting]:
    line = debit.line
    debited = partial(BenefitDebited, line.person, line.region, run=debit.run, line=line.number)
    for sub_ledger in SubLedger:
        if amount := getattr(borne, sub_ledger.lower()):
            yield Posting(sub_ledger, -amount, desk.on.year, desk.on, debited)


DEBIT = Decider[Account, Debit, AccountEvent](ACCOUNT.initial, decide, ACCOUNT.evolve)
