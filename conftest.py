"""What every test can ask for: a fresh database on either store, and a real broker."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

import gateway  # noqa: F401 - before pytest takes the folder gateway/ beside its tests for the package
from jinbao.broker import Broker
from jinbao.empty_databases import EmptyDatabases, EmptyFiles
from jinbao.engine import open_engine
from jinbao.postgres import private_postgres

# A server of one's own may be named here; otherwise one is started, once for all workers of a session.
POSTGRES = "JINBAO_TEST_POSTGRES"

_until_the_end = ExitStack()


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL before the workers, who inherit its address; a single process starts it on demand."""
    spreads_over_workers = getattr(config.option, "numprocesses", None)
    if spreads_over_workers and POSTGRES not in os.environ:
        os.environ[POSTGRES] = _until_the_end.enter_context(private_postgres(durable=False))


def pytest_unconfigure() -> None:
    _until_the_end.close()


@pytest.fixture(scope="session")
def postgres_url() -> str:
    """The PostgreSQL of this session, at its maintenance database."""
    if POSTGRES not in os.environ:
        os.environ[POSTGRES] = _until_the_end.enter_context(private_postgres(durable=False))
    return os.environ[POSTGRES]


@pytest.fixture(scope="session")
def empty_databases(postgres_url: str) -> Iterator[EmptyDatabases]:
    """The databases that the tests of this process lend each other."""
    with EmptyDatabases.on(postgres_url) as databases:
        yield databases


@pytest.fixture
def postgres_database(empty_databases: EmptyDatabases, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database on PostgreSQL."""
    with empty_databases.lent_to(str(request.path.parent)) as url:
        yield url


@pytest.fixture(scope="session")
def empty_files(tmp_path_factory: pytest.TempPathFactory) -> EmptyFiles:
    """The same on SQLite."""
    return EmptyFiles(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def sqlite_database(empty_files: EmptyFiles, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database on SQLite."""
    with empty_files.lent_to(str(request.path.parent), tmp_path / "test.db") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, once on each store that the platform runs on."""
    return str(request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine as services open it, on an empty database, once on each store; neither waits for its disk."""
    engine = open_engine(database_url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """A real nats-server, shared by the tests of one worker: who stops it must resume it."""
    with Broker.start(tmp_path_factory.mktemp("broker")) as broker:
        yield broker
