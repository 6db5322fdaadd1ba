"""The register of pensions in payment: how each stands, and on what terms it is paid."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text, and_, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.asked import AskedAct
from insurance.items import PENSION_CLAIM
from insurance.pension import decision_register
from insurance.pension.answers import FindPensions, PensionAnswer
from insurance.pension.due import Rate, Terms
from insurance.pension.events import (
    Begun,
    GrantRevoked,
    Raised,
    Recalculated,
    Reinstated,
    Resumed,
    RevocationAnnulled,
    Stopped,
    Suspended,
)
from insurance.pension.terms import PensionStatus, StopGround, SuspensionGround
from insurance.rural_pension.account_register import ENTRIES
from insurance.rural_pension.answers import ClaimStage
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.uncredited import INTEREST
from insurance.tables import TABLES
from jinbao.casework.people import PEOPLE
from jinbao.events import Recorded
from jinbao.lists import by_id, page_of
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
    Column("born", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("ground", Text),
    Column("payable_from", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("account", BigInteger, nullable=False),
    Column("suspended_from", Text),
    Column("stopped_from", Text),
    Column("lacks_interest_of", Integer),
    Column("standing_event", Text, nullable=False),
    Column("rates", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("hands", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Index("pension_by_payer", "payer", "id"),
)
"""``base`` and ``top_up`` are the latest. ``rates`` and ``terms`` are the decider's, as JSON.

``born`` is the day of birth on which the grant rests, which may have been corrected since.
``standing_event`` is the one since which it stands as it does.
"""

RATES = Table(
    "pension_rate",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("since", Text, primary_key=True),
    Column("event", Text, nullable=False),
)
"""The event by which a rate was set; whether it still holds is said by the terms."""

NOTHING_STANDS = (PensionStatus.LAPSED, PensionStatus.REVOKED)
"""How a pension stands under which nothing was ever due."""

PENSIONS_IN_ORDER = (PENSIONS.c.payable_from, PENSIONS.c.id)


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
                born=event.born,
                hands=list(event.hands),
                standing_event=recorded.id,
                **standing(PensionStatus.IN_PAYMENT, None, event.terms),
                version=recorded.version,
            )
            changes.put(RATES, person=event.person, since=event.terms.payable_from, event=recorded.id)
        case Raised(person=person, rate=rate, terms=terms):
            changes.change(PENSIONS, person, **of_terms(terms), version=recorded.version)
            changes.put(RATES, person=person, since=rate.since, event=recorded.id)
        case Suspended(ground=ground):
            stand(changes, recorded, PensionStatus.SUSPENDED, ground)
        case Resumed():
            stand(changes, recorded, PensionStatus.IN_PAYMENT, None)
        case Reinstated(stands=now):
            stand(changes, recorded, now.status, now.ground)
        case Stopped(ground=lost):
            stand(changes, recorded, PensionStatus.STOPPED, lost)
        case Recalculated(person, claim=claim, born=born, stands=now, terms=terms):
            stand(changes, recorded, now.status, now.ground, born=born)
            changes.put(RATES, person=person, since=terms.payable_from, event=recorded.id)
            stage = ClaimStage.REVOKED if now.status in NOTHING_STANDS else ClaimStage.GRANTED
            by = recorded.id if stage is ClaimStage.REVOKED else None
            changes.change(CLAIMS, claim, stage=stage, revoked_event=by)
        case GrantRevoked(claim=claim, ground=revoked):
            stand(changes, recorded, PensionStatus.REVOKED, revoked)
            changes.change(CLAIMS, claim, stage=ClaimStage.REVOKED, revoked_event=recorded.id)
        case RevocationAnnulled(claim=claim, stands=again):
            stand(changes, recorded, again.status, again.ground)
            changes.change(CLAIMS, claim, stage=ClaimStage.GRANTED, revoked_event=None)
    decision_register.fold(changes, recorded)


def stand(
    changes: Changes, recorded: Recorded[Any], status: PensionStatus, ground: str | None, **columns: Any
) -> None:
    terms = standing(status, ground, recorded.event.terms)
    since = {"standing_event": recorded.id, "version": recorded.version}
    changes.change(PENSIONS, recorded.event.person, **terms, **columns, **since)


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
        "lacks_interest_of": terms.lacks_interest_of,
        "rates": msgspec.json.encode(terms.rates).decode(),
        "terms": msgspec.json.encode(terms).decode(),
    }


def terms_in(row: Any) -> Terms:
    return msgspec.json.decode(row.terms, type=Terms)


def rates_in(text: str) -> tuple[Rate, ...]:
    return msgspec.json.decode(text, type=tuple[Rate, ...])


def pension_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[PensionAnswer | None]:
    return by_id(enquiry, keys, select(PENSIONS).where(seen_by(enquiry)), PensionAnswer)


def find_pensions(enquiry: Enquiry, keys: Sequence[FindPensions]) -> list[Listed[PensionAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindPensions) -> Listed[PensionAnswer]:
    statement = select(PENSIONS).where(seen_by(enquiry))
    if ask.county:
        statement = statement.where(PENSIONS.c.payer == ask.county)
    if ask.status:
        statement = statement.where(PENSIONS.c.status == ask.status)
    if ask.birth_corrected is not None:
        wrong = birth_corrected()
        statement = statement.where(wrong if ask.birth_corrected else ~wrong)
    if ask.death_pending is not None:
        pending = death_pending()
        statement = statement.where(pending if ask.death_pending else ~pending)
    return page_of(enquiry, statement, ask, PENSIONS_IN_ORDER, PensionAnswer)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.region, person=PENSIONS.c.id)
    return seen


def birth_corrected() -> ColumnElement[bool]:
    return known_of_person(birth_is_another())


def death_pending() -> ColumnElement[bool]:
    """A death asks something of the pension, and not only to be proven."""
    asks = death_asks()
    return known_of_person(or_(*(asked for act, asked in asks.items() if act is not AskedAct.PROVE_DEATH)))


def known_of_person(asked: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(PEOPLE.c.person == PENSIONS.c.id, asked)


def draws_twice() -> ColumnElement[bool]:
    """A pension stands under a file that was merged into another, under which one stands as well."""
    return and_(one_stands(PEOPLE.c.person), one_stands(PEOPLE.c.merged_into))


def one_stands(person: ColumnElement[str]) -> ColumnElement[bool]:
    pensions = PENSIONS.alias()
    return exists().where(pensions.c.id == person, pensions.c.status.not_in(NOTHING_STANDS))


def birth_is_another() -> ColumnElement[bool]:
    """A grant that rests on another day of birth than is known now, and stands or has lapsed by it."""
    return and_(PENSIONS.c.status != PensionStatus.REVOKED, PEOPLE.c.born != PENSIONS.c.born)


def interest_came_late() -> ColumnElement[bool]:
    """A grant on a balance without the interest of a year which has been credited since."""
    entry = ENTRIES.c
    credited = exists().where(
        entry.person == PENSIONS.c.id,
        entry.kind == INTEREST,
        entry.year == PENSIONS.c.lacks_interest_of,
        entry.reversed_by.is_(None),
    )
    return and_(PENSIONS.c.status != PensionStatus.REVOKED, credited)


def interest_credited_on() -> ColumnElement[Any]:
    """The value day of that interest."""
    entry = ENTRIES.c
    of_year = select(entry.value_day).where(
        entry.person == PENSIONS.c.id, entry.kind == INTEREST, entry.year == PENSIONS.c.lacks_interest_of
    )
    return of_year.limit(1).scalar_subquery()


def death_asks() -> Mapping[AskedAct, ColumnElement[bool]]:
    """What the known of a death asks for, as the pension stands (handbook 17.2)."""
    status, ground = PENSIONS.c.status, PENSIONS.c.ground
    paid, held = status == PensionStatus.IN_PAYMENT, status == PensionStatus.SUSPENDED
    by_report = and_(held, ground == SuspensionGround.DEATH_REPORTED)
    by_proof = and_(status == PensionStatus.STOPPED, ground == StopGround.DEATH)
    known, proven = PEOPLE.c.died_on.is_not(None), PEOPLE.c.death_is_proven
    return {
        AskedAct.STOP_PENSION: and_(known, proven, or_(paid, held)),
        AskedAct.SUSPEND_PENSION: and_(known, ~proven, paid),
        AskedAct.PROVE_DEATH: and_(known, ~proven, by_report),
        AskedAct.RESUME_PENSION: and_(~known, by_report),
        AskedAct.REINSTATE_PENSION: and_(~known, by_proof),
    }
