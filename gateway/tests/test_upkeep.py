"""What an operator does: a ledger that somebody touched is found out, and registers come back from it."""

import time
from pathlib import Path

import pytest
from rich.console import Console
from small_house import LUO, small_house
from sqlalchemy import Engine, select, text
from whole_office import WholeOffice

from gateway import upkeep
from gateway.house import opened
from gateway.registers import Source, fold_anew, heard, put_in_place
from gateway.settings import CannotStart, Settings
from identity.contract import EndGrant
from insurance.contract import SetParameter
from insurance.service import insurance
from insurance.tables import TABLES
from jinbao.audit import breaks
from jinbao.bus import Call
from jinbao.inbox import inboxes
from jinbao.register import Changes, outdated
from jinbao.service import Service

OLDER = (
    "ALTER TABLE person_known RENAME COLUMN hukou_since TO since",
    "ALTER TABLE local_parameter ADD COLUMN remark TEXT",
    "DROP TABLE work",
)
"""What another version might have left: a register that was heard, one of one's own, one not yet there."""

KEYS = text("SELECT count(*) FROM person_key WHERE wrapped IS NOT NULL")


def test_a_ledger_that_nobody_touched_holds(tmp_path: Path) -> None:
    with small_house(tmp_path) as small:
        assert list(breaks(small.house.identity.service.ledger)) == []
    assert upkeep.verify(Settings(var=tmp_path))


def test_a_byte_that_somebody_changed_is_found_by_the_event_behind_it(tmp_path: Path) -> None:
    with small_house(tmp_path) as small:
        identity = small.house.identity.service
        ending = EndGrant(on=identity.today, grant="yuan", until=identity.today, reason="moved")
        identity.carry_out(ending, Call("yuan", "centre"))
        given, ended = identity.ledger.store.states("grant/yuan")
        with identity.writing() as connection:
            forged = {"forged": given.replace(b"register", b"registar"), "given": given}
            connection.execute(text("UPDATE ledger SET state = :forged WHERE state = :given"), forged)
        (found,) = breaks(identity.ledger)
    assert (found.stream, found.version) == ("grant/yuan", 2)
    assert ended
    assert not upkeep.verify(Settings(var=tmp_path))


@pytest.mark.parametrize("service", ["identity", "insurance"])
def test_registers_that_are_folded_anew_are_those_that_stand(tmp_path: Path, service: str) -> None:
    with small_house(tmp_path) as small:
        rebuilt = fold_anew(small.house.services[service])
        assert [one.name for one in rebuilt if one.differed] == []
        put_in_place(small.house.services[service], rebuilt)


@pytest.mark.parametrize("service", ["insurance", "employment", "labor-relations"])
def test_what_was_heard_through_the_broker_is_folded_anew_as_it_stands(
    office: WholeOffice, service: str
) -> None:
    """Of each source as far as it was heard."""
    told = office.house.services[service]
    sources = upkeep.sources_of(office.house, told)
    for source in sources:
        until_all_is_heard(source)
    rebuilt = fold_anew(told, sources)
    assert [one.name for one in rebuilt if one.differed] == []
    assert {one.name for one in rebuilt if one.rows} >= {"person_known", "county_known"}


def until_all_is_heard(source: Source) -> None:
    other, told = source.service, source.inbox.service
    told_of = (at for page in other.ledger.pages() for at, one in page if other.public(one))
    last, started = max(told_of, default=0), time.monotonic()
    while told.has_heard(other.name) < last:
        assert time.monotonic() - started < 20
        time.sleep(0.05)


def test_a_register_that_somebody_touched_is_put_right_and_nothing_else_is_lost(tmp_path: Path) -> None:
    with small_house(tmp_path) as small:
        identity = small.house.identity.service
        with identity.writing() as connection:
            connection.execute(text("UPDATE region SET name = '错' WHERE code = '511526'"))
            keys = connection.scalar(KEYS)
        rebuilt = fold_anew(identity)
        assert {one.name: one.differed for one in rebuilt if one.differed} == {"region": 2}
        put_in_place(identity, rebuilt)
        with identity.engine.connect() as connection:
            assert connection.scalar(text("SELECT name FROM region WHERE code = '511526'")) == "珙县"
            assert (
                connection.scalar(text("SELECT count(*) FROM person_key WHERE wrapped IS NOT NULL")) == keys
            )


def test_registers_of_another_version_are_made_anew_from_what_was_recorded_and_heard(
    tmp_path: Path, engine: Engine
) -> None:
    with small_house(tmp_path) as small:
        pension = insurance(engine)
        pension.migrate()
        source = Source(inboxes(pension)[0], small.house.identity.service)
        hear(source)
        set_parameter(pension, small.regions["511526"])
        tables = pension.tables.metadata.sorted_tables
        before = {name: rows(engine, name) for name in ("person_known", "local_parameter")}
        with engine.begin() as connection:
            for change in OLDER:
                connection.execute(text(change))
        assert outdated(engine, tables) == ["local_parameter", "person_known", "work"]
        put_in_place(pension, fold_anew(pension, [source]))
        assert outdated(engine, tables) == []
        assert {name: rows(engine, name) for name in before} == before
        assert all(before.values())


def set_parameter(pension: Service, county: str) -> None:
    today = pension.today
    asked = SetParameter(
        on=today,
        name="top_up",
        region=county,
        value="5.00",
        in_force_from=today,
        promulgated_on=today,
        document="test",
        approved_by="test",
        official=False,
    )
    pension.carry_out(asked, Call("shi", "centre"))


def rows(engine: Engine, table: str) -> set[tuple[object, ...]]:
    with engine.connect() as connection:
        return {tuple(row) for row in connection.execute(select(TABLES.metadata.tables[table]))}


def hear(source: Source) -> None:
    """As if it had come through the broker."""
    last = [position for page in source.service.ledger.pages() for position, _ in page][-1]

    def take(changes: Changes) -> None:
        for _, told in heard(source, last):
            told(changes)

    source.inbox.service.hear(source.service.name, last, take)


def test_a_folder_that_another_version_left_is_refused_until_it_is_rebuilt(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path)
    with small_house(tmp_path) as small, small.house.insurance.writing() as connection:
        for change in OLDER:
            connection.execute(text(change))
    with (
        pytest.raises(CannotStart, match="local_parameter, person_known, work of insurance"),
        opened(settings),
    ):
        pass
    upkeep.rebuild(settings, None)
    with opened(settings) as house:
        assert house.insurance.today


def test_what_no_event_tells_is_never_remade(tmp_path: Path) -> None:
    with small_house(tmp_path) as small, small.house.identity.service.writing() as connection:
        connection.execute(text("ALTER TABLE person_key ADD COLUMN drawer TEXT"))
    with pytest.raises(CannotStart, match="person_key of identity"):
        upkeep.rebuild(Settings(var=tmp_path), "identity")


def test_a_token_is_signed_for_a_persona_and_for_nobody_else(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path)
    assert upkeep.token(settings, "approver").count(".") == 2
    with pytest.raises(CannotStart, match="approver"):
        upkeep.token(settings, "emperor")
    with pytest.raises(CannotStart, match="OIDC"):
        upkeep.token(Settings(var=tmp_path, environment="production"), "approver")


def test_only_a_service_of_the_house_is_rebuilt(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="identity, insurance"):
        upkeep.rebuild(Settings(var=tmp_path), "oversight")


def test_what_was_compared_is_shown(tmp_path: Path) -> None:
    with small_house(tmp_path) as small:
        console = Console(record=True, width=80)
        console.print(upkeep.compared("identity", fold_anew(small.house.identity.service)))
    assert "region_past" in console.export_text()


def test_after_the_masters_rotate_every_key_has_the_new_one_and_everybody_is_still_read(
    tmp_path: Path,
) -> None:
    with small_house(tmp_path):
        pass
    upkeep.rotate(Settings(var=tmp_path))
    with opened(Settings(var=tmp_path)) as house:
        identity = house.identity.service
        with identity.engine.connect() as connection:
            generations = set(connection.scalars(text("SELECT DISTINCT generation FROM person_key")))
        [luo] = identity.look_up("person_by_id", [LUO], Call("chu", "centre", purpose="审计"))
    assert (generations, luo.name) == ({2}, "罗秀兰")
