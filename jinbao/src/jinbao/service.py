"""A service: one ledger, its registers, and the one way in which every command goes."""

import hashlib
import hmac
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import reduce
from itertools import chain
from types import MappingProxyType
from typing import Any, TypeAlias, cast

import msgspec
from sqlalchemy import Connection, Engine, MetaData, select
from uuid_utils import uuid7

from jinbao.actor import Actor, Place
from jinbao.authority import AccessTrail, Authority
from jinbao.bus import Call, Receipt
from jinbao.calendar import NO_CITY_TABLE, CityTable, legal_day
from jinbao.commands import Command, path_to, things_in
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk
from jinbao.engine import OneTransaction, Writer, give_way, one_writer, reading
from jinbao.events import By, Event, Origin, Recorded
from jinbao.ledger import Conflict, Envelope, History, Ledger, hashed
from jinbao.paging import Listed
from jinbao.published import Heard, Sources
from jinbao.recorder import Stored, hold_appends, ledger_table
from jinbao.register import Changes, Fold, cursor_table
from jinbao.statutory_clock.clock import CLOCK
from jinbao.statutory_clock.clockwork import Clockwork
from jinbao.statutory_clock.declaration import StatutoryClock
from jinbao.statutory_clock.events import ClockEvent
from jinbao.statutory_clock.look_ups import ANSWERS
from jinbao.statutory_clock.public import public_clock
from jinbao.statutory_clock.register import CLOCKS
from jinbao.statutory_clock.register import fold as fold_clock
from jinbao.statutory_clock.timekeeper import Timekeeper
from jinbao.telemetry import record_command, traced, traceparent, watch_statements
from jinbao.trial.answers import Foreseen, Supposed
from jinbao.trial.effects import Effects
from jinbao.trial.rehearsal import Rehearsal

log = logging.getLogger(__name__)

TRIES = 3
SECONDS_TO_HEAR = 1.0
INBOX = "inbox"
"""Who acts where a fact of another service leads to something here: no person and no office."""

NO_SOURCES: Sources = MappingProxyType({})
NO_CLOCK = History(CLOCK.initial, 0, None)


class Tables:
    """The tables of one service: ledger, cursors, authority, trail and clocks, and what its slices add."""

    def __init__(self) -> None:
        self.metadata = MetaData()
        self.ledger = ledger_table(self.metadata)
        self.cursors = cursor_table(self.metadata)
        self.authority = Authority(self.metadata)
        self.trail = AccessTrail(self.metadata)
        CLOCKS.to_metadata(self.metadata)


@dataclass(frozen=True)
class Enquiry:
    """A look into a service's registers on behalf of somebody: their connection, their rights, their day."""

    connection: Connection
    actor: Actor
    call: Call
    today: date
    authority: Authority
    service: "Service"

    def place(self, region: str) -> Place:
        """A region with all that it lies within; raises REGION_UNKNOWN."""
        return self.authority.place(self.connection, region)

    def sees(self, item: str, *, region: Any, person: Any = None) -> Any:
        """The SQL condition under which the asker may see a row of this item."""
        return self.authority.visible(self.actor, item, self.today, region=region, person=person)

    def may(self, step: str, item: str, *, region: Any) -> Any:
        """The SQL condition under which the asker's grants allow a step of this item there."""
        return self.authority.allowed(self.actor, step, item, self.today, region=region)


@dataclass(frozen=True)
class Part:
    """What a command means for one stream; ``known`` gathers the facts that its decider needs.

    ``cause`` is the event that it follows from, if it does not come from the command itself.
    """

    stream: str
    decider: Decider[Any, Any, Any]
    command: Any
    known: Callable[[Any], Any] = field(default=lambda _: None)
    cause: str | None = None


Handler: TypeAlias = Callable[[Enquiry, Any], Iterable[Part | Sequence[Part]]]
"""Unfolds a command into its parts, which are recorded in one transaction or not at all.

Parts of one decider that come together, each for a stream of its own, are read with one statement.
"""


def to(
    decider: Decider[Any, Any, Any],
    stream: Callable[[Any], str],
    known: Callable[[Enquiry, Any, Any], Any] = lambda _enquiry, _state, _command: None,
) -> Handler:
    """The handler of a command that concerns one stream."""

    def unfold(enquiry: Enquiry, command: Any) -> Iterator[Part]:
        yield Part(stream(command), decider, command, lambda state: known(enquiry, state, command))

    return unfold


@dataclass(frozen=True)
class LookUp:
    """A batched question: many keys in, one answer for each in the same order, whatever the number in one go.

    ``file`` says that the answers are from people's files, so that the reading itself is recorded.
    """

    answer: Callable[[Enquiry, Sequence[Any]], Sequence[Any]]
    file: bool = False


Reaction: TypeAlias = Callable[[Enquiry, Heard], Iterable[Part | Sequence[Part]]]
"""Unfolds a fact that was heard into what follows from it here, in the transaction that takes it in."""


Names: TypeAlias = Callable[[Connection, Iterable[str]], Mapping[str, str]]
"""What things are called that a service knows by name, by those of the ids that are theirs."""


@dataclass(frozen=True)
class Slice:
    """A capability of an office, as the service sees it."""

    name: str
    handlers: Mapping[type[Command], Handler] = field(default_factory=dict)
    look_ups: Mapping[str, LookUp] = field(default_factory=dict)
    fold: Fold | None = None
    clocks: Sequence[StatutoryClock] = ()
    reactions: Mapping[type[Event], Reaction] = field(default_factory=dict)
    effects: Effects | None = None
    names: Names | None = None


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
        city: CityTable = NO_CITY_TABLE,
    ) -> None:
        self.name, self.tables, self.slices = name, tables, tuple(slices)
        self._public, self.clock = public, clock
        # Where commands carry personal data, nobody without the key can guess what was digested.
        self._digest_key = digest_key
        # Where nothing is decided on what is heard, nobody has to wait until it has been.
        self.sources, self.waits = sources, waits
        self.city = city
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
        self.timekeeper = Timekeeper(self)

    def migrate(self) -> None:
        """Make the tables that are not there yet; only ``jinbao migrate`` and the embedded start do it."""
        self.tables.metadata.create_all(self.engine)

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
                refused.names = self.names_in(refused)
                if isinstance(refused, NotAuthorised):
                    self.record_attempt(name, keys, call, refused)
                raise
            self._record_answers(name, keys, answers, call, file=look_up.file)
            return answers

    @contextmanager
    def enquiry(self, call: Call) -> Iterator[Enquiry]:
        """A look into the registers on behalf of the caller."""
        with self._reading.connect() as connection:
            authority = self.tables.authority
            actor = authority.actor(connection, call.person, call.office, call.on_behalf_of)
            yield Enquiry(connection, actor, call, self.today, authority, self)

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
        return Origin(call.command_id or str(uuid7()), self._digest(asked))

    def _digest(self, asked: bytes) -> str:
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
                refused.field = refused.field or named_in(command, refused)
                refused.names = self.names_in(refused)
                if isinstance(refused, NotAuthorised):
                    self.record_attempt(type(command).__name__, things_in(command), call, refused)
                    say_no_other_place(command, refused)
                raise
        raise Refused("CONFLICT", retryable=True)

    def _first_answer(self, origin: Origin, call: Call) -> Receipt | None:
        """What this command was answered when it came for the first time; raises COMMAND_ID_REUSED."""
        if call.command_id is None or not (committed := self.ledger.answered(call.command_id)):
            return None
        if committed[0][1].command != origin:
            raise Refused("COMMAND_ID_REUSED", field="commandId")
        return self._receipt(committed)

    def _decide_and_record(self, command: Command, call: Call, origin: Origin) -> Receipt:
        self.must_have_heard(call.seen)
        envelope = Envelope(
            by=By(call.person, call.office, call.on_behalf_of),
            on=command.on,
            at=self.clock(),
            command=origin,
            entry=call.historical_entry,
            received_on=command.received_on,
            trace=call.trace or traceparent(),
        )
        stored = self._decide(command, call, envelope)
        return self.record(stored)

    def _decide(self, command: Command, call: Call, envelope: Envelope) -> list[Stored]:
        with self.enquiry(call) as enquiry:
            self.tables.authority.must_enter_history(
                enquiry.connection, enquiry.actor, call.historical_entry, command.on, enquiry.today
            )
            unfolded = self.handlers[type(command)](enquiry, command)
            stored = self._unfold(enquiry, unfolded, envelope, {}, call.expected_version)
        if not stored:
            raise Refused("NOTHING_TO_DO")
        return stored

    def _unfold(
        self,
        enquiry: Enquiry,
        unfolded: Iterable[Part | Sequence[Part]],
        envelope: Envelope,
        read: dict[str, History[Any]],
        expected_version: int | None = None,
    ) -> list[Stored]:
        """What follows from each part for its stream, and from all of them for the clocks of their cases."""
        stored: list[Stored] = []
        happened: list[tuple[Recorded[Any], Any]] = []
        turned = self._clock_parts(enquiry, happened, read)
        for part, found in self._parts(chain(unfolded, turned), read):
            before = read.get(part.stream, found)
            if not read and expected_version not in (None, before.version):
                raise Refused("VERSION_CHANGED", field="expectedVersion", version=before.version)
            desk = Desk(enquiry.actor, envelope.on, part.known(before.state))
            events = list(part.decider.decide(before.state, part.command, desk))
            caused = msgspec.structs.replace(envelope, cause=part.cause) if part.cause else envelope
            kept = list(self.ledger.enveloped(part.stream, before, events, caused))
            if kept:
                envelope = msgspec.structs.replace(envelope, command=None)
                state = reduce(part.decider.evolve, events_of(kept), before.state)
                happened += ((one.recorded, state) for one in kept)
                read[part.stream] = History(state, before.version + len(kept), hashed(kept[-1].state))
                stored += kept
        return stored

    def _parts(
        self, unfolded: Iterable[Part | Sequence[Part]], read: Mapping[str, Any]
    ) -> Iterator[tuple[Part, History[Any]]]:
        """Each part with the history of its stream, which ``read`` has where the command moved it before."""
        for given in unfolded:
            match given:
                case Part(stream=stream, decider=decider):
                    yield given, read.get(stream) or self.ledger.history(decider, stream)
                case [Part(decider=decider), *_]:
                    unread = dict.fromkeys(part.stream for part in given if part.stream not in read)
                    histories = self.ledger.histories(decider, list(unread)) if unread else {}
                    yield from ((part, histories.get(part.stream) or read[part.stream]) for part in given)

    def _clock_parts(
        self,
        enquiry: Enquiry,
        happened: Sequence[tuple[Recorded[Any], Any]],
        read: dict[str, History[Any]],
    ) -> Iterator[Sequence[Part]]:
        """What the events of a command mean for the statutory clocks of their cases, once all are known."""
        begun = {one.stream for one, _ in happened if one.version == 1}
        parts: list[Part] = []
        for one, state in happened:
            for case, stream, turn in self.clockwork.turns(enquiry, one, state):
                if case in begun:  # what has only now begun has no clocks that would have to be read
                    read.setdefault(stream, NO_CLOCK)
                parts.append(Part(stream, CLOCK, turn, lambda _: self.city, cause=one.id))
        if parts:
            yield parts

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
            committed = self._react(connection, heard)
        self._wake(committed)
        with self._hearing:
            self.heard[source] = position
            self._hearing.notify_all()

    def _react(self, connection: Connection, heard: Sequence[Heard]) -> list[tuple[int, Recorded[Any]]]:
        """What follows here from each fact, with it as the cause.

        A refusal leaves only the registers; one that will pass has the fact heard again.
        """
        committed: list[tuple[int, Recorded[Any]]] = []
        read: dict[str, History[Any]] = {}
        enquiry = Enquiry(
            connection, Actor(INBOX), Call(INBOX, None), self.today, self.tables.authority, self
        )
        for one in heard:
            if not (reactions := self.reactions.get(type(one.event))):
                continue
            follows = chain.from_iterable(reaction(enquiry, one) for reaction in reactions)
            origin = Origin(f"{self.name}/{one.id}", self._digest(one.id.encode()))
            envelope = Envelope(
                By(INBOX), on=self.today, at=self.clock(), command=origin, cause=one.id, trace=one.trace
            )
            try:
                stored = self._unfold(enquiry, follows, envelope, tried := dict(read))
            except Refused as refused:
                if refused.retryable:
                    raise
                log.warning("Nothing follows from %s in %s: %s", one.id, self.name, refused.code)
                continue
            read = tried
            committed += self._keep(connection, stored) if stored else []
        return committed

    def must_have_heard(self, seen: Mapping[str, int]) -> None:
        """Wait a moment for what the caller has already seen elsewhere; raises NOT_YET_KNOWN.

        Nothing is awaited of services that this one does not listen to: it would never come.
        """
        for source, position in seen.items():
            if self.waits and source in self.sources and not self._hears_until(source, position):
                raise Refused("NOT_YET_KNOWN", retryable=True, source=source)

    def _hears_until(self, source: str, position: int) -> bool:
        if self.has_heard(source) >= position:
            return True
        with self._hearing:
            return self._hearing.wait_for(lambda: self.has_heard(source) >= position, SECONDS_TO_HEAR)

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

    # The access trail.

    def _record_answers(
        self, name: str, keys: Sequence[Any], answers: Sequence[Any], call: Call, *, file: bool
    ) -> None:
        """Whose files were read, and whose were asked for without the right to them."""
        read: list[str] = []
        for key, answer in zip(keys, answers, strict=True):
            if isinstance(answer, NotAuthorised):
                self.record_attempt(name, [key], call, answer)
            elif file and not isinstance(answer, Refused):
                read += subjects_of(key, answer)
        if read:
            subjects = list(dict.fromkeys(read))
            self.write_trail(call, kind="read", action=name, subjects=subjects, purpose=call.purpose)

    def names_in(self, refused: Refused) -> Mapping[str, str]:
        """What the things are called of which a refusal speaks."""
        ids = [value for value in refused.params.values() if isinstance(value, str)]
        if not ids:
            return {}
        with self._reading.connect() as connection:
            return dict(chain.from_iterable(names(connection, ids).items() for names in self.names))

    def record_attempt(self, name: str, keys: Sequence[Any], call: Call, refused: Refused) -> None:
        subjects = [subject for key in keys for subject in subjects_of(key, None)]
        self.write_trail(call, kind="refused", action=name, subjects=subjects, code=refused.code)

    def write_trail(self, call: Call, **row: Any) -> None:
        with self.writing() as connection:
            self.tables.trail.write(
                connection,
                at=self.clock(),
                person=call.person,
                office=call.office,
                on_behalf_of=call.on_behalf_of,
                trace=call.trace,
                **row,
            )


def events_of(stored: Iterable[Stored]) -> Iterator[Any]:
    """What happened, without the envelopes."""
    return (one.recorded.event for one in stored)


def subjects_of(key: Any, answer: Any) -> list[str]:
    """Whose files a question was about: the thing that was asked for, or those that a list has shown."""
    if isinstance(answer, Listed):
        return [str(getattr(row, "person", None) or getattr(row, "id", "")) for row in answer.rows]
    return [key] if isinstance(key, str) else things_in(key)


def named_in(asked: Any, refused: Refused) -> str | None:
    """Where a request names the region that nobody knows; a decider cannot tell, it has only the place."""
    return path_to(asked, refused.params["region"]) if refused.code == "REGION_UNKNOWN" else None


def say_no_other_place(asked: Any, refused: NotAuthorised) -> None:
    """In which place a case is kept is not told to who may not see it, unless they named the place."""
    region = refused.params.get("region")
    if region and path_to(asked, region) is None:
        del refused.params["region"]
