"""A child process that cannot outlive the process that started it."""

import ctypes
import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from pwd import getpwnam
from typing import Any

SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)

_prctl = ctypes.CDLL(None, use_errno=True).prctl


def start(
    command: Sequence[str | Path],
    *,
    folder: Path,
    on_orphaned: signal.Signals = signal.SIGKILL,
    user: str | None = None,
    holding: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Start a program that works and logs in this folder, holding these open files, as this user.

    It has a session of its own, so a Ctrl-C at the terminal reaches us first and we end it in order.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("Linux ties a child to the thread that starts it: start it on the main thread.")
    parent = os.getpid()

    def follow_the_parent() -> None:
        _prctl(SET_PARENT_DEATH_SIGNAL, on_orphaned)
        if os.getppid() != parent:
            os._exit(1)

    with (folder / "log").open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - the command is ours, no shell reads it
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=holding,
            preexec_fn=follow_the_parent,  # noqa: PLW1509 - one system call, on the main thread
            **as_user(user),
        )


def as_user(name: str | None) -> dict[str, Any]:
    """What makes subprocess run a program as this user and in no other group."""
    if name is None:
        return {}
    entry = getpwnam(name)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def stop(child: subprocess.Popen[bytes], ask: signal.Signals = signal.SIGTERM, patience: float = 10) -> int:
    """Ask a child to end, insist after a while, and say how it ended."""
    child.send_signal(ask)
    try:
        return child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()
