"""The appointment: a post in an office, two authorities over whoever holds it, and a last day."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from identity.items import MANAGE, STAFF
from identity.staff.commands import (
    Appoint,
    Certificate,
    ChangeAuthority,
    ChangePost,
    EndAppointment,
    MarkAtWork,
    MarkNominal,
    RecordCertificate,
    RecordExpiredCertificate,
)
from identity.staff.events import (
    Appointed,
    AuthoritySet,
    CertificateExpired,
    CertificateRecorded,
    FoundAtWork,
    FoundNominal,
    Left,
    PostChanged,
    StaffEvent,
)
from identity.staff.terms import Leaving, Post
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

LAW = "社会保险经办条例 三十六"
INCOMPATIBLE = frozenset(
    {
        frozenset({Post.INSURANCE, Post.HEAD}),  # whoever handles a case does not answer for it as well
        frozenset({Post.INSURANCE, Post.STATISTICS}),  # nor keep the figures that it is judged by
    }
)
"""Own reading of the rule on posts that must be kept apart (不相容岗位): the handbook names no pairs."""


class Seat(Struct, frozen=True):
    """A post that somebody holds in the same office, and its days."""

    appointment: str
    post: Post
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class StaffFacts(Struct, frozen=True):
    """Where the office stands, what else the person does there, and whether one person has to do all."""

    place: Place
    seats: tuple[Seat, ...] = ()
    is_one_person_office: bool = False


class Leave(Struct, frozen=True):
    """Somebody leaves, and perhaps another takes over."""

    until: date
    reason: Leaving
    successor: str | None = None


class NotAppointed(Struct, frozen=True):
    pass


class InPost(Struct, frozen=True):
    appointed: Appointed
    post: Post
    nominal: bool = False
    certificates: tuple[str, ...] = ()


class Gone(Struct, frozen=True):
    pass


Request: TypeAlias = (
    Appoint
    | ChangePost
    | MarkNominal
    | MarkAtWork
    | ChangeAuthority
    | RecordCertificate
    | RecordExpiredCertificate
    | EndAppointment
    | Leave
)
State: TypeAlias = NotAppointed | InPost | Gone


def decide(state: State, request: Request, desk: Desk[StaffFacts]) -> Iterator[StaffEvent | Effective]:
    desk.must(MANAGE, STAFF, desk.known.place)
    match state, request:
        case NotAppointed(), Appoint():
            yield from appointed(request, desk.known)

        case InPost(), ChangePost(post=post, since=since) if post is not state.post:
            held = state.appointed
            must_be_within(since, state)
            must_be_compatible(Seat(held.appointment, post, since), desk.known)
            yield Effective(since, PostChanged(held.appointment, post, since, request.document))

        case InPost(nominal=False), MarkNominal(since=since):
            must_be_within(since, state)
            yield Effective(since, FoundNominal(state.appointed.appointment, since))

        case InPost(nominal=True), MarkAtWork(since=since):
            must_be_within(since, state)
            yield Effective(since, FoundAtWork(state.appointed.appointment, since))

        case InPost(), ChangeAuthority(edge=edge, office=office, since=since, document=document):
            must_be_within(since, state)
            yield Effective(since, AuthoritySet(state.appointed.appointment, edge, office, since, document))

        case InPost(), RecordCertificate(certificate=certificate):
            yield certified(state.appointed.appointment, certificate)

        case InPost(certificates=numbers), RecordExpiredCertificate(number=number, until=until):
            if number not in numbers:
                raise Refused("CERTIFICATE_UNKNOWN", field="number")
            yield Effective(until, CertificateExpired(state.appointed.appointment, number, until))

        case InPost(), (EndAppointment() | Leave()):
            successor = request.successor if isinstance(request, Leave) else None
            yield left(state, request.until, request.reason, successor)

        case InPost(), (ChangePost() | MarkNominal() | MarkAtWork()):
            return

        case InPost(), Appoint():
            raise Refused("APPOINTMENT_EXISTS", field="appointment")

        case Gone(), _:
            raise Refused("APPOINTMENT_ENDED", field="appointment")

        case _:
            raise Refused("APPOINTMENT_UNKNOWN", field="appointment")


def appointed(request: Appoint, known: StaffFacts) -> Iterator[Effective]:
    new = request.appointment
    must_be_compatible(Seat(new.id, new.post, new.since), known)
    yield Effective(
        new.since,
        Appointed(
            appointment=new.id,
            person=new.person,
            office=new.office,
            region=known.place.region,
            kind=new.kind,
            post=new.post,
            full_time=new.full_time,
            since=new.since,
            document=new.document,
            personnel=new.personnel_authority,
            business=new.business_authority,
        ),
    )
    if new.certificate:
        yield certified(new.id, new.certificate)


def certified(appointment: str, certificate: Certificate) -> Effective:
    since, until = certificate.since, certificate.until
    if until is not None and until < since:
        raise Refused("CERTIFICATE_DAYS", field="certificate.until", since=since, until=until)
    return Effective(since, CertificateRecorded(appointment, certificate.number, since, until))


def left(state: InPost, until: date, reason: Leaving, successor: str | None) -> Effective:
    must_be_within(until, state)
    held = state.appointed
    return Effective(until, Left(held.appointment, held.person, held.office, until, reason, successor))


def must_be_within(day: date, state: InPost) -> None:
    if day < state.appointed.since:
        raise Refused("APPOINTMENT_DAYS", field="since", since=state.appointed.since, day=day)


def must_be_compatible(seat: Seat, known: StaffFacts) -> None:
    """Where nobody else is there, one person does what two should; that is on record by name."""
    if known.is_one_person_office:
        return
    for other in known.seats:
        same_days = other.until is None or seat.since <= other.until
        if other.appointment != seat.appointment and same_days and {seat.post, other.post} in INCOMPATIBLE:
            raise Refused("POSTS_INCOMPATIBLE", field="post", law=LAW, post=seat.post, other=other.post)


def evolve(state: State, event: StaffEvent) -> State:
    match state, event:
        case NotAppointed(), Appointed(post=post):
            return InPost(event, post)
        case InPost(), PostChanged(post=post):
            return replace(state, post=post)
        case InPost(), FoundNominal():
            return replace(state, nominal=True)
        case InPost(), FoundAtWork():
            return replace(state, nominal=False)
        case InPost(certificates=numbers), CertificateRecorded(certificate=number):
            return replace(state, certificates=(*numbers, number))
        case InPost(certificates=numbers), CertificateExpired(certificate=number):
            return replace(state, certificates=tuple(one for one in numbers if one != number))
        case InPost(), AuthoritySet():
            return state
        case InPost(), Left():
            return Gone()
        case _:
            raise ValueError(f"{event} cannot follow {state}")


APPOINTMENT = Decider[State, Request, StaffEvent](NotAppointed(), decide, evolve)
