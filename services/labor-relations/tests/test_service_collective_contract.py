"""Collective contracts on both stores: objected to, negotiated anew, in force by silence, changed, ended."""

from datetime import date, timedelta
from typing import Any

import pytest
from bargaining import LAST, LI, MINE, PAPER, QIN, RECEIVED, ZHAO, registered, served, signed, submitted
from bargaining import with_bargaining as bargain
from labor_relations_county import GONGXIAN, XUNCHANG, County

from jinbao.statutory_clock.terms import ClockState
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.collective_contract import commands
from labor_relations.collective_contract.answers import CollectiveContractsOf, FindCollectiveContracts
from labor_relations.collective_contract.knowledge import wage_floors
from labor_relations.collective_contract.terms import (
    CollectiveEnd,
    CollectiveStage,
    InForceBy,
    ReviewFault,
)
from labor_relations.contract import public
from labor_relations.labour_contract.commands import CheckLabourContract
from labor_relations.labour_contract.heard import HireRegistered
from labor_relations.labour_contract.terms import DefectKind

ONE_DAY = timedelta(days=1)


@pytest.fixture
def office(county: County) -> County:
    return bargain(county)


def of(county: County, contract: str, who: str = QIN) -> Any:
    return county.ask(who, "collective_by_id", contract)


def floor(county: County, on: date) -> int | None:
    with county.service.enquiry(county.call(QIN)) as enquiry:
        return wage_floors(enquiry, [MINE], on).get(MINE)


def told(county: County, contract: str) -> list[str]:
    recorded = county.service.ledger.recorded(f"collective-contract/{contract}")
    clock = county.service.ledger.recorded(f"clock/collective-contract.review/collective-contract/{contract}")
    return [type(said).__name__ for one in (*recorded, *clock) if (said := public(one))]


def test_silence_brings_it_into_force_on_the_fifteenth_day(office: County) -> None:
    """TV-CC1; what nobody looks at happens all the same, and whoever looks sooner sees it so."""
    contract = registered(office)
    assert (of(office, contract).number, of(office, contract).review_until) == ("珙集合审〔2010〕1号", LAST)
    assert floor(office, LAST) is None
    office.open(LAST + ONE_DAY)
    seen = of(office, contract)
    assert (seen.stage, seen.in_force_on, seen.in_force_by) == (
        CollectiveStage.IN_FORCE,
        LAST,
        InForceBy.SILENCE,
    )
    office.service.timekeeper.look()
    assert of(office, contract) == seen
    assert office.ask(QIN, "collective_clocks", contract)[0].state is ClockState.EXPIRED
    assert told(office, contract) == ["CollectiveContractSubmitted", "CollectiveContractInForce"]
    assert floor(office, date(2010, 6, 1)) == 90000
    refused = office.refuses(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    assert refused.code == "OUT_OF_ORDER"


def test_what_is_objected_to_is_negotiated_anew(office: County) -> None:
    contract = registered(office, lowest_wage=60000)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    [opinion] = office.ask(ZHAO, "collective_decisions", contract)
    assert opinion.outcome == "denied"
    assert of(office, contract).reasons == ("LOWEST_WAGE_TOO_LOW",)
    served(office, contract)
    assert [one.last_day for one in of(office, contract).appeals] == [date(2010, 7, 12), date(2010, 8, 12)]
    assert office.ask(QIN, "verification_by_event", opinion.event).holds
    anew = date(2010, 5, 20)
    office.open(anew)
    office.do(
        ZHAO,
        commands.ResubmitCollectiveContract,
        contract=contract,
        text=signed(signed_on=anew, lowest_wage=70000),
        papers=(PAPER,),
    )
    assert of(office, contract).review_until == date(2010, 6, 4)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    seen = of(office, contract)
    assert (seen.stage, seen.in_force_on, seen.in_force_by) == (
        CollectiveStage.IN_FORCE,
        anew,
        InForceBy.OPINION,
    )
    assert seen.reasons == ()


def test_an_objection_that_was_wrong_is_taken_back_by_an_opinion_that_finds_nothing(office: County) -> None:
    contract = registered(office)
    fault = ReviewFault.NOT_NEGOTIATED
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract, faults=(fault,))
    again = office.refuses(QIN, commands.GiveCollectiveContractOpinion, contract=contract, faults=(fault,))
    assert again.code == "OBJECTED_ALREADY"
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    assert of(office, contract).stage is CollectiveStage.IN_FORCE


def test_what_was_in_force_is_so_until_its_change_is(office: County) -> None:
    contract = registered(office)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    in_june = date(2010, 6, 10)
    office.open(in_june)
    changed = {"contract": contract, "papers": (PAPER,)}
    longer = signed(until=date(2013, 5, 31))
    assert (
        office.refuses(ZHAO, commands.ResubmitCollectiveContract, text=longer, **changed).code == "TERM_STAYS"
    )
    higher = signed(signed_on=in_june, lowest_wage=120000)
    office.do(ZHAO, commands.ResubmitCollectiveContract, text=higher, **changed)
    assert floor(office, in_june) == 90000
    office.do(ZHAO, commands.WithdrawCollectiveContract, contract=contract)
    assert (of(office, contract).stage, floor(office, in_june)) == (CollectiveStage.IN_FORCE, 90000)
    office.do(ZHAO, commands.ResubmitCollectiveContract, text=higher, **changed)
    office.open(date(2010, 6, 28))
    assert (of(office, contract).stage, floor(office, office.today)) == (CollectiveStage.IN_FORCE, 120000)


def test_no_contract_of_work_goes_below_it(office: County) -> None:
    contract = registered(office)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    office.open(date(2010, 6, 2))
    hire = HireRegistered("job", LI, MINE, None, XUNCHANG, date(2010, 6, 1), date(2010, 6, 2), None, 80000)
    office.tell(hire, by="employment")
    office.do(QIN, CheckLabourContract, filing="job")
    defects = {one.kind: one for one in office.ask(QIN, "filing_by_id", "job").defects}
    assert defects[DefectKind.BELOW_COLLECTIVE_CONTRACT].limit == 90000
    assert defects[DefectKind.BELOW_COLLECTIVE_CONTRACT].law == "劳动合同法 五十五"
    assert of(office, contract, LI).id == contract  # who works there reads it, published or not


def test_everybody_reads_what_was_published_and_only_then(office: County) -> None:
    contract = registered(office)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    assert of(office, contract, "stranger") is None
    office.do(ZHAO, commands.PublishCollectiveContract, contract=contract, published_on=RECEIVED)
    assert of(office, contract, "stranger").text == signed()
    assert office.ask("stranger", "collective_history", contract) == []
    find = FindCollectiveContracts(region=GONGXIAN, stage=CollectiveStage.IN_FORCE)
    assert [one.id for one in office.ask("stranger", "find_collectives", find).rows] == [contract]
    mine = CollectiveContractsOf(employer=MINE)
    assert [one.id for one in office.ask("stranger", "collectives_of", mine).rows] == [contract]


def test_its_end_is_taken_back_and_its_last_day_comes_all_the_same(office: County) -> None:
    contract = registered(office)
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    day = date(2010, 9, 1)
    office.open(day)
    ground = CollectiveEnd.CONDITION_MET
    office.do(ZHAO, commands.TerminateCollectiveContract, contract=contract, ground=ground, since=day)
    assert (of(office, contract).stage, of(office, contract).ended_on) == (CollectiveStage.TERMINATED, day)
    assert floor(office, day + ONE_DAY) is None
    office.do(ZHAO, commands.AnnulCollectiveContractTermination, contract=contract)
    assert of(office, contract).stage is CollectiveStage.IN_FORCE
    office.open(date(2012, 6, 1))
    assert of(office, contract).stage is CollectiveStage.EXPIRED
    office.service.timekeeper.look()
    assert of(office, contract).ended_on == date(2012, 5, 31)


def test_what_was_registered_by_mistake_leaves_an_empty_number(office: County) -> None:
    first = registered(office)
    ground = NumberCancellation.FILED_TWICE
    office.do(QIN, commands.AnnulCollectiveContractRegistration, contract=first, ground=ground)
    assert of(office, first).stage is CollectiveStage.ANNULLED
    assert of(office, registered(office)).number == "珙集合审〔2010〕2号"


def test_what_is_offered_is_what_the_office_then_does(office: County) -> None:
    contract = submitted(office)

    def offered(who: str) -> set[str]:
        return {one.name for one in office.ask(who, "collective_actions", contract) if one.allowed}

    assert offered(QIN) == {"registerCollectiveContract", "withdrawCollectiveContract"}
    assert offered(ZHAO) == {"withdrawCollectiveContract"}
    office.do(QIN, commands.RegisterCollectiveContract, contract=contract)
    assert offered(QIN) == {
        "annulCollectiveContractRegistration",
        "giveCollectiveContractOpinion",
        "withdrawCollectiveContract",
    }
    office.do(QIN, commands.GiveCollectiveContractOpinion, contract=contract)
    of_employer = {"publishCollectiveContract", "resubmitCollectiveContract"}
    assert offered(ZHAO) == of_employer
    assert offered(QIN) == {*of_employer, "serveCollectiveContractOpinion"}
