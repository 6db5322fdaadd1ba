"""`jinbao run`, as whoever types `make run` meets it: a real process, a real broker, the whole city."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import httpx
from running_platform import Platform, ends, lives, started

Played = tuple[Path, str]


def test_the_first_run_plays_the_main_job_to_its_end(played: Played) -> None:
    _, said = played
    for chapter in (
        "名册",
        "参保",
        "缴费",
        "待遇申领",
        "待遇核定",
        "送达",
        "办理记录和复算",
        "待遇发放",
        "今日待办",
        "政策咨询和职业指导",
    ):
        assert chapter in said
    assert "SEPARATION" in said, "nobody accepts what they took in"
    assert "3456/3456" in said


def test_the_second_run_tells_nothing_again_and_a_ctrl_c_ends_all_of_it(played: Played) -> None:
    folder, _ = played
    with started(folder) as platform:
        platform.until_ready()
        broker = platform.broker
        assert lives(broker)
        platform.signal(signal.SIGINT)
        said = platform.said()
        assert platform.process.returncode == 0, said
        assert not lives(broker)
    assert "区划" not in said
    assert f"{platform.address}/graphql" in said


def test_whoever_spreads_requests_is_told_before_the_door_closes(played: Played) -> None:
    folder, _ = played
    with started(folder, JINBAO_DRAIN="2") as platform:
        platform.until_ready()
        platform.signal(signal.SIGTERM)
        until_not_ready(platform.address)
        assert httpx.get(f"{platform.address}/health/live").status_code == httpx.codes.OK
        said = platform.said()
        assert platform.process.returncode == 0, said


def until_not_ready(address: str) -> None:
    for _ in range(100):
        if httpx.get(f"{address}/health/ready").status_code == httpx.codes.SERVICE_UNAVAILABLE:
            return
        time.sleep(0.01)
    raise TimeoutError(address)


def test_a_first_run_can_be_broken_off(tmp_path: Path) -> None:
    with started(tmp_path) as platform:
        platform.until("live")
        assert httpx.get(f"{platform.address}/health/ready").status_code == httpx.codes.SERVICE_UNAVAILABLE
        platform.signal(signal.SIGINT)
        said = platform.said()
        assert platform.process.returncode == 0, said
        assert "Traceback" not in said


def test_a_killed_platform_leaves_no_child(played: Played) -> None:
    folder, _ = played
    with started(folder) as platform:
        platform.until_ready()
        broker = platform.broker
        platform.signal(signal.SIGKILL)
        assert ends(broker)


def test_a_broker_that_dies_is_started_again(tmp_path: Path) -> None:
    with started(tmp_path, "--no-demo") as platform:
        platform.until_ready()
        address, broker = platform.events, platform.broker
        os.kill(broker, signal.SIGKILL)
        assert ends(broker)
        assert until_another(platform, broker)
        platform.until_ready()
        assert platform.events == address


def until_another(platform: Platform, broker: int) -> bool:
    """Whether another broker has said where it listens, before patience ends."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with suppress(ValueError):  # none yet
            if platform.broker != broker:
                return True
        time.sleep(0.02)
    return False


def test_two_platforms_on_one_folder_refuse(platform: Platform) -> None:
    with started(platform.folder) as second:
        said = second.said()
        assert second.process.returncode == 1
        assert "Another platform" in said


def test_everybody_needs_a_token(platform: Platform) -> None:
    asked = {"query": "{ worklist { nodes { case } } }"}
    assert httpx.post(f"{platform.address}/graphql", json=asked).status_code == httpx.codes.UNAUTHORIZED
    for path in ("papers", "rosters"):
        answer = httpx.post(f"{platform.address}/{path}", files={"file": b"%PDF-"})
        assert answer.status_code == httpx.codes.UNAUTHORIZED
        assert answer.json()["code"] == "UNAUTHENTICATED"
