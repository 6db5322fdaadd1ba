"""The register of labour resources at work: told once, weighed, submitted, locked, and revised since."""

from datetime import date
from typing import Any

from employing import ended, hired, open_factory, told
from employment_county import CHANGNING, GONGXIAN, LUODU, SHUANGHE, XUNCHANG, YIBIN, County

from employment.contract import (
    FindLabourMonths,
    FindLabourResources,
    LabourFigures,
    LabourMonthLocked,
    LabourVillages,
)
from employment.labour_month.commands import (
    CheckLabourMonth,
    LockLabourMonth,
    PublishLabourMonth,
    SubmitLabourMonth,
)
from employment.labour_month.register import MONTHS, STOCKS
from employment.labour_register.commands import (
    LeaveLabourRegister,
    RecordEducation,
    RecordIntention,
    RecordLabourStatus,
    RecordResidence,
    RecordSkill,
    RegisterLabourResource,
    SettleLabourConflict,
)
from employment.labour_register.register import ENTRIES, SKILLS, SPELLS, STAYS
from employment.labour_register.terms import (
    Doing,
    Education,
    HowTold,
    Intention,
    LabourLeaving,
    LabourSource,
    LabourState,
    Skill,
)
from employment.social_insurance import EmployeeInsuranceEnded, EmployeeInsured
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.actor import HISTORICAL_ENTRY
from jinbao.casework.answers import Worklist
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.people import BirthCorrected, DeathRecorded, DeathRevoked, PersonsMerged
from jinbao.casework.places import GrantGiven, HistoricalEntryCountersigned, HistoricalEntryOpened
from jinbao.casework.steps import APPROVE
from jinbao.scene import grant
from jinbao.statutory_clock.register import CLOCKS
from jinbao.statutory_clock.terms import ClockState

PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)
FARMING, AT_WORK = LabourState.FARMING, LabourState.EMPLOYED
NO_WORK, AT_SCHOOL = LabourState.JOBLESS_NOT_REG, LabourState.STUDENT
SEEN, SAYS = HowTold.VISIT, HowTold.SELF


def entering(person: str, status: LabourState, since: date, **asked: Any) -> dict[str, Any]:
    doing = Doing(status, since)
    return {"person": person, "region": SHUANGHE, "since": since, "doing": doing, "told": SEEN, **asked}


def entered(county: County, person: str, status: LabourState = FARMING, **asked: Any) -> None:
    county.resident(person)
    county.do("xie", RegisterLabourResource, **entering(person, status, date(2010, 1, 1), **asked))


def entry(county: County, person: str, who: str = "hu") -> Any:
    return county.ask(who, "labour_entry_by_id", person)


def stock(county: County, region: str, month: str, who: str = "hu", **asked: Any) -> Any:
    return county.ask(who, "labour_figures", LabourFigures(region=region, month=month, **asked))


def lines(figures: Any) -> dict[str, tuple[int | None, int]]:
    return {one.status.name: (one.locked, one.revised) for one in figures.lines}


def test_what_offices_know_flows_in_and_what_contradicts_it_is_checked(county: County) -> None:
    open_factory(county)
    luo = county.resident("luo", rural=True)
    asked = entering(luo, FARMING, date(2010, 1, 1))
    assert county.refuses("jian", RegisterLabourResource, **asked).code == "NOT_AUTHORISED"
    assert county.refuses("xie", RecordEducation, person=luo, education="COLLEGE").code == (
        "NOT_IN_LABOUR_REGISTER"
    )
    assert (
        county.refuses("stranger", RecordEducation, person=luo, education="COLLEGE").code == "NOT_AUTHORISED"
    )
    county.do("xie", RegisterLabourResource, **asked)
    assert county.refuses("xie", RegisterLabourResource, **asked).code == "IN_LABOUR_REGISTER"
    job = hired(county, luo, date(2010, 2, 1))
    assert (entry(county, luo).status, entry(county, luo).source) == (AT_WORK, LabourSource.EMPLOYER_FILING)

    farming = {"person": luo, "doing": Doing(FARMING, date(2010, 2, 10))}
    assert county.refuses("luo", RecordLabourStatus, **farming, told=SEEN).code == "SELF_DECLARES"
    county.do("xie", RecordLabourStatus, **farming, told=SEEN)
    it = entry(county, luo)
    assert (it.status, it.disputed_status, it.hukou_region) == (AT_WORK, FARMING, SHUANGHE)
    waiting = county.ask("chu", "worklist", Worklist(step="first-review")).rows
    assert [task.person for task in waiting] == [luo]
    assert len(county.ask("hu", "find_labour_resources", FindLabourResources(disputed=True)).rows) == 1
    county.do("chu", SettleLabourConflict, person=luo, accepted=False, papers=PROOF)
    nothing = county.refuses("chu", SettleLabourConflict, person=luo, accepted=True, papers=PROOF)
    assert nothing.code == "NOTHING_IN_CONFLICT"
    assert entry(county, luo).status is AT_WORK

    ended(county, job, date(2010, 2, 20))
    assert (entry(county, luo).status, entry(county, luo).since) == (NO_WORK, date(2010, 2, 21))
    county.do("luo", RecordLabourStatus, **farming | {"doing": Doing(FARMING, date(2010, 2, 25))}, told=SAYS)
    county.tell(EmployeeInsured("factory", luo, date(2010, 2, 28)), by="insurance")
    assert entry(county, luo).source is LabourSource.INSURANCE_RECORD
    county.tell(EmployeeInsuranceEnded("factory", luo, date(2010, 2, 28)), by="insurance")
    assert entry(county, luo).status is NO_WORK

    skill = Skill(OccupationClass.PRODUCTION, SkillLevel.JUNIOR, "川0001", date(2009, 5, 1))
    county.do("xie", RecordSkill, person=luo, skill=skill)
    county.do("luo", RecordEducation, person=luo, education=Education.JUNIOR_MIDDLE)
    county.do("xie", RecordIntention, person=luo, intentions=(Intention.TRAINING,))
    it = entry(county, luo, "luo")
    assert (it.education, it.intentions) == (Education.JUNIOR_MIDDLE, (Intention.TRAINING,))
    assert [one.certificate for one in county.ask("luo", "labour_skills_of", luo)] == ["川0001"]
    assert len(county.ask("hu", "labour_spells_of", luo)) == 6
    assert len(county.ask("hu", "labour_entry_history", luo)) == 12
    assert entry(county, luo, "gao") is None
    unheard_of = Doing(LabourState.UNEMPLOYED_REG, date(2010, 2, 26))
    for who, how in (("xie", SEEN), ("luo", SAYS)):
        made_up = county.refuses(who, RecordLabourStatus, person=luo, doing=unheard_of, told=how)
        assert made_up.code == "NOT_REGISTERED_UNEMPLOYED"
    may = {one.name: one.allowed for one in county.ask("xie", "labour_entry_actions", luo)}
    assert (may["recordEducation"], may["settleLabourConflict"]) == (True, False)


def test_who_is_entered_while_at_work_needs_no_second_filing(county: County) -> None:
    open_factory(county)
    county.resident("luo")
    hired(county, "luo", date(2010, 2, 1))
    county.do("xie", RegisterLabourResource, **entering("luo", FARMING, date(2010, 1, 1)))
    assert entry(county, "luo").status is AT_WORK


def test_people_move_leave_with_death_or_merger_and_come_back(county: County) -> None:
    for person in ("luo", "mei"):
        entered(county, person)
    moved = {"person": "luo", "region": LUODU, "since": date(2010, 2, 1)}
    assert county.refuses("xie", RecordResidence, **moved).code == "NOT_AUTHORISED"
    county.do("chu", RecordResidence, **moved)
    assert (entry(county, "luo").region, entry(county, "luo").hukou_region) == (LUODU, SHUANGHE)
    away = {"person": "luo", "since": date(2010, 2, 20)}
    assert county.refuses("chu", LeaveLabourRegister, reason=LabourLeaving.DIED, **away).code == (
        "DEATH_NOT_KNOWN"
    )
    county.do("chu", LeaveLabourRegister, reason=LabourLeaving.MOVED_AWAY, **away)
    assert entry(county, "luo").left_reason is LabourLeaving.MOVED_AWAY
    county.do("xie", RegisterLabourResource, **entering("luo", FARMING, date(2010, 2, 25)))
    assert (entry(county, "luo").region, entry(county, "luo").left_on) == (SHUANGHE, None)

    county.tell(DeathRecorded("mei", date(2010, 2, 28), strong=True))
    assert (entry(county, "mei").left_reason, entry(county, "mei").left_on) == (
        LabourLeaving.DIED,
        date(2010, 2, 28),
    )
    county.tell(DeathRevoked("mei"))
    assert entry(county, "mei").left_on is None
    county.tell(PersonsMerged("luo", "mei"))
    assert entry(county, "mei").left_reason is LabourLeaving.DUPLICATE
    county.tell(BirthCorrected("luo", date(1950, 2, 1)))
    assert entry(county, "luo").left_reason is LabourLeaving.OVER_AGE
    there = FindLabourResources(in_register=True)
    assert county.ask("hu", "find_labour_resources", there).rows == []


def test_a_month_is_locked_as_known_and_revised_by_what_comes_late(county: County) -> None:
    open_factory(county)
    for person in ("luo", "mei", "tan"):
        entered(county, person)
    county.resident("xiao", "1994-08-20")
    not_yet = county.refuses("xie", RegisterLabourResource, **entering("xiao", AT_SCHOOL, date(2010, 3, 1)))
    assert (not_yet.code, not_yet.params["enters_on"]) == ("NOT_OF_WORKING_AGE", date(2010, 8, 20))

    county.open(date(2010, 8, 31))
    county.do("xie", RegisterLabourResource, **entering("xiao", AT_SCHOOL, date(2010, 3, 1)))
    assert stock(county, SHUANGHE, "2010-07").revised == 3
    assert stock(county, SHUANGHE, "2010-08").revised == 4
    august = {"month": "2010-08"}
    village = {"region": SHUANGHE, **august}
    assert county.refuses("xie", SubmitLabourMonth, **village).code == "MONTH_NOT_OVER"
    county.open(date(2010, 9, 2))
    assert county.refuses("chu", CheckLabourMonth, region=XUNCHANG, **august).code == "NOTHING_SUBMITTED"
    with county.statements() as few:
        county.do("xie", SubmitLabourMonth, unchanged=True, **village)
    assert county.refuses("xie", SubmitLabourMonth, **village).code == "MONTH_DONE"
    assert county.refuses("hu", SubmitLabourMonth, region=GONGXIAN, **august).code == "OTHER_LEVEL"
    assert entry(county, "luo").confirmed_month == "2010-08"
    county.do("chu", CheckLabourMonth, region=XUNCHANG, **august)
    county.do("fang", LockLabourMonth, region=GONGXIAN, **august)
    assert isinstance(told(county)[-1], LabourMonthLocked)
    assert county.refuses("fang", LockLabourMonth, region=GONGXIAN, **august).code == "MONTH_DONE"
    late = county.refuses("chu", SubmitLabourMonth, region=LUODU, **august)
    assert (late.code, late.params["next"]) == ("MONTH_LOCKED", "2010-09")

    county.open(date(2010, 9, 20))
    hired(county, "luo", date(2010, 8, 15))
    county.tell(DeathRecorded("mei", date(2010, 8, 30), strong=True))
    for region in (SHUANGHE, XUNCHANG, GONGXIAN, YIBIN):
        seen = stock(county, region, "2010-08", "jian" if region == YIBIN else "hu")
        assert lines(seen) == {"EMPLOYED": (0, 1), "FARMING": (3, 1), "STUDENT": (1, 1)}
    assert (seen.locked, seen.revised, seen.missing) == (4, 3, 2)
    as_known = stock(county, GONGXIAN, "2010-08", known_by=date(2010, 9, 2))
    assert lines(as_known) == {"FARMING": (3, 3), "STUDENT": (1, 1)}
    assert stock(county, GONGXIAN, "2010-09").locked is None
    missing = LabourVillages(region=GONGXIAN, month="2010-08", missing=True)
    assert [one.region for one in county.ask("hu", "labour_villages", missing).rows] == [LUODU]
    county.do("yan", PublishLabourMonth, region=YIBIN, **august)
    assert county.refuses("yan", PublishLabourMonth, region=YIBIN, month="2010-07").code == "NOTHING_LOCKED"
    months = county.ask("jian", "find_labour_months", FindLabourMonths(month="2010-08")).rows
    assert {one.region for one in months} == {SHUANGHE, XUNCHANG, GONGXIAN, YIBIN}
    assert CHANGNING not in {one.region for one in months}
    assert county.ask("hu", "labour_month_by_id", f"{SHUANGHE}:2010-08").unchanged
    clocks = {row.kind: (row.due, row.state) for row in county.rows(CLOCKS) if row.case.endswith("2010-08")}
    assert clocks == {
        "labour-month.check": (date(2010, 9, 8), ClockState.MET),
        "labour-month.lock": (date(2010, 9, 13), ClockState.MET),
        "labour-month.publish": (date(2010, 9, 15), ClockState.LATE),
        "labour-month.submit": (date(2010, 9, 6), ClockState.MET),
    }
    a_bigger_village_costs_no_more(county, len(few))
    registers_are_rebuilt(county)


def test_a_month_that_was_locked_on_paper_has_everybody_who_is_entered(county: County) -> None:
    entered(county, "luo")
    county.open(date(2026, 11, 23))
    county.tell(
        GrantGiven(grant("fang", "county-employment", GONGXIAN, (APPROVE, HISTORICAL_ENTRY))),
        HistoricalEntryOpened("batch-1", "county-employment", date(2010, 9, 1), date(2010, 9, 30)),
        HistoricalEntryCountersigned("batch-1", "hu"),
    )
    entered(county, "he")
    lock = {"on": date(2010, 9, 12), "region": GONGXIAN, "month": "2010-08"}
    county.do("fang", LockLabourMonth, marks={"historical_entry": "batch-1"}, **lock)
    seen = stock(county, GONGXIAN, "2010-08")
    assert (seen.locked, seen.revised) == (2, 2)


def a_bigger_village_costs_no_more(county: County, few: int) -> None:
    for person in range(20):
        entered(county, f"neighbour-{person}")
    county.open(date(2010, 10, 2))
    with county.statements() as many:
        county.do("xie", SubmitLabourMonth, region=SHUANGHE, month="2010-09", unchanged=True)
    assert len(many) <= few


def registers_are_rebuilt(county: County) -> None:
    tables = (ENTRIES, STAYS, SPELLS, SKILLS, MONTHS, STOCKS)
    assert not any(county.differing(tables).values())
