"""What must be known to decide about guidance: the person, and whether they look for work or have none."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from employment.contact.knowledge import contact_facts
from employment.guidance.guidance import GuidanceFacts
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchStage
from employment.known import About
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from jinbao.service import Enquiry


def guidance_facts(enquiry: Enquiry, cases: Sequence[About], on: date) -> dict[str, GuidanceFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    common = contact_facts(enquiry, cases, on)
    persons = [case.person for case in cases]
    searches = each(enquiry, open_at(SEARCHES, SearchStage.LOOKING, persons))
    spells = each(enquiry, open_at(UNEMPLOYMENTS, UnemploymentStage.REGISTERED, persons))
    return {
        case.case: GuidanceFacts(
            **common[case.case],
            guidance=case.case,
            search=searches.get(case.person),
            registration=spells.get(case.person),
        )
        for case in cases
    }


def open_at(table: Any, stage: str, persons: Sequence[str]) -> Select[Any]:
    return select(table.c.person, table.c.id).where(table.c.person.in_(persons), table.c.stage == stage)


def each(enquiry: Enquiry, asked: Select[Any]) -> dict[str, str]:
    """Of each of these a person has one at most."""
    return {row.person: row.id for row in enquiry.connection.execute(asked)}
