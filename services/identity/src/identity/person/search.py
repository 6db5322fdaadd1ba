"""Finding a person by an exact number, name, telephone or account, and keeping each number to one person.

Both tables stand beside the keys: they are not folded from events, since a blind index in an event could
never be forgotten. A row of the search counts only while the register holds the very ciphertext beside it,
so what a refused or outdated command left behind finds nobody.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Boolean, Column, Connection, Delete, Index, Table, Text, select

from identity.person.blind import Kind, blind
from identity.person.key_ring import KeyRing
from identity.tables import TABLES
from jinbao.bulk import insert_into
from jinbao.decider import Refused

SEARCH = Table(
    "person_search",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("sealed", Text, primary_key=True),
    Column("blind", Text, nullable=False),
    Index("person_search_by", "kind", "blind"),
)

CLAIMS = Table(
    "person_number_claim",
    TABLES.metadata,
    Column("blind", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("first", Boolean, nullable=False),
    Index("person_number_claim_of", "person"),
)
"""Whose a number is. A claim without a file was never used: the next registration takes it over."""

# Nobody begins with two numbers, so that two persons cannot be registered under one id that a caller chose.
Index(
    "person_first_number",
    CLAIMS.c.person,
    unique=True,
    sqlite_where=CLAIMS.c.first,
    postgresql_where=CLAIMS.c.first,
)

KINDS: tuple[Kind, ...] = ("id_number", "name", "phone", "bank_account")


def owners(connection: Connection, ring: KeyRing, numbers: Iterable[str]) -> dict[str, str]:
    """Who has claimed these numbers; one statement for all."""
    by_blind = {blind(ring, "id_number", number): number for number in numbers}
    rows = connection.execute(select(CLAIMS).where(CLAIMS.c.blind.in_(by_blind)))
    return {by_blind[row.blind]: row.person for row in rows}


def claim(
    connection: Connection, ring: KeyRing, wished: Mapping[str, str], *, first: bool = True
) -> dict[str, str]:
    """Each number with the person whose it is: the one wished for, or whoever came before.

    Two that race end with one person: both then write to the file of the same one, and one of them is late.
    Raises PERSON_ID_TAKEN where somebody else has begun under the id that is wished for.
    """
    # In one order everywhere: two batches that share numbers must not wait for each other.
    blinded = sorted((blind(ring, "id_number", number), who) for number, who in wished.items())
    rows = [{"blind": hidden, "person": who, "first": first} for hidden, who in blinded]
    insert = insert_into(CLAIMS, connection.dialect.name)
    connection.execute(insert.on_conflict_do_nothing(), rows)
    whose = owners(connection, ring, wished)
    if missing := [who for number, who in wished.items() if number not in whose]:
        raise Refused("PERSON_ID_TAKEN", field="person", person=missing[0])
    return whose


def index(
    connection: Connection, ring: KeyRing, person: str, clear: Mapping[str, str], sealed: Mapping[str, str]
) -> None:
    index_many(connection, ring, [(person, clear, sealed)])


def index_many(
    connection: Connection, ring: KeyRing, of: Sequence[tuple[str, Mapping[str, str], Mapping[str, str]]]
) -> None:
    """Make what was sealed findable; of each person the clear and the sealed values by field."""
    rows = [
        {"person": person, "kind": kind, "sealed": sealed[kind], "blind": blind(ring, kind, clear[kind])}
        for person, clear, sealed in of
        for kind in KINDS
        if kind in clear
    ]
    if rows:
        connection.execute(SEARCH.insert(), rows)


def forgetting(person: str) -> tuple[Delete, Delete]:
    """The statements that leave no trace of a person here."""
    return SEARCH.delete().where(SEARCH.c.person == person), CLAIMS.delete().where(CLAIMS.c.person == person)
