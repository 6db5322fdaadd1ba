"""The county at work on either store."""

import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Engine

from gateway.schema import Composed
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one county

from employment_county import OFFICERS, County

Ask: TypeAlias = Callable[..., Awaitable[Any]]


@pytest.fixture
def county(engine: Engine) -> County:
    return County(engine)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def ask(county: County, schema: Composed) -> Iterator[Ask]:
    """Asks the part of the graph that a test has composed."""
    bus = EmbeddedBus({"employment": county.service})

    async def asked(document: str, by: str, **variables: Any) -> Any:
        call = Call(by, OFFICERS[by][0] if by in OFFICERS else None, language="en", purpose="a test")
        answer = await schema.execute(document, variables, context_value=Context(bus, call))
        assert answer.errors is None, answer.errors
        return answer.data

    yield asked
    bus.close()


@pytest.fixture
def does(county: County, ask: Ask) -> Ask:
    """Does something today; what is shown of it, or why it was refused."""

    async def done(who: str, name: str, shown: str, **given: Any) -> Any:
        kind = f"{name[0].upper()}{name[1:]}Input"
        refused = "... on Refusal { code field message }"
        document = f"mutation ($input: {kind}!) {{ {name}(input: $input) {{ {shown} {refused} }} }}"
        return (await ask(document, who, input={"on": str(county.today), **given}))[name]

    return done
