"""An invented office on which the core is tried: a counter keeps files, and an archive hears of them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Engine, Integer, Table, Text, select

from jinbao.bus import Call, Receipt
from jinbao.commands import Command
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk
from jinbao.events import Event, Recorded
from jinbao.published import Heard
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry, LookUp, Part, Service, Slice, Tables, to


class Opened(Event, frozen=True, tag="counter.file.opened.v1"):
    holder: str
    by: str


class Noted(Event, frozen=True, tag="counter.file.noted.v1"):
    text: str


class Closed(Event, frozen=True, tag="counter.file.closed.v1"):
    reason: str


class FileOpened(Event, frozen=True, tag="counter.file-opened.v1"):
    """What the counter tells others of a file."""

    file: str
    holder: str


class FileClosed(Event, frozen=True, tag="counter.file-closed.v1"):
    file: str


class Open(Command, frozen=True, kw_only=True):
    file: str
    holder: str


class Note(Command, frozen=True, kw_only=True):
    file: str
    text: str


class Close(Command, frozen=True, kw_only=True):
    file: str
    reason: str = "done"


class Move(Command, frozen=True, kw_only=True):
    """Closes one file and opens another for the same holder, both or neither."""

    file: str
    into: str
    holder: str


class OpenFile(Struct, frozen=True):
    holder: str
    opened_by: str


class ClosedFile(Struct, frozen=True):
    holder: str


def decide(state: OpenFile | ClosedFile | None, command: Any, desk: Desk[Any]) -> Iterator[Event]:
    match state, command:
        case None, Open(holder=holder):
            yield Opened(holder, desk.by.person)
        case OpenFile(), Note(text=text):
            yield Noted(text)
        case OpenFile(opened_by=opener), Close(reason=reason):
            desk.must_not_be(opener)
            yield Closed(reason)
        case _:
            raise Refused("OUT_OF_ORDER")


def evolve(state: Any, event: Event) -> OpenFile | ClosedFile:
    match event:
        case Opened(holder=holder, by=by):
            return OpenFile(holder, by)
        case Closed():
            return ClosedFile(state.holder)
    return state


A_FILE = Decider(None, decide, evolve)


def stream_of(command: Open | Note | Close) -> str:
    return f"file/{command.file}"


def move(_: Enquiry, command: Move) -> Iterator[Part]:
    closing = Close(on=command.on, file=command.file, reason="moved")
    opening = Open(on=command.on, file=command.into, holder=command.holder)
    yield Part(stream_of(closing), A_FILE, closing)
    yield Part(stream_of(opening), A_FILE, opening)


def published(recorded: Recorded[Any]) -> Event | None:
    file = recorded.stream.partition("/")[2]
    match recorded.event:
        case Opened(holder=holder):
            return FileOpened(file, holder)
        case Closed():
            return FileClosed(file)
    return None


class Counter:
    """The counter at work, on whatever store."""

    def __init__(
        self,
        engine: Engine,
        name: str = "counter",
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        tables = Tables()
        status = Column("status", Text, nullable=False)
        holder = Column("holder", Text, nullable=False)
        self.files = Table(
            "file",
            tables.metadata,
            Column("id", Text, primary_key=True),
            holder,
            status,
            Column("note", Text),
            Column("version", Integer, nullable=False),
            one_active(
                "one_open_file", holder, where=status == "open", refusal="HOLDER_HAS_A_FILE", field="holder"
            ),
        )
        handlers = {kind: to(A_FILE, stream_of) for kind in (Open, Note, Close)} | {Move: move}
        look_ups = {"files": LookUp(self.read_files, file=True), "count": LookUp(self.count)}
        desk = Slice("files", handlers, look_ups, self.fold)
        self.service = Service(
            name, engine, tables, [desk], keeps=Opened | Noted | Closed, public=published, clock=clock
        )
        self.service.migrate()

    def fold(self, changes: Changes, recorded: Recorded[Any]) -> None:
        file, version = recorded.stream.partition("/")[2], recorded.version
        match recorded.event:
            case Opened(holder=holder):
                changes.put(self.files, id=file, holder=holder, status="open", version=version)
            case Noted(text=text):
                changes.change(self.files, file, note=text, version=version)
            case Closed():
                changes.change(self.files, file, status="closed", version=version)

    def read_files(self, enquiry: Enquiry, ids: Sequence[str]) -> Sequence[Any]:
        """Files as their holders may read them."""
        rows = enquiry.connection.execute(select(self.files).where(self.files.c.id.in_(ids)))
        found = {row.id: row for row in rows}
        return [self.shown(enquiry, found.get(file)) for file in ids]

    def shown(self, enquiry: Enquiry, row: Any) -> Any:
        if row is None or enquiry.actor.speaks_for(row.holder):
            return row
        return NotAuthorised("NOT_AUTHORISED")

    def count(self, enquiry: Enquiry, statuses: Sequence[str]) -> Sequence[int]:
        """How many files stand at a status; only those who sit in an office may ask."""
        if enquiry.actor.office is None:
            raise NotAuthorised("NOT_AUTHORISED")
        return [len(self.with_status(enquiry.connection, status)) for status in statuses]

    def with_status(self, connection: Any, status: str) -> Sequence[Any]:
        return connection.execute(select(self.files).where(self.files.c.status == status)).all()

    # Said briefly.

    @property
    def today(self) -> date:
        return self.service.today

    def ask(self, command: Command, by: str = "Hu", **call: Any) -> Receipt:
        return self.service.carry_out(command, Call(by, **call))

    def open(self, file: str, holder: str, **call: Any) -> Receipt:
        return self.ask(Open(on=self.today, file=file, holder=holder), **call)

    def note(self, file: str, text: str = "seen", **call: Any) -> Receipt:
        return self.ask(Note(on=self.today, file=file, text=text), **call)

    def close(self, file: str, by: str = "Luo", **call: Any) -> Receipt:
        return self.ask(Close(on=self.today, file=file), by, **call)

    def move(self, file: str, into: str, holder: str, by: str = "Luo", **call: Any) -> Receipt:
        return self.ask(Move(on=self.today, file=file, into=into, holder=holder), by, **call)

    def register(self) -> list[Any]:
        """The whole register, in order."""
        with self.service.engine.connect() as connection:
            return list(connection.execute(select(self.files).order_by(self.files.c.id)))

    def history(self, file: str) -> list[Recorded[Any]]:
        return self.service.ledger.recorded(f"file/{file}")

    def everything(self) -> list[tuple[int, Recorded[Any]]]:
        """The whole ledger, each event with its position."""
        return [one for page in self.service.ledger.pages() for one in page]


class Deposited(Event, frozen=True, tag="archive.box.deposited.v1"):
    file: str


class Deposit(Command, frozen=True, kw_only=True):
    """Takes a file of the counter into the archive, which knows it from the counter alone."""

    file: str


def deposit(state: Deposited | None, command: Deposit, desk: Desk[bool]) -> Iterator[Event]:
    if state:
        raise Refused("OUT_OF_ORDER")
    if not desk.known:
        raise Refused("FILE_UNKNOWN")
    yield Deposited(command.file)


class Archive:
    """A second service, which hears from the counter."""

    def __init__(self, engine: Engine, name: str, source: str, hears: Any = FileOpened | FileClosed) -> None:
        tables = Tables()
        self.hears = hears
        self.files = Table(
            "counter_file",
            tables.metadata,
            Column("id", Text, primary_key=True),
            Column("holder", Text, nullable=False),
            Column("status", Text, nullable=False),
        )
        self.taken: list[int] = []
        a_box = Decider(None, deposit, lambda _state, event: event)
        depositing = to(a_box, lambda command: f"box/{command.file}", self.knows)
        self.service = Service(
            name,
            engine,
            tables,
            [Slice("boxes", {Deposit: depositing})],
            keeps=Deposited | Noted,
            sources={source: (hears, self.take)},
        )
        self.service.migrate()

    def take(self, changes: Changes, heard: Heard) -> None:
        self.taken.append(heard.position)
        match heard.event:
            case FileOpened(file=file, holder=holder):
                changes.put(self.files, id=file, holder=holder, status="open")
            case FileClosed(file=file):
                changes.change(self.files, file, status="closed")

    def knows(self, enquiry: Enquiry, _state: Any, command: Deposit) -> bool:
        known = select(self.files.c.id).where(self.files.c.id == command.file)
        return enquiry.connection.execute(known).first() is not None

    def deposit(self, file: str, **call: Any) -> Receipt:
        return self.service.carry_out(Deposit(on=self.service.today, file=file), Call("Tang", **call))

    def register(self) -> list[Any]:
        with self.service.engine.connect() as connection:
            return list(connection.execute(select(self.files).order_by(self.files.c.id)))
