"""Identity at work on either store, for tests of its slices."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

sys.path.insert(0, str(Path(__file__).parent))  # tests are not packages, and several of them visit one office

from organised_county import OrganisedCounty
from village_office import VillageOffice


@pytest.fixture
def office(engine: Engine, tmp_path: Path) -> VillageOffice:
    return VillageOffice(engine, tmp_path)


@pytest.fixture
def county(engine: Engine, tmp_path: Path) -> OrganisedCounty:
    return OrganisedCounty(engine, tmp_path)
