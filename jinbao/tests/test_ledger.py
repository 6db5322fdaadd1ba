"""What the ledger keeps, and how safely."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.persistence import ProgrammingError
from invented_office import A_FILE, Closed, Counter, FileClosed, Noted, OpenFile
from sqlalchemy import Engine, text

from jinbao.engine import open_engine, writing
from jinbao.events import By, Effective, Event
from jinbao.ledger import Conflict, Envelope, History, Ledger

NOON = datetime(2010, 7, 1, 4, 0, tzinfo=UTC)
TODAY = date(2010, 7, 1)


def test_sqlite_waits_for_the_disk_and_checks_references(sqlite_database: str) -> None:
    engine = open_engine(sqlite_database)
    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_writer_on_sqlite_takes_its_lock_when_it_begins(sqlite_database: str) -> None:
    engine = open_engine(sqlite_database)
    impatient = sqlite3.connect(sqlite_database.removeprefix("sqlite:///"), timeout=0, isolation_level=None)
    with writing(engine).begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        impatient.execute("BEGIN IMMEDIATE")
    with engine.begin():
        impatient.execute("BEGIN IMMEDIATE")
    impatient.close()


def test_postgresql_ends_a_writer_that_froze_while_others_wait(postgres_database: str) -> None:
    engine = open_engine(postgres_database)
    with engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in (
                "idle_in_transaction_session_timeout",
                "lock_timeout",
                "timezone",
                "synchronous_commit",
            )
        ]
    engine.dispose()
    assert settings == ["5s", "5s", "UTC", "on"]


def test_the_ledger_writes_only_inside_a_transaction_of_the_service(counter: Counter) -> None:
    ledger = counter.service.ledger
    stored = list(
        ledger.enveloped("file/1", History(None, 0, None), [Noted("seen")], Envelope(By("Hu"), TODAY, NOON))
    )
    with pytest.raises(ProgrammingError, match="transaction"):
        ledger.store.insert_events(stored)


def test_a_position_is_never_given_twice(counter: Counter) -> None:
    last = counter.open("1", "Zhang Guilan").position
    with counter.service.engine.begin() as connection:
        connection.execute(text("DELETE FROM ledger"))
    assert counter.open("2", "Li Shufen").position > last


def test_two_histories_cannot_follow_the_same_version(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    ledger = counter.service.ledger
    envelope = Envelope(By("Hu"), TODAY, NOON)
    history = ledger.history(A_FILE, "file/1")
    one, other = (
        list(ledger.enveloped("file/1", history, [Noted(t)], envelope)) for t in ("seen", "not seen")
    )
    with writing(ledger.engine).begin() as connection:
        ledger.append(connection, one)
    with pytest.raises(Conflict), writing(ledger.engine).begin() as connection:
        ledger.append(connection, other)
    assert [recorded.event for recorded in counter.history("1")][1:] == [Noted("seen")]


# The envelope.


def test_the_envelope_answers_an_auditor(engine: Engine) -> None:
    counter = Counter(engine, clock=lambda: NOON)
    counter.open(
        "1",
        "Zhang Guilan",
        by="Hu",
        office="lizhuang",
        on_behalf_of="Zhang Guilan",
        command_id="c-1",
        trace="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        historical_entry="entry-1",
    )
    [opened] = counter.history("1")
    assert opened.by == By("Hu", "lizhuang", "Zhang Guilan")
    assert (opened.stream, opened.version) == ("file/1", 1)
    assert (opened.recorded_at, opened.effective_on) == (NOON, TODAY)
    assert opened.trace == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    assert opened.entry == "entry-1"
    assert opened.command is not None
    assert (opened.command.id, len(opened.command.digest)) == ("c-1", 64)
    assert opened.previous is None


def test_what_was_true_from_another_day_says_so(counter: Counter) -> None:
    ledger = counter.service.ledger
    facts = [Effective(date(2009, 1, 1), Noted("moved here")), Noted("seen")]
    envelope = Envelope(By("Hu"), TODAY, NOON, cause="event-1", received_on=date(2010, 6, 30))
    with writing(ledger.engine).begin() as connection:
        ledger.append(connection, list(ledger.enveloped("file/1", History(None, 0, None), facts, envelope)))
    moved, seen = counter.history("1")
    assert (moved.effective_on, seen.effective_on) == (date(2009, 1, 1), TODAY)
    assert (moved.cause, moved.received_on) == ("event-1", date(2010, 6, 30))


def test_ids_of_events_grow_with_time(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    for _ in range(20):
        counter.note("1")
    ids = [recorded.id for recorded in counter.history("1")]
    assert ids == sorted(set(ids))


def test_a_command_stands_on_its_first_event_alone(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.move("1", "2", "Zhang Guilan", command_id="c-1")
    commands = [recorded.command for _, recorded in counter.everything()]
    assert [command and command.id for command in commands[1:]] == ["c-1", None]


# Reading.


def test_a_stream_is_folded_to_a_state(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan", by="Hu")
    counter.note("1")
    history = counter.service.ledger.history(A_FILE, "file/1")
    assert (history.state, history.version) == (OpenFile("Zhang Guilan", "Hu"), 2)


def test_a_stream_that_nobody_began_has_the_first_state(counter: Counter) -> None:
    assert counter.service.ledger.history(A_FILE, "file/1") == History(None, 0, None)


def test_the_ledger_is_read_in_pages_without_a_hole(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    for _ in range(6):
        counter.note("1")
    pages = list(counter.service.ledger.pages(after=1, limit=4))
    assert [[position for position, _ in page] for page in pages] == [[2, 3, 4, 5], [6, 7]]


def test_the_library_reads_the_same_events(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.note("1")
    counter.close("1")
    ledger = counter.service.ledger
    recorder = ledger.recorder
    assert list(ledger.events.get("file/1")) == counter.history("1")
    assert [e.event for e in ledger.events.get("file/1", gt=1, desc=True, limit=1)] == [Closed("done")]
    assert [e.event for e in ledger.events.get("file/1", lte=1)] == [counter.history("1")[0].event]
    assert recorder.max_notification_id() == 3
    assert [n.id for n in recorder.select_notifications(1, 10, inclusive_of_start=False)] == [2, 3]
    assert [n.id for n in recorder.select_notifications(1, 10, stop=2)] == [1, 2]
    closed = recorder.select_notifications(None, 10, topics=["counter.file.closed.v1"])
    assert [notification.id for notification in closed] == [3]


def test_an_event_is_kept_under_its_tag_and_not_under_a_python_path(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    with counter.service.engine.connect() as connection:
        kept = connection.execute(text("SELECT type, state FROM ledger")).one()
    assert kept.type == "counter.file.opened.v1"
    assert b'"event":{"type":"counter.file.opened.v1","holder":"Zhang Guilan","by":"Hu"}' in bytes(kept.state)


def test_a_tag_that_two_events_share_fails_at_the_start(engine: Engine) -> None:
    class Stamped(Event, frozen=True, tag="counter.file.noted.v1"):
        text: str

    with pytest.raises(TypeError, match="unique `tag`"):
        Ledger("counter", engine, Noted | Stamped)


def test_an_event_that_the_service_does_not_keep_is_not_understood(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    other = Ledger("other", counter.service.engine, FileClosed | Closed)
    with pytest.raises(Exception, match=r"counter\.file\.opened\.v1"):
        other.recorded("file/1")


def test_nothing_in_the_environment_leads_events_elsewhere(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings: dict[str, Any] = {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(tmp_path / "elsewhere.db"),
        "COMPRESSOR_TOPIC": "zlib",
        "IS_SNAPSHOTTING_ENABLED": "y",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    counter = Counter(open_engine(sqlite_database))
    counter.open("1", "Zhang Guilan")
    assert len(counter.everything()) == 1
    assert not (tmp_path / "elsewhere.db").exists()


def test_no_streams_have_no_histories(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    assert counter.service.ledger.store.states_of([]) == {}
