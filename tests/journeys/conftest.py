"""A folder in which the main job has been played: once for all workers, and a copy for each."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them start a platform

from running_platform import Platform, started


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder, and what was printed meanwhile."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "playing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        said = play_once(shared / "played")
        shutil.copytree(shared / "played", own / "platform")
    return own / "platform", said


@pytest.fixture(scope="session")
def platform(played: tuple[Path, str]) -> Iterator[Platform]:
    """A platform that serves the played city to every test that does not end it, on a copy of the folder."""
    folder, _ = played
    serving = folder.with_name("serving")
    shutil.copytree(folder, serving)
    with started(serving) as platform:
        platform.until_ready()
        yield platform


def play_once(folder: Path) -> str:
    printed = folder.with_suffix(".txt")
    if not printed.exists():
        with started(folder, "--once") as platform:
            said = platform.said()
            assert platform.process.returncode == 0, said
        printed.write_text(said, encoding="utf-8")
    return printed.read_text(encoding="utf-8")
