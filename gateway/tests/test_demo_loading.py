"""A loading that is broken off goes on where it stood, and says nothing twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.demo.loading import Step, Stopped, carry_out
from gateway.demo.regions import code_changes, ids_by_code, regions
from gateway.house import House, opened
from gateway.settings import Settings
from identity.demo import city


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with opened(Settings(var=tmp_path)) as house:
        yield house


def events(house: House) -> int:
    return sum(len(page) for page in house.identity.service.ledger.pages())


def test_a_loading_that_is_broken_off_goes_on_where_it_stood(house: House) -> None:
    today = house.identity.service.today
    done: list[Step] = []
    with pytest.raises(Stopped):
        carry_out(house.services, regions(city(), today), done.append, lambda: len(done) == 3)
    before = events(house)
    carry_out(house.services, regions(city(), today))
    assert 0 < before < events(house) == len(city().regions)
    carry_out(house.services, regions(city(), today))
    assert events(house) == len(city().regions)


def test_a_region_is_found_by_its_first_code_whatever_it_is_called_now(house: House) -> None:
    identity = house.identity.service
    carry_out(house.services, regions(city(), identity.today))
    ids = ids_by_code(identity, city())
    assert set(ids) == {region.code for region in city().regions}
    carry_out(house.services, code_changes(city(), ids, identity.today))
    assert ids_by_code(identity, city()) == ids
