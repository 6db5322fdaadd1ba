"""A pension is held, ends, and is due again: what each decision says of its months, and that it holds."""

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from pilot_county import EVIDENCE

from insurance.items import APPROVE, REVIEW
from insurance.law import STANDING
from insurance.pension.commands import (
    PensionCommand,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.due import Gap, Rate, Terms
from insurance.pension.pension import PENSION
from insurance.pension.standing import Ended, Hold, InPayment, OnHold, Pension, PensionFacts
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension.events.account import Balances
from jinbao.actor import Place
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.replay import verify_by_rules
from jinbao.testing import officer
from jinbao.verification import verify_steps

HOME = Place("shuanghe", ("shuanghe", "gongxian", "yibin"))
HE = officer("he", "county-agency", "gongxian", APPROVE, REVIEW)
TERMS = Terms(
    "2010-02", 94, Balances(100_00, 30_00, 0), (Rate("2010-02", 55_00, 0), Rate("2010-11", 60_00, 0))
)
"""Zhou draws 55.94 yuan a month, and 60.94 from November 2010 on."""

OLD, NEW = 55_94, 60_94
DIED = date(2010, 11, 20)
SEPTEMBER, DECEMBER = date(2010, 9, 12), date(2010, 12, 5)
PAPER = EVIDENCE[0].id
OF_THE_GAP = {"due_again", "lost_in_prison"}

HELD = replace(TERMS, suspended_from="2010-10")
IN_PAYMENT = InPayment(TERMS)
UNCERTIFIED = OnHold(HELD, SuspensionGround.NOT_CERTIFIED)
REPORTED = OnHold(HELD, SuspensionGround.DEATH_REPORTED)
IN_PRISON = OnHold(HELD, SuspensionGround.IMPRISONED, SEPTEMBER)
DEAD = Ended(replace(TERMS, stopped_from="2010-10"), StopGround.DEATH)
LOST = Ended(replace(TERMS, stopped_from="2010-10"), StopGround.OTHER_LOSS)


class Case(Struct, frozen=True):
    """How it stands, what is asked, and what the decision says of it, of its months and of its terms."""

    stands: Pension
    asked: PensionCommand
    says: Mapping[str, Any]
    months: Mapping[str, tuple[int, int]] = {}
    terms: Terms = TERMS
    died_on: date | None = None


FROM = ("not_paid_from", "not_due_from", "payable_from")
GAP = {"2010-10": (0, OLD), "2010-11": (0, NEW), "2010-12": (0, NEW)}
ALL_THREE = OLD + 2 * NEW


def suspend(on: date, ground: SuspensionGround, **given: Any) -> SuspendPension:
    return SuspendPension(on=on, person="zhou", ground=ground, **given)


def in_prison_since(day: date) -> dict[str, Any]:
    return {"imprisoned_on": day, "papers": EVIDENCE}


def released(on: date, day: date) -> ResumePension:
    return resume(on, released_on=day, papers=EVIDENCE)


def stop(on: date, lost_on: date | None = None) -> StopPension:
    """A death where no other day of a loss is named."""
    if lost_on is None:
        return StopPension(on=on, person="zhou", ground=StopGround.DEATH)
    return StopPension(on=on, person="zhou", ground=StopGround.OTHER_LOSS, lost_on=lost_on, papers=EVIDENCE)


def resume(on: date, **given: Any) -> ResumePension:
    return ResumePension(on=on, person="zhou", **given)


def reinstate(on: date, **given: Any) -> ReinstatePension:
    return ReinstatePension(on=on, person="zhou", **given)


def until(month: str, *gaps: Gap) -> Terms:
    return replace(TERMS, stopped_from=month, gaps=gaps)


CASES = {
    "TV-SUR1: not certified, held from the next month": Case(
        IN_PAYMENT,
        suspend(SEPTEMBER, SuspensionGround.NOT_CERTIFIED),
        {"not_paid_from": "2010-10", "monthly_pension": OLD},
        terms=HELD,
    ),
    "TV-SUR1: certified in December, October and November made up for": Case(
        UNCERTIFIED,
        resume(DECEMBER),
        {"payable_from": "2010-10", "due_again": ALL_THREE, "monthly_pension": OLD},
        GAP,
    ),
    "held before its first month": Case(
        IN_PAYMENT,
        suspend(date(2010, 1, 10), SuspensionGround.IMPRISONED, **in_prison_since(date(2009, 11, 9))),
        {"month_after_imprisonment": "2009-12", "not_paid_from": "2010-02", "monthly_pension": OLD},
        terms=replace(TERMS, suspended_from="2009-12"),
    ),
    "held for months that were paid": Case(
        IN_PAYMENT,
        suspend(DECEMBER, SuspensionGround.MISSING, since="2010-10", papers=EVIDENCE),
        {"not_paid_from": "2010-10"},
        {month: (amount, 0) for month, (_, amount) in GAP.items()},
        HELD,
    ),
    "a reported death": Case(
        IN_PAYMENT,
        suspend(DECEMBER, SuspensionGround.DEATH_REPORTED),
        {"not_paid_from": "2011-01", "monthly_pension": NEW},
        terms=replace(TERMS, suspended_from="2011-01"),
        died_on=DIED,
    ),
    "in prison since October, known in December": Case(
        IN_PAYMENT,
        suspend(DECEMBER, SuspensionGround.IMPRISONED, **in_prison_since(date(2010, 10, 31))),
        {"not_paid_from": "2010-11", "monthly_pension": NEW},
        {"2010-11": (NEW, 0), "2010-12": (NEW, 0)},
        replace(TERMS, suspended_from="2010-11"),
    ),
    "out of prison: those months are lost": Case(
        IN_PRISON,
        released(DECEMBER, DECEMBER),
        {"payable_from": "2011-01", "lost_in_prison": ALL_THREE, "monthly_pension": NEW},
        terms=replace(TERMS, gaps=(Gap("2010-10", "2011-01"),)),
    ),
    "out of prison since October, known in December: what came after is made up for": Case(
        IN_PRISON,
        released(DECEMBER, date(2010, 10, 31)),
        {"payable_from": "2010-11", "lost_in_prison": OLD, "due_again": 2 * NEW, "monthly_pension": NEW},
        {"2010-11": (0, NEW), "2010-12": (0, NEW)},
        replace(TERMS, gaps=(Gap("2010-10", "2010-11"),)),
    ),
    "out of prison before the first held month": Case(
        IN_PRISON,
        released(SEPTEMBER, SEPTEMBER),
        {"payable_from": "2010-10", "monthly_pension": OLD},
    ),
    "out of prison within the month, known in December": Case(
        IN_PRISON,
        released(DECEMBER, date(2010, 9, 30)),
        {"payable_from": "2010-10", "due_again": ALL_THREE},
        GAP,
    ),
    "out of prison before its first month: lost all the same, should another first month come": Case(
        OnHold(replace(TERMS, suspended_from="2009-11"), SuspensionGround.IMPRISONED, date(2009, 10, 9)),
        released(SEPTEMBER, date(2009, 12, 20)),
        {"payable_from": "2010-02", "due_again": 8 * OLD, "monthly_pension": OLD},
        {f"2010-{month:02}": (0, OLD) for month in range(2, 10)},
        replace(TERMS, gaps=(Gap("2009-11", "2010-01"),)),
    ),
    "dead, known late": Case(
        IN_PAYMENT,
        stop(date(2011, 1, 5)),
        {"not_due_from": "2010-12", "monthly_pension": NEW},
        {"2010-12": (NEW, 0), "2011-01": (NEW, 0)},
        until("2010-12"),
        DIED,
    ),
    "reported dead, and it is proven: what was held until then falls to the heirs": Case(
        REPORTED,
        stop(DECEMBER),
        {"not_due_from": "2010-12", "due_again": OLD + NEW, "monthly_pension": NEW},
        {"2010-10": (0, OLD), "2010-11": (0, NEW)},
        until("2010-12"),
        DIED,
    ),
    "dead in prison": Case(
        IN_PRISON,
        stop(DECEMBER),
        {"not_due_from": "2010-12", "lost_in_prison": OLD + NEW},
        terms=until("2010-12", Gap("2010-10", "2010-12")),
        died_on=DIED,
    ),
    "dead before it was held": Case(
        UNCERTIFIED,
        stop(DECEMBER),
        {"not_due_from": "2010-10", "monthly_pension": OLD},
        terms=until("2010-10"),
        died_on=date(2010, 9, 3),
    ),
    "another loss": Case(
        IN_PAYMENT,
        stop(DECEMBER, date(2010, 10, 1)),
        {"not_due_from": "2010-11", "monthly_pension": OLD},
        {"2010-11": (NEW, 0), "2010-12": (NEW, 0)},
        until("2010-11"),
    ),
    "stopped, and it turns out that the death was a month later": Case(
        DEAD,
        stop(DECEMBER),
        {"not_due_from": "2010-11", "monthly_pension": OLD},
        {"2010-10": (0, OLD)},
        until("2010-11"),
        date(2010, 10, 3),
    ),
    "stopped too early, while in prison: those months stay lost": Case(
        Ended(until("2010-06"), StopGround.DEATH, Hold(IN_PRISON.ground, "2010-10", "stood", SEPTEMBER)),
        stop(DECEMBER),
        {"not_due_from": "2010-12", "lost_in_prison": OLD + NEW},
        dict.fromkeys(("2010-06", "2010-07", "2010-08", "2010-09"), (0, OLD)),
        until("2010-12", Gap("2010-10", "2010-12")),
        DIED,
    ),
    "another loss, and it turns out that death came first": Case(
        LOST,
        stop(DECEMBER),
        {"not_due_from": "2010-08", "monthly_pension": OLD},
        {"2010-08": (OLD, 0), "2010-09": (OLD, 0)},
        until("2010-08"),
        date(2010, 7, 3),
    ),
    "wrongly reported dead: paid in full for the gap": Case(
        DEAD,
        reinstate(DECEMBER),
        {"payable_from": "2010-10", "due_again": ALL_THREE, "monthly_pension": OLD},
        GAP,
    ),
    "the loss is taken back": Case(
        LOST,
        reinstate(date(2010, 10, 2), papers=EVIDENCE),
        {"payable_from": "2010-10", "due_again": OLD},
        {"2010-10": (0, OLD)},
    ),
}


def known(died_on: date | None = None, *, proven: bool = True) -> PensionFacts:
    return PensionFacts(
        person="zhou",
        place=HOME,
        rate_events={"2010-02": "begun", "2010-11": "raised"},
        standing_event="stood",
        certification="seen",
        born=date(1950, 6, 15),
        died_on=died_on,
        death_is_proven=died_on is not None and proven,
        death_event="death",
    )


def decided(stands: Pension, asked: PensionCommand, died_on: date | None) -> Any:
    facts = known(died_on, proven=isinstance(asked, StopPension))
    [event] = PENSION.decide(stands, asked, Desk(HE, asked.on, facts))
    return event


def found_against(asked: PensionCommand) -> tuple[str, ...]:
    ground = getattr(asked, "ground", None)
    return (ground,) if ground else ()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_decision_says_from_when_and_what_becomes_of_the_months(case: Case) -> None:
    event = decided(case.stands, case.asked, case.died_on)
    decision = event.decision
    steps = {step.name: step.result for step in decision.steps}
    assert {name: steps.get(name) for name in case.says} == case.says
    assert OF_THE_GAP & steps.keys() == OF_THE_GAP & case.says.keys()
    assert tuple(reason.code for reason in decision.reasons) == found_against(case.asked)
    assert [event.since] == [case.says[name] for name in FROM if name in case.says]
    assert decision.payable_from == case.says.get("payable_from")
    assert {one.month: (one.before, one.after) for one in event.months} == case.months
    assert event.terms == case.terms
    assert [one.starts for one in decision.appeals] == ["service", "service"]
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, STANDING, ()) == []


def test_a_stop_that_is_taken_back_leaves_a_prisoner_where_he_was() -> None:
    stop_of_prisoner = decided(IN_PRISON, stop(DECEMBER), DIED)
    ended = PENSION.evolve(IN_PRISON, stop_of_prisoner)
    event = decided(ended, reinstate(DECEMBER), None)
    assert PENSION.evolve(ended, event) == IN_PRISON
    assert [one.code for one in event.decision.reasons] == ["IMPRISONED"]
    assert (event.since, event.months, event.decision.amount) == ("2010-10", (), None)
    assert {one.name: one.source for one in event.decision.inputs}["imprisoned"] == "stood"
    assert verify_by_rules(event.decision, STANDING, ()) == []


def test_a_report_of_a_death_holds_no_longer_than_the_record() -> None:
    ended = PENSION.evolve(REPORTED, decided(REPORTED, stop(DECEMBER), DIED))
    assert PENSION.evolve(ended, decided(ended, reinstate(DECEMBER), None)) == InPayment(TERMS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_part_of_such_a_decision_is_without_words(language: str) -> None:
    words = tomllib.loads(files("insurance.pension").joinpath(f"words/{language}.toml").read_text("utf-8"))
    for case in CASES.values():
        decision = decided(case.stands, case.asked, case.died_on).decision
        named = [one.name for one in (*decision.inputs, *decision.parameters, *decision.steps)]
        assert {name.partition(":")[0] for name in named} <= words["term"].keys()
        assert {reason.code for reason in decision.reasons} <= words["reason"].keys()
        assert decision.question.rpartition(".")[2] in words["question"]


SHOWN = [
    # how it stands, what is asked, the day of a death on record, a fact, and what shows it
    (IN_PAYMENT, suspend(DECEMBER, SuspensionGround.NOT_CERTIFIED), None, "not_certified", "seen"),
    (UNCERTIFIED, resume(DECEMBER), None, "not_certified", "seen"),
    (IN_PAYMENT, suspend(DECEMBER, SuspensionGround.MISSING, papers=EVIDENCE), None, "missing", PAPER),
    (IN_PAYMENT, stop(DECEMBER), DIED, "lost_on", "death"),
    (DEAD, reinstate(DECEMBER), None, "death", "death"),
    (REPORTED, resume(DECEMBER), None, "death_reported", "death"),
    (UNCERTIFIED, resume(DECEMBER, papers=EVIDENCE), None, "not_certified", PAPER),
    (IN_PRISON, released(DECEMBER, SEPTEMBER), None, "held_in_prison", "stood"),
    (IN_PRISON, released(DECEMBER, SEPTEMBER), None, "released_on", PAPER),
    (UNCERTIFIED, resume(DECEMBER), None, "held:2010-11", "raised"),
]


@pytest.mark.parametrize(("stands", "asked", "died_on", "fact", "source"), SHOWN)
def test_each_fact_has_the_event_or_paper_that_shows_it(
    stands: Pension, asked: PensionCommand, died_on: date | None, fact: str, source: str
) -> None:
    decision = decided(stands, asked, died_on).decision
    assert {one.name: one.source for one in decision.inputs}[fact] == source


UNSHOWN = [
    (IN_PAYMENT, suspend(DECEMBER, SuspensionGround.MISSING), None, "EVIDENCE_MISSING"),
    (
        IN_PAYMENT,
        suspend(DECEMBER, SuspensionGround.IMPRISONED, imprisoned_on=DECEMBER),
        None,
        "EVIDENCE_MISSING",
    ),
    (IN_PAYMENT, suspend(DECEMBER, SuspensionGround.DEATH_REPORTED), None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, replace(stop(DECEMBER, DIED), papers=()), None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, stop(DECEMBER), None, "DEATH_UNPROVEN"),
    (IN_PRISON, resume(DECEMBER, released_on=DECEMBER), None, "EVIDENCE_MISSING"),
    (LOST, reinstate(DECEMBER), None, "EVIDENCE_MISSING"),
    (REPORTED, resume(DECEMBER), DIED, "DEATH_STANDS"),
    (DEAD, reinstate(DECEMBER), DIED, "DEATH_STANDS"),
]


IMPRISONED, MISSING = SuspensionGround.IMPRISONED, SuspensionGround.MISSING
JANUARY, BEFORE_BIRTH = date(2011, 1, 1), date(1900, 6, 15)
MISTOLD = [
    # how it stands, what is asked, and why the days or months that it says cannot be
    (IN_PAYMENT, suspend(DECEMBER, MISSING, since="2011-02", papers=EVIDENCE), "since", "HELD_TOO_LATE"),
    (IN_PAYMENT, suspend(DECEMBER, IMPRISONED), "imprisoned_on", "IMPRISONMENT_DAY_MISSING"),
    (
        IN_PAYMENT,
        suspend(DECEMBER, IMPRISONED, imprisoned_on=JANUARY),
        "imprisoned_on",
        "IMPRISONED_IN_FUTURE",
    ),
    (
        IN_PAYMENT,
        suspend(DECEMBER, IMPRISONED, imprisoned_on=BEFORE_BIRTH),
        "imprisoned_on",
        "IMPRISONED_BEFORE_BIRTH",
    ),
    (
        IN_PAYMENT,
        suspend(DECEMBER, IMPRISONED, since="2010-11", imprisoned_on=SEPTEMBER),
        "since",
        "IMPRISONMENT_SAYS_SINCE",
    ),
    (IN_PAYMENT, suspend(DECEMBER, MISSING, imprisoned_on=SEPTEMBER), "imprisoned_on", "NOT_OF_PRISON"),
    (IN_PRISON, resume(DECEMBER, papers=EVIDENCE), "released_on", "RELEASE_DAY_MISSING"),
    (IN_PRISON, released(DECEMBER, JANUARY), "released_on", "RELEASED_IN_FUTURE"),
    (IN_PRISON, released(DECEMBER, date(2010, 9, 11)), "released_on", "RELEASED_TOO_EARLY"),
    (UNCERTIFIED, released(DECEMBER, DECEMBER), "released_on", "NOT_OF_PRISON"),
    (LOST, stop(DECEMBER, date(2010, 10, 4)), "ground", "ENDED_BEFORE"),
    (DEAD, stop(DECEMBER, date(2010, 10, 4)), "ground", "ENDED_BEFORE"),
]


@pytest.mark.parametrize(("stands", "asked", "field", "code"), MISTOLD)
def test_a_day_that_cannot_be_is_refused_by_its_field(
    stands: Pension, asked: PensionCommand, field: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        decided(stands, asked, None)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_nobody_is_held_for_a_month_in_which_they_were_certified() -> None:
    asked = suspend(DECEMBER, SuspensionGround.NOT_CERTIFIED, since="2010-09")
    desk = Desk(HE, asked.on, replace(known(), certified_until=SEPTEMBER))
    with pytest.raises(Refused) as refused:
        list(PENSION.decide(IN_PAYMENT, asked, desk))
    assert (refused.value.code, refused.value.field) == ("STILL_CERTIFIED", "since")


@pytest.mark.parametrize("until", [SEPTEMBER, DECEMBER])
def test_nobody_who_is_certified_is_held_for_want_of_it(until: date) -> None:
    asked = suspend(SEPTEMBER, SuspensionGround.NOT_CERTIFIED)
    desk = Desk(HE, asked.on, replace(known(), certified_until=until))
    with pytest.raises(Refused) as refused:
        list(PENSION.decide(IN_PAYMENT, asked, desk))
    assert (refused.value.code, refused.value.params) == ("STILL_CERTIFIED", {"until": until})


@pytest.mark.parametrize(("stands", "asked", "died_on", "code"), UNSHOWN)
def test_what_nothing_shows_is_not_decided(
    stands: Pension, asked: PensionCommand, died_on: date | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        decided(stands, asked, died_on)
    assert refused.value.code == code
