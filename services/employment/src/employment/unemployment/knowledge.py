"""What must be known to decide about an unemployment registration: the person, their work, other spells."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select

from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentKind, EmploymentStage, EndReason
from employment.known import About, case_facts, people_of
from employment.social_insurance import insured_on, pension_events
from employment.unemployment.events import LastJob
from employment.unemployment.facts import AtWork, Elsewhere, UnemploymentFacts
from employment.unemployment.register import STANDING, UNEMPLOYMENTS
from employment.unemployment.terms import UnemployedCategory, UnemploymentStage
from jinbao.casework.names import names_of
from jinbao.casework.paper import PaperKind
from jinbao.decision import Input
from jinbao.identifiers import Sex
from jinbao.service import Enquiry


class Of(Struct, frozen=True):
    """What the registers say of one person, oldest first."""

    person: Row[Any]
    work: Sequence[Row[Any]]
    spells: Sequence[Row[Any]]
    insured: Row[Any] | None


def unemployment_facts(
    enquiry: Enquiry, cases: Sequence[About], on: date, moves_to: str | None = None
) -> dict[str, UnemploymentFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    common = case_facts(enquiry, cases, on)
    persons = [case.person for case in cases]
    people, work, spells = people_of(enquiry, persons), work_of(enquiry, persons), spells_of(enquiry, persons)
    insured = insured_on(enquiry.connection, persons, on)
    pensions = pension_events(enquiry.connection, persons)
    names = names_of(enquiry.connection, {row.region for row in spells})
    new_place = enquiry.place(moves_to) if moves_to else None
    found: dict[str, UnemploymentFacts] = {}
    for case in cases:
        known = Of(
            people[case.person],
            [row for row in work if row.person == case.person],
            [row for row in spells if row.person == case.person],
            insured.get(case.person),
        )
        found[case.case] = UnemploymentFacts(
            **common[case.case],
            registration=case.case,
            spell=1 + sum(row.id != case.case for row in known.spells if row.spell is not None),
            last_job=last_job(known.work),
            at_work=at_work(known.work) or paid_for(known.insured),
            pension_event=pensions.get(case.person),
            elsewhere=elsewhere(case.case, known.spells, names),
            new_place=new_place,
            evidence=tuple(evidence(case.case, known)),
        )
    return found


def work_of(enquiry: Enquiry, persons: Sequence[str]) -> Sequence[Row[Any]]:
    table, lasting = EMPLOYMENTS.c, (EmploymentStage.OPEN, EmploymentStage.ENDED)
    statement = select(EMPLOYMENTS).where(table.person.in_(persons), table.stage.in_(lasting))
    return enquiry.connection.execute(statement.order_by(table.since, table.id)).all()


def spells_of(enquiry: Enquiry, persons: Sequence[str]) -> Sequence[Row[Any]]:
    table = UNEMPLOYMENTS.c
    statement = select(UNEMPLOYMENTS).where(
        table.person.in_(persons), table.stage != UnemploymentStage.REVOKED
    )
    return enquiry.connection.execute(statement.order_by(table.applied_on, table.id)).all()


def last_job(work: Sequence[Row[Any]]) -> LastJob | None:
    ended = [row for row in work if row.kind == EmploymentKind.EMPLOYED and row.ended_on]
    if not ended:
        return None
    row = max(ended, key=lambda one: (one.ended_on, one.id))
    return LastJob(row.id, row.employer, row.ended_on, EndReason(row.reason), row.involuntary, row.end_event)


def at_work(work: Sequence[Row[Any]]) -> AtWork | None:
    still = [row for row in work if row.stage == EmploymentStage.OPEN]
    return AtWork(still[-1].id, still[-1].since, still[-1].event) if still else None


def paid_for(insured: Row[Any] | None) -> AtWork | None:
    """An employer insures them, though nobody told the employment register."""
    return AtWork(None, insured.since, insured.event) if insured else None


def elsewhere(registration: str, spells: Sequence[Row[Any]], names: Mapping[str, str]) -> Elsewhere | None:
    other = [row for row in spells if row.stage in STANDING and row.id != registration]
    return Elsewhere(other[0].region, names.get(other[0].region, "")) if other else None


def evidence(registration: str, known: Of) -> Iterator[Input]:
    """The facts of the decision, each with the event from which it is known, once somebody has visited."""
    row = next((one for one in known.spells if one.id == registration and one.visited_event), None)
    if row is None:
        return
    person, job, working, paid = known.person, last_job(known.work), at_work(known.work), known.insured
    truths: Mapping[str, tuple[bool, str]] = {
        "woman": (person.sex == Sex.FEMALE, person.sex_event or person.born_event),
        "able": (row.able, row.applied_event),
        "wants_work": (row.wants_work, row.applied_event),
        "lives_here": (row.lives_here, row.visited_event),
        "found_without_work": (row.without_work, row.visited_event),
        "insured_now": (row.insured or paid is not None, paid.event if paid else row.visited_event),
        "employed": (working is not None, working.event if working else row.visited_event),
        "proof": (is_proved(row, job), job.event if job else row.applied_event),
        "rural_hukou": (person.rural_hukou, person.hukou_event),
    }
    yield Input("born", person.born.isoformat(), "day", person.born_event)
    for name, (value, source) in truths.items():
        yield Input(name, value, "truth", source)


def is_proved(row: Row[Any], job: LastJob | None) -> bool:
    """Who lost a job brings proof of its end, unless the office has registered that itself."""
    lost = row.category == UnemployedCategory.JOB_LOST
    return not lost or job is not None or PaperKind.END_OF_EMPLOYMENT_PROOF in row.papers
