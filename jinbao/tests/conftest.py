"""The invented office at work on either store, for tests of the core."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one office

from invented_office import Counter

from jinbao.decider import Refused


@pytest.fixture
def counter(engine: Engine) -> Counter:
    return Counter(engine)


@pytest.fixture
def eight_at_once() -> Iterator[Callable[..., list[Any]]]:
    """Has eight clerks do the same thing for each of many arguments; a refusal is an answer too."""

    def answer(work: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return work(*arguments)
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(8) as clerks:
        yield lambda work, arguments: list(clerks.map(lambda one: answer(work, one), arguments))
