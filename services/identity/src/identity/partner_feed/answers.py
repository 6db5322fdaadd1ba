"""What is answered concerning the feeds of partners, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from identity.partner_feed.terms import FeedKind, RowOutcome
from identity.payment_report.terms import PaidInsurance
from identity.person.terms import DeathEvidence
from identity.roster.events import Reason
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page

WHY = "Why names and numbers are read (查询用途); masked without."


class PartnerFeedAnswer(Struct, frozen=True):
    """A feed with its provenance; its id is the SHA-256 of the file."""

    id: str
    kind: FeedKind
    region: str
    document: str
    dated: date
    full: bool
    handed_in_by: str
    received_on: date
    taken_back_on: date | None
    rows: int
    recorded: int
    to_decide: int


class Candidate(Struct, frozen=True):
    """Somebody whom a row may be about, or an employer."""

    person: str | None = None
    employer: str | None = None


class FeedRowAnswer(Struct, frozen=True):
    """A row's receipt. Name and number are masked without a purpose; ``id`` is the feed and the line.

    Of what rows say each kind of feed has its own.
    """

    id: str
    feed: str
    line: int
    received_on: date
    name: str | None
    number: str | None
    outcome: RowOutcome
    reasons: tuple[Reason, ...]
    person: str | None
    employer: str | None
    candidates: tuple[Candidate, ...]
    died_on: date | None = None
    evidence: DeathEvidence | None = None
    since: date | None = None
    until: date | None = None
    insurance: PaidInsurance | None = None
    month: Month | None = None
    year: int | None = None
    amount: Fen | None = None
    paid_on: date | None = None
    voucher: str | None = None


class FeedsIn(Page, frozen=True, kw_only=True):
    """The feeds of a region, newest first."""

    region: Annotated[str, id_of("Region", "County or city (县、市).")]
    kind: Annotated[FeedKind | None, says("Only feeds about this (数据种类).")] = None


class FeedRows(Page, frozen=True, kw_only=True):
    """The rows of a feed in the order of the file."""

    feed: Annotated[str, id_of("PartnerFeed", "The feed (部门数据).")]
    outcome: Annotated[RowOutcome | None, says("Only rows with this outcome (办理结果).")] = None
    purpose: Annotated[str | None, says(WHY)] = None


class MatchQueue(Page, frozen=True, kw_only=True):
    """The rows of a region's feeds that wait for a decision, oldest first."""

    region: Annotated[str, id_of("Region", "County or city (县、市).")]
    kind: Annotated[FeedKind | None, says("Only rows of feeds about this (数据种类).")] = None
    purpose: Annotated[str | None, says(WHY)] = None
