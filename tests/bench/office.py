"""The office that is measured: contributions booked to accounts, each event with all that an audit needs."""

from datetime import UTC, date, datetime
from functools import cached_property
from itertools import count
from typing import Any

from msgspec.json import encode
from msgspec.structs import replace
from sqlalchemy import BigInteger, Column, Engine, Integer, Table, Text

from jinbao.bus import Call
from jinbao.commands import Command
from jinbao.decider import Decider
from jinbao.events import By, Event, Recorded
from jinbao.ledger import Envelope, History
from jinbao.recorder import Stored
from jinbao.register import Changes
from jinbao.service import Service, Slice, Tables

TODAY = date(2010, 7, 1)
CALL = Call(
    "p-1024",
    "office-511526100",
    command_id="",
    trace="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
)


class Booked(Event, frozen=True, tag="bench.account.booked.v1"):
    """A contribution with its subsidy, as large as a usual event."""

    account: str
    year: int
    contributed: int
    subsidy: int
    collective: int
    receipt: str
    grade: int
    paid_on: date
    payer: str


class Corrected(Event, frozen=True, tag="bench.account.corrected.v1"):
    account: str
    reason: str


class Book(Command, frozen=True, kw_only=True):
    account: str
    year: int
    contributed: int
    receipt: str


def booked(number: int) -> Booked:
    return Booked(
        account=f"account-{number:08}",
        year=2010,
        contributed=10_000,
        subsidy=3_000,
        collective=0,
        receipt=f"R-2010-{number:08}",
        grade=1,
        paid_on=TODAY,
        payer=f"person-{number:08}",
    )


BALANCE: Decider[int, Any, Any] = Decider(
    0, lambda _state, _command, _desk: (), lambda state, event: state + event.contributed + event.subsidy
)


class Accounts:
    """A service with one register of accounts, or with none."""

    def __init__(self, engine: Engine, *, register: bool) -> None:
        tables = Tables()
        self.table = Table(
            "account",
            tables.metadata,
            Column("id", Text, primary_key=True),
            Column("person", Text, nullable=False),
            Column("year", Integer, nullable=False),
            Column("balance", BigInteger, nullable=False),
            Column("version", Integer, nullable=False),
        )
        slices = [Slice("accounts", fold=self.fold)] if register else []
        self.service = Service("bench", engine, tables, slices, keeps=Booked | Corrected)
        self.service.migrate()
        self._numbers = count(1)

    def fold(self, changes: Changes, recorded: Recorded[Any]) -> None:
        match recorded.event:
            case Booked() as event:
                changes.put(
                    self.table,
                    id=event.account,
                    person=event.payer,
                    year=event.year,
                    balance=event.contributed + event.subsidy + event.collective,
                    version=recorded.version,
                )

    def record(self) -> None:
        """One command from its digest to its commit."""
        number = next(self._numbers)
        event = booked(number)
        command = Book(on=TODAY, account=event.account, year=2010, contributed=10_000, receipt=event.receipt)
        self.service.record(self.stored(f"account/{number}", [event], command))

    def record_bare(self) -> None:
        """The same event and register, and nothing by which anybody could check them."""
        number = next(self._numbers)
        event = booked(number)
        self.service.record(
            [Stored(replace(self._bare, stream=f"account/{number}", event=event), encode(event))]
        )

    @cached_property
    def _bare(self) -> Recorded[Any]:
        command = Book(on=TODAY, account="account", year=2010, contributed=10_000, receipt="R")
        [stored] = self.stored("account", [booked(0)], command)
        return replace(stored.recorded, command=None)

    def stored(self, stream: str, events: list[Booked], command: Book) -> list[Stored]:
        """Events with all that an audit needs: by whom, when, from which command, after which bytes."""
        origin = self.service._origin(command, CALL)
        envelope = Envelope(
            by=By(CALL.person, CALL.office),
            on=TODAY,
            at=datetime.now(UTC),
            command=origin,
            trace=CALL.trace,
        )
        return list(self.service.ledger.enveloped(stream, History(0, 0, "0" * 64), events, envelope))

    def fill(self, streams: int, length: int) -> None:
        """Streams of this length, as commands in which many events are recorded."""
        for stream in range(streams):
            events = [booked(stream * length + number) for number in range(length)]
            command = Book(on=TODAY, account="many", year=2010, contributed=0, receipt=str(stream))
            self.service.record(self.stored(f"account/{stream}", events, command))
