"""The register of two files of one person, and the passing of cases from one to the other."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from employment.items import EMPLOYMENT_REGISTRATION
from employment.merged_files import events
from employment.merged_files.filed import tables
from employment.merged_files.terms import MergedFilesStage
from employment.tables import TABLES
from jinbao.casework.decided import DECISIONS
from jinbao.casework.steps import APPROVE
from jinbao.casework.worklist import WORK, waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.statutory_clock.register import CLOCKS

MERGED_FILES = Table(
    "merged_files",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("ended", Text, nullable=False),
    Column("kept", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("found_on", Date, nullable=False),
    Column("joined_on", Date),
    Column("version", Integer, nullable=False),
    Index("merged_files_by_region", "region", "stage", "found_on", "id"),
)


def stream_of(files: str) -> str:
    return f"merged-files/{files}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.MergerFound(files, kept, region, on) as event:
            named = {"id": files, "ended": files, "kept": kept, "region": region, "found_on": on}
            stands = {"stage": MergedFilesStage.PENDING, "joined_on": None, "version": recorded.version}
            changes.put(MERGED_FILES, **named, **stands)
            wait(changes, event)
        case events.SplitFound() as event:
            move(changes, recorded, MergedFilesStage.TO_SEPARATE)
            wait(changes, event)
        case events.SplitGone(files):
            move(changes, recorded, MergedFilesStage.JOINED)
            waits_no_more(changes, stream_of(files))
        case events.MergerGone(files):
            move(changes, recorded, MergedFilesStage.APART)
            waits_no_more(changes, stream_of(files))
        case events.FilesJoined(files, on=on) as event:
            pass_on(changes, event)
            move(changes, recorded, MergedFilesStage.JOINED, joined_on=on)
            waits_no_more(changes, stream_of(files))
        case events.FilesSeparated(files) as event:
            pass_on(changes, event)
            move(changes, recorded, MergedFilesStage.APART, joined_on=None)
            waits_no_more(changes, stream_of(files))


def pass_on(changes: Changes, event: events.FilesJoined | events.FilesSeparated) -> None:
    """The cases are this person's from now on, with their tasks, clocks and decisions."""
    registers = tables()
    for case in event.cases:
        stream, _, key = case.partition("/")
        changes.change(registers[stream], key, person=event.person)
    for column in (WORK.c.case, CLOCKS.c.case, DECISIONS.c.stream):
        changes.run(whose(column, event))


def whose(
    column: Column[Any], event: events.FilesJoined | events.FilesSeparated
) -> Callable[[Callable[[Table], Table]], Any]:
    def update(of: Callable[[Table], Table]) -> Any:
        table = of(column.table)
        return table.update().where(table.c[column.name].in_(event.cases)).values(person=event.person)

    return update


def move(changes: Changes, recorded: Recorded[Any], stage: MergedFilesStage, **told: Any) -> None:
    changes.change(MERGED_FILES, recorded.event.files, stage=stage, version=recorded.version, **told)


def wait(changes: Changes, event: events.MergerFound | events.SplitFound) -> None:
    waits_for(
        changes,
        APPROVE,
        item=EMPLOYMENT_REGISTRATION,
        case=stream_of(event.files),
        person=event.kept,
        region=event.region,
        since=event.on,
    )
