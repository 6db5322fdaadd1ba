"""Personal data: sealed for one person and field, found without being readable, erased for good."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, select

from identity.person.blind import Kind, blind
from identity.person.key_ring import KeyRing
from identity.person.sealing import NONCE, DoesNotOpen
from identity.person.vault import Vault, person_key
from jinbao.decider import Refused
from jinbao.engine import open_engine, reading, writing

LIN, WU = "person-lin", "person-wu"
ID = "511526195006150128"


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing.open(tmp_path / "keys" / "ring.json", create=True)


@pytest.fixture
def vault(ring: KeyRing) -> Vault:
    return Vault(ring)


@pytest.fixture
def connection(engine: Engine, vault: Vault) -> Iterator[Connection]:
    person_key.create(engine, checkfirst=True)
    with writing(engine).begin() as connection:
        vault.make_keys(connection, [LIN, WU])
        yield connection


def test_what_is_sealed_for_a_person_opens_for_that_person(connection: Connection, vault: Vault) -> None:
    sealed = vault.seal(connection, LIN, "name", "林秀英")
    assert vault.open(connection, LIN, "name", sealed) == "林秀英"


def test_a_sealed_text_stands_in_an_event_and_shows_nothing(connection: Connection, vault: Vault) -> None:
    sealed = vault.seal_fields(connection, LIN, {"id_number": ID, "phone": "13881812345"})
    assert json.loads(json.dumps(sealed)) == sealed
    assert all(part not in text for text in sealed.values() for part in (ID, "138", "="))
    assert vault.open(connection, LIN, "phone", sealed["phone"]) == "13881812345"


def test_the_same_name_sealed_twice_looks_different(connection: Connection, vault: Vault) -> None:
    assert vault.seal(connection, LIN, "name", "林秀英") != vault.seal(connection, LIN, "name", "林秀英")


def test_a_sealed_text_moved_to_another_person_or_field_does_not_open(
    connection: Connection, vault: Vault
) -> None:
    sealed = vault.seal(connection, LIN, "phone", "13881812345")
    with pytest.raises(DoesNotOpen, match="phone of person-wu"):
        vault.open(connection, WU, "phone", sealed)
    with pytest.raises(DoesNotOpen, match="name of person-lin"):
        vault.open(connection, LIN, "name", sealed)


@pytest.mark.parametrize("damage", ["", "AQ", "AAAA", "林", "A" * 60])
def test_a_damaged_text_does_not_open(connection: Connection, vault: Vault, damage: str) -> None:
    with pytest.raises(DoesNotOpen):
        vault.open(connection, LIN, "name", damage)


def test_one_flipped_bit_anywhere_is_noticed(connection: Connection, vault: Vault) -> None:
    sealed = vault.seal_bytes(connection, LIN, "paper", b"evidence")
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        with pytest.raises(DoesNotOpen):
            vault.open_bytes(connection, LIN, "paper", bytes(flipped))


def test_a_wrapped_key_copied_to_another_person_does_not_unwrap(connection: Connection, vault: Vault) -> None:
    sealed = vault.seal(connection, LIN, "name", "林秀英")
    wrapped = connection.scalar(select(person_key.c.wrapped).where(person_key.c.person == LIN))
    connection.execute(person_key.update().where(person_key.c.person == WU).values(wrapped=wrapped))
    with pytest.raises(DoesNotOpen, match="the key of person-wu"):
        vault.open(connection, WU, "name", sealed)


def test_a_page_of_people_costs_one_statement(connection: Connection, vault: Vault) -> None:
    people = [f"person-{number}" for number in range(20)]
    vault.make_keys(connection, people)
    vault.make_keys(connection, [])
    sealed = [
        (person, field, vault.seal(connection, person, field, f"{field} of {person}"))
        for person in people
        for field in ("name", "id_number", "phone")
    ]
    fresh, statements = Vault(vault.ring), []
    event.listen(connection, "before_cursor_execute", lambda *about: statements.append(about[2]))
    opened = fresh.open_many(connection, sealed)
    assert opened == [f"{field} of {person}" for person, field, _ in sealed]
    assert fresh.open_many(connection, []) == []
    assert len(statements) == 1


def test_an_erased_person_opens_as_nothing_and_the_others_stay(connection: Connection, vault: Vault) -> None:
    lin, wu = (vault.seal(connection, person, "name", person) for person in (LIN, WU))
    vault.destroy(connection, LIN)
    assert vault.open_many(connection, [(LIN, "name", lin), (WU, "name", wu)]) == [None, WU]


def test_nothing_is_added_to_an_erased_person(connection: Connection, vault: Vault) -> None:
    vault.destroy(connection, LIN)
    vault.destroy(connection, LIN)
    vault.make_keys(connection, [LIN])
    with pytest.raises(Refused, match="PERSON_ERASED"):
        vault.seal(connection, LIN, "phone", "13881812345")


def test_a_person_whom_nobody_registered_has_no_data(connection: Connection, vault: Vault) -> None:
    for ask in (
        lambda: vault.seal(connection, "nobody", "name", "无名"),
        lambda: vault.open(connection, "nobody", "name", "AQ"),
        lambda: vault.destroy(connection, "nobody"),
    ):
        with pytest.raises(Refused, match="PERSON_UNKNOWN"):
            ask()


def test_an_erasure_by_another_process_counts_here_too(engine: Engine, ring: KeyRing) -> None:
    here, elsewhere = Vault(ring), Vault(ring)
    person_key.create(engine, checkfirst=True)
    with writing(engine).begin() as connection:
        here.make_keys(connection, [LIN])
        sealed = here.seal(connection, LIN, "name", "林秀英")
    with writing(engine).begin() as connection:
        elsewhere.destroy(connection, LIN)
    with reading(engine).connect() as connection:
        assert here.open(connection, LIN, "name", sealed) is None
    assert not here._unwrapped


def test_a_key_whose_registration_was_rolled_back_is_never_used(engine: Engine, vault: Vault) -> None:
    person_key.create(engine, checkfirst=True)
    with writing(engine).connect() as connection:
        vault.make_keys(connection, [LIN])
        vault.seal(connection, LIN, "name", "林秀英")
        connection.rollback()
    with writing(engine).begin() as connection:
        vault.make_keys(connection, [LIN])
        sealed = vault.seal(connection, LIN, "name", "林秀英")
    with reading(engine).connect() as connection:
        assert Vault(vault.ring).open(connection, LIN, "name", sealed) == "林秀英"


def test_only_so_many_keys_are_remembered(connection: Connection, ring: KeyRing) -> None:
    vault = Vault(ring, remembered=1)
    sealed = [(person, "name", vault.seal(connection, person, "name", person)) for person in (LIN, WU)]
    assert vault.open_many(connection, sealed) == [LIN, WU]
    assert len(vault._unwrapped) == 1


def test_an_erased_key_is_gone_from_the_sqlite_file_itself(tmp_path: Path, vault: Vault) -> None:
    file = tmp_path / "identity.db"
    engine = open_engine(f"sqlite:///{file}")
    # Some builds of SQLite zero what is freed unasked, others do not.
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA secure_delete = OFF"))
    person_key.create(engine, checkfirst=True)
    with writing(engine).begin() as connection:
        vault.make_keys(connection, [LIN])
        wrapped = connection.scalar(select(person_key.c.wrapped))
    key = wrapped[NONCE : NONCE + 32]  # the row that stays overwrites the tag behind it in any case
    checkpoint(engine)
    assert key in file.read_bytes()
    with writing(engine).begin() as connection:
        vault.destroy(connection, LIN)
    checkpoint(engine)
    assert not any(key in part.read_bytes() for part in tmp_path.glob("identity.db*"))
    engine.dispose()


def checkpoint(engine: Engine) -> None:
    with reading(engine).connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def test_after_a_rotation_old_texts_open_and_every_key_is_wrapped_anew(
    connection: Connection, vault: Vault, ring: KeyRing
) -> None:
    sealed = vault.seal(connection, LIN, "name", "林秀英")
    vault.destroy(connection, WU)
    assert ring.rotate() == 2
    assert vault.open(connection, LIN, "name", sealed) == "林秀英"
    assert vault.rewrap(connection) == 1
    assert vault.rewrap(connection) == 0
    generations = connection.execute(select(person_key.c.person, person_key.c.generation)).all()
    assert {(LIN, 2), (WU, 1)} == set(map(tuple, generations))
    assert Vault(ring).open(connection, LIN, "name", sealed) == "林秀英"
    assert vault.open(connection, WU, "name", sealed) is None


def test_a_key_destroyed_while_the_masters_rotate_does_not_come_back(
    connection: Connection, vault: Vault, ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring.rotate()
    unwrap = ring.unwrap

    def destroyed_meanwhile(person: str, generation: int, wrapped: bytes) -> bytes:
        vault.destroy(connection, person)
        return unwrap(person, generation, wrapped)

    monkeypatch.setattr(ring, "unwrap", destroyed_meanwhile)
    vault.rewrap(connection)
    assert set(connection.scalars(select(person_key.c.wrapped))) == {None}


def test_another_process_learns_of_a_rotation_when_it_meets_a_newer_key(
    connection: Connection, ring: KeyRing, tmp_path: Path
) -> None:
    elsewhere = Vault(KeyRing.open(tmp_path / "keys" / "ring.json"))
    ring.rotate()
    vault = Vault(ring)
    vault.make_keys(connection, ["person-hu"])
    sealed = vault.seal(connection, "person-hu", "name", "胡敏")
    assert elsewhere.open(connection, "person-hu", "name", sealed) == "胡敏"


def test_the_key_ring_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "ring.json"
    with ThreadPoolExecutor(8) as threads:
        rings = list(threads.map(lambda _: KeyRing.open(path, create=True), range(8)))
    assert len({blind(ring, "name", "林秀英") for ring in rings}) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["ring.json"]


def test_without_its_key_ring_the_vault_does_not_start(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no key ring"):
        KeyRing.open(tmp_path / "ring.json")


def test_a_key_ring_that_others_can_read_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "ring.json"
    KeyRing.open(path, create=True)
    path.chmod(0o640)
    with pytest.raises(RuntimeError, match="0600"):
        KeyRing.open(path)


def test_a_broken_key_ring_is_named_and_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "ring.json"
    KeyRing.open(path, create=True)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(RuntimeError, match="is not a key ring") as broken:
        KeyRing.open(path)
    assert broken.value.__suppress_context__


@pytest.mark.parametrize(
    ("kind", "typed", "same"),
    [
        ("id_number", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ"),
        ("id_number", "511526 19500615 0128", ID),
        ("phone", "+86 138-8181-2345", "13881812345"),
        ("phone", "008613881812345", "13881812345"),
        ("phone", "（0831）2345678", "0831-2345678"),
        ("name", " 林　秀英\u200b", "林秀英"),
        ("name", "阿依古丽•买买提", "阿依古丽·买买提"),
        ("bank_account", "6228 4804 0256 4890 018", "6228480402564890018"),
    ],
)
def test_a_search_finds_a_value_however_it_is_typed(ring: KeyRing, kind: Kind, typed: str, same: str) -> None:
    assert blind(ring, kind, typed) == blind(ring, kind, same)


def test_the_index_tells_values_kinds_and_rings_apart(ring: KeyRing, tmp_path: Path) -> None:
    other = KeyRing.open(tmp_path / "other" / "ring.json", create=True)
    indexed = {
        blind(ring, "phone", "13881812345"),
        blind(ring, "phone", "13881812346"),
        blind(ring, "bank_account", "13881812345"),
        blind(other, "phone", "13881812345"),
    }
    assert len(indexed) == 4
    assert all("13881812345" not in entry for entry in indexed)


def test_a_rotation_leaves_the_index_standing(ring: KeyRing, tmp_path: Path) -> None:
    before = blind(ring, "id_number", ID)
    ring.rotate()
    assert blind(ring, "id_number", ID) == before
    assert blind(KeyRing.open(tmp_path / "keys" / "ring.json"), "id_number", ID) == before
