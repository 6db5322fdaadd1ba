"""A person in difficulty: recognised after publication, noted, first in matching, ended by stable work."""

from datetime import date

from employing import ended, hired, open_factory, told
from employment_county import GONGXIAN, SHUANGHE, County
from hiring import WEAVER, looking, offered, set_parameter
from test_service_unemployment import registered

from employment.certificate.commands import IssueCertificate
from employment.certificate.terms import NoteKind
from employment.contract import (
    DifficultiesOf,
    DifficultyEnded,
    DifficultyRecognised,
    DifficultyRevoked,
    FindDifficulties,
    SearchesFitting,
)
from employment.difficulty.commands import (
    ApplyForDifficulty,
    DecideDifficulty,
    EndDifficulty,
    PubliciseDifficulty,
    RaiseObjection,
    RecheckObjection,
    RecordHouseholdCheck,
    RevokeDifficulty,
    ServeDifficultyAnswer,
    WithdrawDifficulty,
)
from employment.difficulty.terms import DifficultyCategory, DifficultyEnd, DifficultyStage
from employment.job_search.terms import Wish
from jinbao.casework.answers import Worklist
from jinbao.casework.entitlements import EntitlementSpell, EntitlementsStand
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.people import DeathRecorded
from jinbao.casework.places import RegionRecoded
from jinbao.casework.service_method import ServiceMethod
from jinbao.scene import Scene
from jinbao.statutory_clock.register import CLOCKS

PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)
DISABLED, AGE = DifficultyCategory.DISABLED, DifficultyCategory.AGE_4050


def public(county: County, person: str, *found: DifficultyCategory, claims: object = (DISABLED, AGE)) -> str:
    """A recognition on the board of the village."""
    asked = county.do(person, ApplyForDifficulty, person=person, region=SHUANGHE, claims=claims)
    recognition = asked.stream.rpartition("/")[2]
    county.do("xie", RecordHouseholdCheck, recognition=recognition, found=found)
    county.do("hu", PubliciseDifficulty, recognition=recognition)
    return recognition


def recognised(county: County, person: str) -> str:
    recognition = public(county, person, DISABLED)
    county.open(date(2010, 3, 9))
    county.do("fang", DecideDifficulty, recognition=recognition)
    return recognition


def expired(scene: Scene) -> list[str]:
    return [row.kind for row in scene.rows(CLOCKS, CLOCKS.c.expired_on.is_not(None))]


def test_a_recognition_is_publicised_decided_and_ended_by_three_months_of_work(county: County) -> None:
    luo = county.resident("luo")
    asked = {"person": luo, "region": SHUANGHE, "claims": (DISABLED,)}
    assert county.refuses("luo", ApplyForDifficulty, **asked).code == "NOT_REGISTERED_AS_UNEMPLOYED"
    registered(county, luo, category="EX_SOLDIER")
    assert county.refuses("xu", ApplyForDifficulty, **asked).code == "NOT_AUTHORISED"
    recognition = public(county, luo, DISABLED)
    which = {"recognition": recognition}
    assert county.refuses("luo", ApplyForDifficulty, **asked).code == "IN_DIFFICULTY_ALREADY"
    early = county.refuses("fang", DecideDifficulty, **which)
    assert (early.code, early.params["until"]) == ("STILL_PUBLIC", date(2010, 3, 8))
    county.open(date(2010, 3, 9))
    assert [task.due for task in county.ask("fang", "worklist", Worklist()).rows] == [date(2010, 3, 15)]
    county.do("fang", DecideDifficulty, **which)
    answer = county.ask("luo", "difficulty_by_id", recognition)
    assert (answer.stage, answer.categories, answer.primary) == (
        DifficultyStage.RECOGNISED,
        (DISABLED,),
        DISABLED,
    )
    assert county.ask("luo", "verification_by_case", answer.decision).holds
    assert isinstance(told(county)[-1], DifficultyRecognised)

    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    vacancy = offered(county)
    looking(county, county.resident("yang"), Wish(occupation=WEAVER.occupation))
    looking(county, luo, Wish())
    rows = county.ask("hu", "searches_fitting", SearchesFitting(vacancy=vacancy)).rows
    assert [(one.person, one.in_difficulty) for one in rows] == [("luo", True), ("yang", False)]
    assert rows[0].score < rows[1].score

    county.open(date(2010, 4, 1))
    first = hired(county, luo, date(2010, 3, 20))
    ended(county, first, date(2010, 3, 31))
    hired(county, luo, date(2010, 4, 1))
    over = {**which, "ground": DifficultyEnd.STABLE_WORK}
    not_yet = county.refuses("fang", EndDifficulty, since=date(2010, 4, 1), **over)
    assert (not_yet.code, not_yet.params["stable_on"]) == ("NOT_YET_STABLE", date(2010, 7, 1))
    county.open(date(2010, 7, 1))
    county.service.timekeeper.look()
    assert "difficulty.stable-work" in expired(county)
    proposed = county.ask("fang", "difficulty_end_proposals", recognition)
    assert [one.ground for one in proposed] == [DifficultyEnd.STABLE_WORK]
    assert len(county.ask("hu", "find_difficulties", FindDifficulties(to_end=True)).rows) == 1
    county.do("fang", EndDifficulty, since=date(2010, 7, 1), **over)
    served = {"served_on": date(2010, 7, 1), "method": ServiceMethod.DIRECT}
    county.do("hu", ServeDifficultyAnswer, **which, **served)
    answer = county.ask("luo", "difficulty_by_id", recognition)
    assert (answer.stage, answer.ended_since) == (DifficultyStage.ENDED, date(2010, 7, 1))
    assert answer.appeals[0].last_day == date(2010, 8, 30)
    end, grant = county.ask("luo", "difficulty_decisions", recognition)
    assert (end.appeals[0].last_day, grant.appeals[0].last_day) == (date(2010, 8, 30), None)
    assert isinstance(told(county)[-1], DifficultyEnded)
    assert len(county.ask("luo", "difficulty_history", recognition)) == 9
    assert len(county.ask("luo", "difficulties_of", DifficultiesOf(person=luo)).rows) == 1
    assert county.ask("gao", "difficulty_by_id", recognition) is None


def test_an_objection_is_rechecked_by_another_officer_and_an_upheld_one_refuses(county: County) -> None:
    luo = county.resident("luo")
    registered(county, luo, category="EX_SOLDIER")
    recognition = public(county, luo, DISABLED)
    which = {"recognition": recognition}
    county.do("xie", RaiseObjection, papers=PROOF, **which)
    county.open(date(2010, 3, 9))
    assert county.refuses("fang", DecideDifficulty, **which).code == "OUT_OF_ORDER"
    assert county.refuses("xie", RecheckObjection, upheld=True, **which).code == "NOT_AUTHORISED"
    assert [task.step for task in county.ask("lei", "worklist", Worklist()).rows] == ["recheck"]
    county.do("lei", RecheckObjection, upheld=True, **which)
    county.do("fang", DecideDifficulty, **which)
    answer = county.ask("luo", "difficulty_by_id", recognition)
    assert (answer.stage, answer.reasons) == (DifficultyStage.REFUSED, ("OBJECTION_UPHELD",))
    again = public(county, luo)
    county.do("luo", WithdrawDifficulty, recognition=again)
    assert county.ask("luo", "difficulty_by_id", again).stage is DifficultyStage.WITHDRAWN


def test_a_recognition_ends_with_death_and_one_on_false_paper_never_held(county: County) -> None:
    luo, mei = county.resident("luo"), county.resident("mei")
    for person in (luo, mei):
        registered(county, person, category="EX_SOLDIER")
    first = recognised(county, luo)
    county.open(date(2010, 3, 1))
    second = public(county, mei, DISABLED)
    county.open(date(2010, 3, 9))
    county.do("fang", DecideDifficulty, recognition=second)
    over = {"recognition": first, "ground": DifficultyEnd.DIED}
    assert county.refuses("fang", EndDifficulty, since=county.today, **over).code == "DEATH_NOT_KNOWN"
    county.tell(DeathRecorded(luo, date(2010, 3, 9), strong=True))
    assert len(county.ask("fang", "difficulty_end_proposals", first)) == 1
    outside = county.refuses("fang", EndDifficulty, since=date(2010, 3, 8), **over)
    assert outside.code == "END_OUTSIDE"
    county.do("fang", EndDifficulty, since=county.today, **over)
    moved = {"recognition": second, "ground": DifficultyEnd.MOVED_AWAY, "since": county.today}
    assert county.refuses("fang", EndDifficulty, **moved).code == "GROUND_NOT_PROVED"
    works = {**moved, "ground": DifficultyEnd.STABLE_WORK}
    assert county.refuses("fang", EndDifficulty, **works).code == "NOT_AT_REGISTERED_WORK"
    county.do("fang", RevokeDifficulty, recognition=second, papers=PROOF)
    assert isinstance(told(county)[-1], DifficultyRevoked)
    actions = {one.name: one.allowed for one in county.ask("hu", "difficulty_actions", second)}
    assert actions["serveDifficultyAnswer"]
    assert not actions["endDifficulty"]
    rows = county.ask("hu", "find_difficulties", FindDifficulties(region=GONGXIAN, primary=DISABLED)).rows
    assert {row.id for row in rows} == {first, second}


def test_recognition_and_its_end_are_noted_in_the_certificate(county: County) -> None:
    luo = county.resident("luo")
    county.tell(RegionRecoded(GONGXIAN, "511526"))
    county.open(date(2011, 1, 10))
    registered(county, luo, category="EX_SOLDIER")
    county.do("chu", IssueCertificate, person=luo, region=SHUANGHE, serial="A1")
    recognition = public(county, luo, DISABLED)
    county.open(date(2011, 1, 18))
    county.do("fang", DecideDifficulty, recognition=recognition)
    county.do("fang", RevokeDifficulty, recognition=recognition, papers=PROOF)
    revocation, grant = county.ask("luo", "difficulty_decisions", recognition)
    assert (revocation.outcome, grant.outcome) == ("denied", "granted")
    assert county.ask("luo", "verification_by_case", revocation.event).holds
    [*_, began, ended_] = county.ask("luo", "notes_of", luo)
    assert (began.kind, ended_.kind) == (NoteKind.DIFFICULTY, NoteKind.DIFFICULTY_ENDED)


def on_the_list(county: County, person: str, *spells: tuple[date, date | None]) -> None:
    told = tuple(EntitlementSpell(since, until) for since, until in spells)
    county.tell(EntitlementsStand(person, "LOW_INCOME", told))


def test_the_list_of_the_minimum_living_allowance_shows_what_no_paper_has_to(county: County) -> None:
    luo, low_income = county.resident("luo"), DifficultyCategory.LOW_INCOME
    registered(county, luo, category="EX_SOLDIER")
    on_the_list(county, luo, (date(2009, 10, 1), None))
    recognition = public(county, luo, claims=(low_income,))
    county.open(date(2010, 3, 9))
    county.do("fang", DecideDifficulty, recognition=recognition)
    answer = county.ask("luo", "difficulty_by_id", recognition)
    assert (answer.primary, answer.found) == (low_income, ())
    assert county.ask("luo", "verification_by_case", answer.decision).holds

    over = {"recognition": recognition, "ground": DifficultyEnd.NO_LONGER_MEETS, "since": date(2010, 6, 1)}
    county.open(date(2010, 6, 7))
    assert county.refuses("fang", EndDifficulty, **over).code == "GROUND_NOT_PROVED"
    on_the_list(county, luo, (date(2009, 10, 1), date(2010, 5, 31)))
    [proposed] = county.ask("fang", "difficulty_end_proposals", recognition)
    assert (proposed.ground, proposed.since) == (DifficultyEnd.NO_LONGER_MEETS, date(2010, 6, 1))
    on_the_list(county, luo, (date(2009, 10, 1), None))
    assert county.ask("fang", "difficulty_end_proposals", recognition) == []
    on_the_list(county, luo)
    assert len(county.ask("fang", "difficulty_end_proposals", recognition)) == 1
    county.do("fang", EndDifficulty, **over | {"since": date(2010, 6, 7)})
    assert isinstance(told(county)[-1], DifficultyEnded)
