"""The history of a case: every event as it was stored, chained to the one before it."""

from datetime import date

import pytest
from pilot_county import SHUANGHE, PilotCounty

from insurance.contract import (
    ServeDecision,
    ServiceMethod,
    SubmitEnrolment,
)
from jinbao.actor import HISTORICAL_ENTRY
from jinbao.casework.places import GrantGiven, HistoricalEntryCountersigned, HistoricalEntryOpened
from jinbao.ledger import hashed
from jinbao.scene import grant

STEPS = ("claim-filed", "claim-accepted", "claim-reviewed", "claim-rechecked", "granted", "decision-served")


def test_a_claims_history_names_every_hand(county: PilotCounty) -> None:
    claim = county.granted()
    county.open(date(2010, 1, 8))
    served_on = date(2010, 1, 7)
    county.do("song", ServeDecision, claim=claim, served_on=served_on, method=ServiceMethod.MAIL)
    history = county.ask("zhou", "claim_history", claim)
    assert [line.kind for line in history] == [f"insurance.rural-pension.{step}.v1" for step in STEPS]
    assert [line.person for line in history] == ["xie", "chu", "yan", "fu", "he", "song"]
    assert [line.version for line in history] == [1, 2, 3, 4, 5, 6]
    assert {line.office for line in history[2:]} == {"county-agency"}
    assert history[-1].effective_on == served_on
    assert county.today == history[-1].recorded_at.date() > served_on
    assert history[-1].detail["method"] == "MAIL"


def test_every_line_names_the_bytes_of_the_one_before_it(county: PilotCounty) -> None:
    claim = county.granted()
    states = county.service.ledger.store.states(f"rural-pension-claim/{claim}")
    history = county.ask("jian", "claim_history", claim)
    assert [line.hash for line in history] == [hashed(state) for state in states]
    assert [line.previous for line in history] == [None, *(line.hash for line in history[:-1])]


@pytest.mark.parametrize(
    ("look_up", "lines"), [("enrolment_history", 3), ("account_history", 3), ("claim_history", 5)]
)
def test_strangers_read_no_history(county: PilotCounty, look_up: str, lines: int) -> None:
    claim = county.granted()
    case = claim if look_up == "claim_history" else "zhou"
    for who in ("zhou", "fu", "jian"):
        assert len(county.ask(who, look_up, case)) == lines
    for who in ("lin", "gao"):
        assert county.ask(who, look_up, case) == []
    assert county.ask("jian", look_up, "nobody") == []


def test_a_fact_from_paper_names_its_countersigned_batch_and_the_day_it_came_in(county: PilotCounty) -> None:
    county.tell(
        GrantGiven(grant("xie", "station", SHUANGHE, ("intake", HISTORICAL_ENTRY))),
        HistoricalEntryOpened("batch-1", "station", date(2009, 12, 1), date(2009, 12, 31)),
    )
    lin, day = county.resident("lin"), date(2009, 12, 20)
    form = {"person": lin, "grade": 100_00, "consent": "SIGNED_FORM", "on": day, "received_on": day}
    batch = {"historical_entry": "batch-1"}
    refusal = county.refuses("xie", SubmitEnrolment, marks=batch, **form)
    assert refusal.code == "HISTORICAL_ENTRY_NOT_COUNTERSIGNED"
    county.tell(HistoricalEntryCountersigned("batch-1", "chu"))
    county.do("xie", SubmitEnrolment, marks=batch, **form)
    [line] = county.ask(lin, "enrolment_history", lin)
    assert (line.entry, line.effective_on, line.received_on) == ("batch-1", day, day)
    assert line.recorded_at.date() == county.today
    assert county.ask(lin, "enrolment_by_person", lin).first_year == 2009
