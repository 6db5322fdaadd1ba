"""How long somebody who looks for work waits for the best of ten thousand vacancies."""

import statistics
import sys
from datetime import date
from functools import partial
from pathlib import Path

from figures import ROUNDS, Figure, seconds_of
from msgspec.structs import replace

from jinbao.engine import open_engine
from jinbao.events import By
from jinbao.ledger import Envelope, History

sys.path.insert(0, str(Path(__file__).parents[2] / "services" / "employment" / "tests"))

from employing import FACTORY
from employment_county import FUXING, GUANHE, LUODU, SHUANGHE, XUNCHANG, YIBIN, County
from hiring import WEAVER, looking

from employment.contract import OccupationClass, SkillLevel, VacanciesFitting, Wish
from employment.vacancy.events import Drafted, Published
from employment.vacancy.register import stream_of
from employment.vacancy.terms import Opening

MANY, AT_ONCE = 10_000, 1_000
PLACES = (SHUANGHE, LUODU, XUNCHANG, FUXING, GUANHE)


def matching_10k_vacancies(url: str) -> Figure:
    """One page of the best, out of all that are offered in the city, with what each score is made of."""
    county = County(open_engine(url))
    fill(county)
    wish = Wish(SkillLevel.INTERMEDIATE, OccupationClass.PRODUCTION, 900_00, within=YIBIN)
    search = looking(county, county.resident("luo"), wish)
    ask = partial(county.ask, "luo", "vacancies_fitting", VacanciesFitting(search=search))
    ask()
    took = statistics.median(seconds_of(ask) for _ in range(ROUNDS))
    return Figure("matching_10k_vacancies_ms", round(1_000 * took, 1), said="the best 20 of them, SQLite")


def fill(county: County) -> None:
    envelope = Envelope(By("hu", "county-employment"), county.today, county.calendar())
    ledger = county.service.ledger
    for first in range(0, MANY, AT_ONCE):
        stored = []
        for number in range(first, first + AT_ONCE):
            vacancy, opening = f"vacancy-{number:05}", opening_of(number)
            case = (vacancy, FACTORY, opening.region, county.today)
            events = [
                Drafted(*case, opening, "bai"),
                Published(*case, opening, 0, date(2010, 3, 31), "hu"),
            ]
            stored += ledger.enveloped(stream_of(vacancy), History(None, 0, None), events, envelope)
        county.service.record(stored)


def opening_of(number: int) -> Opening:
    return replace(
        WEAVER,
        region=PLACES[number % len(PLACES)],
        occupation=list(OccupationClass)[number % len(OccupationClass)],
        skill=list(SkillLevel)[number % len(SkillLevel)],
        wage=650_00 + 1_00 * (number % 1_000),
    )
