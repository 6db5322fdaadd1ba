"""The register of feeds: where each came from, and the receipt of each of its rows."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, Table, Text

from identity.partner_feed.events import FeedRow, FeedTakenBack, FeedTakenIn, MatchDecided
from identity.partner_feed.terms import RowOutcome
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.register import Changes

FEEDS = Table(
    "partner_feed",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("dated", Date, nullable=False),
    Column("full", Boolean, nullable=False),
    Column("handed_in_by", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("taken_back_on", Date),
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
    Column("said", JSON(none_as_null=True)),
    Column("outcome", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("about", Text),
    Column("candidates", JSON, nullable=False),
    Index("partner_feed_row_by_outcome", "outcome", "feed", "line"),
)

REGISTERS = (FEEDS, ROWS)


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case FeedTakenIn() as taken:
            forget_rows(changes, taken.feed)
            changes.put(
                FEEDS,
                id=taken.feed,
                kind=taken.kind,
                region=taken.region,
                document=taken.document,
                dated=taken.dated,
                full=taken.full,
                handed_in_by=taken.handed_in_by,
                received_on=recorded.effective_on,
                taken_back_on=None,
                rows=len(taken.rows),
            )
            for row in taken.rows:
                put_row(changes, taken.feed, row)
        case MatchDecided(feed, line, whom):
            outcome = RowOutcome.RECORDED if whom else RowOutcome.SET_ASIDE
            changes.change(ROWS, feed, line, outcome=outcome, about=whom)
        case FeedTakenBack(feed):
            changes.change(FEEDS, feed, taken_back_on=recorded.effective_on)
            gone = (RowOutcome.RECORDED, RowOutcome.TO_DECIDE)
            changes.run(
                lambda of: (
                    of(ROWS)
                    .update()
                    .where(of(ROWS).c.feed == feed, of(ROWS).c.outcome.in_(gone))
                    .values(outcome=RowOutcome.TAKEN_BACK)
                )
            )


def forget_rows(changes: Changes, feed: str) -> None:
    """A file that was taken back may come again, and then its rows are settled anew."""
    changes.run(lambda of: of(ROWS).delete().where(of(ROWS).c.feed == feed))


def put_row(changes: Changes, feed: str, row: FeedRow) -> None:
    changes.put(
        ROWS,
        feed=feed,
        line=row.line,
        name=row.name,
        number=row.number,
        said=to_builtins(row.said),
        outcome=row.outcome,
        reasons=to_builtins(row.reasons),
        about=row.about,
        candidates=list(row.candidates),
    )
