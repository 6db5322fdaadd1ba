"""The county at work on either store."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from gateway.graphs import graph_modules
from gateway.schema import Composed, compose
from jinbao.bus import EmbeddedBus
from jinbao.graph import Context

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one county

from labor_relations_county import County


@pytest.fixture
def county(engine: Engine) -> County:
    return County(engine)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def schema() -> Composed:
    """The graph of this service alone."""
    return compose(graph_modules(["labor-relations"]), partial=True)


@pytest.fixture
def ask(county: County, schema: Composed) -> Iterator[Callable[..., Any]]:
    """A question to the graph, by whoever asks it."""
    bus = EmbeddedBus({"labor-relations": county.service})

    async def asked(who: str, document: str, **variables: Any) -> Any:
        answer = await schema.execute(document, variables, context_value=Context(bus, county.call(who)))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()
