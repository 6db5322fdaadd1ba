"""What is answered concerning two files of one person, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.merged_files.terms import FiledKind, MergedFilesStage
from jinbao.commands import id_of, says
from jinbao.paging import Page


class MergedFilesAnswer(Struct, frozen=True):
    """Two files and how far the joining of their cases has come; the id is that of the file that ended."""

    id: str
    ended: str
    kept: str
    region: str
    stage: MergedFilesStage
    found_on: date
    joined_on: date | None
    version: int


class FiledAnswer(Struct, frozen=True):
    """A case under one of two files, by its stream."""

    kind: FiledKind
    case: str
    person: str
    standing: bool


class FindMergedFiles(Page, frozen=True, kw_only=True):
    """Files with cases that identity has merged, the longest known first."""

    region: Annotated[str | None, id_of("Region", "Of people within this region (地区).")] = None
    stage: Annotated[MergedFilesStage | None, says("Only at this stage (并档状态).")] = None
