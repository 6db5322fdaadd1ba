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
from insurance.pension.standing import Ended, InPayment, OnHold, Pension, PensionFacts
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension.events import Balances
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

HELD = replace(TERMS, suspended_from="2010-10")
IN_PAYMENT = InPayment(TERMS)
UNCERTIFIED = OnHold(HELD, SuspensionGround.NOT_CERTIFIED)
REPORTED = OnHold(HELD, SuspensionGround.DEATH_REPORTED)
IN_PRISON = OnHold(HELD, SuspensionGround.IMPRISONED)
DEAD = Ended(replace(TERMS, stopped_from="2010-10"), StopGround.DEATH)
LOST = Ended(replace(TERMS, stopped_from="2010-10"), StopGround.OTHER_LOSS)


class Case(Struct, frozen=True):
    """How it stands, what is asked on which day, and what the decision and the terms then say."""

    stands: Pension
    asks: type[PensionCommand]
    on: date
    with_: Mapping[str, Any] = {}
    died_on: date | None = None
    says: Mapping[str, Any] = {}
    reasons: tuple[str, ...] = ()
    since: str = ""
    months: Mapping[str, tuple[int, int]] = {}
    terms: Terms = TERMS


DECEMBER = date(2010, 12, 5)
CASES = {
    "TV-SUR1: not certified, held from the next month": Case(
        IN_PAYMENT,
        SuspendPension,
        date(2010, 9, 11),
        {"ground": SuspensionGround.NOT_CERTIFIED},
        says={"not_paid_from": "2010-10", "monthly_pension": OLD},
        reasons=("NOT_CERTIFIED",),
        since="2010-10",
        terms=HELD,
    ),
    "TV-SUR1: certified in December, October and November made up for": Case(
        UNCERTIFIED,
        ResumePension,
        DECEMBER,
        says={"payable_from": "2010-10", "due_again": OLD + 2 * NEW, "monthly_pension": OLD},
        since="2010-10",
        months={"2010-10": (0, OLD), "2010-11": (0, NEW), "2010-12": (0, NEW)},
    ),
    "held before its first month": Case(
        IN_PAYMENT,
        SuspendPension,
        date(2010, 1, 10),
        {"ground": SuspensionGround.IMPRISONED, "papers": EVIDENCE, "since": "2009-12"},
        says={"not_paid_from": "2010-02", "monthly_pension": OLD},
        reasons=("IMPRISONED",),
        since="2010-02",
        terms=replace(TERMS, suspended_from="2010-02"),
    ),
    "held for months that were paid": Case(
        IN_PAYMENT,
        SuspendPension,
        DECEMBER,
        {"ground": SuspensionGround.MISSING, "papers": EVIDENCE, "since": "2010-10"},
        says={"not_paid_from": "2010-10"},
        reasons=("MISSING",),
        since="2010-10",
        months={"2010-10": (OLD, 0), "2010-11": (NEW, 0), "2010-12": (NEW, 0)},
        terms=HELD,
    ),
    "a reported death": Case(
        IN_PAYMENT,
        SuspendPension,
        DECEMBER,
        {"ground": SuspensionGround.DEATH_REPORTED},
        died_on=DIED,
        says={"not_paid_from": "2011-01", "monthly_pension": NEW},
        reasons=("DEATH_REPORTED",),
        since="2011-01",
        terms=replace(TERMS, suspended_from="2011-01"),
    ),
    "out of prison: those months are lost": Case(
        IN_PRISON,
        ResumePension,
        DECEMBER,
        says={"payable_from": "2011-01", "lost_in_prison": OLD + 2 * NEW, "monthly_pension": NEW},
        since="2011-01",
        terms=replace(TERMS, gaps=(Gap("2010-10", "2011-01"),)),
    ),
    "out of prison before the first held month": Case(
        IN_PRISON,
        ResumePension,
        date(2010, 9, 12),
        says={"payable_from": "2010-10", "monthly_pension": OLD},
        since="2010-10",
    ),
    "dead, known late": Case(
        IN_PAYMENT,
        StopPension,
        date(2011, 1, 5),
        {"ground": StopGround.DEATH},
        died_on=DIED,
        says={"not_due_from": "2010-12", "monthly_pension": NEW},
        reasons=("DEATH",),
        since="2010-12",
        months={"2010-12": (NEW, 0), "2011-01": (NEW, 0)},
        terms=replace(TERMS, stopped_from="2010-12"),
    ),
    "reported dead, and it is proven: what was held until then falls to the heirs": Case(
        REPORTED,
        StopPension,
        DECEMBER,
        {"ground": StopGround.DEATH},
        died_on=DIED,
        says={"not_due_from": "2010-12", "due_again": OLD + NEW, "monthly_pension": NEW},
        reasons=("DEATH",),
        since="2010-12",
        months={"2010-10": (0, OLD), "2010-11": (0, NEW)},
        terms=replace(TERMS, stopped_from="2010-12"),
    ),
    "dead in prison": Case(
        IN_PRISON,
        StopPension,
        DECEMBER,
        {"ground": StopGround.DEATH},
        died_on=DIED,
        says={"not_due_from": "2010-12", "lost_in_prison": OLD + NEW},
        reasons=("DEATH",),
        since="2010-12",
        terms=replace(TERMS, stopped_from="2010-12", gaps=(Gap("2010-10", "2010-12"),)),
    ),
    "dead before it was held": Case(
        UNCERTIFIED,
        StopPension,
        DECEMBER,
        {"ground": StopGround.DEATH},
        died_on=date(2010, 9, 3),
        says={"not_due_from": "2010-10", "monthly_pension": OLD},
        reasons=("DEATH",),
        since="2010-10",
        terms=replace(TERMS, stopped_from="2010-10"),
    ),
    "another loss": Case(
        IN_PAYMENT,
        StopPension,
        DECEMBER,
        {"ground": StopGround.OTHER_LOSS, "lost_on": date(2010, 10, 1), "papers": EVIDENCE},
        says={"not_due_from": "2010-11", "monthly_pension": OLD},
        reasons=("OTHER_LOSS",),
        since="2010-11",
        months={"2010-11": (NEW, 0), "2010-12": (NEW, 0)},
        terms=replace(TERMS, stopped_from="2010-11"),
    ),
    "stopped, and it turns out that the death was a month later": Case(
        DEAD,
        StopPension,
        DECEMBER,
        {"ground": StopGround.DEATH},
        died_on=date(2010, 10, 3),
        says={"not_due_from": "2010-11", "due_again": OLD},
        reasons=("DEATH",),
        since="2010-11",
        months={"2010-10": (0, OLD)},
        terms=replace(TERMS, stopped_from="2010-11"),
    ),
    "wrongly reported dead: paid in full for the gap": Case(
        DEAD,
        ReinstatePension,
        DECEMBER,
        says={"payable_from": "2010-10", "due_again": OLD + 2 * NEW, "monthly_pension": OLD},
        since="2010-10",
        months={"2010-10": (0, OLD), "2010-11": (0, NEW), "2010-12": (0, NEW)},
    ),
    "the loss is taken back": Case(
        LOST,
        ReinstatePension,
        date(2010, 10, 2),
        {"papers": EVIDENCE},
        says={"payable_from": "2010-10", "due_again": OLD},
        since="2010-10",
        months={"2010-10": (0, OLD)},
    ),
}


def known(died_on: date | None = None, *, proven: bool = True) -> PensionFacts:
    return PensionFacts(
        person="zhou",
        place=HOME,
        rate_events={"2010-02": "begun", "2010-11": "raised"},
        standing_event="stood",
        died_on=died_on,
        death_is_proven=died_on is not None and proven,
        death_event="death",
    )


def decided(case: Case) -> Any:
    command = case.asks(on=case.on, person="zhou", **case.with_)
    facts = known(case.died_on, proven=case.asks is StopPension)
    [event] = PENSION.decide(case.stands, command, Desk(HE, case.on, facts))
    return event


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_decision_says_from_when_and_what_becomes_of_the_months(case: Case) -> None:
    event = decided(case)
    decision = event.decision
    steps = {step.name: step.result for step in decision.steps}
    assert {name: steps.get(name) for name in case.says} == case.says
    assert {"due_again", "lost_in_prison"} & steps.keys() == {
        "due_again",
        "lost_in_prison",
    } & case.says.keys()
    assert tuple(reason.code for reason in decision.reasons) == case.reasons
    assert (decision.payable_from or event.since) == event.since == case.since
    assert {one.month: (one.before, one.after) for one in event.months} == case.months
    assert event.terms == case.terms
    assert [one.starts for one in decision.appeals] == ["service", "service"]
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, STANDING, ()) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_part_of_such_a_decision_is_without_words(language: str) -> None:
    words = tomllib.loads(files("insurance.pension").joinpath(f"words/{language}.toml").read_text("utf-8"))
    for case in CASES.values():
        decision = decided(case).decision
        named = [one.name for one in (*decision.inputs, *decision.parameters, *decision.steps)]
        assert {name.partition(":")[0] for name in named} <= words["term"].keys()
        assert {reason.code for reason in decision.reasons} <= words["reason"].keys()
        assert decision.question.rpartition(".")[2] in words["question"]


SHOWN = [
    # what is asked of which pension, whether a death is on record, and what shows the ground
    (IN_PAYMENT, SuspendPension, {"ground": SuspensionGround.NOT_CERTIFIED}, None, "not_certified", "stood"),
    (
        IN_PAYMENT,
        SuspendPension,
        {"ground": SuspensionGround.MISSING, "papers": EVIDENCE},
        None,
        "missing",
        "paper-EVIDENCE",
    ),
    (IN_PAYMENT, StopPension, {"ground": StopGround.DEATH}, DIED, "lost_on", "death"),
    (DEAD, ReinstatePension, {}, None, "death", "death"),
    (REPORTED, ResumePension, {}, None, "death_reported", "death"),
    (UNCERTIFIED, ResumePension, {"papers": EVIDENCE}, None, "not_certified", "paper-EVIDENCE"),
    (IN_PRISON, ResumePension, {}, None, "held_in_prison", "stood"),
    (UNCERTIFIED, ResumePension, {}, None, "held:2010-11", "raised"),
]


@pytest.mark.parametrize(("stands", "asks", "given", "died_on", "fact", "source"), SHOWN)
def test_each_fact_has_the_event_or_paper_that_shows_it(
    stands: Pension,
    asks: type[PensionCommand],
    given: Mapping[str, Any],
    died_on: date | None,
    fact: str,
    source: str,
) -> None:
    decision = decided(Case(stands, asks, DECEMBER, given, died_on)).decision
    assert {one.name: one.source for one in decision.inputs}[fact] == source


UNSHOWN = [
    (IN_PAYMENT, SuspendPension, {"ground": SuspensionGround.MISSING}, None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, SuspendPension, {"ground": SuspensionGround.IMPRISONED}, None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, SuspendPension, {"ground": SuspensionGround.DEATH_REPORTED}, None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, StopPension, {"ground": StopGround.OTHER_LOSS, "lost_on": DIED}, None, "EVIDENCE_MISSING"),
    (IN_PAYMENT, StopPension, {"ground": StopGround.DEATH}, None, "DEATH_UNPROVEN"),
    (REPORTED, ResumePension, {}, DIED, "DEATH_STANDS"),
    (DEAD, ReinstatePension, {}, DIED, "DEATH_STANDS"),
]


@pytest.mark.parametrize(("stands", "asks", "given", "died_on", "code"), UNSHOWN)
def test_what_nothing_shows_is_not_decided(
    stands: Pension, asks: type[PensionCommand], given: Mapping[str, Any], died_on: date | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        decided(Case(stands, asks, DECEMBER, given, died_on))
    assert refused.value.code == code
