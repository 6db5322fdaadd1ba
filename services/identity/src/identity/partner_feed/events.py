"""What can happen to a feed: it is taken in with a receipt for each row, open rows are decided, it goes back.

Streams partner-feed/<SHA-256 of the file>. Names and numbers are sealed under the feed's own key.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.partner_feed.said import Said
from identity.partner_feed.terms import FeedKind, RowOutcome
from identity.person.terms import Evidence
from identity.roster.events import Reason
from jinbao.events import Event


class FeedRow(Struct, frozen=True):
    """A row as it was settled: ``candidates`` are whom it may be about where somebody has to decide.

    Whoever a full list names no more has a row behind its last one.
    """

    line: int
    name: str
    number: str
    document: str
    said: Said | None
    outcome: RowOutcome
    reasons: tuple[Reason, ...] = ()
    about: str | None = None
    candidates: tuple[str, ...] = ()


class FeedTakenIn(Event, frozen=True, tag="identity.partner-feed.taken-in.v1"):
    """The file with its provenance; ``feed`` is its SHA-256, ``full`` says that the list is complete."""

    feed: str
    kind: FeedKind
    region: str
    document: str
    dated: date
    full: bool
    handed_in_by: str
    rows: tuple[FeedRow, ...]


class TakenInAgain(Event, frozen=True, tag="identity.partner-feed.taken-in-again.v1"):
    """The same file: its receipts stay."""

    feed: str


class MatchDecided(Event, frozen=True, tag="identity.partner-feed.match-decided.v1"):
    """Somebody said whom a row is about; nothing follows from it where ``about`` is None."""

    feed: str
    line: int
    about: str | None


class FeedTakenBack(Event, frozen=True, tag="identity.partner-feed.taken-back.v1"):
    """It should not have been taken in: what it told is taken back with it."""

    feed: str
    evidence: Evidence


PartnerFeedEvent: TypeAlias = FeedTakenIn | TakenInAgain | MatchDecided | FeedTakenBack
