"""Which grant or batch of papers each command concerns, and what must be known to decide it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import convert

from identity.access import commands
from identity.access.entry import ENTRY
from identity.access.grant import GRANT, GrantFacts, Held, granted
from identity.access.one_person_office import ONE_PERSON_OFFICE
from identity.access.register import (
    delegations,
    entries_in,
    entry_by_id,
    fold,
    grant_by_id,
    grants_in,
    grants_of,
    held_by,
    known_grant,
    one_person_office,
    region_of_entry,
)
from identity.office.register import regions_of, stations_among
from identity.office.terms import OfficeStatus
from identity.staff.register import seats_of
from jinbao.actor import Grant, Place
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice, to


def stream_of(grant: str) -> str:
    return f"grant/{grant}"


def knowing(facts: GrantFacts) -> Callable[[object], GrantFacts]:
    return lambda _: facts


def give_grant(enquiry: Enquiry, command: commands.GiveGrant) -> Iterator[Part]:
    return give(enquiry, [command])


def give_grants(enquiry: Enquiry, command: commands.GiveGrants) -> Iterator[Part]:
    return give(enquiry, [commands.GiveGrant(on=command.on, grant=new) for new in command.grants])


def give(enquiry: Enquiry, giving: Sequence[commands.GiveGrant]) -> Iterator[Part]:
    """What one command gives to a person stands beside what it gives them next."""
    must_be_offices(enquiry, [one.grant.office for one in giving])
    places = enquiry.authority.known_places(enquiry.connection, [one.grant.region for one in giving])
    held = held_by(enquiry, [one.grant.person for one in giving])
    stations = stations_among(enquiry, [one.grant.office for one in giving])
    for one in giving:
        new, place = one.grant, places[one.grant.region]
        facts = GrantFacts(place, tuple(held[new.person]), is_at_station=new.office in stations)
        yield Part(stream_of(new.id), GRANT, one, knowing(facts))
        held[new.person].append(Held(granted(new), place))


def must_be_offices(enquiry: Enquiry, offices: Sequence[str]) -> None:
    known = regions_of(enquiry, offices, only=OfficeStatus.ESTABLISHED)
    if unknown := next((office for office in offices if office not in known), None):
        raise Refused("OFFICE_UNKNOWN", field="office", office=unknown)


def delegate_grant(enquiry: Enquiry, command: commands.DelegateGrant) -> Iterator[Part]:
    own = known_grant(enquiry, command.delegated_from)
    if own is None:
        raise Refused("GRANT_UNKNOWN", field="delegatedFrom")
    seats = seats_of(enquiry, [command.person])[command.person, own.office]
    facts = GrantFacts(
        place=enquiry.place(own.region),
        held=tuple(held_by(enquiry, [command.person])[command.person]),
        delegated_from=convert(own, Grant, from_attributes=True),
        is_delegation=own.delegated_from is not None,
        is_colleague=any(seat.covers(command.since) for seat in seats),
    )
    yield Part(stream_of(command.delegation), GRANT, command, knowing(facts))


def end_grant(enquiry: Enquiry, command: commands.EndGrant) -> Iterator[Part]:
    """A delegation ends with the grant that it comes from."""
    grant = known_grant(enquiry, command.grant)
    if grant is None:
        raise Refused("GRANT_UNKNOWN", field="grant")
    origin = known_grant(enquiry, grant.delegated_from) if grant.delegated_from else None
    facts = GrantFacts(
        place=enquiry.place(grant.region),
        delegated_from=convert(origin, Grant, from_attributes=True) if origin else None,
    )
    yield Part(stream_of(command.grant), GRANT, command, knowing(facts))
    also = delegations(enquiry, [command.grant])
    yield from end_with(facts.place, command.on, command.until, command.reason, also)


def end_with(place: Place, on: date, until: date, reason: str, grants: Iterable[str]) -> Iterator[Part]:
    """The grants that end because something else does, on which somebody has decided already."""
    facts = GrantFacts(place, follows=True)
    for grant in grants:
        ending = commands.EndGrant(on=on, grant=grant, until=until, reason=reason)
        yield Part(stream_of(grant), GRANT, ending, knowing(facts))


def entry_stream(command: commands.CountersignHistoricalEntry | commands.CloseHistoricalEntry) -> str:
    return f"historical-entry/{command.entry}"


def place_of_entry(
    enquiry: Enquiry,
    _: object,
    command: commands.CountersignHistoricalEntry | commands.CloseHistoricalEntry,
) -> Place:
    region = region_of_entry(enquiry, command.entry)
    if region is None:
        raise Refused("HISTORICAL_ENTRY_UNKNOWN", field="entry", entry=command.entry)
    return enquiry.place(region)


def open_entry(enquiry: Enquiry, command: commands.OpenHistoricalEntry) -> Iterator[Part]:
    place = enquiry.place(command.region)
    yield Part(f"historical-entry/{command.entry}", ENTRY, command, lambda _: place)


def place_of_office(
    enquiry: Enquiry,
    _: object,
    command: commands.DeclareOnePersonOffice | commands.EndOnePersonOffice,
) -> Place:
    must_be_offices(enquiry, [command.office])
    return enquiry.place(regions_of(enquiry, [command.office])[command.office])


def one_person_stream(command: commands.DeclareOnePersonOffice | commands.EndOnePersonOffice) -> str:
    return f"one-person-office/{command.office}"


SLICE = Slice(
    "access",
    handlers={
        commands.GiveGrant: give_grant,
        commands.GiveGrants: give_grants,
        commands.DelegateGrant: delegate_grant,
        commands.EndGrant: end_grant,
        commands.OpenHistoricalEntry: open_entry,
        commands.CountersignHistoricalEntry: to(ENTRY, entry_stream, place_of_entry),
        commands.CloseHistoricalEntry: to(ENTRY, entry_stream, place_of_entry),
        commands.DeclareOnePersonOffice: to(ONE_PERSON_OFFICE, one_person_stream, place_of_office),
        commands.EndOnePersonOffice: to(ONE_PERSON_OFFICE, one_person_stream, place_of_office),
    },
    look_ups={
        "grant_by_id": LookUp(grant_by_id),
        "grants_of": LookUp(grants_of),
        "grants_in": LookUp(grants_in),
        "historical_entry_by_id": LookUp(entry_by_id),
        "historical_entries_in": LookUp(entries_in),
        "one_person_office": LookUp(one_person_office),
    },
    fold=fold,
)
