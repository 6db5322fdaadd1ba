"""Two files of one person in the graph: what stands under both, and the joining of it."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    FiledAnswer,
    FiledKind,
    FindMergedFiles,
    MergedFilesAnswer,
    MergedFilesStage,
)
from jinbao.graph import Connection, Node, ask, by_id, entity, link, mutation, references, value, words

words(FiledKind, description="What stands under a person's file (业务种类).")
words(MergedFilesStage, description="Where the cases under two files stand (并档状态).")


@value(FiledAnswer)
class FiledCase:
    """A case under one of two files (档案内业务)."""

    kind: FiledKind = strawberry.field(description="What it is (业务种类).")
    case: str = strawberry.field(description="The case, as the trail names it (业务编号).")
    standing: bool = strawberry.field(description="Whether it is open or in force (是否有效).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Under whose file it stands (所属档案)."""


@entity(
    "MergedFiles",
    look_up=("employment", "merged_files_by_id"),
    source=MergedFilesAnswer,
    stream="merged-files",
)
class MergedFiles(Node):
    """Two files of one person, with cases of employment under the one that ended (并档)."""

    stage: MergedFilesStage = strawberry.field(description="How far that has come (并档状态).")
    found_on: date = strawberry.field(description="Day on which identity merged the files (发现日期).")
    joined_on: date | None = strawberry.field(description="Day on which the cases were joined (并档日期).")
    version: int = strawberry.field(description="How many things have happened with them (版本).")

    @link("identity", "person_by_id", key="kept")
    def kept(self) -> references.Person | None:
        """Whose file goes on (保留档案)."""

    @link("identity", "person_by_id", key="ended")
    def ended(self) -> references.Person | None:
        """The file that ended (并入档案)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the person lives by the file that goes on (地区)."""

    @link("employment", "filed_under")
    def cases(self) -> list[FiledCase] | None:
        """All that stands or stood under both, by kind (两份档案内业务)."""

    @link("employment", "merged_files_history")
    def history(self) -> list[references.HistoryEntry] | None:
        """All that happened with them, oldest first (办理记录)."""

    @link("employment", "merged_files_actions")
    def available_actions(self) -> list[references.AvailableAction] | None:
        """What the caller may do with them now, and why not the rest (可办事项)."""


@strawberry.type
class Query:
    merged_employment_files = by_id(MergedFiles, "Two files of one person (并档) by their id.")

    @ask("employment", "find_merged_files", FindMergedFiles)
    def all_merged_employment_files(self) -> Connection[MergedFiles] | None:
        """Merged files with cases of employment (并档) that the caller may see, longest known first."""


def of_merged_files(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=MergedFiles)


@strawberry.type
class Mutation:
    join_employment_files = of_merged_files(contract.JoinFiles)
    separate_employment_files = of_merged_files(contract.SeparateFiles)
