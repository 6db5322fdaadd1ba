"""On which lists of other departments people are, as identity published it: allowance, disability."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Connection, Date, Index, Row, Table, Text, and_, select

from jinbao.calendar import legal_day
from jinbao.casework.metadata import CASEWORK
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes

LOW_INCOME = "LOW_INCOME"
SEVERELY_DISABLED = "SEVERELY_DISABLED"


class EntitlementSpell(Struct, frozen=True):
    since: date
    until: date | None


class EntitlementsStand(Event, frozen=True, tag="identity.entitlements-stand.v1"):
    """All spells of one kind, oldest first, in place of what was said before."""

    person: str
    kind: str
    spells: tuple[EntitlementSpell, ...]


LISTED = Table(
    "entitlement_known",
    CASEWORK,
    Column("person", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("gone_from", Date),
    Column("event", Text, nullable=False),
    Column("known_on", Date, nullable=False),
    Index("entitlement_known_of", "kind", "gone_from"),
)
"""The last spell: its first day, and the first day on which it holds no more.

What was taken back holds from its first day no more.
"""


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case EntitlementsStand(person, kind, ()):
            known_on = legal_day(heard.recorded_at)
            put(changes, heard, person, kind, known_on, known_on)
        case EntitlementsStand(person, kind, (*_, last)):
            gone_from = last.until and last.until + timedelta(days=1)
            put(changes, heard, person, kind, last.since, gone_from)


def put(changes: Changes, heard: Heard, person: str, kind: str, since: date, gone_from: date | None) -> None:
    told = {"event": heard.id, "known_on": legal_day(heard.recorded_at)}
    changes.put(LISTED, person=person, kind=kind, since=since, gone_from=gone_from, **told)


def is_listed(on: date) -> ColumnElement[bool]:
    return and_(LISTED.c.since <= on, LISTED.c.gone_from.is_(None) | (LISTED.c.gone_from > on))


def is_gone(on: date) -> ColumnElement[bool]:
    """Was on a list that names them no more."""
    return LISTED.c.gone_from <= on


def listed(connection: Connection, persons: Sequence[str]) -> Sequence[Row[tuple[object, ...]]]:
    """What is known of these persons, whether it still holds or not."""
    of_persons = select(LISTED).where(LISTED.c.person.in_(persons)).order_by(LISTED.c.kind)
    return connection.execute(of_persons).all()
