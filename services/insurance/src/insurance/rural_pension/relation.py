"""Where an enrolment goes when its person has moved, and what must be known of both places."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from insurance.rural_pension import merging
from insurance.rural_pension.commands import enrolment as commands
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from insurance.rural_pension.knowledge import (
    enrolment_facts_of,
    kept_at,
    on_record,
    with_pension,
)
from insurance.rural_pension.move import MOVE, MoveFacts
from jinbao.casework.places import COUNTIES
from jinbao.commands import Command
from jinbao.service import Enquiry, Handler, Part


def move(enquiry: Enquiry, command: commands.MoveEnrolment) -> Iterator[Part]:
    person = command.person
    known = move_facts(enquiry, [person], command.on)[person]
    yield Part(enrolment_stream(person), MOVE, command, lambda _state: known)


def move_facts(enquiry: Enquiry, persons: Sequence[str], on: date) -> dict[str, MoveFacts]:
    """What is known of each enrolment and of where its person lives; one question for all."""
    people, kept = on_record(enquiry, persons), kept_at(enquiry, persons)
    facts, granted = enrolment_facts_of(enquiry, people, on), with_pension(enquiry, persons)
    places = {one.place.region: one.place for one in facts.values()}
    if elsewhere := {*kept.values()} - places.keys():
        places |= enquiry.authority.known_places(enquiry.connection, elsewhere)
    around = {*places.values(), *(one.place for one in facts.values())}
    within = {region for place in around for region in place.within}
    counties = enquiry.connection.scalars(select(COUNTIES.c.region).where(COUNTIES.c.region.in_(within)))
    found = frozenset(counties)
    return {
        person: MoveFacts(
            **{field: getattr(one, field) for field in one.__struct_fields__},
            kept_at=places[kept[person]] if person in kept else one.place,
            lives_there_since=people[person].hukou_since,
            counties=found,
            pension_granted=person in granted,
        )
        for person, one in facts.items()
    }


HANDLERS: Mapping[type[Command], Handler] = {commands.MoveEnrolment: move, **merging.HANDLERS}
