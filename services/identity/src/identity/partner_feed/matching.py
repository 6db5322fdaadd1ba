"""Whom a row is about: number and name together are certain, anything less is for somebody to decide."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row, and_, select

from identity.partner_feed.events import DeathRow
from identity.partner_feed.reading import DIED_ON, WrittenDeath
from identity.partner_feed.terms import RowOutcome
from identity.person import search
from identity.person.blind import blind, normal
from identity.person.register import PERSONS
from identity.person.search import SEARCH
from identity.person.terms import DeathEvidence
from identity.person.vault import Vault
from identity.roster.checking import reason_of
from identity.roster.events import Reason
from jinbao.identifiers import resident_id
from jinbao.service import Enquiry


class Known(Struct, frozen=True):
    """What the register knows of somebody whom a row may be about; ``name`` is None after erasure."""

    person: str
    name: str | None
    born: date
    evidence: DeathEvidence | None


class People(Struct, frozen=True):
    """Those of the feed's region: by number, and by name and birth date."""

    by_number: Mapping[str, Known]
    alike: Mapping[tuple[str, date], tuple[str, ...]]


def settled(row: WrittenDeath, people: People, on: date, first: Mapping[str, int]) -> DeathRow:
    """The row with its outcome; ``first`` says in which line each number stood first."""
    as_written = DeathRow(
        row.line, row.name, row.number, row.document, row.died_on, row.evidence, RowOutcome.NO_SUCH_PERSON
    )
    return replace(as_written, **_outcome(row, people, on, first))


def _outcome(row: WrittenDeath, people: People, on: date, first: Mapping[str, int]) -> dict[str, Any]:
    if row.faults or row.died_on is None or row.evidence is None:
        return {"outcome": RowOutcome.REFUSED, "reasons": tuple(map(reason_of, row.faults))}
    if first[row.number] != row.line:
        twice = Reason("ROSTER_ROW_TWICE", "", {"line": first[row.number]})
        return {"outcome": RowOutcome.REFUSED, "reasons": (twice,)}
    known = people.by_number.get(row.number)
    if known is None:
        return _by_name(people.alike.get((normal("name", row.name), resident_id(row.number, on).born), ()))
    if known.name is None:
        return {}
    if normal("name", known.name) != normal("name", row.name):
        return _to_decide("FEED_NAME_DIFFERS", (known.person,))
    if row.died_on < known.born:
        before = Reason("FEED_DAY_BEFORE_BIRTH", DIED_ON.header)
        return {"outcome": RowOutcome.REFUSED, "reasons": (before,)}
    stronger = known.evidence is None or row.evidence.strength > known.evidence.strength
    return {
        "outcome": RowOutcome.RECORDED if stronger else RowOutcome.ALREADY_KNOWN,
        "person": known.person,
    }


def _by_name(alike: tuple[str, ...]) -> dict[str, Any]:
    return _to_decide("FEED_NUMBER_DIFFERS", alike) if alike else {}


def _to_decide(code: str, candidates: tuple[str, ...]) -> dict[str, Any]:
    return {"outcome": RowOutcome.TO_DECIDE, "reasons": (Reason(code, ""),), "candidates": candidates}


def people_of(enquiry: Enquiry, vault: Vault, region: str, rows: Sequence[WrittenDeath]) -> People:
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
    home = _of_region(enquiry, region, [*found, *_files(connection, survivors)])
    opened = vault.open_many(connection, [(row.id, "name", row.name) for row in home])
    known = {
        row.id: Known(
            row.id, name, row.born, DeathEvidence(row.death_evidence) if row.death_evidence else None
        )
        for row, name in zip(home, opened, strict=True)
    }
    goes_on = {row.id: row.merged_into or row.id for row in found}
    by_number = {number: known[who] for number, own in owners.items() if (who := goes_on.get(own)) in known}
    return People(by_number, _alike(known[row.id] for row in home if not row.merged_into))


def _alike(known: Iterable[Known]) -> dict[tuple[str, date], tuple[str, ...]]:
    alike: dict[tuple[str, date], tuple[str, ...]] = {}
    for one in sorted(known, key=lambda one: one.person):
        if one.name is not None:
            key = normal("name", one.name), one.born
            alike[key] = (*alike.get(key, ()), one.person)
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
