"""What can be asked of a feed and of each row of it, found by trying."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, tuple_

from identity.partner_feed.commands import DecideMatch, TakeBackFeed
from identity.partner_feed.feed import TakenBack, TakenIn, decide
from identity.partner_feed.look_ups import seen
from identity.partner_feed.register import FEEDS, ROWS
from identity.partner_feed.terms import FeedKind, RowOutcome
from identity.person.terms import Evidence, EvidenceKind
from jinbao.casework.possible import KindOfCase, Possible, Standing
from jinbao.service import Enquiry


def standing(enquiry: Enquiry, keys: Sequence[str]) -> dict[str, Standing]:
    """Rows by the id that their answers have; one statement for all, and one for their places."""
    lines = [(feed, int(line)) for feed, _, line in (key.rpartition("/") for key in keys)]
    rows = enquiry.connection.execute(
        select(ROWS.c.feed, ROWS.c.line, ROWS.c.outcome, FEEDS.c.kind, FEEDS.c.region, FEEDS.c.handed_in_by)
        .join(FEEDS, FEEDS.c.id == ROWS.c.feed)
        .where(tuple_(ROWS.c.feed, ROWS.c.line).in_(lines), seen(enquiry))
    ).all()
    places = enquiry.authority.known_places(enquiry.connection, {row.region for row in rows})
    return {
        f"{row.feed}/{row.line}": Standing(
            f"{row.feed}/{row.line}",
            enquiry.today,
            taken_in(row.feed, row, open_line(row)),
            places[row.region],
        )
        for row in rows
    }


def taken_in(feed: str, row: Any, waiting: dict[int, tuple[str, ...]]) -> TakenIn:
    return TakenIn(feed, FeedKind(row.kind), row.region, row.handed_in_by, waiting)


def open_line(row: Any) -> dict[int, tuple[str, ...]]:
    return {row.line: ()} if row.outcome == RowOutcome.TO_DECIDE else {}


def decision(row: Standing) -> DecideMatch:
    feed, _, line = row.case.rpartition("/")
    return DecideMatch(on=row.on, feed=feed, line=int(line))


MATCHES = KindOfCase(decide, (Possible("decideMatch", decision),), standing)


def feeds(enquiry: Enquiry, keys: Sequence[str]) -> dict[str, Standing]:
    rows = enquiry.connection.execute(select(FEEDS).where(FEEDS.c.id.in_(keys), seen(enquiry))).all()
    places = enquiry.authority.known_places(enquiry.connection, {row.region for row in rows})
    return {row.id: Standing(row.id, enquiry.today, state_of(row), places[row.region]) for row in rows}


def state_of(row: Any) -> TakenIn | TakenBack:
    return TakenBack() if row.taken_back_on else taken_in(row.id, row, {})


def taking_back(feed: Standing) -> TakeBackFeed:
    return TakeBackFeed(on=feed.on, feed=feed.case, evidence=Evidence(EvidenceKind.OFFICE_ERROR))


FEEDS_AT_HAND = KindOfCase(decide, (Possible("takeBackPartnerFeed", taking_back),), feeds)
