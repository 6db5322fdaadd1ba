"""What can be asked concerning the feeds of partners."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from jinbao.commands import Command, id_of, says


class TakeInDeaths(Command, frozen=True, kw_only=True):
    """Take in a list of deaths from the police (公安死亡信息), at most 500 rows; each row has its receipt."""

    region: Annotated[str, id_of("Region", "County or city that the list is for (所属地区).")]
    document: Annotated[str, Meta(min_length=1, max_length=100), says("Number of the letter (来文字号).")]
    dated: Annotated[date, says("Day of the file (数据截止日).")]
    content: Annotated[bytes, says("The workbook or CSV file (文件内容).")]

    def __repr__(self) -> str:
        """Nearly all of it is personal data, and what is printed ends in a log."""
        return "TakeInDeaths(…)"


class DecideMatch(Command, frozen=True, kw_only=True):
    """Decide whom a row of a feed is about (人工比对); somebody else than who handed the file in."""

    feed: Annotated[str, id_of("PartnerFeed", "The feed (部门数据).")]
    line: Annotated[int, says("Its line in the file (行号).")]
    person: Annotated[
        str | None, id_of("Person", "Whom it is about; left out, it is none of those proposed (人员).")
    ] = None
