"""The county at work on either store."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one county

from employment_county import County


@pytest.fixture
def county(engine: Engine) -> County:
    return County(engine)
