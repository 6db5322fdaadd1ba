"""An unemployment registration, decided: who is registered, what time makes of it, and why it ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from employment.law import LAW
from employment.law import UNEMPLOYMENT as RULES
from employment.law import UNEMPLOYMENT_STANDING as STANDING
from employment.unemployment import commands
from employment.unemployment.events import NotRegistered, Registered
from employment.unemployment.facts import Elsewhere, OnRecord, UnemploymentFacts, lapses_on, long_term_on
from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
)
from employment.unemployment.unemployment import UNEMPLOYMENT
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import Refused
from jinbao.decision import Decision, Input
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.explanation import explain
from jinbao.replay import verify_by_rules
from jinbao.rule_set import RuleSet
from jinbao.rules import LocalParameter
from jinbao.verification import verify_steps

TOWN = Place("xunchang", ("xunchang", "gongxian", "yibin"))
GUANHE = Place("guanhe", ("guanhe", "changning", "yibin"))
APPLIED, DECIDED = date(2009, 8, 28), date(2009, 9, 1)
PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)


def evidence(**other: Any) -> tuple[Input, ...]:
    truths = {
        "woman": True,
        "able": True,
        "wants_work": True,
        "lives_here": True,
        "found_without_work": True,
        "insured_now": False,
        "employed": False,
        "proof": True,
        "rural_hukou": False,
    }
    born = Input("born", other.pop("born", "1970-06-01"), "day", "e-born")
    return (born, *(Input(name, value, "truth", f"e-{name}") for name, value in {**truths, **other}.items()))


KNOWN = UnemploymentFacts(
    registration="1",
    person="luo",
    place=TOWN,
    born=date(1970, 6, 1),
    new_place=GUANHE,
    evidence=evidence(),
    registered_event="e-reg",
    contact_event="e-contact",
    seeking_event="e-seeking",
)
LUO, STRANGER = Actor("luo"), Actor("xu")


def officer(person: str, region: str, *steps: str) -> Actor:
    grant = Grant(person, person, "officer", "office", region, ("E1",), steps, date(2009, 1, 1))
    return Actor(person, "office", grants=(grant,))


XIE, CHU, DENG = (
    officer("xie", "xunchang", "intake"),
    officer("chu", "xunchang", "first-review"),
    officer("deng", "guanhe", "first-review"),
)
FANG = officer("fang", "gongxian", "approve", "serve")


def asking(kind: Any, on: date, **asked: Any) -> Any:
    return kind(on=on, **{"registration": "1", **asked})


APPLY = commands.ApplyForUnemployment(
    on=APPLIED, person="luo", region="xunchang", category=UnemployedCategory.JOB_LOST
)
VISIT = asking(commands.RecordUnemploymentVisit, APPLIED, lives_here=True, without_work=True, insured=False)
DECIDE = asking(commands.DecideUnemployment, DECIDED)


@dataclass(frozen=True)
class Case:
    history: tuple[Any, ...] = ()

    def and_(self, by: Actor, command: Any, known: UnemploymentFacts = KNOWN) -> "Case":
        return Case((*self.history, *self.when(by, command, known)))

    def when(self, by: Actor, command: Any, known: UnemploymentFacts = KNOWN) -> list[Any]:
        state = UNEMPLOYMENT.replay(self.history)
        happened: Iterable[Any] = UNEMPLOYMENT.decide(state, command, Desk(by, command.on, known))
        return [one.event if isinstance(one, Effective) else one for one in happened]

    def refused(self, by: Actor, command: Any, known: UnemploymentFacts = KNOWN) -> str:
        with pytest.raises(Refused) as refusal:
            self.when(by, command, known)
        return refusal.value.code


NOTHING = Case()
VISITED = NOTHING.and_(LUO, APPLY).and_(XIE, VISIT)
REGISTERED = VISITED.and_(CHU, DECIDE)


def test_nobody_decides_before_somebody_has_looked_nor_who_has_no_grant_nor_whose_case_it_is() -> None:
    assert NOTHING.refused(STRANGER, APPLY) == "NOT_AUTHORISED"
    assert NOTHING.and_(LUO, APPLY).refused(CHU, DECIDE) == "NOT_VISITED"
    assert VISITED.refused(XIE, DECIDE) == "NOT_AUTHORISED"
    assert VISITED.refused(officer("luo", "xunchang", "first-review"), DECIDE) == "AVOIDANCE"
    assert VISITED.refused(officer("xie", "xunchang", "first-review"), DECIDE) == "SEPARATION"


NO: list[tuple[dict[str, Any], str]] = [
    ({"born": "1993-09-02"}, "UNDER_WORKING_AGE"),
    ({"born": "1954-09-01"}, "OVER_WORKING_AGE"),
    ({"able": False}, "NOT_ABLE"),
    ({"wants_work": False}, "WANTS_NO_WORK"),
    ({"lives_here": False}, "LIVES_ELSEWHERE"),
    ({"found_without_work": False}, "FOUND_AT_WORK"),
    ({"employed": True}, "EMPLOYED"),
    ({"insured_now": True}, "INSURED_NOW"),
    ({"proof": False}, "NO_PROOF"),
    ({"rural_hukou": True}, "RURAL_HUKOU"),
]
YES: list[dict[str, Any]] = [
    {},
    {"born": "1993-09-01"},
    {"born": "1954-09-02"},
    {"born": "1949-09-02", "woman": False},
]


@pytest.mark.parametrize(("other", "reason"), NO, ids=[reason for _, reason in NO])
def test_who_does_not_meet_a_condition_is_refused_in_writing_with_reason_law_and_route(
    other: dict[str, Any], reason: str
) -> None:
    [refused] = VISITED.when(CHU, DECIDE, replace(KNOWN, evidence=evidence(**other)))
    assert isinstance(refused, NotRegistered)
    assert [one.code for one in refused.decision.reasons] == [reason]
    assert [one.route for one in refused.decision.appeals] == ["reconsideration", "suit"]
    assert_it_holds(refused.decision)


@pytest.mark.parametrize("other", YES, ids=["usual", "sixteen today", "a woman of 54", "a man of 59"])
def test_who_meets_them_all_is_registered(other: dict[str, Any]) -> None:
    [registered] = VISITED.when(CHU, DECIDE, replace(KNOWN, evidence=evidence(**other)))
    assert isinstance(registered, Registered)
    assert registered.decision.amount is None
    assert_it_holds(registered.decision)


def assert_it_holds(decision: Decision, rules: RuleSet = RULES) -> None:
    """Both ways, and it can be told in both languages."""
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, rules) == []
    assert all("{" not in said for language in ("zh", "en") for said in explain(decision, language))


def test_a_place_may_open_registration_to_people_of_rural_hukou() -> None:
    opened = LocalParameter(
        name="rural_may_register",
        region="gongxian",
        value=True,
        in_force_from=date(2009, 1, 1),
        promulgated_on=date(2009, 1, 1),
        document="珙人社〔2009〕1号",
        approved_by="珙县人力资源和社会保障局",
        official=False,
    )
    known = replace(KNOWN, evidence=evidence(rural_hukou=True), parameters=(opened,))
    [registered] = VISITED.when(CHU, DECIDE, known)
    assert isinstance(registered, Registered)


@pytest.mark.parametrize(("on", "outcome"), [(date(2019, 12, 12), "denied"), (date(2019, 12, 13), "granted")])
def test_workers_of_rural_hukou_register_everywhere_since_the_state_council_said_so(
    on: date, outcome: str
) -> None:
    known = replace(KNOWN, evidence=evidence(rural_hukou=True))
    [decided] = VISITED.when(CHU, replace(DECIDE, on=on), known)
    assert decided.decision.outcome == outcome
    assert_it_holds(decided.decision)


def test_a_second_registration_points_to_the_place_of_the_first() -> None:
    known = replace(KNOWN, elsewhere=Elsewhere("guanhe", "官河镇"))
    with pytest.raises(Refused) as refusal:
        NOTHING.when(LUO, APPLY, known)
    assert (refusal.value.code, refusal.value.params) == (
        "REGISTERED_ELSEWHERE",
        {"place_name": "官河镇"},
    )
    assert VISITED.refused(CHU, DECIDE, known) == "REGISTERED_ELSEWHERE"
    here = replace(KNOWN, elsewhere=Elsewhere("xunchang", "巡场镇"))
    assert NOTHING.refused(LUO, APPLY, here) == "ALREADY_REGISTERED"


def test_contact_lapses_after_six_months_and_a_spell_is_long_after_twelve() -> None:
    assert lapses_on(LAW, date(2010, 1, 15)) == date(2010, 7, 15)  # TV-UNEMP1
    assert long_term_on(LAW, date(2009, 9, 1)) == date(2010, 9, 1)  # TV-UNEMP2
    # The last day for reporting is Saturday, 30 April 2011, and rolls over the first days of May.
    assert lapses_on(LAW, date(2010, 11, 1)) == date(2011, 5, 4)
    assert long_term_on(LAW, date(2012, 2, 29)) == date(2013, 2, 28)


def cancel(ground: CancellationGround, since: date, on: date | None = None, **papers: Any) -> Any:
    return asking(commands.CancelUnemployment, on or since, ground=ground, since=since, **papers)


def test_no_contact_is_a_ground_from_the_day_on_which_six_months_have_passed() -> None:
    seen = REGISTERED.and_(XIE, asking(commands.ReportStatus, date(2010, 1, 15), way=ContactWay.TELEPHONE))
    ground = CancellationGround.NO_CONTACT
    assert seen.refused(FANG, cancel(ground, date(2010, 7, 14))) == "CONTACT_NOT_LAPSED"
    assert seen.refused(CHU, cancel(ground, date(2010, 7, 15))) == "NOT_AUTHORISED"
    [cancelled] = seen.when(FANG, cancel(ground, date(2010, 7, 15)))
    assert cancelled.since == date(2010, 7, 15)
    assert_it_ends(cancelled.decision, "NO_CONTACT", "e-contact")
    assert steps_of(cancelled.decision) == {
        "days_registered": 317,
        "months_without_contact_end": "2010-07-15",
        "contact_lapses_on": "2010-07-15",
        "in_contact": False,
    }


def test_a_last_day_to_report_that_is_a_day_of_rest_moves_the_lapse_of_contact() -> None:
    seen = REGISTERED.and_(XIE, asking(commands.ReportStatus, date(2010, 11, 1), way=ContactWay.VISIT))
    ground = CancellationGround.NO_CONTACT
    with pytest.raises(Refused) as refusal:
        seen.when(FANG, cancel(ground, date(2011, 5, 3)))
    assert refusal.value.params["lapses_on"] == date(2011, 5, 4)
    [cancelled] = seen.when(FANG, cancel(ground, date(2011, 5, 4)))
    assert_it_ends(cancelled.decision, "NO_CONTACT", "e-contact")
    lapse = steps_of(cancelled.decision)
    assert lapse["months_without_contact_end"] == "2011-05-01"
    assert lapse["contact_lapses_on"] == "2011-05-04"


def steps_of(decision: Decision) -> dict[str, Any]:
    return {step.name: step.result for step in decision.steps}


def assert_it_ends(decision: Decision, reason: str, source: str) -> None:
    """For one reason, by what shows it, and checked both ways."""
    assert (decision.outcome, [one.code for one in decision.reasons]) == ("denied", [reason])
    assert source in {one.source for one in decision.inputs}
    assert [one.route for one in decision.appeals] == ["reconsideration", "suit"]
    assert_it_holds(decision, STANDING)


def offered(case: Case, day: date, offer: str, *, proper_cause: bool) -> Case:
    return (
        case.and_(XIE, asking(commands.OfferWork, day, what=OfferKind.JOB))
        .and_(LUO, asking(commands.RefuseOffer, day, offer=offer, reason=OfferRefusal.WAGE))
        .and_(CHU, asking(commands.RuleOnRefusal, day, offer=offer, proper_cause=proper_cause))
    )


def test_who_refuses_three_suitable_offers_without_proper_cause_can_be_cancelled() -> None:
    day, case = date(2010, 1, 4), REGISTERED
    for offer, proper in (("1", False), ("2", True), ("3", False)):
        case = offered(case, day, offer, proper_cause=proper)
    twice = replace(KNOWN, refused={"1": "e-1", "3": "e-3"})
    with pytest.raises(Refused) as refusal:
        case.when(FANG, cancel(CancellationGround.REFUSES, day), twice)
    assert (refusal.value.code, refusal.value.params) == ("REFUSALS_TOO_FEW", {"refusals": 2, "least": 3})
    assert case.refused(FANG, cancel(CancellationGround.REFUSES, day)) == "REFUSALS_TOO_FEW"
    third = offered(case, day, "4", proper_cause=False)
    assert (case.history[-1].enough, third.history[-1].enough) == (False, True)
    thrice = replace(KNOWN, refused={**twice.refused, "4": "e-4"})
    [cancelled] = third.when(FANG, cancel(CancellationGround.REFUSES, day), thrice)
    assert_it_ends(cancelled.decision, "REFUSES", "e-4")
    assert steps_of(cancelled.decision)["offers_refused"] == 3
    assert third.refused(LUO, asking(commands.TakeOffer, day, offer="4")) == "OFFER_NOT_OPEN"
    assert third.refused(CHU, asking(commands.RuleOnRefusal, day, offer="4", proper_cause=True)) == (
        "OFFER_NOT_REFUSED"
    )


def test_who_no_longer_wants_work_can_be_cancelled_at_once() -> None:
    day = date(2010, 1, 4)
    gave_up = REGISTERED.and_(
        LUO, asking(commands.ReportStatus, day, way=ContactWay.IN_PERSON, still_seeking=False)
    )
    [cancelled] = gave_up.when(FANG, cancel(CancellationGround.REFUSES, day))
    assert_it_ends(cancelled.decision, "WANTS_NO_WORK", "e-seeking")


RECORDED = OnRecord(date(2010, 1, 4), "e-record")
AT_WORK = replace(KNOWN, at_work=RECORDED)
PROVED = [
    (CancellationGround.HIRED, AT_WORK),
    (CancellationGround.OPENED_BUSINESS, AT_WORK),
    (CancellationGround.OTHERWISE_EMPLOYED, AT_WORK),
    (CancellationGround.PENSION, replace(KNOWN, pension=RECORDED)),
    (CancellationGround.DEATH, replace(KNOWN, died_on=RECORDED.since, death_event=RECORDED.event)),
]


@pytest.mark.parametrize(
    "ground", [one for one in CancellationGround if one not in ("NO_CONTACT", "REFUSES")]
)
def test_every_other_ground_has_to_be_proved(ground: CancellationGround) -> None:
    day = date(2010, 1, 4)
    bare = "DEATH_NOT_KNOWN" if ground is CancellationGround.DEATH else "GROUND_NOT_PROVED"
    assert REGISTERED.refused(FANG, cancel(ground, day)) == bare
    assert REGISTERED.refused(FANG, cancel(ground, date(2009, 8, 31), papers=PROOF)) == "GROUND_OUTSIDE"
    if ground is not CancellationGround.DEATH:
        [cancelled] = REGISTERED.when(FANG, cancel(ground, day, papers=PROOF))
        assert_it_ends(cancelled.decision, ground.value, PROOF[0].id)


@pytest.mark.parametrize(("ground", "known"), PROVED, ids=[ground.value for ground, _ in PROVED])
def test_what_the_registers_know_needs_no_paper_and_ends_it_from_its_first_day(
    ground: CancellationGround, known: UnemploymentFacts
) -> None:
    [cancelled] = REGISTERED.when(FANG, cancel(ground, date(2010, 1, 4)), known)
    assert_it_ends(cancelled.decision, ground.value, "e-record")
    assert REGISTERED.refused(FANG, cancel(ground, date(2010, 1, 3)), known) == "GROUND_NOT_PROVED"


def test_a_cancellation_is_served_and_can_be_taken_back_and_a_revocation_cannot() -> None:
    day = date(2010, 1, 4)
    cancelled = REGISTERED.and_(FANG, cancel(CancellationGround.IMPRISONED, day, papers=PROOF))
    serve = asking(commands.ServeUnemploymentAnswer, day, served_on=day, method=ServiceMethod.DIRECT)
    [served] = cancelled.when(FANG, serve)
    assert [end.deadline.day for end in served.appeals] == [date(2010, 3, 5), date(2010, 4, 6)]
    reinstate = asking(commands.ReinstateUnemployment, day, papers=PROOF)
    again = cancelled.and_(FANG, serve).and_(FANG, reinstate)
    assert UNEMPLOYMENT.replay(again.history) == UNEMPLOYMENT.replay(REGISTERED.history)
    goes_on = again.history[-1].decision
    assert (goes_on.outcome, steps_of(goes_on)) == ("granted", {"not_imprisoned": True})
    assert_it_holds(goes_on, STANDING)
    assert cancelled.refused(FANG, reinstate, replace(KNOWN, elsewhere=Elsewhere("guanhe", "官河镇"))) == (
        "REGISTERED_ELSEWHERE"
    )
    revoked = REGISTERED.and_(FANG, asking(commands.RevokeUnemployment, day, papers=PROOF))
    assert revoked.refused(FANG, reinstate) == "OUT_OF_ORDER"
    assert_it_ends(revoked.history[-1].decision, "FALSE_PAPERS", PROOF[0].id)


def test_a_registration_follows_the_person_when_the_new_place_takes_it_over() -> None:
    move = asking(commands.TransferUnemployment, date(2010, 1, 4), region="guanhe", since=date(2009, 12, 1))
    assert REGISTERED.refused(CHU, move) == "NOT_AUTHORISED"
    [moved] = REGISTERED.when(DENG, move)
    assert (moved.region, moved.before, moved.since) == ("guanhe", "xunchang", date(2009, 12, 1))
