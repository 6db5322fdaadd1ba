"""What the registration of work means for the zero-employment family of whoever has it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from employment.employment.events import Annulled, Corrected, Ended, HireRegistered
from employment.known import About
from employment.zero_employment_family.family import FAMILY, Hired, LeftWork
from employment.zero_employment_family.knowledge import family_facts
from employment.zero_employment_family.register import FAMILIES, MEMBERS_OWED, case_of
from employment.zero_employment_family.terms import FamilyStage
from jinbao.service import Enquiry, Part

CONFIRMED = (FamilyStage.CONFIRMED, FamilyStage.JOB_PROVIDED, FamilyStage.STABLE)


def member_works(enquiry: Enquiry, event: Any) -> Iterator[Part]:
    """A hire of one member is the job that was promised; when it ends the promise holds anew."""
    match event:
        case HireRegistered(employment, person, on=on, job=job) | Corrected(
            employment, person, on=on, job=job, end=None
        ):
            asked: Hired | LeftWork = Hired(on, person, employment, job.since)
        case (
            Ended(employment, person, on=on)
            | Annulled(employment, person, on=on)
            | Corrected(employment, person, on=on)
        ):
            asked = LeftWork(on, employment)
        case _:
            return
    family = FAMILIES.c
    owed = (
        select(family.id, family.person, family.region)
        .join(MEMBERS_OWED, MEMBERS_OWED.c.family == family.id)
        .where(MEMBERS_OWED.c.person == person, family.stage.in_(CONFIRMED))
    )
    for row in enquiry.connection.execute(owed).all():
        yield about_family(enquiry, asked, About(row.id, row.person, row.region))


def about_family(enquiry: Enquiry, asked: Hired | LeftWork, about: About) -> Part:
    return Part(
        case_of(about.case),
        FAMILY,
        asked,
        lambda _state: family_facts(enquiry, [about], asked.on)[about.case],
    )
