"""Mediation at work on both stores: numbers, the fifteen days, who sees what, and what the law gives."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from labor_relations_county import GONGXIAN, XUNCHANG, County
from mediating import (
    FIRST,
    HU,
    LAST,
    LI,
    MINE,
    WANG,
    ZHAO,
    agree,
    requested,
    under_way,
    with_mediator,
)

from jinbao.calendar import later
from jinbao.casework.people import DeathRecorded
from jinbao.decider import Refused
from jinbao.statutory_clock.terms import ClockState
from labor_relations.case_number.register import NUMBERS
from labor_relations.contract import public
from labor_relations.dispute.answers import DisputesOf, DisputesOfEmployer
from labor_relations.dispute.parties import Succession
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.answers import WorkOutEntitlements
from labor_relations.entitlement.facts import PayrollMonth, WorkFacts
from labor_relations.entitlement.terms import Ending
from labor_relations.mediation import commands
from labor_relations.mediation.answers import FindMediations, SettlementRateAsked
from labor_relations.mediation.register import MEDIATIONS
from labor_relations.mediation.terms import FailureGround, MediationStage

FACTS = WorkFacts(
    started_on=date(2004, 2, 1),
    last_day=date(2010, 5, 31),
    ending=Ending.REDUNDANCY,
    payroll=tuple(
        PayrollMonth(month=later("2009-06", number), wage=300000, paid=300000 if number < 11 else 60000)
        for number in range(12)
    ),
)


@pytest.fixture
def centre(county: County) -> County:
    return with_mediator(county)


def test_an_agreement_is_numbered_signed_paid_and_seen_by_the_parties_alone(centre: County) -> None:
    first, second = requested(centre), requested(centre)
    centre.do(HU, commands.AcceptMediation, mediation=first)
    centre.do(HU, commands.AcceptMediation, mediation=second)
    shown = centre.ask(HU, "mediation_by_id", second)
    assert (shown.number, shown.until, shown.stage) == ("巡劳调字〔2010〕2号", LAST, MediationStage.ACCEPTED)
    assert centre.refuses(ZHAO, commands.HoldMediation, mediation=first).code == "NOT_AUTHORISED"

    centre.do(HU, commands.HoldMediation, mediation=first)
    agree(centre, first)
    promises = centre.ask(ZHAO, "promises_of_mediation", first)
    assert [(one.claim, one.amount, one.payment_order) for one in promises] == [
        (0, 240000, True),
        (1, 1500000, True),
    ]
    assert centre.ask(WANG, "promises_of_mediation", first) == []
    assert centre.ask(WANG, "mediation_by_id", first) is None
    assert centre.ask("gao", "mediation_by_id", first) is None

    centre.open(date(2010, 7, 1))
    centre.do(LI, commands.RecordBreach, mediation=first, claims=(0,))
    broken = centre.ask(LI, "mediation_by_id", first)
    assert (broken.stage, broken.arbitration_open) == (MediationStage.BREACHED, True)
    [wages, _] = centre.ask(LI, "promises_of_mediation", first)
    assert wages.breached_on == date(2010, 7, 1)

    of_worker, of_mine = DisputesOf(party=LI), DisputesOfEmployer(party=MINE)
    assert len(centre.ask(LI, "disputes_of", of_worker).rows) == 2
    assert len(centre.ask(ZHAO, "disputes_of", of_mine).rows) == 2
    assert centre.ask(WANG, "disputes_of", of_worker).rows == []


def test_after_fifteen_days_arbitration_is_open_even_when_nobody_looks(centre: County) -> None:
    mediation = under_way(centre)
    case = f"mediation/{mediation}"
    [clock] = centre.ask(HU, "clocks_by_case", case)
    assert (clock.kind, clock.due, clock.state) == ("mediation.agreement", LAST, ClockState.RUNNING)

    centre.open(LAST + timedelta(days=1))
    centre.service.timekeeper.look()
    shown = centre.ask(LI, "mediation_by_id", mediation)
    assert (shown.stage, shown.arbitration_open) == (MediationStage.TIMED_OUT, True)
    late = centre.refuses(HU, commands.FailMediation, mediation=mediation, ground=FailureGround.NO_AGREEMENT)
    assert late.code == "MEDIATION_TIMED_OUT"
    told = [public(one) for _, one in centre.service.ledger.pages().__next__()]
    assert [one.stage for one in told if one and hasattr(one, "stage")] == [MediationStage.TIMED_OUT]
    rate = centre.ask(HU, "settlement_rate", SettlementRateAsked(XUNCHANG, FIRST, LAST))
    assert (rate.requested, rate.concluded, rate.agreed, rate.timed_out) == (1, 1, 0, 1)


def test_a_mediation_that_fails_has_ended_with_its_case_and_met_no_limit(centre: County) -> None:
    mediation = under_way(centre)
    centre.do(HU, commands.FailMediation, mediation=mediation, ground=FailureGround.NO_AGREEMENT)
    [clock] = centre.ask(HU, "clocks_by_case", f"mediation/{mediation}")
    assert clock.state is ClockState.ENDED


def test_what_the_law_gives_is_kept_explained_and_verified(centre: County) -> None:
    mediation = under_way(centre)
    early = centre.refuses(HU, commands.WorkOutClaim, mediation=mediation, claim=1)
    assert early.code == "FACTS_NOT_ESTABLISHED"
    centre.do(HU, commands.EstablishWorkFacts, mediation=mediation, worker=LI, facts=FACTS)
    for claim in (0, 1):
        centre.do(HU, commands.WorkOutClaim, mediation=mediation, claim=claim)
    claims = centre.ask(ZHAO, "claims_of_dispute", f"mediation/{mediation}")
    assert [one.amount for one in claims] == [240000, 1950000]
    decisions = [centre.ask(LI, "decision_by_event", one.decision) for one in claims]
    assert [one.amount for one in decisions] == [240000, 1950000]
    for one in claims:
        assert centre.ask(ZHAO, "verification_by_case", one.decision).holds
        assert centre.ask("gao", "decision_by_event", one.decision) is None

    asked = WorkOutEntitlements(
        region=GONGXIAN, on=FIRST, kinds=(ClaimKind.SEVERANCE, ClaimKind.DAMAGES), facts=FACTS
    )
    severance, damages = centre.ask(WANG, "work_out_entitlements", asked)
    assert severance.amount == 1950000
    assert any(
        "经济补偿" in one
        for one in centre.ask(WANG, "work_out_entitlements", asked, language="zh")[0].sentences
    )
    assert (damages.amount, damages.missing) == (None, "NOTHING_TO_WORK_OUT")


def test_what_a_place_has_not_set_is_said_by_the_name_of_the_place(county: County) -> None:
    asked = WorkOutEntitlements(region=GONGXIAN, on=FIRST, kinds=(ClaimKind.SEVERANCE,), facts=FACTS)
    county.open(FIRST)
    [unset] = county.ask(HU, "work_out_entitlements", asked, language="en")
    assert (unset.missing, unset.message[-24:]) == ("PARAMETER_MISSING", "is not set for gongxian.")


def test_heirs_go_on_and_see_the_case_of_a_worker_who_died(centre: County) -> None:
    mediation = under_way(centre)
    centre.tell(DeathRecorded(LI, FIRST, strong=True))
    held = centre.refuses(HU, commands.HoldMediation, mediation=mediation)
    assert held.code == "HEIRS_NOT_IN_CASE"
    heirs = Succession(dead=LI, heirs=(WANG,))
    centre.do(HU, commands.SucceedInMediation, mediation=mediation, succession=heirs)
    centre.do(HU, commands.HoldMediation, mediation=mediation)
    assert centre.ask(WANG, "mediation_by_id", mediation).sessions == 2
    parties = centre.ask(WANG, "parties_of_dispute", f"mediation/{mediation}")
    assert {(one.party, one.role) for one in parties} == {(LI, "WORKER"), (WANG, "HEIR"), (MINE, "EMPLOYER")}


def test_the_office_sees_what_it_can_do_and_lists_what_waits(centre: County) -> None:
    mediation = requested(centre)
    may = {one.name for one in centre.ask(HU, "mediation_actions", mediation) if one.allowed}
    assert may == {"acceptMediation", "declineMediation", "withdrawMediation"}
    centre.do(HU, commands.AcceptMediation, mediation=mediation)
    may = {one.name for one in centre.ask(HU, "mediation_actions", mediation) if one.allowed}
    assert may == {
        "establishMediationFacts",
        "holdMediation",
        "failMediation",
        "withdrawMediation",
    }
    found = centre.ask(HU, "find_mediations", FindMediations(region=GONGXIAN, stage=MediationStage.ACCEPTED))
    assert [one.id for one in found.rows] == [mediation]
    assert centre.ask(LI, "mediation_history", mediation)[0].kind == "labor-relations.mediation.requested.v1"
    assert centre.ask(HU, "sessions_of_mediation", mediation) == []


def test_two_mediators_at_once_leave_no_number_out_and_give_none_twice(centre: County) -> None:
    mediations = [requested(centre) for _ in range(6)]
    with ThreadPoolExecutor(6) as mediators:
        for one in [mediators.submit(accepted, centre, each) for each in mediations]:
            one.result()
    numbers = {centre.ask(HU, "mediation_by_id", each).number for each in mediations}
    assert numbers == {f"巡劳调字〔2010〕{number}号" for number in range(1, 7)}
    given = {row.case: row.number for row in centre.rows(NUMBERS)}
    shown = {f"mediation/{row.id}": row.number for row in centre.rows(MEDIATIONS)}
    assert shown == {case: f"巡劳调字〔2010〕{number}号" for case, number in given.items()}


def accepted(centre: County, mediation: str) -> None:
    """Whoever meets too many others asks again."""
    while True:
        try:
            centre.do(HU, commands.AcceptMediation, mediation=mediation)
        except Refused as refused:
            if not refused.retryable:
                raise
        else:
            return
