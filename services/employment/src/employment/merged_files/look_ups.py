"""What can be looked up of two files of one person: by the office of the place, and by the person."""

from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Select, select

from employment.items import EMPLOYMENT_REGISTRATION
from employment.merged_files.answers import FiledAnswer, FindMergedFiles, MergedFilesAnswer
from employment.merged_files.filed import filed
from employment.merged_files.register import MERGED_FILES, stream_of
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = MERGED_FILES.c
ORDER = (TABLE.found_on, TABLE.id)


def merged_files_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[MergedFilesAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), MergedFilesAnswer)


def find_merged_files(enquiry: Enquiry, keys: Sequence[FindMergedFiles]) -> list[Listed[MergedFilesAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindMergedFiles) -> Listed[MergedFilesAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, MergedFilesAnswer)


def filed_under(enquiry: Enquiry, keys: Sequence[str]) -> list[list[FiledAnswer]]:
    """All cases under both files of each, by kind."""
    merged = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    two = {row.id: (row.ended, row.kept) for row in merged}
    rows = filed(enquiry.connection, [person for both in two.values() for person in both])
    return [
        [convert(row, FiledAnswer, from_attributes=True) for row in rows if row.person in two.get(key, ())]
        for key in keys
    ]


def merged_files_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    may: Any = enquiry.sees(EMPLOYMENT_REGISTRATION, region=TABLE.region, person=TABLE.kept)
    return select(MERGED_FILES).where(may)
