"""Registers are folded again from nothing, and a hundred keys cost no more statements than twenty."""

from collections.abc import Callable
from typing import Any

from commission import Commission
from every_way import every_way_of_arbitrating
from labor_relations_county import GONGXIAN, County

from jinbao.statutory_clock.register import CLOCKS
from labor_relations.arbitration import register
from labor_relations.arbitration.answers import FindArbitrations, FindArbitrators, WorkFactsOf
from labor_relations.arbitration.procedure import SLICE as ARBITRATION
from labor_relations.case_number.answers import FindCaseNumbers
from labor_relations.case_number.procedure import SLICE as CASE_NUMBER
from labor_relations.case_number.register import NUMBERS, PREFIXES
from labor_relations.case_number.terms import CaseSeries
from labor_relations.dispute.register import CLAIMS, DISPUTES, PARTIES
from labor_relations.service_of_documents.register import SERVICES

OWN = (
    register.ARBITRATIONS,
    register.CLAIMS,
    register.SEATS,
    register.CHALLENGES,
    register.HEARINGS,
    register.AWARDS,
    register.COURT,
    register.BOUND,
    register.PERFORMANCES,
    register.ARBITRATORS,
    NUMBERS,
    PREFIXES,
    SERVICES,
    DISPUTES,
    PARTIES,
    CLAIMS,
)
PAGES: dict[str, Callable[[int], Any]] = {
    "find_arbitrations": lambda first: FindArbitrations(first=first, region=GONGXIAN),
    "find_case_numbers": lambda first: FindCaseNumbers(
        first=first, office="commission", series=CaseSeries.ARBITRATION, year=2010
    ),
}
QUESTIONS: dict[str, Callable[[str], Any]] = {
    "arbitration_work_facts": lambda key: WorkFactsOf(arbitration=key),
    "find_arbitrators": lambda _: FindArbitrators(region=GONGXIAN),
}
"""What is asked otherwise than by an id."""

MOST = 24


def test_every_register_of_a_commission_is_rebuilt_and_many_keys_cost_no_more_than_some(
    county: County,
) -> None:
    at = Commission(county)
    every_way_of_arbitrating(at)
    assert all(county.rows(table) for table in OWN)
    assert not any(county.differing(OWN).values())

    kinds = {row.kind for row in county.rows(CLOCKS)}
    assert {"arbitration.suit-of-part", "arbitration.set-aside-of-part"} <= kinds
    cases = [row.id for row in county.rows(register.ARBITRATIONS)]
    hundred = [*cases, *(f"nobody-{number}" for number in range(100))][:100]
    for look_up in {*ARBITRATION.look_ups, *CASE_NUMBER.look_ups} - {*PAGES}:
        question = QUESTIONS.get(look_up, str)
        few, many = ([question(key) for key in keys] for keys in (hundred[:20], hundred))
        assert statements(at, look_up, few) == statements(at, look_up, many), look_up
    for look_up, page in PAGES.items():
        assert statements(at, look_up, [page(20)]) == statements(at, look_up, [page(100)]), look_up


def statements(at: Commission, look_up: str, asked: list[Any]) -> int:
    with at.county.statements() as run:
        at.look("yan", look_up, *asked)
    count = sum(one.lstrip().upper().startswith("SELECT") for one in run)
    assert 0 < count <= MOST, look_up
    return count
