"""Looking entitlements up: those of each person, by kind and oldest first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import select

from identity.entitlement.answers import EntitlementAnswer
from identity.entitlement.events import Spell
from identity.entitlement.register import ENTITLEMENTS, fold
from identity.entitlement.terms import EntitlementKind
from identity.person.look_ups import known
from identity.person.register import PERSONS
from jinbao.service import Enquiry, LookUp, Slice


def entitlements_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EntitlementAnswer]]:
    """Of those whose files the asker may see."""
    rows = enquiry.connection.execute(
        select(ENTITLEMENTS)
        .join(PERSONS, PERSONS.c.id == ENTITLEMENTS.c.person)
        .where(ENTITLEMENTS.c.person.in_(keys), known(enquiry))
        .order_by(ENTITLEMENTS.c.kind)
    )
    found: dict[str, list[EntitlementAnswer]] = defaultdict(list)
    for row in rows:
        found[row.person].extend(answers(row))
    return [found[key] for key in keys]


def answers(row: Any) -> Iterator[EntitlementAnswer]:
    for spell in convert(row.spells, list[Spell]):
        feed, _, line = spell.feed.rpartition("/")
        yield EntitlementAnswer(EntitlementKind(row.kind), spell.since, spell.until, feed, int(line))


SLICE = Slice("entitlement", look_ups={"entitlements_of": LookUp(entitlements_of, file=True)}, fold=fold)
