"""Which search for work each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.job_search import commands, look_ups
from employment.job_search.job_search import JOB_SEARCH
from employment.job_search.look_ups import OF_SEARCH, search_facts
from employment.job_search.register import SEARCHES, fold, stream_of
from employment.known import About
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def begin(enquiry: Enquiry, command: commands.BeginJobSearch) -> Iterator[Part]:
    if command.wish.within:
        enquiry.place(command.wish.within)
    yield concerning(enquiry, command, About(str(uuid7()), command.person, command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    row = enquiry.connection.execute(select(SEARCHES).where(SEARCHES.c.id == command.search)).first()
    if row is None:
        raise Refused("SEARCH_UNKNOWN", field="search")
    if isinstance(command, commands.ChangeJobSearch) and command.wish.within:
        enquiry.place(command.wish.within)
    yield concerning(enquiry, command, About(row.id, row.person, row.region))


def concerning(enquiry: Enquiry, command: Any, about: About) -> Part:
    return Part(
        stream_of(about.case),
        JOB_SEARCH,
        command,
        lambda _state: search_facts(enquiry, [about])[about.case],
    )


SLICE = Slice(
    "job_search",
    handlers={
        commands.BeginJobSearch: begin,
        commands.ChangeJobSearch: step,
        commands.EndJobSearch: step,
    },
    look_ups={
        "job_search_by_id": LookUp(look_ups.job_search_by_id, file=True),
        "job_searches_of": LookUp(look_ups.job_searches_of, file=True),
        "find_job_searches": LookUp(look_ups.find_job_searches, file=True),
        "job_search_actions": LookUp(OF_SEARCH.actions),
    },
    fold=fold,
)
