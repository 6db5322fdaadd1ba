"""What can happen to a feed: it is taken in with a receipt for each row, and open rows are decided.

Streams partner-feed/<SHA-256 of the file>. Names and numbers are sealed under the feed's own key.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.partner_feed.terms import RowOutcome
from identity.person.terms import DeathEvidence
from identity.roster.events import Reason
from jinbao.events import Event


class DeathRow(Struct, frozen=True):
    """A row as it was settled: ``candidates`` are whom it may be about where somebody has to decide."""

    line: int
    name: str
    number: str
    document: str
    died_on: date | None
    evidence: DeathEvidence | None
    outcome: RowOutcome
    reasons: tuple[Reason, ...] = ()
    person: str | None = None
    candidates: tuple[str, ...] = ()


class DeathsTakenIn(Event, frozen=True, tag="identity.partner-feed.deaths-taken-in.v1"):
    """The police's list with its provenance; ``feed`` is the SHA-256 of the file."""

    feed: str
    region: str
    document: str
    dated: date
    handed_in_by: str
    rows: tuple[DeathRow, ...]


class TakenInAgain(Event, frozen=True, tag="identity.partner-feed.taken-in-again.v1"):
    """The same file: its receipts stay."""

    feed: str


class MatchDecided(Event, frozen=True, tag="identity.partner-feed.match-decided.v1"):
    """Somebody said whom a row is about; nobody of those proposed where ``person`` is None."""

    feed: str
    line: int
    person: str | None


PartnerFeedEvent: TypeAlias = DeathsTakenIn | TakenInAgain | MatchDecided
