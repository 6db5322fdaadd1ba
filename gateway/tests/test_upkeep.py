"""What an operator does: a ledger that somebody touched is found out, and registers come back from it."""

from pathlib import Path

import pytest
from rich.console import Console
from small_house import small_house
from sqlalchemy import text

from gateway import upkeep
from gateway.registers import fold_anew, put_in_place
from gateway.settings import CannotStart, Settings
from identity.contract import EndGrant
from jinbao.audit import breaks
from jinbao.bus import Call

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
