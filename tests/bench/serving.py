"""The platform as a process of its own, ended again after what is measured on it."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from typing import NamedTuple

PATIENCE = 180
JSON, OK = {"Content-Type": "application/json"}, 200


def command(folder: Path, port: int, *arguments: str) -> list[str]:
    return [
        *(sys.executable, "-m", "gateway.cli", "run"),
        *("--var", str(folder), "--port", str(port), *arguments),
    ]


class Served(NamedTuple):
    address: str
    pid: int


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[Served]:
    """A platform that answers, ended again afterwards."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(command(folder, port, *arguments), stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own program
        try:
            until_answered(process, port)
            yield Served(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


def until_answered(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port)
        try:
            connection.request("POST", "/graphql", b'{"query": "{ __typename }"}', JSON)
            if connection.getresponse().status == OK:
                return
        except ConnectionError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise TimeoutError(port)
