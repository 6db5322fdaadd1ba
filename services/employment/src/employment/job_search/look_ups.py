"""What can be looked up of searches for work: by the office of the place, and by the person."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from employment.items import JOB_EXCHANGE
from employment.job_search import commands
from employment.job_search.answers import FindJobSearches, JobSearchAnswer, JobSearchesOf
from employment.job_search.job_search import JOB_SEARCH, JobSearchFacts, Looking
from employment.job_search.register import SEARCHES, stream_of
from employment.job_search.terms import SearchEnd, Wish
from employment.known import About, case_facts
from jinbao.casework.consent import Consent
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = SEARCHES.c
ORDER = (TABLE.begun_on, TABLE.id)


def job_search_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[JobSearchAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), JobSearchAnswer)


def job_searches_of(enquiry: Enquiry, keys: Sequence[JobSearchesOf]) -> list[Listed[JobSearchAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=JobSearchAnswer,
    )


def find_job_searches(enquiry: Enquiry, keys: Sequence[FindJobSearches]) -> list[Listed[JobSearchAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindJobSearches) -> Listed[JobSearchAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    if ask.occupation:
        statement = statement.where(TABLE.occupation == ask.occupation)
    return page_of(enquiry, statement, ask, ORDER, JobSearchAnswer, newest_first=True)


def seen(enquiry: Enquiry) -> Select[Any]:
    may: Any = enquiry.sees(JOB_EXCHANGE, region=TABLE.region, person=TABLE.person)
    return select(SEARCHES).where(may)


def searches(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {case.case: stream_of(case.case) for case in cases}
    return standing_in(enquiry, JOB_SEARCH, streams, search_facts(enquiry, cases))


def search_facts(enquiry: Enquiry, cases: Sequence[About]) -> dict[str, JobSearchFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    common = case_facts(enquiry, cases, enquiry.today)
    return {case.case: JobSearchFacts(**common[case.case], search=case.case) for case in cases}


def another_wish(it: Standing) -> Wish:
    before = it.state.wish.wage if isinstance(it.state, Looking) else 0
    return Wish(wage=before + 1)


OF_SEARCH = KindOfCase(
    JOB_SEARCH.decide,
    (
        Possible(
            "changeJobSearch",
            lambda it: commands.ChangeJobSearch(
                on=it.on, search=it.case, wish=another_wish(it), consent=Consent.WRITTEN
            ),
        ),
        Possible(
            "endJobSearch",
            lambda it: commands.EndJobSearch(
                on=it.on, search=it.case, reason=SearchEnd.GAVE_UP, consent=Consent.WRITTEN
            ),
        ),
    ),
    searches,
)
