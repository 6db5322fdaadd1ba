"""Whoever follows a ledger misses nothing, though eight write at once, some slowly and some in vain."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from random import Random

import psycopg
import pytest
from eventsourcing.persistence import ApplicationRecorder, InfrastructureFactory, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from eventsourcing.utils import Environment
from invented_office import Counter, Noted
from sqlalchemy import make_url

from jinbao.events import By
from jinbao.ledger import Envelope, History

WRITERS = 8
AT_ONCE = 10
COMMANDS = 625
EVENTS = WRITERS * COMMANDS * AT_ONCE
PAGE = 500

Page = Callable[[int], list[int]]


class Withdrawn(Exception):
    """A transaction that does not come to its commit."""


def tail(page: Page, ended: threading.Event) -> list[int]:
    """Read behind the writers, always from the last position seen."""
    seen: list[int] = []
    while True:
        last_look = ended.is_set()
        if positions := page(seen[-1] if seen else 0):
            seen += positions
        elif last_look:
            return seen


def while_followed(page: Page, write: Callable[[int], None]) -> list[int]:
    """The positions that a reader saw while eight writers wrote."""
    ended = threading.Event()
    with ThreadPoolExecutor(WRITERS + 1) as people:
        reader = people.submit(tail, page, ended)
        try:
            for _ in people.map(write, range(WRITERS)):
                pass
        finally:
            ended.set()
        return reader.result()


def test_a_reader_at_the_end_of_the_ledger_misses_none_of_fifty_thousand(counter: Counter) -> None:
    service = counter.service
    envelope = Envelope(By("Hu"), date(2010, 7, 1), datetime.now(UTC))

    def commit(stream: str, chance: Random, *, withdrawn: bool = False) -> None:
        notes = [Noted("seen")] * AT_ONCE
        stored = list(service.ledger.enveloped(stream, History(None, 0, None), notes, envelope))
        with service.writing() as connection:
            service.ledger.append(connection, stored)
            if chance.random() < 0.02:
                time.sleep(0.01)
            if withdrawn:
                raise Withdrawn

    def write(clerk: int) -> None:
        chance = Random(clerk)  # noqa: S311 -- no secret hangs on who is slow
        for command in range(COMMANDS):
            if chance.random() < 0.05:
                with pytest.raises(Withdrawn):
                    commit(f"file/{clerk}-{command}", chance, withdrawn=True)
            commit(f"file/{clerk}-{command}", chance)

    seen = while_followed(lambda after: [row[0] for row in service.ledger.store.page(after, PAGE)], write)
    assert len(seen) == EVENTS
    assert seen == [position for position, _ in counter.everything()]


# The same reader finds what is missed where the writers do not take turns.

SLOW_COMMITS = """
CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF random() < 0.002 THEN PERFORM pg_sleep(0.01); END IF; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON control_events
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION be_slow();
"""
ROUNDS = 5
COMMANDS_OF_A_ROUND = 60
EVENTS_OF_A_ROUND = WRITERS * COMMANDS_OF_A_ROUND * AT_ONCE


@pytest.fixture
def control(postgres_database: str) -> Iterator[PostgresApplicationRecorder]:
    """The library's own recorder with its functions in the database, which this platform never uses."""
    url = make_url(postgres_database)
    settings = {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(url.database),
        "POSTGRES_HOST": str(url.host),
        "POSTGRES_PORT": str(url.port),
        "POSTGRES_USER": str(url.username),
        "POSTGRES_PASSWORD": "none",
        "POSTGRES_POOL_SIZE": str(WRITERS + 1),
        "POSTGRES_ENABLE_DB_FUNCTIONS": "y",
        "ORIGINATOR_ID_TYPE": "text",
    }
    factory = InfrastructureFactory.construct(Environment("Control", settings))
    recorder = factory.application_recorder()
    with psycopg.connect(
        url.set(drivername="postgresql").render_as_string(hide_password=False)
    ) as connection:
        connection.execute(SLOW_COMMITS)
    yield recorder
    factory.close()


def test_the_same_reader_finds_that_the_librarys_functions_let_followers_miss_events(
    control: PostgresApplicationRecorder,
) -> None:
    missed = (EVENTS_OF_A_ROUND - len(seen_of_control(control, number)) for number in range(ROUNDS))
    assert any(number > 0 for number in missed)


def seen_of_control(control: ApplicationRecorder, number: int) -> list[int]:
    begun = control.max_notification_id() or 0

    def write(clerk: int) -> None:
        for command in range(COMMANDS_OF_A_ROUND):
            stream = f"{number}-{clerk}-{command}"
            control.insert_events([StoredEvent(stream, at, "noted", b"{}") for at in range(1, AT_ONCE + 1)])

    def page(after: int) -> list[int]:
        found = control.select_notifications(max(after, begun), PAGE, inclusive_of_start=False)
        return [notification.id for notification in found]

    return while_followed(page, write)
