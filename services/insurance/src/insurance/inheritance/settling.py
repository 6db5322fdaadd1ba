"""The account of the dead is settled with a grant, entry by entry, and stands again when it is revoked."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from insurance.inheritance.events import InheritanceGranted, InheritanceRevoked
from insurance.rural_pension.account import ACCOUNT, Account, OfEstate, Open, Posting, entered, reversal
from insurance.rural_pension.events.account import AccountEvent, AccountInherited, EntryReversed, SubsidyKept
from insurance.rural_pension.terms import ReversalGround, SubLedger
from jinbao.decider import Decider
from jinbao.desk import Desk
from jinbao.money import Fen
from jinbao.rules import Value


class Settle(Struct, frozen=True):
    """What a grant asks of the account; part of it, never asked alone."""

    granted: InheritanceGranted


class StandAgain(Struct, frozen=True):
    """What a revocation asks of the account."""

    revoked: InheritanceRevoked


def decide(account: Account, asked: Settle | StandAgain, desk: Desk[None]) -> Iterator[AccountEvent]:
    """Who never had an account leaves none."""
    match account, asked:
        case Open(), Settle(granted):
            yield from entered(account, postings(granted, desk))
        case Open(), StandAgain(revoked):
            ground, officer = ReversalGround.DECISION_REVOKED, revoked.officer
            line = partial(EntryReversed, revoked.person, revoked.region, reason=ground, officer=officer)
            lines = [
                one
                for one in account.standing
                if isinstance(one, OfEstate) and one.inheritance == revoked.inheritance
            ]
            yield from entered(account, [reversal(one.entry, line) for one in lines])


def postings(granted: InheritanceGranted, desk: Desk[None]) -> Iterator[Posting]:
    """Every sub-ledger is emptied by what the decision says; the fund's part by an entry that says so."""
    case = (granted.person, granted.region)
    inherited = partial(AccountInherited, *case, inheritance=granted.inheritance)
    stays = partial(SubsidyKept, *case, inheritance=granted.inheritance)
    kept = step_of(granted, "subsidy_kept")
    for sub_ledger in SubLedger:
        balance = input_of(granted, f"{sub_ledger.lower()}_account")
        rest = kept if sub_ledger is SubLedger.SUBSIDY else 0
        for amount, line in ((balance - rest, inherited), (rest, stays)):
            if amount:
                yield Posting(sub_ledger, -amount, desk.on.year, desk.on, line)


def step_of(granted: InheritanceGranted, name: str) -> Fen:
    """The result of a step, nothing where the decision did without it."""
    return next((fen_of(step.result) for step in granted.decision.steps if step.name == name), 0)


def input_of(granted: InheritanceGranted, name: str) -> Fen:
    return next(fen_of(one.value) for one in granted.decision.inputs if one.name == name)


def fen_of(value: Value) -> Fen:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is no amount")


SETTLEMENT = Decider[Account, Settle | StandAgain, AccountEvent](ACCOUNT.initial, decide, ACCOUNT.evolve)
