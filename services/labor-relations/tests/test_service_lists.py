"""Registers of mediation and filing are folded again from nothing; many keys cost no more than some."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bargaining import registered as bargained
from bargaining import with_bargaining
from labor_relations_county import GONGXIAN, XUNCHANG, County
from mediating import FIRST, HU, LI, MINE, agree, requested, under_way, with_mediator

from labor_relations.collective_contract.answers import CollectiveContractsOf, FindCollectiveContracts
from labor_relations.collective_contract.procedure import SLICE as COLLECTIVE_CONTRACT
from labor_relations.collective_contract.register import COLLECTIVES
from labor_relations.dispute.answers import DisputesOf
from labor_relations.dispute.look_ups import SLICE as DISPUTE
from labor_relations.dispute.register import CLAIMS, DISPUTES, PARTIES
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.answers import WorkOutEntitlements
from labor_relations.entitlement.facts import PayrollMonth, WorkFacts
from labor_relations.entitlement.look_ups import SLICE as ENTITLEMENT
from labor_relations.labour_contract.answers import (
    FilingsOf,
    FilingsOfEmployer,
    FindFilings,
    SigningRateAsked,
)
from labor_relations.labour_contract.heard import HireRegistered
from labor_relations.labour_contract.owed import EntitlementsOfFiling
from labor_relations.labour_contract.procedure import SLICE as LABOUR_CONTRACT
from labor_relations.labour_contract.register import FILINGS
from labor_relations.mediation import commands, register
from labor_relations.mediation.answers import FindMediations, SettlementRateAsked
from labor_relations.mediation.procedure import SLICE as MEDIATION

OWN = (
    register.MEDIATIONS,
    register.SESSIONS,
    register.PROMISES,
    register.FACTS,
    FILINGS,
    COLLECTIVES,
    DISPUTES,
    PARTIES,
    CLAIMS,
)
FACTS = WorkFacts(started_on=date(2010, 4, 1), payroll=(PayrollMonth(month="2010-05", wage=240000, paid=0),))
QUESTIONS: dict[str, Callable[[str], Any]] = {
    "collectives_of": lambda key: CollectiveContractsOf(employer=key),
    "disputes_of": lambda key: DisputesOf(party=key),
    "filings_of_person": lambda key: FilingsOf(person=key),
    "filings_of_employer": lambda key: FilingsOfEmployer(employer=key),
    "work_out_entitlements": lambda _: WorkOutEntitlements(
        region=XUNCHANG, on=FIRST, kinds=(ClaimKind.UNPAID_WAGES,), facts=FACTS
    ),
    "entitlements_of_filing": lambda key: EntitlementsOfFiling(filing=key, kinds=(ClaimKind.SEVERANCE,)),
    "claims_of_dispute": lambda key: f"mediation/{key}",
    "parties_of_dispute": lambda key: f"mediation/{key}",
}
"""What is asked otherwise than by an id."""
ONE_AT_A_TIME: dict[str, Any] = {
    "find_mediations": FindMediations(region=GONGXIAN),
    "find_filings": FindFilings(region=GONGXIAN),
    "find_collectives": FindCollectiveContracts(region=GONGXIAN),
    "settlement_rate": SettlementRateAsked(XUNCHANG, FIRST, FIRST),
    "signing_rate": SigningRateAsked(region=XUNCHANG, on=FIRST),
}
MOST = 16


def test_every_register_is_rebuilt_and_many_keys_cost_no_more_than_some(county: County) -> None:
    contract = bargained(with_bargaining(county))
    centre = with_mediator(county)
    hire = HireRegistered("job", LI, MINE, None, XUNCHANG, date(2010, 5, 20), FIRST, None, 240000)
    centre.tell(hire, by="employment")
    requested(centre)
    mediation = under_way(centre)
    centre.do(HU, commands.EstablishWorkFacts, mediation=mediation, worker=LI, facts=FACTS)
    centre.do(HU, commands.WorkOutClaim, mediation=mediation, claim=0)
    agree(centre, mediation)
    assert all(centre.rows(table) for table in OWN)

    assert not any(centre.differing(OWN).values())

    known = [row.id for row in centre.rows(register.MEDIATIONS)] + ["job", LI, MINE, contract]
    hundred = [*known, *(f"nobody-{number}" for number in range(100))][:100]
    slices = (COLLECTIVE_CONTRACT, DISPUTE, ENTITLEMENT, LABOUR_CONTRACT, MEDIATION)
    for look_up in sorted({one for each in slices for one in each.look_ups} - {*ONE_AT_A_TIME}):
        question = QUESTIONS.get(look_up, str)
        few, many = ([question(key) for key in keys] for keys in (hundred[:20], hundred))
        assert statements(centre, look_up, few) == statements(centre, look_up, many), look_up
    for look_up, ask in ONE_AT_A_TIME.items():
        assert 0 < statements(centre, look_up, [ask]) <= MOST, look_up


def statements(centre: County, look_up: str, asked: list[Any]) -> int:
    with centre.statements() as run:
        centre.service.look_up(look_up, asked, centre.call(HU))
    return sum(one.lstrip().upper().startswith("SELECT") for one in run)
