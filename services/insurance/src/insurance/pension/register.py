"""The register of pensions in payment: on what terms each is paid, and every decision that raised it."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import convert, to_builtins
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import PENSION_CLAIM
from insurance.pension.answers import FindPensions, PensionAnswer, RaiseAnswer, RaisesOf
from insurance.pension.due import Rate, Terms
from insurance.pension.events import Begun, Raised, Reinstated, Resumed, Stopped, Suspended
from insurance.pension.terms import PensionStatus
from insurance.rural_pension.answers import still_open
from insurance.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import after, lists, shown
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

PENSIONS = Table(
    "pension",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("claim", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("ground", Text),
    Column("payable_from", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("account", BigInteger, nullable=False),
    Column("suspended_from", Text),
    Column("stopped_from", Text),
    Column("rates", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("hands", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Index("pension_by_payer", "payer", "id"),
)
"""``base`` and ``top_up`` are the latest. ``rates`` and ``terms`` are the decider's, as JSON."""

RATES = Table(
    "pension_rate",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("event", Text, nullable=False),
)
"""The event by which each rate that holds was set."""

RAISES = Table(
    "pension_raise",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("since", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("monthly", BigInteger, nullable=False),
    Column("decision", Text, nullable=False),
    Column("appeals", JSON, nullable=False),
    Index("pension_raise_of", "person", "since", "id"),
)

PENSIONS_IN_ORDER = (PENSIONS.c.payable_from, PENSIONS.c.id)
RAISES_IN_ORDER = (RAISES.c.since, RAISES.c.id)


def case_of(person: str) -> str:
    """The stream of a pension."""
    return f"rural-pension/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Begun() as event:
            changes.put(
                PENSIONS,
                id=event.person,
                region=event.region,
                payer=event.payer,
                claim=event.claim,
                hands=list(event.hands),
                **standing(PensionStatus.IN_PAYMENT, None, event.terms),
                version=recorded.version,
            )
            changes.put(RATES, person=event.person, since=event.terms.payable_from, event=recorded.id)
        case Raised() as event:
            raised(changes, recorded, event)
        case Suspended(ground=ground):
            stand(changes, recorded, PensionStatus.SUSPENDED, ground)
        case Resumed() | Reinstated():
            stand(changes, recorded, PensionStatus.IN_PAYMENT, None)
        case Stopped(ground=lost):
            stand(changes, recorded, PensionStatus.STOPPED, lost)


def stand(changes: Changes, recorded: Recorded[Any], status: PensionStatus, ground: str | None) -> None:
    terms = standing(status, ground, recorded.event.terms)
    changes.change(PENSIONS, recorded.event.person, **terms, version=recorded.version)


def standing(status: PensionStatus, ground: str | None, terms: Terms) -> dict[str, Any]:
    return {"status": status, "ground": ground, **of_terms(terms)}


def of_terms(terms: Terms) -> dict[str, Any]:
    latest = terms.rates[-1]
    return {
        "payable_from": terms.payable_from,
        "base": latest.base,
        "top_up": latest.top_up,
        "account": terms.account,
        "suspended_from": terms.suspended_from,
        "stopped_from": terms.stopped_from,
        "rates": msgspec.json.encode(terms.rates).decode(),
        "terms": msgspec.json.encode(terms).decode(),
    }


def raised(changes: Changes, recorded: Recorded[Any], event: Raised) -> None:
    changes.change(PENSIONS, event.person, **of_terms(event.terms), version=recorded.version)
    changes.put(RATES, person=event.person, since=event.rate.since, event=recorded.id)
    changes.put(
        RAISES,
        id=recorded.id,
        person=event.person,
        region=event.region,
        on=event.on,
        since=event.rate.since,
        base=event.rate.base,
        top_up=event.rate.top_up,
        monthly=event.rate.base + event.rate.top_up + event.terms.account,
        decision=event.decision.encoded().decode(),
        appeals=[to_builtins(still_open(appeal)) for appeal in event.decision.appeals],
    )


def terms_in(row: Any) -> Terms:
    return msgspec.json.decode(row.terms, type=Terms)


def rates_in(text: str) -> tuple[Rate, ...]:
    return msgspec.json.decode(text, type=tuple[Rate, ...])


def pension_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[PensionAnswer | None]:
    rows = enquiry.connection.execute(select(PENSIONS).where(PENSIONS.c.id.in_(keys), seen_by(enquiry)))
    found = {row.id: convert(row, PensionAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def find_pensions(enquiry: Enquiry, keys: Sequence[FindPensions]) -> list[Listed[PensionAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindPensions) -> Listed[PensionAnswer]:
    statement = select(PENSIONS).where(seen_by(enquiry))
    if ask.county:
        statement = statement.where(PENSIONS.c.payer == ask.county)
    if ask.status:
        statement = statement.where(PENSIONS.c.status == ask.status)
    page = after(statement, ask, PENSIONS_IN_ORDER).order_by(*PENSIONS_IN_ORDER).limit(ask.first + 1)
    return shown(enquiry.connection.execute(page).all(), ask, PENSIONS_IN_ORDER, PensionAnswer)


def raises_of(enquiry: Enquiry, keys: Sequence[RaisesOf]) -> list[Listed[RaiseAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=RAISES.c.person,
        rows=lambda _: select(RAISES).where(raises_seen_by(enquiry)),
        order=RAISES_IN_ORDER,
        newest_first=True,
        answer=RaiseAnswer,
    )


def raise_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RaiseAnswer | None]:
    rows = enquiry.connection.execute(select(RAISES).where(RAISES.c.id.in_(keys), raises_seen_by(enquiry)))
    found = {row.id: convert(row, RaiseAnswer, from_attributes=True) for row in rows}
    return [found.get(key) for key in keys]


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.region, person=PENSIONS.c.id)
    return seen


def raises_seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=RAISES.c.region, person=RAISES.c.person)
    return seen
