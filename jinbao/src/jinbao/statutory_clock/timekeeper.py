"""The timekeeper of a service: it records that a clock has run out even when nobody looks.

It reads the machine's clock and trusts it with care. Where that is behind what the ledger has seen, one of
the two is wrong, and nothing is recorded until they agree; what was recorded is never taken back. A clock
that was ahead is found out once it is right again: what it saw expire too early is counted and told.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Row, func, select, tuple_
from sqlalchemy.sql.elements import ColumnElement
from uuid_utils import uuid7

from jinbao.actor import Actor
from jinbao.calendar import legal_day
from jinbao.desk import Desk
from jinbao.engine import reading
from jinbao.events import By, Origin
from jinbao.ledger import Conflict, Envelope, hashed
from jinbao.recorder import Stored
from jinbao.statutory_clock.clock import CLOCK, Confirm, Expire, Turn, decide
from jinbao.statutory_clock.register import CLOCKS
from jinbao.statutory_clock.terms import ClockState

if TYPE_CHECKING:
    from jinbao.service import Service

TIMEKEEPER = "timekeeper"
"""Who acts where time itself does: no person and no office."""

AT_ONCE = 500
TRIES = 3
ONE_DAY = timedelta(days=1)

log = logging.getLogger(__name__)


class Timekeeper:
    """Watches the statutory clocks of one service; any number of them may watch the same ones."""

    def __init__(self, service: "Service") -> None:
        self.service = service
        self._reading = reading(service.engine)

    def look(self) -> int:
        """Record what has run out by the machine's clock, and what is certain by now; how many that were."""
        if not self.service.clockwork.declared or (day := self._day()) is None:
            return 0
        self._tell_of_a_clock_that_was_ahead(day)
        return self.confirm() + self.expire(day - ONE_DAY)

    def expire(self, through: date) -> int:
        """Record each clock whose last day was over at the end of this one."""
        due = (CLOCKS.c.state == ClockState.RUNNING) & ~CLOCKS.c.provisional & (CLOCKS.c.listed_by <= through)
        return self._turn(due, Expire(through))

    def confirm(self) -> int:
        """Record each last day that a calendar has made certain."""
        return self._turn((CLOCKS.c.state == ClockState.RUNNING) & CLOCKS.c.provisional, Confirm())

    def _day(self) -> date | None:
        """The legal day by the machine's clock; none while the ledger knows of a later one."""
        day, last = self.service.today, self.service.ledger.last_recorded_at()
        if last and legal_day(last) > day:
            log.warning("The clock of %s says %s, its ledger %s.", self.service.name, day, legal_day(last))
            return None
        return day

    def _tell_of_a_clock_that_was_ahead(self, day: date) -> None:
        seen = (CLOCKS.c.state == ClockState.EXPIRED) & ~CLOCKS.c.provisional
        early = select(func.count()).where(seen, CLOCKS.c.listed_by >= day)
        with self._reading.connect() as connection:
            if count := connection.scalar(early):
                log.error("%s clocks of %s were seen to expire too early.", count, self.service.name)

    def _turn(self, which: ColumnElement[bool], turn: Turn) -> int:
        """Page by page, so that no transaction is long; what nothing follows for is stepped over."""
        turned, after = 0, (date.min, "")
        while page := self._page(which, after):
            turned += self._record([row.stream for row in page], turn)
            after = page[-1].listed_by, page[-1].id
        return turned

    def _page(self, which: ColumnElement[bool], after: tuple[date, str]) -> Sequence[Row[Any, Any, Any]]:
        """As the index has them, so that a look costs what is due and not what is kept."""
        order = (CLOCKS.c.listed_by, CLOCKS.c.id)
        page = select(*order, CLOCKS.c.stream).where(which, tuple_(*order) > after)
        page = page.order_by(*order).limit(AT_ONCE)
        with self._reading.connect() as connection:
            return connection.execute(page).all()

    def _record(self, streams: Sequence[str], turn: Turn) -> int:
        """In one transaction; whoever else moves one of these clocks meanwhile has them looked at again."""
        for _ in range(TRIES):
            if not (stored := list(self._decide(streams, turn))):
                return 0
            with suppress(Conflict):
                self.service.record(stored)
                return len(stored)
        return 0

    def _decide(self, streams: Sequence[str], turn: Turn) -> Iterator[Stored]:
        service = self.service
        origin = Origin(str(uuid7()), hashed(msgspec.json.encode(turn)))
        envelope = Envelope(By(TIMEKEEPER), on=service.today, at=service.clock(), command=origin)
        desk = Desk(Actor(TIMEKEEPER), service.today, None)
        for stream, history in service.ledger.histories(CLOCK, streams).items():
            for one in service.ledger.enveloped(stream, history, decide(history.state, turn, desk), envelope):
                envelope = msgspec.structs.replace(envelope, command=None)
                yield one
