"""The register of feeds: where each came from, and the receipt of each of its rows."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, Column, Date, Index, Integer, Table, Text

from identity.partner_feed.events import DeathsTakenIn, MatchDecided
from identity.partner_feed.terms import RowOutcome
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

FEEDS = Table(
    "partner_feed",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("dated", Date, nullable=False),
    Column("handed_in_by", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("rows", Integer, nullable=False),
    Index("partner_feed_in", "region", "received_on", "id"),
)

ROWS = Table(
    "partner_feed_row",
    TABLES.metadata,
    Column("feed", Text, primary_key=True),
    Column("line", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("died_on", Date),
    Column("evidence", Text),
    Column("outcome", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("person", Text),
    Column("candidates", JSON, nullable=False),
    Index("partner_feed_row_by_outcome", "outcome", "feed", "line"),
)

REGISTERS = (FEEDS, ROWS)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case DeathsTakenIn() as taken:
            changes.put(
                FEEDS,
                id=taken.feed,
                region=taken.region,
                document=taken.document,
                dated=taken.dated,
                handed_in_by=taken.handed_in_by,
                received_on=recorded.effective_on,
                rows=len(taken.rows),
            )
            for row in taken.rows:
                changes.put(
                    ROWS,
                    feed=taken.feed,
                    line=row.line,
                    name=row.name,
                    number=row.number,
                    died_on=row.died_on,
                    evidence=row.evidence,
                    outcome=row.outcome,
                    reasons=to_builtins(row.reasons),
                    person=row.person,
                    candidates=list(row.candidates),
                )
        case MatchDecided(feed, line, person):
            outcome = RowOutcome.RECORDED if person else RowOutcome.NOT_THEM
            changes.change(ROWS, feed, line, outcome=outcome, person=person)
