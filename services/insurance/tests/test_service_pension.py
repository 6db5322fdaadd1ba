"""A pension in payment over the whole counter: begun by a grant, raised, suspended, stopped."""

from datetime import date

import pytest
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty

from insurance.contract import (
    FindPensions,
    PensionAnswer,
    PensionDecisionAnswer,
    PensionDecisionKind,
    PensionDecisionsOf,
    PensionStatus,
    RaisePension,
    RaisePensions,
    RaisesOf,
    ReinstatePension,
    ResumePension,
    ServePensionDecision,
    ServiceMethod,
    StopGround,
    StopPension,
    SuspendPension,
    SuspensionGround,
)
from insurance.pension import register
from jinbao.casework.people import DeathRecorded, DeathRevoked

LATE_RAISE = date(2015, 1, 20)
"""The raise to 70 yuan from 2014-07 was published in 2015-01 (handbook 17.5)."""


def shown(county: PilotCounty, person: str = "zhou") -> PensionAnswer:
    answer: PensionAnswer = county.ask("jian", "pension_by_person", person)
    return answer


def raises(county: PilotCounty, person: str = "zhou") -> list[tuple[str, int]]:
    page = county.ask("jian", "raises_of", RaisesOf(person=person))
    return [(row.since, row.monthly) for row in page.rows]


def rulings(county: PilotCounty) -> list[PensionDecisionAnswer]:
    return list(county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person="zhou")).rows)


def owed(county: PilotCounty) -> list[dict[str, int]]:
    """What each ruling gives more for a month, the newest first."""
    return [{one.month: one.after - one.before for one in each.months} for each in rulings(county)]


def test_a_grant_puts_the_pension_in_payment(county: PilotCounty) -> None:
    claim = county.granted()
    pension = shown(county)
    assert (pension.status, pension.payer, pension.claim) == (PensionStatus.IN_PAYMENT, GONGXIAN, claim)
    assert (pension.payable_from, pension.base, pension.top_up, pension.account) == ("2010-02", 55_00, 0, 94)
    [row] = county.rows(register.PENSIONS)
    assert row.hands == ["chu", "fu", "he", "yan"]


def test_a_denial_puts_nothing_in_payment(county: PilotCounty) -> None:
    county.enrol(county.resident("zhou", "1950-01-04"))
    county.decide(county.hand_on(county.file("zhou")))
    assert shown(county) is None
    assert county.refuses("he", RaisePension, person="zhou").code == "PENSION_UNKNOWN"
    assert county.refuses("stranger", RaisePension, person="zhou").code == "NOT_AUTHORISED"


def test_nobody_without_the_step_touches_a_pension(county: PilotCounty) -> None:
    county.granted()
    for who in ("xie", "fu", "gao"):
        assert county.refuses(who, RaisePension, person="zhou").code == "NOT_AUTHORISED"
        assert county.refuses(who, RaisePensions, county=GONGXIAN).code == "NOT_AUTHORISED"
        asked = {"person": "zhou", "ground": SuspensionGround.MISSING}
        assert county.refuses(who, SuspendPension, **asked).code == "NOT_AUTHORISED"
    assert county.ask("gao", "pension_by_person", "zhou") is None


def test_a_raise_that_was_published_late_is_a_decision_of_its_own(county: PilotCounty) -> None:
    claim = county.granted()
    before = county.ask("zhou", "decision_by_claim", claim)
    county.open(date(2014, 12, 31))
    assert county.refuses("he", RaisePension, person="zhou").code == "NOTHING_TO_DO"
    county.open(LATE_RAISE)
    county.do("he", RaisePension, person="zhou")
    assert raises(county) == [("2014-07", 70_94)]
    assert owed(county) == [{f"2014-{month:02}": 15_00 for month in range(7, 13)} | {"2015-01": 15_00}]
    assert county.refuses("he", RaisePension, person="zhou").code == "NOTHING_TO_DO"
    assert county.ask("zhou", "decision_by_claim", claim) == before


def test_both_decisions_verify_and_explain_themselves(county: PilotCounty) -> None:
    claim = county.granted()
    county.open(LATE_RAISE)
    county.do("he", RaisePension, person="zhou")
    [row] = county.ask("zhou", "raises_of", RaisesOf(person="zhou")).rows
    for look_up, key in (("verification_by_claim", claim), ("verification_by_event", row.id)):
        assert county.ask("jian", look_up, key).holds
    decision = county.ask("zhou", "decision_by_event", row.id)
    assert (decision.amount, decision.payable_from) == (70_94, "2014-07")
    difference = "Difference a month: from the fund 70.00 yuan − from the fund before 55.00 yuan = 15.00 yuan"
    assert difference in decision.sentences
    history = county.ask("jian", "pension_history", "zhou")
    assert {one.source for one in decision.inputs} >= {history[0].id}


def test_every_raise_since_the_grant_follows_in_its_own_month(county: PilotCounty) -> None:
    county.granted()
    county.set_parameter("top_up", "5", in_force_from=date(2012, 1, 1), promulgated_on=county.today)
    county.open(date(2018, 1, 2))
    county.do("he", RaisePension, person="zhou")
    assert raises(county) == [("2018-01", 93_94), ("2014-07", 75_94), ("2012-01", 60_94)]
    begun = county.ask("jian", "pension_history", "zhou")[0].id
    steps, shown = [], []
    for row in reversed(county.ask("zhou", "raises_of", RaisesOf(person="zhou")).rows):
        decision = county.ask("zhou", "decision_by_event", row.id)
        steps += [one.result for one in decision.steps if one.name == "difference"]
        shown += [one.source for one in decision.inputs if one.name == "base_before"]
        assert county.ask("jian", "verification_by_case", row.id).holds
    assert steps == ["500", "1500", "1800"]
    assert [(min(told), len(told), {*told.values()}) for told in owed(county)] == [
        ("2018-01", 1, {18_00}),
        ("2014-07", 43, {15_00}),
        ("2012-01", 73, {5_00}),
    ]
    assert shown == [begun, "国发〔2009〕32号 六", "2014年基础养老金最低标准通知"]


def test_a_late_raise_before_one_that_was_decided_leaves_that_one_right(county: PilotCounty) -> None:
    """Whatever was known first, each month ends at what the law gives it."""
    county.granted()
    county.open(date(2012, 1, 5))
    county.set_parameter("top_up", "5", in_force_from=date(2012, 1, 1))
    county.do("he", RaisePension, person="zhou")
    county.open(date(2012, 6, 5))
    county.set_parameter("top_up", "3", in_force_from=date(2011, 1, 1))
    county.do("he", RaisePension, person="zhou")
    assert raises(county) == [("2012-01", 60_94), ("2011-01", 58_94)]


def test_a_county_is_raised_in_one_act_without_ones_own_kin(county: PilotCounty) -> None:
    county.granted("zhou")
    county.granted("sun")
    county.open(LATE_RAISE)
    county.do("he", RaisePensions, county=GONGXIAN)
    assert raises(county, "zhou") == raises(county, "sun") == [("2014-07", 70_94)]
    assert county.refuses("he", RaisePensions, county=GONGXIAN).code == "NOTHING_TO_DO"


def test_the_county_asks_as_often_for_one_as_for_many(county: PilotCounty) -> None:
    people = [county.granted(f"zhou-{number}") and f"zhou-{number}" for number in range(4)]
    county.open(LATE_RAISE)
    with county.statements() as for_all:
        county.ask("fu", "find_pensions", FindPensions(county=GONGXIAN))
        county.service.look_up("pension_by_person", people, county.call("fu"))
    with county.statements() as for_one:
        county.ask("fu", "find_pensions", FindPensions(county=GONGXIAN))
        county.service.look_up("pension_by_person", people[:1], county.call("fu"))
    assert len(for_all) == len(for_one)


def test_the_time_somebody_was_missing_is_made_up_for(county: PilotCounty) -> None:
    """Missing since September, suspended from October, back on 5 December."""
    county.granted()
    county.open(date(2010, 9, 11))
    county.do("yan", SuspendPension, person="zhou", ground=SuspensionGround.MISSING, papers=EVIDENCE)
    assert (shown(county).status, shown(county).suspended_from) == (PensionStatus.SUSPENDED, "2010-10")
    county.open(date(2010, 12, 5))
    county.do("yan", ResumePension, person="zhou", papers=EVIDENCE)
    assert (shown(county).status, shown(county).suspended_from) == (PensionStatus.IN_PAYMENT, None)
    refused = county.refuses("yan", ResumePension, person="zhou")
    assert (refused.code, refused.field) == ("OUT_OF_ORDER", "person")
    resumption, suspension = rulings(county)
    assert (suspension.kind, suspension.ground, suspension.since, suspension.monthly) == (
        PensionDecisionKind.SUSPENSION,
        SuspensionGround.MISSING,
        "2010-10",
        0,
    )
    assert (resumption.kind, resumption.since, resumption.monthly) == (
        PensionDecisionKind.RESUMPTION,
        "2010-10",
        55_94,
    )
    assert [one.month for one in resumption.months] == ["2010-10", "2010-11", "2010-12"]
    history = {line.id for line in county.ask("jian", "pension_history", "zhou")}
    for one in (suspension, resumption):
        assert county.ask("jian", "verification_by_case", one.id).holds
        decision = county.ask("zhou", "decision_by_event", one.id)
        assert {fact.source for fact in decision.inputs} <= history | {one.id for one in EVIDENCE}
        assert county.ask("gao", "decision_by_event", one.id) is None
    assert (
        "Due again for the months that were held: held for 2010-10 55.94 yuan + held for 2010-11 55.94 yuan"
        " + held for 2010-12 55.94 yuan = 167.82 yuan" in decision.sentences
    )


def test_whoever_is_held_is_told_and_the_appeals_run_from_then(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 9, 11))
    county.do("yan", SuspendPension, person="zhou", ground=SuspensionGround.MISSING, papers=EVIDENCE)
    [suspension] = rulings(county)
    told = {"person": "zhou", "decision": suspension.id, "method": ServiceMethod.DIRECT}
    county.do("song", ServePensionDecision, served_on=county.today, **told)
    [served] = rulings(county)
    assert served.served_on == county.today
    decision = county.ask("zhou", "decision_by_event", suspension.id)
    assert (decision.outcome, decision.reasons) == ("denied", ("MISSING",))
    assert [(one.route, one.last_day) for one in decision.appeals] == [
        ("reconsideration", date(2010, 11, 10)),
        ("suit", date(2010, 12, 13)),
    ]
    assert county.ask("jian", "verification_by_case", suspension.id).holds


def test_a_report_suspends_and_evidence_stops(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 6, 10))
    stop = {"person": "zhou", "ground": StopGround.DEATH}
    assert county.refuses("he", StopPension, **stop).code == "DEATH_UNPROVEN"
    county.tell(DeathRecorded("zhou", date(2010, 5, 31), strong=False))
    assert county.refuses("he", StopPension, **stop).code == "DEATH_UNPROVEN"
    county.tell(DeathRecorded("zhou", date(2010, 5, 31), strong=True))
    county.do("he", StopPension, **stop)
    assert (shown(county).status, shown(county).stopped_from) == (PensionStatus.STOPPED, "2010-06")
    assert county.refuses("he", StopPension, **stop).code == "NOTHING_TO_DO"
    [decided] = rulings(county)
    assert (decided.kind, decided.ground, decided.since) == (
        PensionDecisionKind.STOP,
        StopGround.DEATH,
        "2010-06",
    )
    assert [(one.month, one.before, one.after) for one in decided.months] == [("2010-06", 55_94, 0)]
    decision = county.ask("zhou", "decision_by_event", decided.id)
    assert decision.reasons == ("DEATH",)
    assert "国发〔2009〕32号, art. 6" in decision.law
    assert "First month not due any more: day of the loss 2010-05-31, the month after is 2010-06" in (
        decision.sentences
    )
    [death] = [one for one in decision.inputs if one.name == "death"]
    assert death.source.startswith("identity-")
    assert county.ask("jian", "verification_by_case", decided.id).holds


def test_whoever_was_wrongly_reported_dead_is_reinstated_once_the_record_is_put_right(
    county: PilotCounty,
) -> None:
    county.granted()
    county.open(date(2010, 6, 10))
    county.tell(DeathRecorded("zhou", date(2010, 5, 31), strong=True))
    county.do("he", StopPension, person="zhou", ground=StopGround.DEATH)
    assert county.refuses("he", ReinstatePension, person="zhou").code == "DEATH_STANDS"
    county.tell(DeathRevoked("zhou"))
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    assert (shown(county).status, shown(county).stopped_from) == (PensionStatus.IN_PAYMENT, None)
    reinstatement, _ = rulings(county)
    assert (reinstatement.kind, reinstatement.since, reinstatement.monthly) == (
        PensionDecisionKind.REINSTATEMENT,
        "2010-06",
        55_94,
    )
    assert county.ask("jian", "verification_by_case", reinstatement.id).holds


@pytest.mark.parametrize(
    ("lost_on", "code"), [(None, "LOSS_DAY_MISSING"), (date(2010, 1, 6), "LOSS_IN_FUTURE")]
)
def test_another_loss_has_a_day_that_is_past(county: PilotCounty, lost_on: date | None, code: str) -> None:
    county.granted()
    asked = {"person": "zhou", "ground": StopGround.OTHER_LOSS, "lost_on": lost_on}
    assert county.refuses("he", StopPension, **asked).code == code


def test_pensions_are_found_by_county_and_status(county: PilotCounty) -> None:
    county.granted("zhou")
    county.granted("sun")
    county.do("yan", SuspendPension, person="sun", ground=SuspensionGround.MISSING, papers=EVIDENCE)

    def found(who: str = "fu", **asked: object) -> list[str]:
        page = county.ask(who, "find_pensions", FindPensions(**asked))  # type: ignore[arg-type] # as the question has it
        return [row.id for row in page.rows]

    assert found() == found(county=GONGXIAN) == ["sun", "zhou"]
    assert found(status=PensionStatus.SUSPENDED) == ["sun"]
    assert found("gao") == found(county="changning") == []
    assert found("zhou") == ["zhou"]
