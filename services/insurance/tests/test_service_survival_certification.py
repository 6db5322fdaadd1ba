"""Survival certification at work: the time runs out by itself, money stops and comes back in full."""

from datetime import date
from typing import Any

import pytest
from paying import paid, pay_month
from pilot_county import EVIDENCE, FUXING, GONGXIAN, LUODU, SHUANGHE, PilotCounty
from test_service_revocation import FALSE, UPHELD

from insurance.contract import (
    AnnulRevocation,
    Asked,
    BatchAct,
    CertificationAnswer,
    CertificationsOf,
    CertifySurvival,
    CertifySurvivals,
    FindBatches,
    FindCertifications,
    Geotag,
    PensionDecisionAnswer,
    PensionDecisionsOf,
    PensionStatus,
    PrepareRun,
    ReceiptsOf,
    ReinstatePension,
    ResumePension,
    RevokeGrant,
    StopGround,
    StopPension,
    SurvivalCertificationFault,
    SurvivalCertificationState,
    SurvivalWay,
    SuspendUncertified,
    TakeBackSurvivalCertification,
)
from jinbao.casework.people import KinshipRecorded
from jinbao.commands import Command

OFFICE, VISIT = SurvivalWay.AT_THE_OFFICE, SurvivalWay.HOME_VISIT
PHOTO = {"geotag": Geotag(28_440_000, 104_710_000), "papers": EVIDENCE}


def certify(county: PilotCounty, who: str, seen_on: date, **asked: Any) -> object:
    return county.do(who, CertifySurvival, **{"person": "zhou", "way": OFFICE, "seen_on": seen_on, **asked})


def stands(county: PilotCounty, person: str = "zhou") -> CertificationAnswer:
    answer: CertificationAnswer = county.ask("jian", "certification_by_person", person)
    return answer


def decisions(county: PilotCounty) -> list[PensionDecisionAnswer]:
    return list(county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person="zhou")).rows)


def acts(county: PilotCounty) -> list[tuple[str, str | None, date]]:
    return [(one.act.value, one.person, one.since) for one in county.ask("yan", "asked", Asked()).rows]


def found(county: PilotCounty, **asked: Any) -> list[str]:
    rows = county.ask("yan", "find_certifications", FindCertifications(**asked)).rows
    return [one.id for one in rows]


def test_who_is_not_certified_is_suspended_and_paid_in_full_once_they_are(county: PilotCounty) -> None:
    """TV-SUR1, a year later: certified on 10 September, due a year after, seen again on 5 December."""
    county.granted()
    assert (stands(county).since, stands(county).until) == (date(2010, 2, 1), date(2011, 2, 1))
    county.open(date(2010, 9, 10))
    certify(county, "xie", date(2010, 9, 10), way=VISIT, **PHOTO)
    pay_month(county, "2011-08")
    assert stands(county).state is SurvivalCertificationState.VALID
    county.open(date(2011, 8, 11))
    assert stands(county).state is SurvivalCertificationState.DUE
    assert (acts(county), found(county, states=(SurvivalCertificationState.DUE,))) == ([], ["zhou"])
    pay_month(county, "2011-09")
    month = {"region": GONGXIAN, "month": "2011-10"}
    assert county.service.timekeeper.expire(county.today) == 1
    county.open(date(2011, 9, 11))
    assert county.service.timekeeper.expire(county.today) == 0
    assert stands(county).state is SurvivalCertificationState.OVERDUE
    assert acts(county) == [("SUSPEND_UNCERTIFIED", "zhou", date(2011, 9, 10))]
    assert county.refuses("xie", SuspendUncertified, **month).code == "NOT_AUTHORISED"
    county.do("yan", SuspendUncertified, **month)
    [decision, *_] = decisions(county)
    assert (decision.kind, decision.ground, decision.since) == ("SUSPENSION", "NOT_CERTIFIED", "2011-10")
    [seen, _] = county.service.ledger.recorded("survival-certification/zhou")
    shown = county.ask("jian", "decision_by_event", decision.id).inputs
    assert {one.source for one in shown if one.name in ("not_certified", "hold_from")} == {seen.id}
    assert (stands(county).state, stands(county).suspended_from) == (
        SurvivalCertificationState.SUSPENDED,
        "2011-10",
    )
    assert acts(county) == []
    for month_held in ("2011-10", "2011-11"):
        county.open(date.fromisoformat(f"{month_held}-10"))
        held = county.refuses("bian", PrepareRun, county=GONGXIAN, month=month_held)
        assert held.code == "NOTHING_DUE"
    county.open(date(2011, 12, 5))
    certify(county, "yan", date(2011, 12, 5))
    [decision, *_] = decisions(county)
    assert (decision.kind, decision.since) == ("RESUMPTION", "2011-10")
    assert stands(county).until == date(2012, 12, 5)
    before = sum(paid(county).values())
    pay_month(county, "2011-12")
    assert [paid(county)[month] for month in ("2011-10", "2011-11", "2011-12")] == [55_94] * 3
    assert sum(paid(county).values()) - before == 3 * 55_94
    assert county.ask("jian", "verification_by_case", decision.id).holds


def test_who_is_suspended_together_has_a_receipt_each(county: PilotCounty) -> None:
    """Named or not; whoever was certified meanwhile, or draws nothing here, is told why not."""
    for person in ("zhou", "sun", "lin"):
        county.granted(person)
    county.open(date(2011, 2, 2))
    certify(county, "chu", date(2011, 2, 2), person="lin")
    month = {"region": GONGXIAN, "month": "2011-03"}
    batch = county.do("yan", SuspendUncertified, persons=("zhou", "lin", "wu"), **month)
    asked = ReceiptsOf(batch=batch.stream.rpartition("/")[2])
    told = {one.person: one.code for one in county.ask("yan", "receipts_of", asked).rows}
    assert told == {"zhou": None, "lin": "STILL_CERTIFIED", "wu": "PERSON_ELSEWHERE"}
    assert acts(county) == [("SUSPEND_UNCERTIFIED", "sun", date(2011, 2, 1))]
    county.do("yan", SuspendUncertified, **month)
    assert acts(county) == []
    assert county.refuses("yan", SuspendUncertified, **month).code == "NOTHING_TO_DO"
    [kept] = county.ask("yan", "find_batches", FindBatches(first=1)).rows
    assert (kept.act, kept.done, kept.refused) == (BatchAct.SUSPENSIONS, 1, 0)


def test_what_a_station_certifies_late_the_county_is_asked_to_resume(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2011, 2, 2))
    county.do("yan", SuspendUncertified, region=GONGXIAN, month="2011-03")
    assert county.refuses("yan", ResumePension, person="zhou").code == "STILL_UNCERTIFIED"
    certify(county, "chu", date(2011, 2, 2))
    assert stands(county).state is SurvivalCertificationState.SUSPENDED
    assert acts(county) == [("RESUME_CERTIFIED", "zhou", date(2011, 2, 2))]
    county.do("yan", ResumePension, person="zhou", papers=EVIDENCE)
    assert (acts(county), stands(county).state) == ([], SurvivalCertificationState.VALID)


def test_a_certification_is_taken_back_and_a_stop_ends_the_time(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2010, 9, 10))
    certify(county, "xie", date(2010, 9, 8))
    [record] = county.ask("jian", "certifications_of", CertificationsOf(person="zhou")).rows
    assert (record.seen_on, record.on, record.way) == (date(2010, 9, 8), date(2010, 9, 10), OFFICE)
    assert stands(county).until == date(2011, 9, 8)
    county.do("yan", TakeBackSurvivalCertification, person="zhou", ground=SurvivalCertificationFault.BY_KIN)
    assert (stands(county).until, stands(county).since) == (date(2011, 2, 1), date(2010, 2, 1))
    assert county.ask("jian", "certifications_of", CertificationsOf(person="zhou")).rows == []
    lost = {"ground": StopGround.OTHER_LOSS, "lost_on": county.today, "papers": EVIDENCE}
    county.do("he", StopPension, person="zhou", **lost)
    assert (stands(county).state, stands(county).until) == (SurvivalCertificationState.NOT_NEEDED, None)
    assert found(county) == []
    refused = county.refuses("xie", CertifySurvival, person="zhou", way=OFFICE, seen_on=county.today)
    assert refused.code == "NOTHING_TO_CERTIFY"


LOST = {"person": "zhou", "ground": StopGround.OTHER_LOSS, "papers": EVIDENCE}
LOST_LATE, LOST_EARLY = {**LOST, "lost_on": date(2010, 9, 10)}, {**LOST, "lost_on": date(2010, 7, 1)}
BACK = {"person": "zhou", "papers": EVIDENCE}
TAKEN_BACK = [
    ([(RevokeGrant, FALSE)], (AnnulRevocation, UPHELD)),
    ([(StopPension, LOST_LATE)], (ReinstatePension, BACK)),
    ([(StopPension, LOST_LATE), (StopPension, LOST_EARLY)], (ReinstatePension, BACK)),
]


@pytest.mark.parametrize(("ended", "taken_back"), TAKEN_BACK, ids=["revocation", "stop", "stop-in-place"])
def test_an_end_that_is_taken_back_certifies_nobody(
    county: PilotCounty, ended: list[tuple[type[Command], Any]], taken_back: tuple[type[Command], Any]
) -> None:
    """The time goes on from the day on which the person was last seen, and is over by now."""
    county.granted()
    county.open(date(2010, 9, 10))
    certify(county, "xie", date(2010, 9, 8))
    for command, asked in ended:
        county.do("he", command, **asked)
    assert stands(county).until is None
    county.open(date(2011, 10, 10))
    command, asked = taken_back
    county.do("he", command, **asked)
    assert (stands(county).since, stands(county).until) == (date(2010, 9, 8), date(2011, 9, 8))
    assert stands(county).state is SurvivalCertificationState.OVERDUE


def test_who_was_held_before_a_stop_is_held_again_until_they_are_seen(county: PilotCounty) -> None:
    county.granted()
    county.open(date(2011, 2, 2))
    county.do("yan", SuspendUncertified, region=GONGXIAN, month="2011-03")
    county.do("he", StopPension, **LOST_LATE)
    county.do("he", ReinstatePension, **BACK)
    assert county.refuses("yan", ResumePension, **BACK).code == "STILL_UNCERTIFIED"


def test_a_village_is_certified_in_one_act_and_everybody_has_a_receipt(county: PilotCounty) -> None:
    """The one who had been suspended goes on by it; a relative is left for another hand."""
    for person in ("zhou", "sun", "wu"):
        county.granted(person)
    county.resident("bo")
    county.tell(KinshipRecorded("wu", "yan", "CHILD"))
    county.open(date(2011, 2, 8))
    county.do("yan", SuspendUncertified, region=GONGXIAN, month="2011-03")
    assert found(county, states=(SurvivalCertificationState.SUSPENDED,)) == ["sun", "zhou"]
    seen = {"way": OFFICE, "seen_on": county.today, "region": SHUANGHE}
    assert county.refuses("gao", CertifySurvivals, persons=("zhou",), **seen).code == "NOT_AUTHORISED"
    batch = county.do("yan", CertifySurvivals, persons=("zhou", "sun", "wu", "bo"), **seen)
    number = batch.stream.rpartition("/")[2]
    receipts = county.ask("yan", "receipts_of", ReceiptsOf(batch=number)).rows
    assert {one.person: one.code for one in receipts} == {
        "zhou": None,
        "sun": None,
        "wu": "CERTIFIER_IS_KIN",
        "bo": "PERSON_ELSEWHERE",
    }
    statuses = [county.ask("jian", "pension_by_person", one).status for one in ("zhou", "sun", "wu")]
    assert statuses == [PensionStatus.IN_PAYMENT] * 3
    assert found(county, until=county.today) == ["wu"]
    assert found(county, region=LUODU) == found(county, region=FUXING) == []
