"""What can happen to the cases under two files that are of one person.  Kept for good: a change is a v2.

Stream merged-files/<file that ended>.
"""

from datetime import date

from jinbao.events import Event


class MergerFound(Event, frozen=True, tag="employment.merged-files.found.v1"):
    """Identity has merged the files, and there are cases under the one that ended (待并档)."""

    files: str
    kept: str
    region: str
    on: date


class MergerGone(Event, frozen=True, tag="employment.merged-files.gone.v1"):
    """Identity has taken back what was found, before anybody acted on it."""

    files: str
    kept: str
    region: str
    on: date


class FilesJoined(Event, frozen=True, tag="employment.merged-files.joined.v1"):
    """Under ``person`` go on from now all ``cases``, by their streams; ``void`` is a second certificate."""

    files: str
    person: str
    region: str
    on: date
    cases: tuple[str, ...]
    void: str | None
    officer: str


class SplitFound(Event, frozen=True, tag="employment.merged-files.split-found.v1"):
    """They were two people after all, says identity (待拆分)."""

    files: str
    kept: str
    region: str
    on: date


class SplitGone(Event, frozen=True, tag="employment.merged-files.split-gone.v1"):
    """Identity has merged them again before anybody had separated what stands under them."""

    files: str
    kept: str
    region: str
    on: date


class FilesSeparated(Event, frozen=True, tag="employment.merged-files.separated.v1"):
    """What had been joined stands under ``person`` again."""

    files: str
    person: str
    region: str
    on: date
    cases: tuple[str, ...]
    void: str | None
    officer: str


MergedFilesEvent = MergerFound | MergerGone | FilesJoined | SplitFound | SplitGone | FilesSeparated
