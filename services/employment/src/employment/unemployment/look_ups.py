"""What can be looked up of unemployment registration: by the office of the place, and by the person."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, case, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from employment.items import EMPLOYMENT_REGISTRATION
from employment.unemployment.answers import (
    FindUnemployment,
    OfferAnswer,
    ProposalAnswer,
    UnemploymentAnswer,
    UnemploymentsOf,
)
from employment.unemployment.proposals import at_work, proposals, proposed
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS, case_of
from employment.unemployment.terms import UnemploymentStage
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.people import PEOPLE
from jinbao.casework.worklist import acted_in
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = UNEMPLOYMENTS.c
ORDER = (TABLE.applied_on, TABLE.id)
OUTLIVED = exists().where(
    PEOPLE.c.person == TABLE.person, PEOPLE.c.death_is_proven, PEOPLE.c.died_on < TABLE.long_term_on
)
UNBROKEN = and_(
    TABLE.id.not_in(select(at_work().subquery().c.registration)),
    or_(TABLE.cancelled_since.is_(None), TABLE.cancelled_since > TABLE.long_term_on),
    ~OUTLIVED,
)
"""Work since the registration breaks the spell, or death, also before somebody confirms the cancellation."""
SHOWN = (
    *(column for column in TABLE if column is not TABLE.long_term_on),
    case((UNBROKEN, TABLE.long_term_on)).label("long_term_on"),
)


def unemployment_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[UnemploymentAnswer | None]:
    return by_id(enquiry, keys, read(enquiry), UnemploymentAnswer)


def unemployments_of(enquiry: Enquiry, keys: Sequence[UnemploymentsOf]) -> list[Listed[UnemploymentAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=UnemploymentAnswer,
    )


def find_unemployment(enquiry: Enquiry, keys: Sequence[FindUnemployment]) -> list[Listed[UnemploymentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindUnemployment) -> Listed[UnemploymentAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    if ask.category:
        statement = statement.where(TABLE.category == ask.category)
    if ask.long_term is not None:
        statement = statement.where(is_long_term(enquiry) if ask.long_term else ~is_long_term(enquiry))
    if ask.proposed:
        statement = statement.where(proposed(ask.proposed, enquiry.today))
    if ask.applied_from:
        statement = statement.where(TABLE.applied_on >= ask.applied_from)
    if ask.applied_until:
        statement = statement.where(TABLE.applied_on <= ask.applied_until)
    return page_of(enquiry, statement, ask, ORDER, UnemploymentAnswer, newest_first=True)


def is_long_term(enquiry: Enquiry) -> ColumnElement[bool]:
    reached: ColumnElement[bool] = TABLE.long_term_on <= enquiry.today
    return (TABLE.stage == UnemploymentStage.REGISTERED) & reached & UNBROKEN


def offers_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[OfferAnswer]]:
    """What was offered in each, oldest first."""
    mine = OFFERS.c.registration.in_(seen(enquiry).with_only_columns(TABLE.id))
    offers = select(OFFERS).where(mine).order_by(OFFERS.c.offered_on, OFFERS.c.offer)
    return of_each(enquiry, keys, offers, OFFERS.c.registration, OfferAnswer)


def cancellation_proposals(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ProposalAnswer]]:
    """What the registers hold against each, oldest first."""
    against: Any = proposals(enquiry.today).subquery().c
    mine = against.registration.in_(seen(enquiry).with_only_columns(TABLE.id))
    statement = select(*against).where(mine).order_by(against.since, against.ground)
    return of_each(enquiry, keys, statement, against.registration, ProposalAnswer)


def unemployment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, read(enquiry), case_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    return select(*SHOWN).where(handled(enquiry))


def read(enquiry: Enquiry) -> Select[Any]:
    """What is read by its id, also by who acted before it was transferred."""
    acted = acted_in(enquiry, EMPLOYMENT_REGISTRATION, case_of("") + TABLE.id)
    return select(*SHOWN).where(handled(enquiry) | acted)


def handled(enquiry: Enquiry) -> ColumnElement[bool]:
    here: ColumnElement[bool] = enquiry.sees(
        EMPLOYMENT_REGISTRATION, region=TABLE.region, person=TABLE.person
    )
    return here
