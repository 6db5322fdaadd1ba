"""How fast grants that rest on a wrong day of birth are decided again, two hundred in one command."""

import statistics
import sys
from datetime import date
from functools import partial
from pathlib import Path

from figures import Figure, seconds_of
from msgspec.structs import replace

from jinbao.engine import open_engine
from jinbao.events import By
from jinbao.ledger import Envelope, History

sys.path.insert(0, str(Path(__file__).parents[2] / "services" / "insurance" / "tests"))

from pilot_county import GONGXIAN, PilotCounty

from insurance.contract import RecalculatePensions
from insurance.rural_pension.claim_register import case_of as claim_stream
from jinbao.casework.people import BirthCorrected, PersonRegistered

MANY, ROUNDS = 200, 5
BIRTHS = (date(1950, 3, 20), date(1950, 1, 4))


def recalculated(url: str) -> Figure:
    """Each is a decision of its own, with its difference by month and its rules kept."""
    county = PilotCounty(open_engine(url))
    people = granted(county)
    took = []
    for number in range(2 * ROUNDS):
        county.tell(*(BirthCorrected(person, BIRTHS[number % 2]) for person in people))
        took.append(seconds_of(partial(county.do, "he", RecalculatePensions, county=GONGXIAN)))
    each = MANY / statistics.median(took)
    said = f"{1_000 * statistics.median(took):.0f} ms for {MANY}, SQLite"
    return Figure("recalculations_per_s", round(each), said=said)


def granted(county: PilotCounty) -> list[str]:
    """Two hundred neighbours, born on one day, whose claims went as the first one's."""
    claim, people = county.granted("zhou"), [f"zhou-{number:03}" for number in range(MANY)]
    ledger = county.service.ledger
    first = [one.event for one in ledger.recorded(claim_stream(claim))], ledger.recorded("rural-pension/zhou")
    county.tell(*(PersonRegistered(person, BIRTHS[1], "shuanghe", rural_hukou=True) for person in people))
    envelope = Envelope(By("he", "county-agency"), county.today, county.calendar())
    for person in people:
        own = f"{claim}-{person}"
        for stream, events in (
            (claim_stream(own), [replace(event, person=person, claim=own) for event in first[0]]),
            (f"rural-pension/{person}", [replace(one.event, person=person, claim=own) for one in first[1]]),
        ):
            county.service.record(list(ledger.enveloped(stream, History(None, 0, None), events, envelope)))
    return people
