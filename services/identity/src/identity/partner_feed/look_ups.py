"""Looking feeds up: their provenance, the receipts of their rows, and what waits for a decision."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import convert, structs
from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_

from identity.items import PARTNER_FEED
from identity.partner_feed.answers import (
    Candidate,
    FeedRowAnswer,
    FeedRows,
    FeedsIn,
    MatchQueue,
    PartnerFeedAnswer,
)
from identity.partner_feed.register import FEEDS, ROWS
from identity.partner_feed.said import Said
from identity.partner_feed.terms import FeedKind, RowOutcome
from identity.person import mask
from identity.person.vault import Vault
from identity.roster.events import Reason
from jinbao.paging import Listed, Page, key_of, listed
from jinbao.service import Enquiry

SEALED = ("name", "number", "document")


def _counted(outcome: RowOutcome) -> Any:
    rows = select(func.count()).where(ROWS.c.feed == FEEDS.c.id, ROWS.c.outcome == outcome)
    return rows.correlate(FEEDS).scalar_subquery()


COUNTED = select(
    FEEDS,
    _counted(RowOutcome.RECORDED).label("recorded"),
    _counted(RowOutcome.TO_DECIDE).label("to_decide"),
)
OF_FEEDS = select(ROWS, FEEDS.c.region, FEEDS.c.kind, FEEDS.c.received_on).join(
    FEEDS, FEEDS.c.id == ROWS.c.feed
)


def partner_feed_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[PartnerFeedAnswer | None]:
    rows = enquiry.connection.execute(COUNTED.where(FEEDS.c.id.in_(keys), seen(enquiry)))
    found = {row.id: answer(row) for row in rows}
    return [found.get(key) for key in keys]


def partner_feeds_in(enquiry: Enquiry, keys: Sequence[FeedsIn]) -> list[Listed[PartnerFeedAnswer]]:
    """One statement for all regions asked about."""
    feeds = COUNTED.where(FEEDS.c.region.in_([key.region for key in keys]), seen(enquiry))
    if keys[0].kind is not None:
        feeds = feeds.where(FEEDS.c.kind == keys[0].kind)
    order = (FEEDS.c.received_on, FEEDS.c.id)
    if keys[0].after is not None:
        day, last = key_of(keys[0].after)
        feeds = feeds.where(tuple_(*order) < tuple_(date.fromisoformat(day), last))
    numbered = func.row_number().over(
        partition_by=FEEDS.c.region, order_by=[column.desc() for column in order]
    )
    below: dict[str, list[PartnerFeedAnswer]] = defaultdict(list)
    for row in enquiry.connection.execute(first_of(feeds, numbered, keys[0])):
        below[row.region].append(answer(row))
    return [listed(below[key.region], key, lambda one: (one.received_on, one.id)) for key in keys]


class Feeds:
    """What rows say has to be opened to be shown, which needs the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def feed_rows(self, enquiry: Enquiry, keys: Sequence[FeedRows]) -> list[Listed[FeedRowAnswer]]:
        ask = keys[0]
        rows = OF_FEEDS.where(ROWS.c.feed.in_([key.feed for key in keys]))
        if ask.outcome is not None:
            rows = rows.where(ROWS.c.outcome == ask.outcome)
        if ask.after is not None:
            rows = rows.where(ROWS.c.line > key_of(ask.after)[0])
        number = func.row_number().over(partition_by=ROWS.c.feed, order_by=ROWS.c.line)
        below = self._answered(enquiry, first_of(rows.where(seen(enquiry)), number, ask), "feed")
        return [listed(below[key.feed], key, lambda one: (one.line,)) for key in keys]

    def match_queue(self, enquiry: Enquiry, keys: Sequence[MatchQueue]) -> list[Listed[FeedRowAnswer]]:
        ask = keys[0]
        rows = OF_FEEDS.where(
            FEEDS.c.region.in_([key.region for key in keys]), ROWS.c.outcome == RowOutcome.TO_DECIDE
        )
        if ask.kind is not None:
            rows = rows.where(FEEDS.c.kind == ask.kind)
        order = (FEEDS.c.received_on, ROWS.c.feed, ROWS.c.line)
        if ask.after is not None:
            day, *last = key_of(ask.after)
            rows = rows.where(tuple_(*order) > tuple_(date.fromisoformat(day), *last))
        number = func.row_number().over(partition_by=FEEDS.c.region, order_by=order)
        below = self._answered(enquiry, first_of(rows.where(seen(enquiry)), number, ask), "region")
        return [
            listed(below[key.region], key, lambda one: (one.received_on, one.feed, one.line)) for key in keys
        ]

    def _answered(
        self, enquiry: Enquiry, statement: Select[Any], by: str
    ) -> Mapping[str, list[FeedRowAnswer]]:
        rows = enquiry.connection.execute(statement).all()
        sealed = [
            (f"partner-feed/{row.feed}", f"{field} {row.line}", getattr(row, field))
            for row in rows
            for field in ("name", "number")
        ]
        opened = iter(self._vault.open_many(enquiry.connection, sealed))
        below: dict[str, list[FeedRowAnswer]] = defaultdict(list)
        for row in rows:
            name, number = next(opened), next(opened)  # those of employers everybody may know
            if not (enquiry.call.purpose or row.kind == FeedKind.EMPLOYER_PAYMENTS):
                name, number = name and mask.name(name), number and mask.id_number(number)
            below[getattr(row, by)].append(row_answer(row, name, number))
        return below


def seen(enquiry: Enquiry) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = enquiry.sees(PARTNER_FEED, region=FEEDS.c.region)
    return condition


def first_of(rows: Select[Any], number: Any, ask: Page) -> Select[Any]:
    """The database numbers the rows of each list, so that one statement serves all of them."""
    numbered = rows.add_columns(number.label("position")).subquery()
    return select(numbered).where(numbered.c.position <= ask.first + 1).order_by(numbered.c.position)


def answer(row: Row[Any]) -> PartnerFeedAnswer:
    return PartnerFeedAnswer(
        id=row.id,
        kind=FeedKind(row.kind),
        region=row.region,
        document=row.document,
        dated=row.dated,
        full=row.full,
        handed_in_by=row.handed_in_by,
        received_on=row.received_on,
        taken_back_on=row.taken_back_on,
        rows=row.rows,
        recorded=row.recorded,
        to_decide=row.to_decide,
    )


def row_answer(row: Row[Any], name: str | None, number: str | None) -> FeedRowAnswer:
    of_employer = row.kind == FeedKind.EMPLOYER_PAYMENTS
    whose = "employer" if of_employer else "person"
    return FeedRowAnswer(
        id=f"{row.feed}/{row.line}",
        feed=row.feed,
        line=row.line,
        received_on=row.received_on,
        name=name,
        number=number or None,
        outcome=RowOutcome(row.outcome),
        reasons=convert(row.reasons, tuple[Reason, ...]),
        person=None if of_employer else row.about,
        employer=row.about if of_employer else None,
        candidates=tuple(Candidate(**{whose: one}) for one in row.candidates),
        **structs.asdict(convert(row.said, Said)) if row.said else {},
    )
