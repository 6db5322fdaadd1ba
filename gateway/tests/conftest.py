"""A small city to ask: two services, the bus between, and the schema on top."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one city

from small_city import City
from whole_office import WholeOffice, whole_office


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def city() -> Iterator[City]:
    city = City()
    yield city
    city.bus.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeOffice]:
    """The whole house with a broker, made once for all who only look or are refused."""
    with whole_office(tmp_path_factory.mktemp("office")) as office:
        yield office
