"""A folder in which the main job has been played, for all tests of this session."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them start a platform

from running_platform import started


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which the city was loaded and the story told, and what was printed meanwhile."""
    folder = tmp_path_factory.mktemp("platform")
    with started(folder, "--once") as platform:
        said = platform.said()
        assert platform.process.returncode == 0, said
    return folder, said
