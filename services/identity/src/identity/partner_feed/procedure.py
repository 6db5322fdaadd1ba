"""How a partner's feed comes in, and how an open row of it is decided."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from identity.items import MATCH, PARTNER_FEED, REGISTER
from identity.partner_feed.commands import DecideMatch, TakeInDeaths
from identity.partner_feed.events import DeathRow, DeathsTakenIn
from identity.partner_feed.feed import FEED, Unknown
from identity.partner_feed.look_ups import MATCHES, SEALED, Feeds, partner_feed_by_id, partner_feeds_in
from identity.partner_feed.matching import people_of, settled
from identity.partner_feed.reading import written_deaths
from identity.partner_feed.register import FEEDS, ROWS, fold
from identity.partner_feed.terms import RowOutcome
from identity.person.person import NoteDeath
from identity.person.procedure import about
from identity.person.terms import DeathEvidence
from identity.person.vault import Vault
from identity.roster.reading import file_hash
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def stream_of(feed: str) -> str:
    return f"partner-feed/{feed}"


class Intake:
    """Where feeds are handed in: what their rows say is sealed before anything is recorded."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def take_in_deaths(self, enquiry: Enquiry, command: TakeInDeaths) -> Iterator[Part | Sequence[Part]]:
        place = enquiry.place(command.region)
        enquiry.actor.must(REGISTER, PARTNER_FEED, place, command.on)
        if command.dated > command.on:
            raise Refused("FEED_DATED_LATER", field="dated", on=command.on)
        feed = file_hash(command.content)
        new = isinstance(enquiry.service.ledger.history(FEED, stream_of(feed)).state, Unknown)
        rows = self._settled(enquiry, command) if new else ()
        taken = DeathsTakenIn(
            feed=feed,
            region=command.region,
            document=command.document,
            dated=command.dated,
            handed_in_by=enquiry.actor.person,
            rows=self._sealed(enquiry, feed, rows),
        )
        yield Part(stream_of(feed), FEED, taken, lambda _feed: place)
        yield [
            noted(enquiry, command, feed, row, row.person, REGISTER)
            for row in rows
            if row.person and row.outcome is RowOutcome.RECORDED
        ]

    def _settled(self, enquiry: Enquiry, command: TakeInDeaths) -> tuple[DeathRow, ...]:
        written = written_deaths(command.content, command.dated)
        people = people_of(enquiry, self._vault, command.region, written)
        first: dict[str, int] = {}
        for row in written:
            if not row.faults:
                first.setdefault(row.number, row.line)
        return one_death_each([settled(row, people, command.on, first) for row in written])

    def _sealed(self, enquiry: Enquiry, feed: str, rows: Sequence[DeathRow]) -> tuple[DeathRow, ...]:
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


def one_death_each(rows: Sequence[DeathRow]) -> tuple[DeathRow, ...]:
    """Where two numbers are one person's, as after a merger, the first row is the one that counts."""
    told: set[str | None] = {None}
    once = []
    for row in rows:
        again = row.person in told - {None}
        once.append(replace(row, outcome=RowOutcome.ALREADY_KNOWN) if again else row)
        told.add(row.person)
    return tuple(once)


def decide_match(enquiry: Enquiry, command: DecideMatch) -> Iterator[Part]:
    region = enquiry.connection.scalar(select(FEEDS.c.region).where(FEEDS.c.id == command.feed))
    if region is None:
        raise Refused("NOT_FOUND", field="feed")
    place = enquiry.place(region)
    yield Part(stream_of(command.feed), FEED, command, lambda _feed: place)
    if command.person is not None:
        of_line = select(ROWS).where(ROWS.c.feed == command.feed, ROWS.c.line == command.line)
        row = enquiry.connection.execute(of_line).one()
        yield noted(enquiry, command, command.feed, row, command.person, MATCH)


def noted(enquiry: Enquiry, command: Command, feed: str, row: Any, person: str, step: str) -> Part:
    evidence = DeathEvidence(row.evidence)
    said = NoteDeath(command.on, person, row.died_on, evidence, f"{feed}/{row.line}", step)
    return about(enquiry, person, said)


def partner_feed_slice(vault: Vault) -> Slice:
    feeds = Feeds(vault)
    return Slice(
        "partner-feed",
        handlers={TakeInDeaths: Intake(vault).take_in_deaths, DecideMatch: decide_match},
        look_ups={
            "partner_feed_by_id": LookUp(partner_feed_by_id),
            "partner_feeds_in": LookUp(partner_feeds_in),
            "feed_rows": LookUp(feeds.feed_rows, file=True),
            "match_queue": LookUp(feeds.match_queue, file=True),
            "match_actions": LookUp(MATCHES.actions),
        },
        fold=fold,
    )
