"""The way of a question, of a command, and of a fact that was heard, through one service."""

import hashlib
import hmac
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import UTC, date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias, cast

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, inspect, select
from uuid_utils import uuid7

from jinbao.bus import Call, Receipt
from jinbao.calendar import legal_day
from jinbao.commands import Command, things_in
from jinbao.decider import NotAuthorised, Refused
from jinbao.engine import OneTransaction, Writer, give_way, one_writer, reading
from jinbao.events import By, Event, Origin, Recorded
from jinbao.ledger import Conflict, Envelope, Ledger
from jinbao.published import Heard, Sources
from jinbao.recorder import Stored, hold_appends
from jinbao.register import Changes
from jinbao.service.reacting import following
from jinbao.service.refusing import named_in, names_in, say_no_other_place
from jinbao.service.slice import Enquiry, LookUp, Reaction, Slice
from jinbao.service.tables import Tables
from jinbao.service.trail import Trail
from jinbao.service.unfolding import unfold
from jinbao.statutory_clock.clockwork import Clockwork
from jinbao.statutory_clock.events import ClockEvent
from jinbao.statutory_clock.look_ups import ANSWERS
from jinbao.statutory_clock.public import public_clock
from jinbao.statutory_clock.register import fold as fold_clock
from jinbao.statutory_clock.timekeeper import Timekeeper
from jinbao.telemetry import record_command, traced, traceparent, watch_statements
from jinbao.trial.answers import Foreseen, Supposed
from jinbao.trial.rehearsal import Rehearsal

TRIES = 3
SECONDS_TO_HEAR = 1.0
NO_SOURCES: Sources = MappingProxyType({})

Listener: TypeAlias = Callable[[Sequence[tuple[int, Recorded[Any]]]], None]


class Service:
    """A bounded context at work. Synchronous: callers bring their own threads."""

    def __init__(  # noqa: PLR0913 - what a service is put together from, each by its name
        self,
        name: str,
        engine: Engine,
        tables: Tables,
        slices: Sequence[Slice],
        *,
        keeps: Any,
        public: Callable[[Recorded[Any]], Event | None] = lambda _: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        digest_key: bytes | None = None,
        sources: Sources = NO_SOURCES,
        waits: bool = True,
    ) -> None:
        self.name, self.tables, self.slices = name, tables, tuple(slices)
        self._public, self.clock = public, clock
        # Where commands carry personal data, nobody without the key can guess what was digested.
        self._digest_key = digest_key
        # Where nothing is decided on what is heard, nobody has to wait until it has been.
        self.sources, self.waits = sources, waits
        self.handlers = {kind: handler for part in slices for kind, handler in part.handlers.items()}
        self.reactions: dict[type[Event], list[Reaction]] = {}
        for part in slices:
            for kind, reaction in part.reactions.items():
                self.reactions.setdefault(kind, []).append(reaction)
        self.look_ups = {key: look_up for part in slices for key, look_up in part.look_ups.items()}
        self.look_ups |= {key: LookUp(answer, file=True) for key, answer in ANSWERS.items()}
        self.folds = [part.fold for part in slices if part.fold] + [fold_clock]
        self.effects = [part.effects for part in slices if part.effects]
        self.names = [part.names for part in slices if part.names]
        self.mandates = [part.lets_act for part in slices if part.lets_act]
        self.requirements = [part.requires for part in slices if part.requires]
        self.clockwork = Clockwork(clock for part in slices for clock in part.clocks)
        self.rehearsal = Rehearsal(self)
        self.stand_on(watch_statements(engine), one_writer(engine), Ledger(name, engine, keeps | ClockEvent))

    def stand_on(self, engine: Engine, writer: Writer, ledger: Ledger) -> None:
        """From now on all is read and written there; nobody listens yet, and what was heard is read again."""
        self.engine, self.ledger = engine, ledger
        self._reading, self._writer = reading(engine), writer
        self.listeners: list[Listener] = []
        self.heard: dict[str, int] = {}
        self._hearing = threading.Condition()
        self.timekeeper, self.trail = Timekeeper(self), Trail(self)

    def migrate(self) -> None:
        """Make the tables that are not there yet; only ``jinbao migrate`` and the embedded start do it."""
        there = inspect(self.engine).get_table_names()
        missing = [table for table in self.tables.metadata.sorted_tables if table.name not in there]
        self.tables.metadata.create_all(self.engine, missing, checkfirst=False)

    def fold(self, changes: Changes, recorded: Recorded[Any]) -> None:
        """Move every register by one event."""
        for fold in self.folds:
            fold(changes, recorded)

    def public(self, recorded: Recorded[Any]) -> Event | None:
        """What others are told of an event, if anything."""
        return self._public(recorded) or public_clock(recorded)

    @property
    def today(self) -> date:
        """The legal day, Asia/Shanghai's."""
        return legal_day(self.clock())

    # Looking up.

    def look_up(self, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        """One answer for each key, within what the caller may see; raises NotAuthorised, Refused.

        NOT_YET_KNOWN can be answered all the same, with what is known, if the caller forgets what they saw.
        """
        look_up = self.look_ups[name]
        with traced(f"{self.name}.{name}", keys=len(keys)):
            try:
                self.must_have_heard(call.seen)
                with self.enquiry(call) as enquiry:
                    answers = look_up.answer(enquiry, keys)
            except Refused as refused:
                refused.field = refused.field or named_in(tuple(keys), refused)
                refused.names = names_in(refused, self._reading, self.names)
                if isinstance(refused, NotAuthorised):
                    self.trail.attempted(name, keys, call, refused)
                raise
            self.trail.answered(name, keys, answers, call, file=look_up.file)
            return answers

    @contextmanager
    def enquiry(self, call: Call) -> Iterator[Enquiry]:
        """A look into the registers on behalf of the caller."""
        with self._reading.connect() as connection:
            authority = self.tables.authority
            actor = authority.actor(connection, call.person, call.office, call.on_behalf_of)
            if self._is_let_act(connection, call):
                actor = replace(actor, is_let_act=True)
            yield Enquiry(connection, actor, call, self.today, authority, self)

    def _is_let_act(self, connection: Connection, call: Call) -> bool:
        """Whoever sits in an office acts by its grants alone."""
        whose = None if call.office else call.on_behalf_of
        return whose is not None and any(lets(connection, call.person, whose) for lets in self.mandates)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: events with what they move, or what stands beside the ledger."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def rolled_back(self) -> Iterator["Service"]:
        """This service within one transaction: whatever it decides, hears and records is gone afterwards.

        Nobody is woken by it but who listens to that service.
        """
        with self.writing() as connection:
            give_way(connection)
            hold_appends(connection)
            within = copy(self)
            one = cast("Engine", OneTransaction(connection))  # it is one in all that a service asks of it
            within.stand_on(one, one, self.ledger.within(one))
            within.waits = False  # nothing is heard meanwhile
            yield within
            connection.rollback()

    # Carrying out.

    def carry_out(self, command: Command, call: Call) -> Receipt:
        """Record what follows from a command, together with the registers it moves; raises Refused.

        The same command id gives the first answer again, however often it comes; with another content it is
        refused.
        """
        started = time.perf_counter()
        with traced(f"{self.name}.{type(command).__name__}"):
            try:
                receipt = self.settle(command, call)
            except Refused as refused:
                record_command(self.name, type(command).__name__, time.perf_counter() - started, refused.code)
                raise
        record_command(self.name, type(command).__name__, time.perf_counter() - started)
        return receipt

    def _origin(self, command: Command, call: Call) -> Origin:
        asked = msgspec.json.encode(
            [type(command).__name__, call.person, call.office, call.on_behalf_of, command], order="sorted"
        )
        return Origin(call.command_id or str(uuid7()), self.digest(asked))

    def digest(self, asked: bytes) -> str:
        """What is kept of a request to know it again."""
        if self._digest_key is None:
            return hashlib.sha256(asked).hexdigest()
        return hmac.digest(self._digest_key, asked, "sha256").hex()

    def settle(self, command: Command, call: Call) -> Receipt:
        """The same, and nothing is measured."""
        origin = self._origin(command, call)
        for _ in range(TRIES):
            try:
                return self._decide_and_record(command, call, origin)
            except Conflict:
                # Perhaps another stream moved on; whether the caller's did is seen on looking again.
                if first := self._first_answer(origin, call):
                    return first
            except Refused as refused:
                if first := self._first_answer(origin, call):
                    return first
                self._complete(refused, command)
                if isinstance(refused, NotAuthorised):
                    self.trail.attempted(type(command).__name__, things_in(command), call, refused)
                    say_no_other_place(command, refused)
                raise
        raise Refused("CONFLICT", retryable=True)

    def must_be_possible(self, command: Command, call: Call) -> None:
        """Raises Refused as the command itself would; nothing is locked or recorded."""
        try:
            self._decide(command, call, self._envelope(command, call, self._origin(command, call)))
        except Refused as refused:
            self._complete(refused, command)
            if isinstance(refused, NotAuthorised):
                say_no_other_place(command, refused)
            raise

    def _complete(self, refused: Refused, command: Command) -> None:
        refused.field = refused.field or named_in(command, refused)
        refused.names = names_in(refused, self._reading, self.names)

    def _first_answer(self, origin: Origin, call: Call) -> Receipt | None:
        """What this command was answered when it came for the first time; raises COMMAND_ID_REUSED."""
        if call.command_id is None or not (committed := self.ledger.answered(call.command_id)):
            return None
        if committed[0][1].command != origin:
            raise Refused("COMMAND_ID_REUSED", field="commandId")
        return self._receipt(committed)

    def _decide_and_record(self, command: Command, call: Call, origin: Origin) -> Receipt:
        self.must_have_heard(call.seen)
        return self.record(self._decide(command, call, self._envelope(command, call, origin)))

    def _envelope(self, command: Command, call: Call, origin: Origin) -> Envelope:
        return Envelope(
            by=By(call.person, call.office, call.on_behalf_of),
            on=command.on,
            at=self.clock(),
            command=origin,
            entry=call.historical_entry,
            received_on=command.received_on,
            trace=call.trace or traceparent(),
        )

    def _decide(self, command: Command, call: Call, envelope: Envelope) -> list[Stored]:
        with self.enquiry(call) as enquiry:
            self.tables.authority.must_enter_history(
                enquiry.connection, enquiry.actor, call.historical_entry, command.on, enquiry.today
            )
            unfolded = self.handlers[type(command)](enquiry, command)
            stored = unfold(enquiry, unfolded, envelope, {}, call.expected_version)
            if not stored:
                raise Refused("NOTHING_TO_DO")
            for required in self.requirements:
                required(enquiry, command)
        return stored

    def record(self, stored: Sequence[Stored]) -> Receipt:
        """Events and registers in one transaction; afterwards whoever follows is woken."""
        with self.writing() as connection:
            committed = self._keep(connection, stored)
        self._wake(committed)
        return self._receipt(committed)

    def _keep(self, connection: Connection, stored: Sequence[Stored]) -> list[tuple[int, Recorded[Any]]]:
        positions = self.ledger.append(connection, stored)
        changes = Changes(connection)
        for one in stored:
            self.fold(changes, one.recorded)
        changes.flush()
        return [(position, one.recorded) for position, one in zip(positions, stored, strict=True)]

    def _wake(self, committed: Sequence[tuple[int, Recorded[Any]]]) -> None:
        for listener in self.listeners if committed else ():
            listener(committed)

    def _receipt(self, committed: Sequence[tuple[int, Recorded[Any]]]) -> Receipt:
        """Where a command was recorded, the same however often it is asked."""
        stream = committed[0][1].stream
        version = max(recorded.version for _, recorded in committed if recorded.stream == stream)
        public = [position for position, recorded in committed if self.public(recorded)]
        return Receipt(stream, version, committed[-1][0], public[-1] if public else None)

    def rehearse(self, supposed: Supposed, call: Call) -> Foreseen:
        """What would change, and nothing does; raises Refused."""
        with traced(f"{self.name}.rehearse"):
            return self.rehearsal.of(supposed, call)

    # Hearing from other services.

    def hear(
        self, source: str, position: int, fold: Callable[[Changes], None], heard: Sequence[Heard] = ()
    ) -> None:
        """Take in what another service published up to a position.

        Registers, the cursor and what follows from it here move together, so that nothing follows twice.
        """
        with self.writing() as connection:
            changes = Changes(connection)
            fold(changes)
            changes.put(self.tables.cursors, follower="inbox", source=source, position=position)
            changes.flush()
            follows = following(self, connection, heard)
            committed = [one for stored in follows for one in self._keep(connection, stored)]
        self._wake(committed)
        with self._hearing:
            self.heard[source] = position
            self._hearing.notify_all()

    def must_have_heard(self, seen: Mapping[str, int]) -> None:
        """Wait a moment for what the caller has already seen elsewhere; raises NOT_YET_KNOWN.

        Nothing is awaited of services that this one does not listen to: it would never come.
        """
        for source, position in seen.items():
            has_come = partial(self._has_reached, source, position)
            if self.waits and source in self.sources and not self.hears_until(has_come):
                raise Refused("NOT_YET_KNOWN", retryable=True, source=source)

    def hears_until(self, so: Callable[[], bool]) -> bool:
        """Whether it is so, or becomes so within a moment by what is heard from others."""
        if so():
            return True
        if not self.waits:
            return False
        with self._hearing:
            return self._hearing.wait_for(so, SECONDS_TO_HEAR)

    def _has_reached(self, source: str, position: int) -> bool:
        return self.has_heard(source) >= position

    def has_heard(self, source: str) -> int:
        """The position in another service's ledger up to which its public events are known here."""
        if source not in self.heard:
            cursors = self.tables.cursors
            with self._reading.connect() as connection:
                found = connection.scalar(
                    select(cursors.c.position).where(
                        cursors.c.follower == "inbox", cursors.c.source == source
                    )
                )
            self.heard[source] = found or 0
        return self.heard[source]
