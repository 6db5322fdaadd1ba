"""A folder that one platform at a time may work in."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderLocked(Exception):
    """Another platform works in this folder."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(
            f"Another platform (process {holder}) works in {folder}. Stop it or choose another folder."
        )
        self.folder = folder


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Hold the folder for the length of the block; a child that inherits the descriptor holds on after it.

    The lock is the kernel's: a crash leaves nothing behind that somebody would have to clean away.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, folder)
        yield descriptor
    finally:
        os.close(descriptor)


def _take(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FolderLocked(folder, holder=os.pread(descriptor, 20, 0).decode()) from None
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
