"""Yibin's ten county-level units as of 2009, with the totals that the source paper gives for the city.

Names and codes of the ten are real; how the paper's totals fall on them is invented.
"""

from msgspec import Struct


class County(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    streets: int
    towns: int
    townships: int
    communities: int
    stationless_communities: int
    villages: int
    village_stations: int
    buys_village_service: bool = False
    """Pays its village assistants 50 yuan a month; three counties do."""
    medical_networked: bool = True
    """Runs the urban-resident medical insurance on the county's network; seven counties do."""


COUNTIES = (
    County(
        code="511502",
        name="翠屏区",
        streets=7,
        towns=12,
        townships=5,
        communities=84,
        stationless_communities=2,
        villages=254,
        village_stations=140,
    ),
    County(
        code="511521",
        name="宜宾县",
        streets=0,
        towns=17,
        townships=9,
        communities=40,
        stationless_communities=3,
        villages=528,
        village_stations=210,
    ),
    County(
        code="511522",
        name="南溪县",
        streets=0,
        towns=8,
        townships=7,
        communities=26,
        stationless_communities=2,
        villages=220,
        village_stations=90,
    ),
    County(
        code="511523",
        name="江安县",
        streets=0,
        towns=10,
        townships=8,
        communities=28,
        stationless_communities=3,
        villages=315,
        village_stations=120,
        buys_village_service=True,
    ),
    County(
        code="511524",
        name="长宁县",
        streets=0,
        towns=9,
        townships=9,
        communities=26,
        stationless_communities=2,
        villages=286,
        village_stations=110,
        buys_village_service=True,
    ),
    County(
        code="511525",
        name="高县",
        streets=0,
        towns=11,
        townships=8,
        communities=24,
        stationless_communities=3,
        villages=300,
        village_stations=120,
    ),
    County(
        code="511526",
        name="珙县",
        streets=0,
        towns=7,
        townships=10,
        communities=26,
        stationless_communities=1,
        villages=262,
        village_stations=187,
        buys_village_service=True,
    ),
    County(
        code="511527",
        name="筠连县",
        streets=0,
        towns=9,
        townships=9,
        communities=18,
        stationless_communities=2,
        villages=250,
        village_stations=90,
        medical_networked=False,
    ),
    County(
        code="511528",
        name="兴文县",
        streets=0,
        towns=8,
        townships=7,
        communities=18,
        stationless_communities=2,
        villages=272,
        village_stations=100,
        medical_networked=False,
    ),
    County(
        code="511529",
        name="屏山县",
        streets=0,
        towns=8,
        townships=8,
        communities=14,
        stationless_communities=3,
        villages=268,
        village_stations=110,
        medical_networked=False,
    ),
)
