"""A search for work: begun by whoever is old enough, changed as they like, ended by them or a hire."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from employment import items
from employment.facts import PersonFacts, must_be_old_enough, must_live
from employment.job_search import events
from employment.job_search.commands import (
    BeginJobSearch,
    ChangeJobSearch,
    EndJobSearch,
    JobSearchCommand,
)
from employment.job_search.events import JobSearchEvent
from employment.job_search.terms import SearchEnd, Wish
from jinbao.casework.hands import ask_for, out_of_order
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk

ITEM = items.JOB_EXCHANGE


class JobSearchFacts(PersonFacts, frozen=True, kw_only=True):
    search: str


class FoundWork(Struct, frozen=True):
    """They were sent to a vacancy and have been registered as hired."""

    on: date


class LookOn(Struct, frozen=True):
    """There was no such hire."""

    on: date


class NotBegun(Struct, frozen=True):
    pass


class Looking(Struct, frozen=True):
    wish: Wish


class Over(Struct, frozen=True):
    """``wish`` is what they looked for, if they found work."""

    wish: Wish | None = None


JobSearch: TypeAlias = NotBegun | Looking | Over
Asked: TypeAlias = JobSearchCommand | FoundWork | LookOn


def decide(it: JobSearch, command: Asked, desk: Desk[JobSearchFacts]) -> Iterator[JobSearchEvent]:
    known, by = desk.known, desk.by.person
    case = (known.search, known.person, known.place.region, desk.on)
    match it, command:
        case NotBegun(), BeginJobSearch(wish=wish, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_able_to_work(known, desk.on)
            yield events.Begun(*case, wish, by, consent)

        case Looking(wish=before), ChangeJobSearch(wish=wish, consent=consent):
            ask_for(desk, ITEM, consent)
            if wish == before:
                raise Refused("NOTHING_TO_DO")
            yield events.Changed(*case, wish, by)

        case Looking(), EndJobSearch(reason=reason, consent=consent):
            ask_for(desk, ITEM, consent)
            yield events.Ended(*case, reason, by)

        case Looking(), FoundWork():
            yield events.Ended(*case, SearchEnd.FOUND_WORK, by)

        case Over(wish=Wish()), LookOn() if known.died_on is None and known.merged_into is None:
            yield events.GoesOn(*case)

        case _, FoundWork() | LookOn():
            return

        case _:
            raise out_of_order(desk, ITEM, command, it)


def must_be_able_to_work(known: JobSearchFacts, on: date) -> None:
    """Of a living person with one file, who is old enough to work."""
    must_live(known)
    must_be_old_enough(known, on)


def evolve(it: JobSearch, event: JobSearchEvent) -> JobSearch:
    match it, event:
        case NotBegun(), events.Begun(wish=wish):
            return Looking(wish)
        case Looking(), events.Changed(wish=wish):
            return Looking(wish)
        case Looking(wish), events.Ended(reason=reason):
            return Over(wish if reason is SearchEnd.FOUND_WORK else None)
        case Over(wish=Wish() as wish), events.GoesOn():
            return Looking(wish)
        case _:
            raise ValueError(f"{event} cannot follow {it}")


JOB_SEARCH = Decider[JobSearch, Asked, JobSearchEvent](NotBegun(), decide, evolve)
