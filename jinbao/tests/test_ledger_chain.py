"""The chain of hashes: a byte that was changed afterwards is found."""

import pytest
from invented_office import Counter
from sqlalchemy import text

from jinbao.audit import broken_in
from jinbao.ledger import Ledger


def broken_links(ledger: Ledger, stream: str) -> list[int]:
    return broken_in(stream, ledger.store.states(stream))


@pytest.fixture
def recorded(counter: Counter) -> Counter:
    """A file with a history of five events."""
    counter.open("1", "Zhang Guilan")
    for note in ("address", "hukou", "receipt"):
        counter.note("1", note)
    counter.close("1")
    return counter


def rewrite(counter: Counter, version: int, state: bytes) -> None:
    with counter.service.engine.begin() as connection:
        connection.execute(
            text("UPDATE ledger SET state = :state WHERE stream = 'file/1' AND version = :version"),
            {"state": state, "version": version},
        )


def test_a_stream_as_it_was_recorded_holds(recorded: Counter) -> None:
    assert broken_links(recorded.service.ledger, "file/1") == []


def test_each_event_names_the_bytes_of_the_one_before_it(recorded: Counter) -> None:
    previous = [event.previous for event in recorded.history("1")]
    assert previous[0] is None
    assert len(set(previous[1:])) == 4


def test_a_second_part_of_a_command_is_chained_to_the_first(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.move("1", "2", "Zhang Guilan")
    counter.note("2")
    assert broken_links(counter.service.ledger, "file/1") == []
    assert broken_links(counter.service.ledger, "file/2") == []


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_any_changed_byte_of_an_event_with_a_successor_is_found(recorded: Counter, version: int) -> None:
    ledger = recorded.service.ledger
    original = ledger.store.states("file/1")[version - 1]
    for place in range(0, len(original), 13):
        changed = bytearray(original)
        changed[place] ^= 1
        rewrite(recorded, version, bytes(changed))
        assert version + 1 in broken_links(ledger, "file/1")
    rewrite(recorded, version, original)
    assert broken_links(ledger, "file/1") == []


def test_a_last_event_that_is_no_longer_readable_is_found(recorded: Counter) -> None:
    rewrite(recorded, 5, b"{")
    assert broken_links(recorded.service.ledger, "file/1") == [5]


def test_a_missing_event_is_found(recorded: Counter) -> None:
    with recorded.service.engine.begin() as connection:
        connection.execute(text("DELETE FROM ledger WHERE version = 3"))
    assert 3 in broken_links(recorded.service.ledger, "file/1")


def test_an_event_of_another_stream_is_found(recorded: Counter) -> None:
    recorded.open("2", "Li Shufen")
    [other] = recorded.service.ledger.store.states("file/2")
    rewrite(recorded, 1, other)
    assert broken_links(recorded.service.ledger, "file/1") == [1, 2]
