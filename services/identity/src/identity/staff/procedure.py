"""Which appointments each command concerns, and what must be known to decide it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from identity.access.answers import GrantAnswer
from identity.access.commands import EndGrant, GiveGrant, NewGrant
from identity.access.procedure import end_grant, end_with, give
from identity.access.register import delegations, grants_held, one_person_offices
from identity.office.register import regions_of
from identity.office.terms import OfficeStatus
from identity.staff import commands
from identity.staff.answers import NormAnswer, StaffingNorm
from identity.staff.appointment import APPOINTMENT, Leave, Seat, StaffFacts
from identity.staff.counts import head_counts
from identity.staff.norm import staffing_norm
from identity.staff.register import (
    appointment_by_id,
    appointment_past,
    appointments_of,
    authorities_on,
    certificates_of,
    fold,
    office_of,
    seats_of,
    staff_of,
)
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice

ONE_DAY = timedelta(days=1)


def stream_of(appointment: str) -> str:
    return f"appointment/{appointment}"


def knowing(facts: StaffFacts) -> Callable[[object], StaffFacts]:
    return lambda _: facts


def appoint(enquiry: Enquiry, command: commands.Appoint) -> Iterator[Part]:
    return appoint_all(enquiry, [command])


def import_appointments(enquiry: Enquiry, command: commands.ImportAppointments) -> Iterator[Part]:
    new = [commands.Appoint(on=command.on, appointment=one) for one in command.appointments]
    return appoint_all(enquiry, new)


def appoint_all(enquiry: Enquiry, appointing: Sequence[commands.Appoint]) -> Iterator[Part]:
    """What a list gives somebody to do in an office stands beside what it gives them there next."""
    new = [one.appointment for one in appointing]
    named = [
        office for one in new for office in (one.office, one.personnel_authority, one.business_authority)
    ]
    regions = offices_at_work(enquiry, named)
    places = enquiry.authority.known_places(enquiry.connection, regions.values())
    seats = seats_of(enquiry, [one.person for one in new])
    alone = one_person_offices(enquiry, [one.office for one in new])
    for command in appointing:
        one = command.appointment
        here = seats[one.person, one.office]
        facts = StaffFacts(places[regions[one.office]], tuple(here), one.office in alone)
        yield Part(stream_of(one.id), APPOINTMENT, command, knowing(facts))
        here.append(Seat(one.id, one.post, one.since))


def offices_at_work(enquiry: Enquiry, offices: Sequence[str]) -> dict[str, str]:
    """Where these offices stand; raises OFFICE_UNKNOWN."""
    regions = regions_of(enquiry, offices, only=OfficeStatus.ESTABLISHED)
    if unknown := next((office for office in offices if office not in regions), None):
        raise Refused("OFFICE_UNKNOWN", field="office", office=unknown)
    return regions


def known(enquiry: Enquiry, appointment: str) -> tuple[str, str, StaffFacts]:
    """Whose appointment it is, in which office, and what must be known of both."""
    found = office_of(enquiry, appointment)
    if found is None:
        raise Refused("APPOINTMENT_UNKNOWN", field="appointment")
    person, office = found
    place = enquiry.place(regions_of(enquiry, [office])[office])
    seats = tuple(seats_of(enquiry, [person])[person, office])
    return person, office, StaffFacts(place, seats, office in one_person_offices(enquiry, [office]))


def change(
    enquiry: Enquiry,
    command: commands.ChangePost
    | commands.MarkNominal
    | commands.MarkAtWork
    | commands.RecordCertificate
    | commands.RecordExpiredCertificate,
) -> Iterator[Part]:
    _, _, facts = known(enquiry, command.appointment)
    yield Part(stream_of(command.appointment), APPOINTMENT, command, knowing(facts))


def change_authority(enquiry: Enquiry, command: commands.ChangeAuthority) -> Iterator[Part]:
    offices_at_work(enquiry, [command.office])
    _, _, facts = known(enquiry, command.appointment)
    yield Part(stream_of(command.appointment), APPOINTMENT, command, knowing(facts))


def end_appointment(enquiry: Enquiry, command: commands.EndAppointment) -> Iterator[Part]:
    """With the last appointment in an office ends what was granted for it; past acts keep their grant."""
    person, office, facts = known(enquiry, command.appointment)
    yield Part(stream_of(command.appointment), APPOINTMENT, command, knowing(facts))
    staying = [
        seat
        for seat in facts.seats
        if seat.appointment != command.appointment and (seat.until is None or seat.until > command.until)
    ]
    if not staying:
        until = max(command.until, command.on - ONE_DAY)
        held = [grant.id for grant in grants_held(enquiry, person, office, until + ONE_DAY)]
        ending = [*held, *delegations(enquiry, held)]
        yield from end_with(facts.place, command.on, until, command.reason, ending)


def take_over(enquiry: Enquiry, command: commands.TakeOver) -> Iterator[Part]:
    """The leaver's appointments and grants end the day before; the grants go on in the successor's hands.

    What was delegated to the leaver is not handed on: whoever delegated it chooses again.
    """
    if command.successor == command.leaver:
        raise Refused("TAKE_OVER_FROM_ONESELF", field="successor")
    if command.since < command.on:
        raise Refused("TAKE_OVER_PAST", field="since", since=command.since)
    last = command.since - ONE_DAY
    place = enquiry.place(offices_at_work(enquiry, [command.office])[command.office])
    seats = seats_of(enquiry, [command.leaver, command.successor])
    if not any(seat.covers(command.since) for seat in seats[command.successor, command.office]):
        raise Refused("SUCCESSOR_NOT_APPOINTED", field="successor", since=command.since)
    left = [seat for seat in seats[command.leaver, command.office] if seat.until is None]
    grants = grants_held(enquiry, command.leaver, command.office, command.since)
    if not left and not grants:
        raise Refused("NOTHING_TO_TAKE_OVER", field="leaver")
    for seat in left:
        leave = Leave(last, command.reason, command.successor)
        yield Part(stream_of(seat.appointment), APPOINTMENT, leave, knowing(StaffFacts(place)))
    for grant in grants:
        yield from end_grant(
            enquiry, EndGrant(on=command.on, grant=grant.id, until=last, reason=command.reason)
        )
    handed_on = [handed_on_to(command, grant) for grant in grants if grant.delegated_from is None]
    yield from give(enquiry, [GiveGrant(on=command.on, grant=new) for new in handed_on])


def handed_on_to(command: commands.TakeOver, grant: GrantAnswer) -> NewGrant:
    """The same grant for the successor, under an id that follows from both."""
    return NewGrant(
        id=str(uuid5(NAMESPACE_OID, f"{grant.id}>{command.successor}@{command.since}")),
        person=command.successor,
        role=grant.role,
        office=grant.office,
        region=grant.region,
        items=grant.items,
        steps=grant.steps,
        since=max(grant.since, command.since),
        until=grant.until,
        ceiling=grant.ceiling,
        source=f"take-over: {grant.source}",
    )


def norms(enquiry: Enquiry, keys: Sequence[StaffingNorm]) -> list[NormAnswer]:
    return [
        staffing_norm(key.people, key.on or enquiry.today, begun_step_counts=key.begun_step_counts)
        for key in keys
    ]


SLICE = Slice(
    "staff",
    handlers={
        commands.Appoint: appoint,
        commands.ImportAppointments: import_appointments,
        commands.ChangePost: change,
        commands.MarkNominal: change,
        commands.MarkAtWork: change,
        commands.ChangeAuthority: change_authority,
        commands.RecordCertificate: change,
        commands.RecordExpiredCertificate: change,
        commands.EndAppointment: end_appointment,
        commands.TakeOver: take_over,
    },
    look_ups={
        "appointment_by_id": LookUp(appointment_by_id),
        "appointments_of": LookUp(appointments_of),
        "staff_of": LookUp(staff_of),
        "appointment_past": LookUp(appointment_past),
        "authorities_on": LookUp(authorities_on),
        "certificates_of": LookUp(certificates_of),
        "head_counts": LookUp(head_counts),
        "staffing_norm": LookUp(norms),
    },
    fold=fold,
)
