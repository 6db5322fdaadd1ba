"""What the registration of work means for whoever is recognised as in difficulty, in the same transaction."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from employment.difficulty.difficulty import DIFFICULTY, BeginWork, StopWork
from employment.difficulty.knowledge import difficulty_facts
from employment.difficulty.register import DIFFICULTIES, case_of
from employment.difficulty.terms import DifficultyStage
from employment.employment.events import Annulled, Corrected, Ended, HireRegistered
from employment.known import About
from jinbao.service import Enquiry, Part


def in_difficulty_works(enquiry: Enquiry, event: Any) -> Iterator[Part]:
    """From a hire on three months are counted; an end, or an annulment, stops that."""
    match event:
        case HireRegistered(employment, person, on=on, job=job) | Corrected(
            employment, person, on=on, job=job, end=None
        ):
            asked: BeginWork | StopWork = BeginWork(on, employment, job.since)
        case (
            Ended(employment, person, on=on)
            | Annulled(employment, person, on=on)
            | Corrected(employment, person, on=on)
        ):
            asked = StopWork(on, employment)
        case _:
            return
    table = DIFFICULTIES.c
    recognised = select(table.id, table.region).where(
        table.person == person, table.stage == DifficultyStage.RECOGNISED
    )
    for row in enquiry.connection.execute(recognised).all():
        yield about_work(enquiry, asked, About(row.id, person, row.region))


def about_work(enquiry: Enquiry, asked: BeginWork | StopWork, about: About) -> Part:
    return Part(
        case_of(about.case),
        DIFFICULTY,
        asked,
        lambda _state: difficulty_facts(enquiry, [about], asked.on)[about.case],
    )
