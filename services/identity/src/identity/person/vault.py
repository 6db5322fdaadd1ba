"""A person's data under a key of the person's own, so that destroying the key erases the person.

Events and registers hold sealed values; the wrapped keys stand in a table outside the ledger. When a key is
destroyed every event, hash and checkpoint stays as it was, and nobody can read a name in it any more.
"""

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from threading import Lock
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, Text, Update, bindparam

from identity.person.key_ring import KeyRing
from identity.person.sealing import DoesNotOpen, open_bytes, open_text, seal_bytes, seal_text
from identity.tables import TABLES
from jinbao.bulk import insert_into
from jinbao.decider import Refused

person_key = Table(
    "person_key",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("wrapped", LargeBinary),  # empty once the key is destroyed: the row stays and says so
)

Sealed: TypeAlias = tuple[str, str, str]
"""The person, the field and the sealed text."""

REWRAPPED_AT_ONCE = 1_000

_OF = person_key.c.person == bindparam("of")
_KEYS_OF = person_key.select().where(person_key.c.person.in_(bindparam("persons", expanding=True)))
_OUTDATED = (
    person_key.select()
    .where(person_key.c.generation < bindparam("newest"), person_key.c.wrapped.is_not(None))
    .limit(REWRAPPED_AT_ONCE)
)
_REWRAP = (
    person_key.update()
    # A key destroyed meanwhile must not come back, so the row has to hold what was read.
    .where(_OF, person_key.c.wrapped == bindparam("old"))
    .values(generation=bindparam("new_generation"), wrapped=bindparam("new"))
)


def destruction(person: str) -> Update:
    """The statement that erases a person, to run in the transaction that records it.

    Where an old backup is folded anew, the key goes once more.
    """
    return person_key.update().where(person_key.c.person == person).values(wrapped=None)


class Vault:
    """Every call asks the table, so that a key destroyed by another process is gone here too.

    Remembered is only the unwrapping, and it counts while its wrapped form is what the table holds: a key
    whose transaction was rolled back is never used.
    """

    def __init__(self, ring: KeyRing, *, remembered: int = 4_096) -> None:
        self.ring = ring
        self._remembered = remembered
        self._unwrapped: OrderedDict[str, tuple[bytes, AESGCM]] = OrderedDict()
        self._lock = Lock()

    def make_keys(self, connection: Connection, persons: Collection[str]) -> None:
        """For those who have none yet: a registration that was refused may have left one."""
        if persons:
            insert = insert_into(person_key, connection.dialect.name)
            rows = [self._new_row(person) for person in sorted(persons)]
            connection.execute(insert.on_conflict_do_nothing(), rows)

    def seal(self, connection: Connection, person: str, field: str, text: str) -> str:
        return seal_text(self._key(connection, person), person, field, text)

    def seal_fields(self, connection: Connection, person: str, fields: Mapping[str, str]) -> dict[str, str]:
        """All fields of one person for one statement, as a registration needs it."""
        key = self._key(connection, person)
        return {field: seal_text(key, person, field, text) for field, text in fields.items()}

    def seal_many(
        self, connection: Connection, fields: Mapping[str, Mapping[str, str]]
    ) -> dict[str, dict[str, str]]:
        """Fields of many persons; one statement for all of their keys."""
        keys = self._keys(connection, fields.keys())
        return {
            person: {
                field: seal_text(_there(keys, person), person, field, text) for field, text in of.items()
            }
            for person, of in fields.items()
        }

    def seal_bytes(self, connection: Connection, person: str, field: str, content: bytes) -> bytes:
        return seal_bytes(self._key(connection, person), person, field, content)

    def open(self, connection: Connection, person: str, field: str, sealed: str) -> str | None:
        return self.open_many(connection, [(person, field, sealed)])[0]

    def open_many(self, connection: Connection, sealed: Sequence[Sealed]) -> list[str | None]:
        """The texts in the same order, None where the person was erased; one statement for all of a page."""
        keys = self._keys(connection, {person for person, _, _ in sealed})
        return [
            None if (key := keys[person]) is None else open_text(key, person, field, text)
            for person, field, text in sealed
        ]

    def open_bytes(self, connection: Connection, person: str, field: str, sealed: bytes) -> bytes | None:
        key = self._keys(connection, {person})[person]
        return None if key is None else open_bytes(key, person, field, sealed)

    def destroy(self, connection: Connection, person: str) -> None:
        """Erase the person.  A backup made before still holds the wrapped key and has to end too."""
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # else the freed bytes stay in the file
        if not connection.execute(destruction(person)).rowcount:
            raise Refused("PERSON_UNKNOWN", field="person", person=person)
        self._forget(person)

    def rewrap(self, connection: Connection) -> int:
        """After a rotation: wrap with the newest master every key that an older one has wrapped."""
        done = 0
        while rows := connection.execute(_OUTDATED, {"newest": self.ring.newest}).all():
            connection.execute(_REWRAP, [self._wrapped_anew(*row) for row in rows])
            done += len(rows)
        return done

    def _new_row(self, person: str) -> dict[str, object]:
        generation, wrapped = self.ring.wrap(person, AESGCM.generate_key(256))
        return {"person": person, "generation": generation, "wrapped": wrapped}

    def _wrapped_anew(self, person: str, generation: int, wrapped: bytes) -> dict[str, object]:
        new_generation, new = self.ring.wrap(person, self.ring.unwrap(person, generation, wrapped))
        return {"of": person, "old": wrapped, "new": new, "new_generation": new_generation}

    def _key(self, connection: Connection, person: str) -> AESGCM:
        return _there(self._keys(connection, {person}), person)

    def _keys(self, connection: Connection, persons: Collection[str]) -> dict[str, AESGCM | None]:
        if not persons:
            return {}
        rows = connection.execute(_KEYS_OF, {"persons": list(persons)}).all()
        if len(rows) < len(persons):
            unknown = min(set(persons) - {person for person, _, _ in rows})
            raise Refused("PERSON_UNKNOWN", field="person", person=unknown)
        return {person: self._unwrap(person, generation, wrapped) for person, generation, wrapped in rows}

    def _unwrap(self, person: str, generation: int, wrapped: bytes | None) -> AESGCM | None:
        if wrapped is None:
            self._forget(person)
            return None
        with self._lock:
            if (known := self._unwrapped.get(person)) and known[0] == wrapped:
                self._unwrapped.move_to_end(person)
                return known[1]
        try:
            key = AESGCM(self.ring.unwrap(person, generation, wrapped))
        except InvalidTag:
            raise DoesNotOpen(person, "the key") from None
        self._remember(person, wrapped, key)
        return key

    def _remember(self, person: str, wrapped: bytes, key: AESGCM) -> None:
        with self._lock:
            self._unwrapped[person] = wrapped, key
            self._unwrapped.move_to_end(person)
            if len(self._unwrapped) > self._remembered:
                self._unwrapped.popitem(last=False)

    def _forget(self, person: str) -> None:
        with self._lock:
            self._unwrapped.pop(person, None)


def _there(keys: Mapping[str, AESGCM | None], person: str) -> AESGCM:
    key = keys[person]
    if key is None:
        raise Refused("PERSON_ERASED", field="person", person=person)
    return key
