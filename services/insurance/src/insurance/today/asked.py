"""Where a fact that was heard from elsewhere, or published, asks for an act of the office, and since when."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Select,
    Text,
    case,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy import cast as cast_as

from insurance.asked import AskedAct
from insurance.items import PENSION_CLAIM, RURAL_PENSION_ENROLMENT
from insurance.pension.knowledge import apart_by_law
from insurance.pension.register import PENSIONS, birth_is_another, death_asks
from insurance.rural_pension.enrolment_register import ENROLMENTS, has_moved_away, merger_asks
from insurance.today.answers import Asked, AskedAnswer
from jinbao.casework.people import PEOPLE
from jinbao.catalogue import house
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry


def asked(enquiry: Enquiry, keys: Sequence[Asked]) -> list[Listed[AskedAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: Asked) -> Listed[AskedAnswer]:
    rows = all_asked(enquiry, ask).subquery()
    labels = {act: house().label(act, enquiry.call.language) for act in AskedAct}
    statement = select(rows, case(labels, value=rows.c.act).label("label"))
    order = cast("Sequence[Column[Any]]", (rows.c.since, rows.c.act, rows.c.case))
    return page_of(enquiry, statement, ask, order, AskedAnswer)


def all_asked(enquiry: Enquiry, ask: Asked) -> Select[Any]:
    """The longest known first; a person can be in it with several facts, each asks for one act at a time."""
    rows = union_all(*of_pensions(enquiry), *of_enrolments(enquiry), *of_counties(enquiry)).subquery()
    statement = select(rows)
    if ask.region:
        statement = statement.where(rows.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.act:
        statement = statement.where(rows.c.act == ask.act)
    return statement


def of_pensions(enquiry: Enquiry) -> Iterator[Select[Any]]:
    pensions = PENSIONS.c
    seen = enquiry.sees(PENSION_CLAIM, region=pensions.region)
    recalculate = {AskedAct.RECALCULATE_PENSION: birth_is_another()}
    for asks, since in ((death_asks(), PEOPLE.c.death_known_on), (recalculate, PEOPLE.c.born_known_on)):
        yield of_people(asks, pensions.id, pensions.region, since).where(seen)


def of_enrolments(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """Whoever has moved is asked for where they live now: that office takes the enrolment over."""
    kept, lives, person = ENROLMENTS.c.region, PEOPLE.c.hukou_region, ENROLMENTS.c.person
    move = {AskedAct.MOVE_ENROLMENT: has_moved_away()}
    for asks, region, since in (
        (merger_asks(), kept, PEOPLE.c.merger_known_on),
        (move, lives, PEOPLE.c.hukou_known_on),
    ):
        seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=region)
        yield of_people(asks, person, region, since).where(seen)


def of_people(
    asks: Mapping[AskedAct, ColumnElement[bool]],
    person: ColumnElement[str],
    region: ColumnElement[str],
    since: ColumnElement[Any],
) -> Select[Any]:
    """The rows of a register for whose person what is known asks for one of these acts."""
    act = case(*((asked, literal(act, Text)) for act, asked in asks.items()))
    columns = (act.label("act"), person.label("case"), person.label("person"), region.label("region"))
    return (
        select(*columns, since.label("since"))
        .join(PEOPLE, PEOPLE.c.person == person)
        .where(or_(*asks.values()))
    )


def of_counties(enquiry: Enquiry) -> Iterator[Select[*tuple[Any, ...]]]:
    """The raise that is published and not carried out, once for each county that pays."""
    seen = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.payer)
    since: dict[str, Any] = {}
    for one in apart_by_law(enquiry, enquiry.today, seen):
        since[one.payer] = min(one.since, since.get(one.payer, one.since))
    for county, day in since.items():
        act, of = literal(AskedAct.RAISE_PENSIONS, Text), literal(county, Text)
        nobody = cast_as(null(), Text).label("person")
        columns = (act.label("act"), of.label("case"), nobody, of.label("region"))
        yield select(*columns, literal(day, Date).label("since"))
