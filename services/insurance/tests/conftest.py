"""The pilot county on either store."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one county

from pilot_county import PilotCounty


@pytest.fixture
def county(engine: Engine) -> PilotCounty:
    return PilotCounty(engine)
