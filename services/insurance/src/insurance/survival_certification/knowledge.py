"""What insurance must know to decide about certifications, gathered for many persons at once."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from insurance.items import PENSION_CLAIM
from insurance.pension.register import PENSIONS
from insurance.survival_certification.facts import CertificationFacts
from insurance.survival_certification.register import HELD, OF_PENSION, overdue
from jinbao.calendar import Month, first_day
from jinbao.casework.hands import not_there
from jinbao.casework.people import kin_of_each, known_people
from jinbao.decider import Refused
from jinbao.service import Enquiry
from jinbao.statutory_clock.register import CLOCKS


def certification_facts(
    enquiry: Enquiry, persons: Sequence[str], *, at: str | None = None, witnesses: Sequence[str] = ()
) -> dict[str, CertificationFacts]:
    """What the decider knows of each; raises PENSION_UNKNOWN."""
    connection, table = enquiry.connection, PENSIONS.c
    columns = (table.id, table.region, HELD.label("held"), CLOCKS.c.since, CLOCKS.c.due)
    asked = select(*columns).join(CLOCKS, OF_PENSION, isouter=True).where(table.id.in_(persons))
    pensions = {row.id: row for row in connection.execute(asked)}
    if missing := [person for person in persons if person not in pensions]:
        unknown = Refused("PENSION_UNKNOWN", field="person", person=missing[0])
        raise not_there(enquiry.actor, PENSION_CLAIM, missing[0], enquiry.today, unknown)
    people, kin = known_people(connection, [*persons, *witnesses]), kin_of_each(connection, persons)
    places = enquiry.authority.known_places(connection, [row.region for row in pensions.values()])
    agency = enquiry.place(at) if at else None
    return {
        person: CertificationFacts(
            person=person,
            place=places[row.region],
            kin=kin[person],
            since=row.since,
            until=row.due,
            died_on=people[person].died_on,
            held=bool(row.held),
            at=agency,
            witnesses=frozenset(one for one in witnesses if one in people),
        )
        for person, row in pensions.items()
    }


def uncertified(enquiry: Enquiry, region: str, month: Month, on: date) -> Select[Any]:
    """The pensions of a place whose time was over before a month."""
    table, day = PENSIONS.c, min(first_day(month), on)
    here = table.region.in_(enquiry.authority.inside(region))
    return select(table.id).join(CLOCKS, OF_PENSION).where(here, overdue(day))


def always(facts: Any) -> Callable[[Any], Any]:
    return lambda _state: facts
