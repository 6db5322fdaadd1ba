"""What can be looked up of referrals: by office, person and employer; and what came of them by month."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Select, or_, select

from employment.items import JOB_EXCHANGE
from employment.referral.answers import FindReferrals, ReferralAnswer, ReferralsOf, ReferralsTo
from employment.referral.register import REFERRALS, stream_of
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import is_agent
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = REFERRALS.c
ORDER = (TABLE.recommended_on, TABLE.id)


def referral_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[ReferralAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), ReferralAnswer)


def referrals_of(enquiry: Enquiry, keys: Sequence[ReferralsOf]) -> list[Listed[ReferralAnswer]]:
    return each(enquiry, keys, "person", TABLE.person)


def referrals_to(enquiry: Enquiry, keys: Sequence[ReferralsTo]) -> list[Listed[ReferralAnswer]]:
    return each(enquiry, keys, "vacancy", TABLE.vacancy)


def each(
    enquiry: Enquiry, keys: Sequence[Any], about: str, column: Column[str]
) -> list[Listed[ReferralAnswer]]:
    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=ReferralAnswer,
    )


def find_referrals(enquiry: Enquiry, keys: Sequence[FindReferrals]) -> list[Listed[ReferralAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindReferrals) -> Listed[ReferralAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, ReferralAnswer, newest_first=True)


def referral_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    handled: Any = enquiry.sees(JOB_EXCHANGE, region=TABLE.region, person=TABLE.person)
    return select(REFERRALS).where(
        or_(handled, is_agent(TABLE.employer, enquiry.actor.person, enquiry.today))
    )
