"""A platform as a process of its own, as `make run` starts it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server

import httpx

PATIENCE = 120


class Platform:
    """`jinbao run` with the given arguments, on a free port of this machine."""

    def __init__(self, folder: Path, *arguments: str, **settings: str) -> None:
        with create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.folder, self.address = folder, f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "gateway.cli", "run", "--var", str(folder), "--port", str(self.port)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("JINBAO_")}
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*command, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**environment, **settings, "COLUMNS": "120"},
        )

    def until_ready(self) -> None:
        self.until("ready")

    def until(self, well: str) -> None:
        """Until it says that it is live, or ready."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.said()
            try:
                if httpx.get(f"{self.address}/health/{well}").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise TimeoutError(self.folder)

    def said(self) -> str:
        """All that was printed, once the process has ended."""
        said, _ = self.process.communicate(timeout=PATIENCE)
        return said

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    @property
    def events(self) -> str:
        """The address of its broker."""
        (file,) = self.folder.glob("broker/nats-server_*.ports")
        address: str = json.loads(file.read_text())["nats"][0]
        return address

    @property
    def broker(self) -> int:
        """The process id of its nats-server, which stands in the name of a file that it writes."""
        (file,) = self.folder.glob("broker/nats-server_*.ports")
        return int(file.stem.partition("_")[2])


def lives(process: int) -> bool:
    """Whether there is such a process and it has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(process: int, within: float = 5) -> bool:
    until = time.monotonic() + within
    while lives(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not lives(process)


@contextmanager
def started(folder: Path, *arguments: str, **settings: str) -> Iterator[Platform]:
    platform = Platform(folder, *arguments, **settings)
    try:
        yield platform
    finally:
        platform.process.kill()
        platform.process.communicate()
