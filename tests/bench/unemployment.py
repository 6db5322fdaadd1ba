"""How fast a county's months of unemployment are decided, two hundred in one command."""

import statistics
import sys
from datetime import date
from pathlib import Path

from figures import Figure, seconds_of
from msgspec.structs import replace

from jinbao.engine import open_engine
from jinbao.events import By
from jinbao.ledger import Envelope, History

sys.path.insert(0, str(Path(__file__).parents[2] / "services" / "insurance" / "tests"))

from jobless import confirms, granted, with_site
from pilot_county import GONGXIAN, PilotCounty

from insurance.contract import DecideUnemploymentMonths
from insurance.unemployment_benefit.register import case_of
from jinbao.casework.people import PersonRegistered

MANY, ROUNDS = 200, 5


def unemployment_run(url: str) -> Figure:
    """Each confirmed month is a decision of its own, by the amounts of that month, with its rules kept."""
    county = with_site(PilotCounty(open_engine(url)))
    confirmed(county)
    took = [
        seconds_of(lambda: county.do("he", DecideUnemploymentMonths, county=GONGXIAN)) for _ in range(ROUNDS)
    ]
    each = MANY / statistics.median(took)
    said = f"{1_000 * statistics.median(took):.0f} ms for {MANY}, SQLite"
    return Figure("unemployment_run_decisions_per_s", round(each), said=said)


def confirmed(county: PilotCounty) -> None:
    """As many benefits as the rounds decide, each with a confirmed month, as the first one went."""
    benefit, ledger = granted(county), county.service.ledger
    county.open(date(2010, 4, 1))
    confirms(county, benefit, "2010-03")
    events = [one.event for one in ledger.recorded(case_of(benefit))]
    people = [f"luo-{number:04}" for number in range(MANY * ROUNDS - 1)]
    county.tell(
        *(PersonRegistered(person, date(1975, 5, 5), "shuanghe", rural_hukou=False) for person in people)
    )
    envelope = Envelope(By("luo"), county.today, county.calendar())
    for person in people:
        own = [replace(event, person=person, benefit=f"{benefit}-{person}") for event in events]
        stream = case_of(f"{benefit}-{person}")
        county.service.record(list(ledger.enveloped(stream, History(None, 0, None), own, envelope)))
