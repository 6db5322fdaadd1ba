"""How one service hears from another: in order, each thing once, nothing lost, through every outage."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import uuid4

import nats
import psycopg
import pytest
from invented_office import Archive, Counter, FileOpened
from nats.js import JetStreamContext
from psycopg.sql import SQL, Identifier
from sqlalchemy import Engine, text

from jinbao.broker import Broker
from jinbao.decider import Refused
from jinbao.engine import open_engine
from jinbao.followers import Followers
from jinbao.inbox import Inbox
from jinbao.published import POSITION, PREVIOUS, position_of, stream_name
from jinbao.relay import Relay
from jinbao.telemetry import Settings, figures, measuring

T = TypeVar("T")


@pytest.fixture
def counter(engine: Engine) -> Counter:
    """A counter with a name of its own, for all tests share one broker."""
    return Counter(engine, f"counter-{uuid4().hex[:12]}")


@pytest.fixture
def another_engine(engine: Engine) -> Iterator[Engine]:
    """A second fresh database on the same kind of store."""
    if engine.dialect.name == "sqlite":
        another = open_engine(f"{engine.url}-archive")
        yield another
        another.dispose()
        return
    name = f"{engine.url.database}_archive"
    server = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        another = open_engine(engine.url.set(database=name).render_as_string(hide_password=False))
        yield another
        another.dispose()
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def archive(another_engine: Engine, counter: Counter) -> Archive:
    return Archive(another_engine, "archive", counter.service.name)


@contextmanager
def following(broker: Broker, counter: Counter, *archives: Archive, relays: int = 1) -> Iterator[None]:
    inboxes = [Inbox(one.service, counter.service.name, one.hears, one.take) for one in archives]
    each_with_its_own_connection = [Relay(counter.service) for _ in range(relays)]
    followers = Followers(broker.url, each_with_its_own_connection, inboxes)
    followers.start()
    try:
        yield
    finally:
        followers.stop()


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def on_the_broker(broker: Broker, ask: Callable[[JetStreamContext], Awaitable[T]]) -> T:
    async def asked() -> T:
        client = await nats.connect(broker.url)
        try:
            return await ask(client.jetstream())
        finally:
            await client.close()

    return asyncio.run(asked())


def published(broker: Broker, counter: Counter) -> list[Any]:
    """Every message in the broker's copy, in its order."""

    async def all_of_them(broker: JetStreamContext) -> list[Any]:
        stream = stream_name(counter.service.name)
        state = (await broker.stream_info(stream)).state
        return [await broker.get_msg(stream, seq=number) for number in range(1, state.last_seq + 1)]

    return on_the_broker(broker, all_of_them)


def positions_on(broker: Broker, counter: Counter) -> list[int]:
    return [position_of(message.headers[POSITION]) for message in published(broker, counter)]


def public_positions(counter: Counter) -> list[int]:
    return [position for position, recorded in counter.everything() if counter.service.public(recorded)]


def has_heard(archive: Archive, counter: Counter) -> bool:
    return archive.service.has_heard(counter.service.name) >= public_positions(counter)[-1]


# What travels.


def test_a_public_event_travels_as_a_cloud_event(counter: Counter, archive: Archive, broker: Broker) -> None:
    with following(broker, counter, archive):
        counter.open("1", "Zhang Guilan", trace="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        wait_until(lambda: has_heard(archive, counter))
    [message] = published(broker, counter)
    [recorded] = counter.history("1")
    name = counter.service.name
    assert message.subject == f"jinbao.{name}.file-opened.1"
    assert message.data == b'{"type":"counter.file-opened.v1","file":"1","holder":"Zhang Guilan"}'
    assert message.headers == {
        "Nats-Msg-Id": recorded.id,
        "Nats-Expected-Last-Sequence": "0",
        "content-type": "application/json",
        "ce-specversion": "1.0",
        "ce-id": recorded.id,
        "ce-source": f"/jinbao/{name}",
        "ce-type": "cn.jinbao.counter.file-opened.v1",
        "ce-subject": "file/1",
        "ce-time": recorded.recorded_at.isoformat(),
        "ce-effectiveon": counter.today.isoformat(),
        POSITION: "1:1",
        PREVIOUS: "1:0",
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "ce-traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    }


def test_an_id_that_is_no_subject_travels_escaped_and_stops_nothing(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    with following(broker, counter, archive):
        counter.open("a b.*", "Zhang Guilan")
        wait_until(lambda: has_heard(archive, counter))
    [message] = published(broker, counter)
    assert message.subject == f"jinbao.{counter.service.name}.file-opened.a%20b%2E%2A"
    assert message.headers["ce-subject"] == "file/a b.*"


def test_the_archive_hears_what_the_counter_publishes(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    counter.open("1", "Zhang Guilan")
    nothing_left = f'jinbao_inbox_lag{{service="archive",source="{counter.service.name}"}} 0.0'
    with measuring(Settings()), following(broker, counter, archive):
        counter.note("1")
        counter.close("1")
        counter.open("2", "Zhang Guilan")
        wait_until(lambda: has_heard(archive, counter))
        wait_until(lambda: nothing_left in figures()[0].decode().splitlines())
    assert archive.register() == [("1", "Zhang Guilan", "closed"), ("2", "Zhang Guilan", "open")]
    assert archive.taken == public_positions(counter) == [1, 3, 4]


def test_what_the_archive_does_not_listen_to_passes(
    counter: Counter, another_engine: Engine, broker: Broker
) -> None:
    hard_of_hearing = Archive(another_engine, "archive", counter.service.name, hears=FileOpened)
    with following(broker, counter, hard_of_hearing):
        counter.open("1", "Zhang Guilan")
        counter.close("1")
        wait_until(lambda: has_heard(hard_of_hearing, counter))
    assert hard_of_hearing.register() == [("1", "Zhang Guilan", "open")]
    assert hard_of_hearing.taken == [1]


# Outages of the broker.


def test_a_new_file_is_not_yet_known_while_the_broker_is_down_and_accepted_when_it_is_back(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    name = counter.service.name
    with following(broker, counter, archive):
        first = counter.open("1", "Zhang Guilan")
        archive.deposit("1", seen={name: first.published})
        broker.stop()
        late = counter.open("2", "Li Shufen")
        with pytest.raises(Refused, match="NOT_YET_KNOWN") as refusal:
            archive.deposit("2", seen={name: late.published})
        broker.resume()
        wait_until(lambda: has_heard(archive, counter))
        archive.deposit("2", seen={name: late.published})
    assert refusal.value.retryable
    assert refusal.value.params == {"source": name}


def test_what_was_seen_of_services_that_one_does_not_listen_to_is_not_waited_for(counter: Counter) -> None:
    assert counter.open("1", "Zhang Guilan", seen={"archive": 7}).published == 1


def test_under_load_a_broker_that_comes_and_goes_gets_everything_once_and_in_order(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    enough = threading.Event()

    def open_files(clerk: int) -> None:
        number = 0
        while not enough.is_set():
            counter.open(f"{clerk}-{number}", f"holder {clerk}-{number}")
            counter.note(f"{clerk}-{number}")
            number += 1

    with following(broker, counter, archive), ThreadPoolExecutor(4) as clerks:
        work = [clerks.submit(open_files, clerk) for clerk in range(4)]
        for pause in (0.4, 0.05, 0.7, 0.2):
            time.sleep(0.4)
            broker.stop()
            time.sleep(pause)
            broker.resume()
        enough.set()
        for one in work:
            one.result()
        wait_until(lambda: has_heard(archive, counter))
    assert len(public_positions(counter)) > 100
    assert positions_on(broker, counter) == archive.taken == public_positions(counter)
    assert [row.id for row in archive.register()] == [row.id for row in counter.register()]


def test_each_message_names_the_one_before_it(counter: Counter, archive: Archive, broker: Broker) -> None:
    with following(broker, counter, archive):
        for number in range(250):
            counter.open(f"{number}", f"holder {number}")
            counter.note(f"{number}")
        wait_until(lambda: has_heard(archive, counter))
    messages = [message.headers for message in published(broker, counter)]
    assert [position_of(headers[PREVIOUS]) for headers in messages] == [0, *public_positions(counter)[:-1]]


def test_what_comes_when_a_look_has_just_given_up_is_taken_in_by_the_next(
    counter: Counter, archive: Archive, broker: Broker, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    fetch, too_short = JetStreamContext.PullSubscription.fetch, iter([True, True])

    async def gives_up_twice(subscription: Any, *how_many: int, **how_long: float) -> Any:
        if next(too_short, False):
            raise nats.errors.TimeoutError
        return await fetch(subscription, *how_many, **how_long)

    monkeypatch.setattr(JetStreamContext.PullSubscription, "fetch", gives_up_twice)
    some_files(counter)
    with following(broker, counter):
        wait_until(lambda: holds_everything(broker, counter))
    with following(broker, counter, archive), caplog.at_level("INFO", logger="jinbao.followers"):
        wait_until(lambda: has_heard(archive, counter))
    assert caplog.messages == []


def test_two_relays_of_one_service_do_not_interleave(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    with following(broker, counter, archive, relays=2):
        for number in range(300):
            counter.open(f"{number}", f"holder {number}")
        wait_until(lambda: has_heard(archive, counter))
    assert positions_on(broker, counter) == archive.taken == public_positions(counter)


# A broker that lost something.


def some_files(counter: Counter) -> None:
    for number in range(20):
        counter.open(f"{number}", f"holder {number}")


def test_a_lost_store_is_filled_again_without_a_new_event(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    some_files(counter)
    with following(broker, counter, archive):
        wait_until(lambda: has_heard(archive, counter))
        on_the_broker(broker, lambda broker: broker.delete_stream(stream_name(counter.service.name)))
        wait_until(lambda: holds_everything(broker, counter))
        counter.close("7")
        wait_until(lambda: has_heard(archive, counter))
    assert archive.taken == positions_on(broker, counter) == public_positions(counter)


def test_a_store_lost_while_nobody_looked_is_filled_again(
    counter: Counter, archive: Archive, broker: Broker
) -> None:
    some_files(counter)
    with following(broker, counter, archive):
        wait_until(lambda: has_heard(archive, counter))
    on_the_broker(broker, lambda broker: broker.delete_stream(stream_name(counter.service.name)))
    with following(broker, counter, archive):
        wait_until(lambda: holds_everything(broker, counter))
    assert archive.taken == public_positions(counter)


@pytest.mark.parametrize("place", [1, 10, 20])
def test_a_copy_from_which_one_message_vanished_is_filled_again(
    counter: Counter, broker: Broker, place: int
) -> None:
    name = counter.service.name
    unprotected: dict[str, Any] = {"name": stream_name(name), "subjects": [f"jinbao.{name}.>"]}
    on_the_broker(broker, lambda broker: broker.add_stream(**unprotected))
    some_files(counter)
    with following(broker, counter):
        wait_until(lambda: holds_everything(broker, counter))
        on_the_broker(broker, lambda broker: broker.delete_msg(stream_name(name), place))
        assert not holds_everything(broker, counter)
        wait_until(lambda: holds_everything(broker, counter))


def holds_everything(broker: Broker, counter: Counter) -> bool:
    try:
        return positions_on(broker, counter) == public_positions(counter)
    except nats.js.errors.NotFoundError:
        return False


# An archive that lost something, or hears something again.


def test_what_is_delivered_again_changes_nothing(counter: Counter, archive: Archive, broker: Broker) -> None:
    some_files(counter)
    with following(broker, counter, archive):
        wait_until(lambda: has_heard(archive, counter))
    stream = stream_name(counter.service.name)
    on_the_broker(broker, lambda broker: broker.delete_consumer(stream, "archive"))
    with following(broker, counter, archive):
        counter.open("new", "Zhang Guilan")
        wait_until(lambda: has_heard(archive, counter))
    consumer = on_the_broker(broker, lambda broker: broker.consumer_info(stream, "archive"))
    assert consumer.delivered.consumer_seq == 21
    assert archive.taken == public_positions(counter)


@pytest.mark.parametrize("new_event", [True, False])
def test_an_archive_restored_from_an_older_copy_asks_for_everything_again(
    counter: Counter, archive: Archive, broker: Broker, *, new_event: bool
) -> None:
    some_files(counter)
    with following(broker, counter, archive):
        wait_until(lambda: has_heard(archive, counter))
        wait_until(lambda: acknowledged(broker, counter) == 20)
    forget_from(archive, counter, position=5)
    with following(broker, counter, archive):
        if new_event:
            counter.open("new", "Zhang Guilan")
        wait_until(lambda: has_heard(archive, counter))
    assert archive.taken == [*range(1, 21), *range(6, public_positions(counter)[-1] + 1)]
    assert len(archive.register()) == len(counter.register())


def acknowledged(broker: Broker, counter: Counter) -> int:
    stream = stream_name(counter.service.name)
    consumer = on_the_broker(broker, lambda broker: broker.consumer_info(stream, "archive"))
    return consumer.ack_floor.stream_seq or 0


def forget_from(archive: Archive, counter: Counter, position: int) -> None:
    """What stands in the database as it was some time ago, with a service that has just started on it."""
    with archive.service.engine.begin() as connection:
        connection.execute(text("UPDATE cursor SET position = :position"), {"position": position})
        connection.execute(
            archive.files.delete().where(archive.files.c.id.in_([f"{n}" for n in range(5, 20)]))
        )
    archive.service.heard.pop(counter.service.name)


def test_what_cannot_be_taken_in_is_asked_for_again_and_nothing_is_skipped(
    counter: Counter, archive: Archive, broker: Broker, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever runs the platform reads of it, with what went wrong, until it is mended."""
    taken_in = archive.take
    failures = iter([True, True])

    def fails_twice(changes: Any, heard: Any) -> None:
        taken_in(changes, heard)
        if heard.position == 3 and next(failures, False):
            raise ZeroDivisionError

    archive.take = fails_twice  # type: ignore[method-assign]
    some_files(counter)
    with following(broker, counter, archive):
        wait_until(lambda: has_heard(archive, counter))
    assert len(archive.register()) == 20
    assert archive.taken[-20:] == public_positions(counter)
    told = [one for one in caplog.records if one.levelname == "ERROR"]
    assert {one.getMessage() for one in told} == {
        f"The inbox of {archive.service.name} for {counter.service.name} cannot go on, and looks again."
    }
    assert all(one.exc_info and one.exc_info[0] is ZeroDivisionError for one in told)


def test_relays_end_though_they_are_woken_at_that_very_moment(counter: Counter, broker: Broker) -> None:
    """A cancellation that comes together with what was waited for is forgotten by Python 3.11."""
    for _ in range(5):
        followers = Followers(broker.url, [Relay(counter.service) for _ in range(10)], [])
        followers.start()
        time.sleep(0.1)
        ending = threading.Thread(target=followers.stop, daemon=True)
        ending.start()
        until = time.monotonic() + 10
        while ending.is_alive():
            assert time.monotonic() < until
            for listener in counter.service.listeners:
                listener(None)
