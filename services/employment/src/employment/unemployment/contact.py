"""Contact of which the office hears elsewhere: it counts as a report, and no more once it never happened."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from employment.unemployment import events
from employment.unemployment.facts import UnemploymentFacts, lapses_on
from employment.unemployment.stages import OnRegister
from employment.unemployment.terms import ContactWay
from jinbao.desk import Desk


class ContactHeard(Struct, frozen=True):
    """``evidence`` is the event of insurance by which it is known, or the talk that was had."""

    on: date
    evidence: str
    way: ContactWay | None = None


class ContactGone(Struct, frozen=True):
    """What was written down of it was wrong."""

    on: date
    evidence: str


def told_of_contact(
    it: OnRegister, told: ContactHeard, desk: Desk[UnemploymentFacts]
) -> Iterator[events.ContactMade]:
    """If they still want work is as they said last; one heard late counts once a later one falls away."""
    known, last = desk.known, max(told.on, it.last_contact)
    if told.on <= it.registered_on:
        return
    yield events.ContactMade(
        known.registration,
        known.person,
        known.place.region,
        told.on,
        told.way,
        it.seeking,
        last,
        lapses_on(known.law, last),
        told.evidence,
        desk.by.person,
    )


def take_contact_back(
    it: OnRegister, gone: ContactGone, desk: Desk[UnemploymentFacts]
) -> Iterator[events.ContactTakenBack]:
    """The last contact is again the one before, unless there has been a later one."""
    known = desk.known
    if gone.evidence not in {evidence for _, evidence in it.contacts}:
        return
    last = it.without(gone.evidence).last_contact
    yield events.ContactTakenBack(
        known.registration,
        known.person,
        known.place.region,
        desk.on,
        last,
        lapses_on(known.law, last),
        gone.evidence,
        desk.by.person,
    )
