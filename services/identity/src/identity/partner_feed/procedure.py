"""How a partner's feed comes in, how an open row of it is decided, and how it goes back."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Row, Table, select

from identity.employer.register import EMPLOYERS
from identity.items import MATCH, PARTNER_FEED, REGISTER
from identity.partner_feed.commands import DecideMatch, TakeBackFeed, TakeInFeed
from identity.partner_feed.employers import employers_of
from identity.partner_feed.events import FeedRow, FeedTakenIn
from identity.partner_feed.feed import FEED, TakenIn
from identity.partner_feed.following import believed, follows, goes_back
from identity.partner_feed.look_ups import SEALED, Feeds, partner_feed_by_id, partner_feeds_in
from identity.partner_feed.matching import no_longer_listed, settled
from identity.partner_feed.people import Asked, Subjects, people_of
from identity.partner_feed.possible import FEEDS_AT_HAND, MATCHES
from identity.partner_feed.reading import WrittenRow, written_rows
from identity.partner_feed.register import FEEDS, ROWS, fold
from identity.partner_feed.said import PaidSaid
from identity.partner_feed.terms import LISTS, FeedKind, RowOutcome
from identity.payment_report.register import known_vouchers
from identity.person.register import PERSONS
from identity.person.vault import Vault
from identity.roster.reading import file_hash
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def stream_of(feed: str) -> str:
    return f"partner-feed/{feed}"


class Intake:
    """Where feeds are handed in: what their rows say is sealed before anything is recorded."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def take_in(self, enquiry: Enquiry, command: TakeInFeed) -> Iterator[Part | Sequence[Part]]:
        place = enquiry.place(command.region)
        enquiry.actor.must(REGISTER, PARTNER_FEED, place, command.on)
        if command.dated > command.on:
            raise Refused("FEED_DATED_LATER", field="dated", on=command.on)
        if command.full and command.kind not in LISTS:
            raise Refused("FEED_IS_NO_LIST", field="full")
        feed = file_hash(command.content)
        known = isinstance(enquiry.service.ledger.history(FEED, stream_of(feed)).state, TakenIn)
        rows = () if known else self._settled(enquiry, command)
        taken = FeedTakenIn(
            feed=feed,
            kind=command.kind,
            region=command.region,
            document=command.document,
            dated=command.dated,
            full=command.full,
            handed_in_by=enquiry.actor.person,
            rows=self._sealed(enquiry, feed, rows),
        )
        yield Part(stream_of(feed), FEED, taken, lambda _feed: place)
        sure = (
            believed(feed, command.kind, row.line, row.said, row.about)
            for row in rows
            if row.about and row.outcome is RowOutcome.RECORDED
        )
        yield [follows(enquiry, row, command.on, place, REGISTER) for row in sure]

    def _settled(self, enquiry: Enquiry, command: TakeInFeed) -> tuple[FeedRow, ...]:
        written = written_rows(command.kind, command.content, command.dated)
        people = self._subjects(enquiry, command, written)
        rows = settled(written, people, command.region, command.on)
        return (*rows, *no_longer_listed(rows, people, command.dated)) if command.full else rows

    def _subjects(self, enquiry: Enquiry, command: TakeInFeed, rows: Sequence[WrittenRow]) -> Subjects:
        if command.kind is FeedKind.EMPLOYER_PAYMENTS:
            subjects = employers_of(enquiry, command.region, rows)
        else:
            asked = Asked(command.kind, command.region, command.dated)
            subjects = people_of(enquiry, self._vault, asked, rows)
        vouchers = {row.said.voucher for row in rows if isinstance(row.said, PaidSaid)}
        told = known_vouchers(enquiry.connection, command.region, vouchers) if vouchers else frozenset()
        return replace(subjects, vouchers=told)

    def _sealed(self, enquiry: Enquiry, feed: str, rows: Sequence[FeedRow]) -> tuple[FeedRow, ...]:
        if not rows:
            return ()
        key = stream_of(feed)
        with enquiry.service.writing() as connection:
            self._vault.make_keys(connection, [key])
            clear = {f"{field} {row.line}": getattr(row, field) for row in rows for field in SEALED}
            hidden = self._vault.seal_fields(connection, key, clear)
        return tuple(
            replace(row, **{field: hidden[f"{field} {row.line}"] for field in SEALED}) for row in rows
        )


def decide_match(enquiry: Enquiry, command: DecideMatch) -> Iterator[Part]:
    feed = feed_named(enquiry, command.feed)
    place = enquiry.place(feed.region)
    yield Part(stream_of(command.feed), FEED, command, lambda _feed: place)
    if whom := command.person or command.employer:
        must_be_on_file(enquiry, command)
        of_line = select(ROWS).where(ROWS.c.feed == command.feed, ROWS.c.line == command.line)
        row = enquiry.connection.execute(of_line).one()
        sure = believed(feed.id, FeedKind(feed.kind), row.line, row.said, whom)
        yield follows(enquiry, sure, command.on, place, MATCH)


def take_back(enquiry: Enquiry, command: TakeBackFeed) -> Iterator[Part | Sequence[Part]]:
    feed = feed_named(enquiry, command.feed)
    place = enquiry.place(feed.region)
    yield Part(stream_of(command.feed), FEED, command, lambda _feed: place)
    recorded = select(ROWS).where(ROWS.c.feed == command.feed, ROWS.c.outcome == RowOutcome.RECORDED)
    kind = FeedKind(feed.kind)
    rows = [
        believed(feed.id, kind, row.line, row.said, row.about)
        for row in enquiry.connection.execute(recorded).all()
    ]
    yield [part for row in rows for part in goes_back(enquiry, row, command.on, place, command.evidence)]


def must_be_on_file(enquiry: Enquiry, command: DecideMatch) -> None:
    def stands(table: Table, whom: str) -> bool:
        return enquiry.connection.scalar(select(table.c.id).where(table.c.id == whom)) is not None

    if command.person and not stands(PERSONS, command.person):
        raise Refused("PERSON_UNKNOWN", field="person", person=command.person)
    if command.employer and not stands(EMPLOYERS, command.employer):
        raise Refused("NOT_FOUND", field="employer")


def feed_named(enquiry: Enquiry, feed: str) -> Row[Any]:
    row = enquiry.connection.execute(select(FEEDS).where(FEEDS.c.id == feed)).first()
    if row is None:
        raise Refused("NOT_FOUND", field="feed")
    return row


def partner_feed_slice(vault: Vault) -> Slice:
    feeds = Feeds(vault)
    return Slice(
        "partner-feed",
        handlers={TakeInFeed: Intake(vault).take_in, DecideMatch: decide_match, TakeBackFeed: take_back},
        look_ups={
            "partner_feed_by_id": LookUp(partner_feed_by_id),
            "partner_feeds_in": LookUp(partner_feeds_in),
            "partner_feed_actions": LookUp(FEEDS_AT_HAND.actions),
            "feed_rows": LookUp(feeds.feed_rows, file=True),
            "match_queue": LookUp(feeds.match_queue, file=True),
            "match_actions": LookUp(MATCHES.actions),
        },
        fold=fold,
    )
