"""What can be looked up of labour-use filings: by the office, the worker, and who acts for the employer."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen
from labor_relations.labour_contract.answers import (
    FilingAnswer,
    FilingsOf,
    FilingsOfEmployer,
    FindFilings,
    SigningRate,
    SigningRateAsked,
)
from labor_relations.labour_contract.filing import ITEM
from labor_relations.labour_contract.register import FILINGS, stream_of
from labor_relations.labour_contract.terms import FilingStage

TABLE = FILINGS.c
ORDER = (TABLE.since, TABLE.id)
GOES_ON = (FilingStage.FILED_INITIAL, FilingStage.FILING_CHANGED)


def filing_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[FilingAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), FilingAnswer)


def filings_of_person(enquiry: Enquiry, keys: Sequence[FilingsOf]) -> list[Listed[FilingAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=FilingAnswer,
    )


def filings_of_employer(enquiry: Enquiry, keys: Sequence[FilingsOfEmployer]) -> list[Listed[FilingAnswer]]:
    def rows(ask: FilingsOfEmployer) -> Select[Any]:
        if ask.open is None:
            return seen(enquiry)
        goes_on = TABLE.stage.in_(GOES_ON)
        return seen(enquiry).where(goes_on if ask.open else ~goes_on)

    return lists(
        enquiry,
        keys,
        about="employer",
        column=TABLE.employer,
        rows=rows,
        order=ORDER,
        newest_first=True,
        answer=FilingAnswer,
    )


def find_filings(enquiry: Enquiry, keys: Sequence[FindFilings]) -> list[Listed[FilingAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindFilings) -> Listed[FilingAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    if ask.result:
        statement = statement.where(TABLE.result == ask.result)
    return page_of(enquiry, statement, ask, ORDER, FilingAnswer, newest_first=True)


def filing_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each filing that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def filing_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each filing, for whoever acts for the employer too."""
    return clocks_of_seen(enquiry, keys, seen(enquiry), stream_of)


def signing_rate(enquiry: Enquiry, keys: Sequence[SigningRateAsked]) -> list[SigningRate]:
    """Of the filings that the caller may see (handbook 7.1)."""
    return [counted(enquiry, ask) for ask in keys]


def counted(enquiry: Enquiry, ask: SigningRateAsked) -> SigningRate:
    signed = (TABLE.signed_on <= ask.on) & or_(TABLE.until.is_(None), TABLE.until >= ask.on)
    statement = select(func.count(), func.count(case((signed, 1)))).where(
        is_seen(enquiry),
        TABLE.stage != FilingStage.FILING_ANNULLED,
        TABLE.region.in_(enquiry.authority.inside(ask.region)),
        TABLE.part_time.is_(False),
        TABLE.since <= ask.on,
        or_(TABLE.last_day.is_(None), TABLE.last_day >= ask.on),
    )
    if ask.employer:
        statement = statement.where(TABLE.employer == ask.employer)
    return SigningRate(*enquiry.connection.execute(statement).one())


def seen(enquiry: Enquiry) -> Select[Any]:
    return select(FILINGS).where(is_seen(enquiry))


def is_seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles filings there, whose work it is, and who acts for the employer or the user unit."""
    me, today = enquiry.actor.person, enquiry.today
    return or_(
        enquiry.sees(ITEM, region=TABLE.region, person=TABLE.person),
        is_agent(TABLE.employer, me, today),
        is_agent(TABLE.user_unit, me, today),
    )
