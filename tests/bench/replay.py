"""Replaying: a stream of a thousand events, read from the store and folded to a state."""

from figures import Figure, rate
from office import BALANCE, Accounts

from jinbao.engine import open_engine

LENGTH = 1_000
TIMES = 10


def replay(store: str, reach: float, url: str) -> Figure:
    accounts = Accounts(open_engine(url), register=False)
    accounts.fill(streams=1, length=LENGTH)
    ledger = accounts.service.ledger

    def ours() -> None:
        for _ in range(TIMES):
            assert ledger.history(BALANCE, "account/0").state == 13_000 * LENGTH

    return rate(f"replay_events_per_s_{store}", reach, LENGTH * TIMES, ours)
