"""What must be known to decide about an unemployment registration: the person, their work, other spells."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, select

from employment.deciding import OnRecord
from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentKind, EmploymentStage, EndReason
from employment.known import About, case_facts, people_of
from employment.social_insurance import insured_on, pensions_of
from employment.unemployment.events import LastJob
from employment.unemployment.facts import Elsewhere, UnemploymentFacts
from employment.unemployment.register import OFFERS, STANDING, UNEMPLOYMENTS
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
    pensions = pensions_of(enquiry.connection, persons)
    rulings = rulings_of(enquiry, [case.case for case in cases])
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
        own = next((row for row in known.spells if row.id == case.case), None)
        found[case.case] = UnemploymentFacts(
            **common[case.case],
            registration=case.case,
            spell=1 + sum(row.id != case.case for row in known.spells if row.spell is not None),
            last_job=last_job(known.work),
            at_work=at_work(known.work) or on_record(known.insured),
            pension=on_record(pensions.get(case.person)),
            registered_event=told(own, "decision"),
            contact_event=told(own, "contact_event"),
            seeking_event=told(own, "seeking_event"),
            refused={row.offer: row.ruled_event for row in rulings if row.registration == case.case},
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


def rulings_of(enquiry: Enquiry, registrations: Sequence[str]) -> Sequence[Row[str, str, str]]:
    """The offers that they refused without proper cause."""
    table = OFFERS.c
    asked = select(table.registration, table.offer, table.ruled_event).where(
        table.registration.in_(registrations), table.proper_cause.is_(False)
    )
    return enquiry.connection.execute(asked.order_by(table.ruled_event)).all()


def at_work(work: Sequence[Row[Any]]) -> OnRecord | None:
    still = [row for row in work if row.stage == EmploymentStage.OPEN]
    return on_record(still[-1] if still else None)


def on_record(row: Row[Any] | None) -> OnRecord | None:
    """Also of whom an employer insures, though nobody told the employment register."""
    return OnRecord(row.since, row.event) if row else None


def told(own: Row[Any] | None, column: str) -> str:
    """The event from which something of the registration is known, once it is."""
    return getattr(own, column, None) or ""


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
