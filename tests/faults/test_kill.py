"""A service that is killed in the middle of its work has lost nothing of what it had acknowledged."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import Engine, text

OFFICE = Path(__file__).parents[2] / "jinbao" / "tests"

# Two clerks open files as fast as they can and say each one's number as soon as it is acknowledged.
SERVICE = """
import os, sys, threading
from invented_office import Counter
from jinbao.engine import open_engine

counter = Counter(open_engine(sys.argv[1]))

def work(clerk):
    number = 0
    while True:
        file = f"{sys.argv[2]}-{clerk}-{number}"
        receipt = counter.open(file, f"holder {file}", command_id=f"open {file}")
        os.write(1, f"{file} {receipt.position}\\n".encode())
        number += 1

threading.Thread(target=work, args=[0], daemon=True).start()
work(1)
"""


@contextmanager
def service(url: str, life: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(OFFICE)}
    command = [sys.executable, "-c", SERVICE, url, str(life)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:  # noqa: S603 -- our own program
        try:
            yield running
        finally:
            running.kill()


def acknowledged_until_killed(url: str, life: int, after: int) -> dict[str, int]:
    """What one life of the service acknowledged before it was killed with ``kill -9``."""
    with service(url, life) as running:
        assert running.stdout
        said = [running.stdout.readline() for _ in range(after)]
        running.send_signal(signal.SIGKILL)
        said += whole_lines(running.stdout)
        assert running.wait() == -signal.SIGKILL
    return {file: int(position) for file, position in (line.decode().split() for line in said)}


def whole_lines(stdout: IO[bytes]) -> list[bytes]:
    return [line for line in stdout.readlines() if line.endswith(b"\n")]


@pytest.fixture
def acknowledged(engine: Engine) -> dict[str, int]:
    """What three lives of the service acknowledged, one after the other on the same database."""
    url = engine.url.render_as_string(hide_password=False)
    every: dict[str, int] = {}
    for life, after in enumerate((30, 150, 70)):
        every |= acknowledged_until_killed(url, life, after)
    return every


def test_nothing_that_was_acknowledged_is_lost(acknowledged: dict[str, int], engine: Engine) -> None:
    with engine.connect() as connection:
        ledger = connection.execute(text("SELECT stream, position FROM ledger")).all()
    recorded = {stream.removeprefix("file/"): position for stream, position in ledger}
    assert len(acknowledged) >= 250
    assert {file: recorded.get(file) for file in acknowledged} == acknowledged


def test_nothing_is_half_done(acknowledged: dict[str, int], engine: Engine) -> None:
    with engine.connect() as connection:
        streams = set(connection.scalars(text("SELECT stream FROM ledger")))
        files = set(connection.scalars(text("SELECT id FROM file")))
        commands = set(connection.scalars(text("SELECT command FROM ledger")))
    assert files == {stream.removeprefix("file/") for stream in streams}
    assert commands == {f"open {file}" for file in files}
    assert files >= acknowledged.keys()
