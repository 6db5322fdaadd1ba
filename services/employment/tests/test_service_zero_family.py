"""A family in which nobody has work: confirmed, owed a job in time, provided with one, stable, relapsed."""

from datetime import date

import pytest
from employing import ended, hired, job, open_factory, told
from employment_county import GONGXIAN, SHUANGHE, County
from test_service_unemployment import PROOF, registered

from employment.contract import (
    FamiliesOf,
    FindFamilies,
    UnemploymentsOf,
    ZeroFamilyConfirmed,
    ZeroFamilyEnded,
    ZeroFamilyJobProvided,
    ZeroFamilyRelapsed,
    ZeroFamilyStable,
)
from employment.deciding import day
from employment.employment.commands import CorrectRegistration
from employment.employment.terms import CorrectionGround
from employment.law import ZERO_FAMILY_PROMISE
from employment.unemployment.commands import OfferWork, RefuseOffer, RuleOnRefusal
from employment.unemployment.terms import OfferKind, OfferRefusal
from employment.zero_employment_family.commands import (
    ApplyAsZeroEmploymentFamily,
    CheckZeroEmploymentFamily,
    ConfirmFamilyStable,
    DecideZeroEmploymentFamily,
    EndFamilyPromise,
    ServeZeroEmploymentFamilyAnswer,
    WithdrawZeroEmploymentFamily,
)
from employment.zero_employment_family.events import PromiseEnded
from employment.zero_employment_family.facts import FamilyFacts
from employment.zero_employment_family.family import FAMILY, Owed
from employment.zero_employment_family.households import HouseholdJoined, HouseholdLeft
from employment.zero_employment_family.terms import Excluded, Exclusion, FamilyStage, PromiseEnd
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.answers import Worklist
from jinbao.casework.people import PersonsMerged
from jinbao.casework.service_method import ServiceMethod
from jinbao.desk import Desk
from jinbao.explanation import explain
from jinbao.replay import verify_by_rules
from jinbao.scene import Scene
from jinbao.statutory_clock.register import CLOCKS
from jinbao.verification import verify_steps


def home(county: County) -> None:
    """Luo, his wife, a son at school who is of working age, a daughter who is not."""
    county.resident("luo", "1968-02-01")
    county.resident("wife", "1970-02-01")
    county.resident("son", "1992-05-01")
    county.resident("girl", "1999-05-01")
    since = date(2000, 1, 1)
    county.tell(*(HouseholdJoined("home", one, since) for one in ("luo", "wife", "son", "girl")))


def applied(county: County, *excluded: Excluded) -> str:
    asked = county.do("luo", ApplyAsZeroEmploymentFamily, person="luo", region=SHUANGHE)
    family = asked.stream.rpartition("/")[2]
    county.do("xie", CheckZeroEmploymentFamily, family=family, excluded=excluded)
    return family


def confirmed(county: County) -> str:
    home(county)
    for one in ("luo", "wife"):
        registered(county, one, category="EX_SOLDIER")
    family = applied(county, Excluded("son", Exclusion.STUDENT))
    county.do("fang", DecideZeroEmploymentFamily, family=family)
    return family


def clocks(scene: Scene) -> dict[str, tuple[date, str]]:
    rows = scene.rows(CLOCKS, CLOCKS.c.kind.startswith("zero-employment-family"))
    return {row.kind.rpartition(".")[2]: (row.due, row.state) for row in rows}


def test_a_family_is_confirmed_when_nobody_who_could_has_work_and_everybody_is_registered(
    county: County,
) -> None:
    single = county.resident("wu")
    alone = county.refuses("wu", ApplyAsZeroEmploymentFamily, person=single, region=SHUANGHE)
    assert alone.code == "NO_HOUSEHOLD"
    county.tell(PersonsMerged(county.resident("wu-again"), single))
    merged = county.refuses("wu", ApplyAsZeroEmploymentFamily, person=single, region=SHUANGHE)
    assert merged.code == "PERSON_MERGED"
    home(county)
    registered(county, "luo", category="EX_SOLDIER")
    first = applied(county, Excluded("son", Exclusion.STUDENT))
    again = county.refuses("luo", ApplyAsZeroEmploymentFamily, person="luo", region=SHUANGHE)
    assert again.code == "FAMILY_ALREADY"
    assert [task.case for task in county.ask("fang", "worklist", Worklist()).rows] == [
        f"zero-employment-family/{first}"
    ]
    county.do("fang", DecideZeroEmploymentFamily, family=first)
    refused = county.ask("luo", "zero_family_by_id", first)
    assert (refused.stage, refused.reasons) == (FamilyStage.REFUSED, ("MEMBER_NOT_REGISTERED",))
    [decision] = county.ask("luo", "zero_family_decisions", first)
    [why] = [one for one in decision.sentences if "is not registered as unemployed" in one]
    assert why.startswith("Member 4 is not registered as unemployed.")
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("hu", ServeZeroEmploymentFamilyAnswer, family=first, **served)
    assert county.ask("luo", "zero_family_by_id", first).appeals[0].last_day == date(2010, 4, 30)

    registered(county, "wife", category="EX_SOLDIER")
    second = county.do("luo", ApplyAsZeroEmploymentFamily, person="luo", region=SHUANGHE)
    which = {"family": second.stream.rpartition("/")[2]}
    stranger = (Excluded("wu", Exclusion.PRISONER),)
    nobody = county.refuses("xie", CheckZeroEmploymentFamily, excluded=stranger, **which)
    assert nobody.code == "NOT_OF_THE_HOUSEHOLD"
    county.do("luo", WithdrawZeroEmploymentFamily, **which)
    third = applied(county, Excluded("son", Exclusion.STUDENT))
    county.do("fang", DecideZeroEmploymentFamily, family=third)
    answer = county.ask("luo", "zero_family_by_id", third)
    assert (answer.stage, answer.confirmed_on) == (FamilyStage.CONFIRMED, county.today)
    assert county.ask("luo", "verification_by_case", answer.decision).holds
    assert isinstance(told(county)[-1], ZeroFamilyConfirmed)
    assert len(county.ask("luo", "zero_families_of", FamiliesOf(person="luo")).rows) == 3
    assert county.ask("gao", "zero_family_by_id", third) is None


def test_a_job_ends_the_promise_three_months_make_it_stable_and_its_loss_opens_it_anew(
    county: County,
) -> None:
    family = confirmed(county)
    open_factory(county)
    assert clocks(county)["job"] == (date(2010, 3, 22), "CLOCK_RUNNING")
    county.tell(HouseholdLeft("home", "girl"))
    county.open(date(2010, 3, 10))
    work = hired(county, "wife", date(2010, 3, 10))
    answer = county.ask("hu", "zero_family_by_id", family)
    assert (answer.stage, answer.job_on) == (FamilyStage.JOB_PROVIDED, date(2010, 3, 10))
    assert clocks(county)["job"][1] == "CLOCK_MET"
    early = county.refuses("fang", ConfirmFamilyStable, family=family)
    assert (early.code, early.params["stable_on"]) == ("NOT_YET_STABLE", date(2010, 6, 10))
    county.open(date(2010, 6, 10))
    assert county.service.timekeeper.look() == 1
    county.do("fang", ConfirmFamilyStable, family=family)
    assert county.ask("hu", "zero_family_by_id", family).stage is FamilyStage.STABLE
    kept = county.ask("luo", "zero_family_decisions", family)[0]
    assert kept.reasons == ("STABLE_WORK",)
    assert county.ask("luo", "verification_by_case", kept.event).holds
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("hu", ServeZeroEmploymentFamilyAnswer, family=family, **served)
    assert county.ask("luo", "zero_family_by_id", family).appeals[0].last_day == date(2010, 8, 9)
    county.open(date(2010, 7, 1))
    ended(county, work, date(2010, 6, 30))
    assert county.ask("hu", "zero_family_by_id", family).stage is FamilyStage.CONFIRMED
    assert clocks(county)["job"][1] == "CLOCK_RUNNING"
    said = [type(one) for one in told(county)]
    assert said[-1] is ZeroFamilyRelapsed
    assert {ZeroFamilyJobProvided, ZeroFamilyStable} <= {*said}
    rows = county.ask("hu", "find_zero_families", FindFamilies(region=GONGXIAN, stage="FAMILY_CONFIRMED"))
    assert [row.id for row in rows.rows] == [family]
    assert len(county.ask("luo", "zero_family_history", family)) == 7
    undone = {"job": job(date(2010, 3, 10)), "ground": CorrectionGround.FORM_WRONG, "papers": PROOF}
    county.do("hu", CorrectRegistration, employment=work, **undone)
    assert county.ask("hu", "zero_family_by_id", family).stage is FamilyStage.JOB_PROVIDED


FAMILY_OWED = FamilyFacts(
    family="1",
    person="luo",
    place=Place("xunchang", ("xunchang", "gongxian")),
    born=date(1970, 6, 1),
    confirmed=(day("confirmed_on", date(2010, 3, 1), "confirmation"),),
)


@pytest.mark.parametrize("ground", [PromiseEnd.MOVED_AWAY, PromiseEnd.NO_MEMBER_ABLE])
def test_a_paper_shows_that_a_family_is_owed_no_job_any_more(ground: PromiseEnd) -> None:
    grant = Grant("g", "fang", "o", "county", "gongxian", ("*",), ("approve",), date(2009, 1, 1))
    desk = Desk(Actor("fang", "county", grants=(grant,)), date(2010, 3, 31), FAMILY_OWED)
    asked = EndFamilyPromise(on=desk.on, family="1", ground=ground, papers=PROOF)
    [ended_] = FAMILY.decide(Owed(), asked, desk)
    assert isinstance(ended_, PromiseEnded)
    decision = ended_.decision
    assert [one.code for one in decision.reasons] == [ground.value]
    assert {one.source for one in decision.inputs} == {PROOF[0].id, "confirmation"}
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, ZERO_FAMILY_PROMISE) == []
    assert all("{" not in said for language in ("zh", "en") for said in explain(decision, language))


def test_three_refused_offers_end_the_promise(county: County) -> None:
    family = confirmed(county)
    over = {"family": family, "ground": PromiseEnd.OFFERS_REFUSED}
    few = county.refuses("fang", EndFamilyPromise, **over)
    assert (few.code, few.params["refusals"]) == ("REFUSALS_TOO_FEW", 0)
    [spell] = [row.id for row in county.ask("hu", "unemployments_of", UnemploymentsOf(person="wife")).rows]
    for number in "123":
        county.do("xie", OfferWork, registration=spell, what=OfferKind.JOB)
        offer = {"registration": spell, "offer": number}
        county.do("wife", RefuseOffer, reason=OfferRefusal.NO_REASON, **offer)
        county.do("chu", RuleOnRefusal, proper_cause=False, **offer)
    moved = county.refuses("fang", EndFamilyPromise, family=family, ground=PromiseEnd.MOVED_AWAY)
    assert moved.code == "GROUND_NOT_PROVED"
    county.do("fang", EndFamilyPromise, **over)
    assert county.ask("luo", "zero_family_by_id", family).stage is FamilyStage.ENDED
    end, confirmation = county.ask("luo", "zero_family_decisions", family)
    assert [(one.outcome, one.question.rpartition(".")[2]) for one in (end, confirmation)] == [
        ("denied", "promise"),
        ("granted", "confirmation"),
    ]
    assert [one.source != "" for one in end.inputs if one.name.startswith("refused_offer")] == [True] * 3
    assert county.ask("luo", "verification_by_case", end.event).holds
    last = told(county)[-1]
    assert isinstance(last, ZeroFamilyEnded)
    assert clocks(county)["job"][1] == "CLOCK_ENDED"
    actions = {one.name: one.allowed for one in county.ask("hu", "zero_family_actions", family)}
    assert actions["serveZeroEmploymentFamilyAnswer"]
    assert not actions["confirmFamilyStable"]
