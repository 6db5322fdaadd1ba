"""What can be looked up of making up: how many years before the scheme each holder may still buy."""

from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import select

from insurance.rural_pension.account_register import ACCOUNTS, visible
from insurance.rural_pension.answers import MakeUpAnswer
from insurance.rural_pension.claim_knowledge import contributions
from insurance.rural_pension.knowledge import account_facts
from insurance.rural_pension.make_up import room_of
from jinbao.decider import Refused
from jinbao.service import Enquiry


def make_up_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[MakeUpAnswer | None]:
    """By the law of today; nothing where the place has no scheme."""
    today, person = enquiry.today, ACCOUNTS.c.person
    seen = select(person).where(person.in_(keys), visible(enquiry))
    persons = list(enquiry.connection.scalars(seen))
    known = account_facts(enquiry, persons, today, today.year)
    paid = contributions(enquiry.connection, persons)
    found: dict[str, MakeUpAnswer] = {}
    for holder in persons:
        with suppress(Refused):
            room = room_of(known[holder], {one.year for one in paid.get(holder, ())}, today)
            found[holder] = MakeUpAnswer(room.most, room.bought, room.left)
    return [found.get(key) for key in keys]
