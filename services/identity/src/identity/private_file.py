"""Files that only this account may read, and that stand on disk whole or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import mkstemp


def write(path: Path, content: bytes) -> None:
    """Write beside the place, then move: a power cut leaves the old content or the new one."""
    descriptor, beside = mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(beside).unlink()
        raise
    sync_folder(path.parent)


def read(path: Path) -> bytes:
    if path.stat().st_mode & 0o077:
        raise RuntimeError(f"{path} can be read by other accounts of this machine; set its mode to 0600.")
    return path.read_bytes()


def read_or_create(path: Path, make: Callable[[], bytes]) -> bytes:
    """Of several processes that start at once, one makes the content and all read the same."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with only_one_in(path.parent):
        if not path.exists():
            write(path, make())
        return read(path)


@contextmanager
def only_one_in(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # closing lets the lock go


def sync_folder(folder: Path) -> None:
    """A new name is safe only when its folder is on disk too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
