"""Grounds to cancel that the registers see by themselves; a person confirms each (handbook 5.3)."""

from datetime import date
from typing import Any

from sqlalchemy import CompoundSelect, Select, Text, case, literal, null, or_, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentKind, EmploymentStage
from employment.social_insurance import DRAWN, INSURED, PENSIONERS, insured_until
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import CancellationGround, UnemploymentStage
from jinbao.casework.people import PEOPLE

REGISTERED = UNEMPLOYMENTS.c.stage == UnemploymentStage.REGISTERED
BY_KIND = {
    EmploymentKind.EMPLOYED: CancellationGround.HIRED,
    EmploymentKind.SELF_EMPLOYED: CancellationGround.OPENED_BUSINESS,
    EmploymentKind.FLEXIBLE: CancellationGround.OTHERWISE_EMPLOYED,
}


def proposals(today: date) -> CompoundSelect[Any]:
    """Every registration with each ground that is there on that day, since when, and by which event."""
    return union_all(without_contact(today), unwilling(), at_work(), insured(), pensioned(), dead())


def proposed(ground: CancellationGround, today: date) -> ColumnElement[bool]:
    """The condition under which a registration has this ground against it."""
    found = proposals(today).subquery()
    return UNEMPLOYMENTS.c.id.in_(select(found.c.registration).where(found.c.ground == ground))


def without_contact(today: date) -> Select[Any]:
    lapses = UNEMPLOYMENTS.c.lapses_on
    return saying(literal(CancellationGround.NO_CONTACT.value), lapses, null()).where(lapses <= today)


def unwilling() -> Select[Any]:
    """Said to seek no work, or refused so often without proper cause."""
    since = UNEMPLOYMENTS.c.refuses_since
    return saying(literal(CancellationGround.REFUSES.value), since, null()).where(since.is_not(None))


def at_work() -> Select[Any]:
    ground = case({kind.value: ground.value for kind, ground in BY_KIND.items()}, value=EMPLOYMENTS.c.kind)
    same = EMPLOYMENTS.c.person == UNEMPLOYMENTS.c.person
    found = saying(ground, begun(EMPLOYMENTS.c.since), EMPLOYMENTS.c.event).join(EMPLOYMENTS, same)
    over_since = EMPLOYMENTS.c.ended_on >= UNEMPLOYMENTS.c.registered_on
    went_on = EMPLOYMENTS.c.stage == EmploymentStage.OPEN
    return found.where(or_(went_on, (EMPLOYMENTS.c.stage == EmploymentStage.ENDED) & over_since))


def insured() -> Select[Any]:
    """An employer pays for them, whatever the employment register knows (handbook 5.13)."""
    known, until = INSURED.c, insured_until()
    paid = saying(literal(CancellationGround.HIRED.value), begun(known.since), known.event)
    held = or_(until.is_(None), until >= UNEMPLOYMENTS.c.registered_on)
    return paid.join(INSURED, known.person == UNEMPLOYMENTS.c.person).where(held)


def pensioned() -> Select[Any]:
    known = PENSIONERS.c
    drawn = saying(literal(CancellationGround.PENSION.value), begun(known.since), known.event)
    return drawn.join(PENSIONERS, known.person == UNEMPLOYMENTS.c.person).where(DRAWN)


def dead() -> Select[Any]:
    """A report is enough to look into it."""
    died = saying(literal(CancellationGround.DEATH.value), begun(PEOPLE.c.died_on), PEOPLE.c.death_event)
    return died.join(PEOPLE, PEOPLE.c.person == UNEMPLOYMENTS.c.person).where(PEOPLE.c.died_on.is_not(None))


def begun(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """Never before the registration itself."""
    registered = UNEMPLOYMENTS.c.registered_on
    return case((day < registered, registered), else_=day)


def saying(ground: ColumnElement[Any], since: ColumnElement[Any], source: ColumnElement[Any]) -> Select[Any]:
    return (
        select(
            UNEMPLOYMENTS.c.id.label("registration"),
            ground.label("ground"),
            since.label("since"),
            source.cast(Text).label("source"),
        )
        .select_from(UNEMPLOYMENTS)
        .where(REGISTERED)
    )
