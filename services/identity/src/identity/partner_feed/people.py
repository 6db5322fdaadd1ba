"""Whom a feed may be about: those of its region whom the register knows, and what it knows of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Connection, Row, and_, select

from identity.entitlement.events import Spell
from identity.entitlement.register import ENTITLEMENTS
from identity.partner_feed.reading import WrittenRow
from identity.partner_feed.terms import LISTS, FeedKind
from identity.person import search
from identity.person.blind import blind, normal
from identity.person.register import PERSONS
from identity.person.search import SEARCH
from identity.person.terms import DeathEvidence
from identity.person.vault import Vault
from jinbao.identifiers import resident_id
from jinbao.service import Enquiry


class Known(Struct, frozen=True):
    """What a register knows of somebody, or of an employer; ``name`` is None after erasure.

    ``spells`` is what the list of the feed's kind has told of them so far.
    """

    whom: str
    name: str | None
    born: date | None = None
    died_on: date | None = None
    evidence: DeathEvidence | None = None
    spells: tuple[Spell, ...] = ()


class Subjects(Struct, frozen=True):
    """Those of the feed's region: by number, and by name and birth date.

    ``vouchers`` are those of payments that were told before. ``listed`` are those of whom an earlier list
    of the region and the kind told that they are entitled on the day of this one.
    """

    by_number: Mapping[str, Known]
    alike: Mapping[tuple[str, date | None], tuple[str, ...]]
    vouchers: frozenset[str] = frozenset()
    listed: tuple[Known, ...] = ()


class Asked(Struct, frozen=True):
    """Of which file the people are wanted."""

    kind: FeedKind
    region: str
    dated: date


def people_of(enquiry: Enquiry, vault: Vault, asked: Asked, rows: Sequence[WrittenRow]) -> Subjects:
    """The people of the region whom the rows may be about; a merged file counts as the one that goes on."""
    connection, sound = enquiry.connection, [row for row in rows if not row.faults]
    owners = search.owners(connection, vault.ring, {row.number for row in sound})
    alike = (
        select(PERSONS.c.id)
        .join(SEARCH, and_(SEARCH.c.person == PERSONS.c.id, SEARCH.c.sealed == PERSONS.c.name))
        .where(
            SEARCH.c.kind == "name",
            SEARCH.c.blind.in_({blind(vault.ring, "name", row.name) for row in sound}),
            PERSONS.c.born.in_({resident_id(row.number, enquiry.today).born for row in sound}),
        )
    )
    found = _files(connection, set(owners.values()) | set(connection.scalars(alike)))
    survivors = {row.merged_into for row in found if row.merged_into} - {row.id for row in found}
    home = _of_region(enquiry, asked.region, [*found, *_files(connection, survivors)])
    listed = _files(connection, _listed(connection, asked)) if asked.kind in LISTS else ()
    known = _known(connection, vault, asked.kind, {row.id: row for row in (*home, *listed)})
    goes_on = {row.id: row.merged_into or row.id for row in found}
    own = {row.id for row in home}
    by_number = {number: known[goes_on[one]] for number, one in owners.items() if goes_on.get(one) in own}
    return Subjects(
        by_number,
        alike_among(known[row.id] for row in home if not row.merged_into),
        listed=tuple(known[row.id] for row in listed if not row.merged_into and not row.erased),
    )


def _known(
    connection: Connection, vault: Vault, kind: FeedKind, rows: Mapping[str, Row[Any]]
) -> dict[str, Known]:
    names = vault.open_many(connection, [(row.id, "name", row.name) for row in rows.values()])
    told = select(ENTITLEMENTS.c.person, ENTITLEMENTS.c.spells).where(
        ENTITLEMENTS.c.person.in_(rows), ENTITLEMENTS.c.kind == LISTS.get(kind)
    )
    spells = {row.person: convert(row.spells, tuple[Spell, ...]) for row in connection.execute(told)}
    return {
        row.id: Known(
            row.id,
            name,
            row.born,
            row.died_on,
            DeathEvidence(row.death_evidence) if row.death_evidence else None,
            spells.get(row.id, ()),
        )
        for row, name in zip(rows.values(), names, strict=True)
    }


def _listed(connection: Connection, asked: Asked) -> set[str]:
    until = ENTITLEMENTS.c.until
    told = select(ENTITLEMENTS.c.person).where(
        ENTITLEMENTS.c.kind == LISTS[asked.kind],
        ENTITLEMENTS.c.region == asked.region,
        ENTITLEMENTS.c.since < asked.dated,
        until.is_(None) | (until >= asked.dated),
    )
    return set(connection.scalars(told))


def alike_among(known: Iterable[Known]) -> dict[tuple[str, date | None], tuple[str, ...]]:
    alike: dict[tuple[str, date | None], tuple[str, ...]] = {}
    for one in sorted(known, key=lambda one: one.whom):
        if one.name is not None:
            key = normal("name", one.name), one.born
            alike[key] = (*alike.get(key, ()), one.whom)
    return alike


def _files(connection: Connection, persons: set[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(PERSONS).where(PERSONS.c.id.in_(persons))).all()


def _of_region(enquiry: Enquiry, region: str, rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """A list is believed of its own region only: whoever handed it in may speak for nobody else."""
    homes = {village for row in rows for village in (row.hukou_village, row.residence_village)}
    places = enquiry.authority.known_places(enquiry.connection, sorted(homes))
    return [
        row
        for row in rows
        if any(
            region in {places[home].region, *places[home].within}
            for home in (row.hukou_village, row.residence_village)
        )
    ]
