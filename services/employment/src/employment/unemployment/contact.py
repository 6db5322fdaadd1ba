"""Contact of which the office hears elsewhere: who was in touch with it need not report that once more."""

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


def told_of_contact(
    it: OnRegister, told: ContactHeard, desk: Desk[UnemploymentFacts]
) -> Iterator[events.ContactMade]:
    """Whether they still want work is as they said last; an earlier contact than the last changes nothing."""
    known = desk.known
    if told.on <= it.last_contact:
        return
    yield events.ContactMade(
        known.registration,
        known.person,
        known.place.region,
        told.on,
        told.way,
        it.seeking,
        told.on,
        lapses_on(known.law, told.on),
        told.evidence,
        desk.by.person,
    )
