"""The broker keeps what it acknowledged, shares its folder with nobody, and dies with the platform."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nats
import pytest

from jinbao.broker import Broker, BrokerFailed
from jinbao.folder import FolderLocked, locked

ATTEMPTS = 4
PLATFORM = """
import sys, time
from pathlib import Path
from jinbao.broker import Broker
broker = Broker.start(Path(sys.argv[1]))
print(broker._child.pid, flush=True)
time.sleep(60)
"""


async def publish(url: str, text: bytes) -> None:
    connection = await nats.connect(url)
    stream = connection.jetstream()
    await stream.add_stream(name="villages", subjects=["villages.>"])
    await stream.publish("villages.lizhuang", text)
    await connection.close()


async def last_message(url: str) -> bytes | None:
    connection = await nats.connect(url)
    message = await connection.jetstream().get_last_msg("villages", "villages.lizhuang")
    await connection.close()
    return message.data


def test_a_stopped_broker_resumes_on_its_port_with_what_it_had_acknowledged(tmp_path: Path) -> None:
    with Broker.start(tmp_path) as broker:
        before = broker.url
        asyncio.run(publish(broker.url, b"Zhang Guilan is enrolled"))
        broker.stop()
        broker.resume()
        assert broker.url == before
        assert asyncio.run(last_message(broker.url)) == b"Zhang Guilan is enrolled"


def test_a_killed_broker_has_lost_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    with Broker.start(tmp_path) as broker:
        asyncio.run(publish(broker.url, b"Li Shufen is enrolled"))
        broker._child.kill()
        broker._child.wait()
    with Broker.start(tmp_path, broker.port) as again:
        assert again.port == broker.port
        assert asyncio.run(last_message(again.url)) == b"Li Shufen is enrolled"


def test_a_stranger_on_this_machine_follows_and_alters_nothing(tmp_path: Path) -> None:
    async def attempts(broker: Broker) -> tuple[bytes | None, int, list[str], list[str]]:
        denied: list[str] = []
        all_denied = asyncio.Event()

        async def note(error: Exception) -> None:
            denied.append(str(error))
            if len(denied) == ATTEMPTS:
                all_denied.set()

        house = await nats.connect(broker.url)
        villages = house.jetstream()
        await villages.add_stream(name="villages", subjects=["villages.>"])
        await villages.publish("villages.lizhuang", b"Zhang Guilan is enrolled")
        await villages.add_consumer("villages", durable_name="insurance")

        stranger = await nats.connect(broker.address, error_cb=note)
        heard = await stranger.jetstream().subscribe("villages.>", ordered_consumer=True)
        message = await heard.next_msg()
        await stranger.publish("villages.lizhuang", b"Zhang Guilan has died")
        await stranger.publish("$JS.API.STREAM.DELETE.villages")
        await stranger.publish("$JS.API.CONSUMER.DELETE.villages.insurance")
        await stranger.publish("$JS.API.CONSUMER.MSG.NEXT.villages.insurance")
        await asyncio.wait_for(all_denied.wait(), 5)

        messages = (await villages.stream_info("villages")).state.messages
        consumers = [one.name for one in await villages.consumers_info("villages")]
        await stranger.close()
        await house.close()
        return message.data, messages, consumers, denied

    with Broker.start(tmp_path, services=["insurance"]) as broker:
        heard, messages, consumers, denied = asyncio.run(attempts(broker))
    assert heard == b"Zhang Guilan is enrolled"
    assert messages == 1
    assert "insurance" in consumers
    assert all("permissions violation" in one.lower() for one in denied)


def test_a_second_platform_on_the_same_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with (
        Broker.start(tmp_path),
        pytest.raises(FolderLocked, match=r"Another platform \(process \d+\) works in"),
    ):
        Broker.start(tmp_path)
    with Broker.start(tmp_path):
        pass


def test_a_folder_is_held_for_a_block_and_free_after_it(tmp_path: Path) -> None:
    with locked(tmp_path / "var"), pytest.raises(FolderLocked), locked(tmp_path / "var"):
        pass
    with locked(tmp_path / "var"):
        pass


def test_a_broker_that_cannot_start_says_why_in_its_own_words(tmp_path: Path) -> None:
    with Broker.start(tmp_path / "one") as one, pytest.raises(BrokerFailed, match="address already in use"):
        Broker.start(tmp_path / "two", one.port)


def test_a_folder_may_have_a_chinese_name_with_a_space(tmp_path: Path) -> None:
    with Broker.start(tmp_path / "金 保") as broker:
        asyncio.run(publish(broker.url, b"Wang Ming is enrolled"))
    assert (tmp_path / "金 保" / "store" / "jetstream").is_dir()


def test_killing_the_platform_leaves_no_broker_and_a_free_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PLATFORM, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as platform:  # noqa: S603 - our own program
        assert platform.stdout
        broker = int(platform.stdout.readline())
        assert is_running(broker)
        platform.send_signal(signal.SIGKILL)
    wait_until(lambda: not is_running(broker))
    # Its leading thread is gone first; the lock goes with its last one, a moment later.
    wait_until(lambda: is_free(tmp_path))
    with Broker.start(tmp_path):
        pass


def is_free(folder: Path) -> bool:
    try:
        with locked(folder):
            return True
    except FolderLocked:
        return False


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "(nats-server) Z" not in Path(f"/proc/{process}/stat").read_text()


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)
