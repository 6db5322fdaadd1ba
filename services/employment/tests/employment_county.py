"""Gongxian at work: its places, its officers with their grants, its residents and employers, a calendar."""

from datetime import date

from sqlalchemy import Engine

from employment.inbox import SOURCES
from employment.service import employment
from jinbao.actor import EVERYTHING
from jinbao.authority import READ
from jinbao.casework.people import PersonRegistered
from jinbao.casework.places import GrantGiven, RegionEstablished
from jinbao.casework.steps import ANSWER, APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE, RECHECK, SERVE
from jinbao.identifiers import Level
from jinbao.scene import Calendar, Scene, grant

# Regions by invented ids: those of identity are opaque.
YIBIN, GONGXIAN, CHANGNING = "yibin", "gongxian", "changning"
XUNCHANG, GUANHE = "xunchang", "guanhe"
SHUANGHE, LUODU, FUXING = "shuanghe", "luodu", "fuxing"
REGIONS = (
    (YIBIN, Level.CITY, ()),
    (GONGXIAN, Level.COUNTY, (YIBIN,)),
    (CHANGNING, Level.COUNTY, (YIBIN,)),
    (XUNCHANG, Level.TOWNSHIP, (GONGXIAN, YIBIN)),
    (GUANHE, Level.TOWNSHIP, (CHANGNING, YIBIN)),
    (SHUANGHE, Level.VILLAGE, (XUNCHANG, GONGXIAN, YIBIN)),
    (LUODU, Level.VILLAGE, (XUNCHANG, GONGXIAN, YIBIN)),
    (FUXING, Level.VILLAGE, (GUANHE, CHANGNING, YIBIN)),
)
OFFICERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "xie": ("station", SHUANGHE, (INTAKE,)),
    "chu": ("township-centre", XUNCHANG, (INTAKE, FIRST_REVIEW)),
    "deng": ("township-centre", XUNCHANG, (INTAKE, FIRST_REVIEW)),
    "hu": ("county-employment", GONGXIAN, (INTAKE, FIRST_REVIEW, PUBLICISE, SERVE, ANSWER)),
    "fang": ("county-employment", GONGXIAN, (APPROVE,)),
    "lei": ("county-employment", GONGXIAN, (RECHECK,)),
    "jian": ("city-audit", YIBIN, (READ,)),
    "yan": ("city-employment", YIBIN, (PUBLICISE,)),
    "gao": ("other-county", CHANGNING, (EVERYTHING,)),
}
"""Who sits where, in which region, and which steps they may take of every item."""

TODAY = date(2010, 3, 1)


class County(Scene):
    def __init__(self, engine: Engine) -> None:
        calendar = Calendar(date(2010, 1, 4))
        hears = {source: take for source, (_, take) in SOURCES.items()}
        super().__init__(employment(engine, calendar), calendar, hears)
        self.seats = {person: office for person, (office, _, _) in OFFICERS.items()}
        self.tell(*(RegionEstablished(region, level, region, above) for region, level, above in REGIONS))
        self.tell(*(GrantGiven(grant(person, *seat)) for person, seat in OFFICERS.items()))
        self.open(TODAY)

    def resident(
        self, person: str, born: str = "1970-06-01", *, village: str = SHUANGHE, rural: bool = False
    ) -> str:
        self.tell(PersonRegistered(person, date.fromisoformat(born), village, rural))
        return person
