"""What can be asked concerning the feeds of partners."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from identity.partner_feed.terms import FeedKind
from identity.person.terms import Evidence
from jinbao.commands import Command, id_of, says


class TakeInFeed(Command, frozen=True, kw_only=True):
    """Take in a partner's file (部门数据), at most 2,000 rows; each row has its receipt."""

    kind: Annotated[FeedKind, says("What it is about (数据种类).")]
    region: Annotated[str, id_of("Region", "The place that the file is for (所属地区).")]
    document: Annotated[str, Meta(min_length=1, max_length=100), says("Number of the letter (来文字号).")]
    dated: Annotated[date, says("Day of the file (数据截止日).")]
    full: Annotated[bool, says("Whether a list names everybody, not only changes (全量).")] = False
    content: Annotated[bytes, says("The workbook or CSV file (文件内容).")]

    def __repr__(self) -> str:
        """Nearly all of it is personal data, and what is printed ends in a log."""
        return "TakeInFeed(…)"


class DecideMatch(Command, frozen=True, kw_only=True):
    """Decide whom a row of a feed is about (人工比对); somebody else than who handed the file in."""

    feed: Annotated[str, id_of("PartnerFeed", "The feed (部门数据).")]
    line: Annotated[int, says("Its line in the file (行号).")]
    person: Annotated[
        str | None, id_of("Person", "Whom it is about; left out, nothing follows from the row (人员).")
    ] = None
    employer: Annotated[
        str | None, id_of("Employer", "Which employer paid, where it is about one (用人单位).")
    ] = None


class TakeBackFeed(Command, frozen=True, kw_only=True):
    """Take back a feed that was wrong (撤销部门数据): all that followed from its rows goes back with it."""

    feed: Annotated[str, id_of("PartnerFeed", "The feed (部门数据).")]
    evidence: Annotated[Evidence, says("What that rests on (依据).")]
