"""The tables of one service: ledger, cursors, authority, trail and clocks, and what its slices add."""

from sqlalchemy import MetaData

from jinbao.authority import Authority
from jinbao.recorder import ledger_table
from jinbao.register import cursor_table
from jinbao.service.trail import access_trail
from jinbao.statutory_clock.register import CLOCKS


class Tables:
    """Fresh for each service; the slices name theirs on the same metadata."""

    def __init__(self) -> None:
        self.metadata = MetaData()
        self.ledger = ledger_table(self.metadata)
        self.cursors = cursor_table(self.metadata)
        self.authority = Authority(self.metadata)
        self.trail = access_trail(self.metadata)
        CLOCKS.to_metadata(self.metadata)
