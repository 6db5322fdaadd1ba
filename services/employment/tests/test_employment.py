"""An employment, decided: who may tell of it, until when it is in time, and what cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from employment.deciding import OnRecord
from employment.employment import commands
from employment.employment.employment import EMPLOYMENT
from employment.employment.ending import endings
from employment.employment.events import Corrected, Ended, HireRegistered
from employment.employment.facts import EmploymentFacts
from employment.employment.terms import (
    Contract,
    ContractKind,
    CorrectionGround,
    EndReason,
    HireHint,
    Job,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
)
from employment.law import OWN_WORK
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.known_employer import KnownEmployer
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.explanation import explain
from jinbao.replay import verify_by_rules
from jinbao.verification import verify_steps

TOWN = Place("xunchang", ("xunchang", "gongxian", "yibin"))
FACTORY = KnownEmployer("factory", "gongxian", date(2001, 1, 1), agents=frozenset({"bai"}))
KNOWN = EmploymentFacts(
    person="luo", place=TOWN, employment="1", born=date(1990, 5, 1), employer=FACTORY, user_unit=FACTORY
)
CONTRACT = Contract(ContractKind.FIXED_TERM, date(2010, 3, 31), date(2011, 3, 30))
JOB = Job("factory", "xunchang", date(2010, 3, 31), 900_00, CONTRACT)
PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)

LUO, BAI, STRANGER = Actor("luo"), Actor("bai"), Actor("xu")
EVERY_STEP = Grant(
    "1", "chu", "officer", "centre", "xunchang", ("E1",), ("intake", "first-review"), date(2009, 1, 1)
)
CHU = Actor("chu", "centre", grants=(EVERY_STEP,))


def hire(job: Job = JOB, on: date = date(2010, 4, 30)) -> commands.RegisterHire:
    return commands.RegisterHire(on=on, person="luo", job=job)


def end(
    ended_on: date, reason: EndReason = EndReason.REDUNDANCY, on: date | None = None, **told: Any
) -> commands.RegisterTermination:
    ending = JobEnd(ended_on, reason)
    return commands.RegisterTermination(on=on or ended_on, employment="1", end=ending, **told)


@dataclass(frozen=True)
class Told:
    """An employment of which so much has been told."""

    history: tuple[Any, ...] = ()

    def and_(self, by: Actor, command: Any, known: EmploymentFacts = KNOWN) -> "Told":
        return Told((*self.history, *self.when(by, command, known)))

    def when(self, by: Actor, command: Any, known: EmploymentFacts = KNOWN) -> list[Any]:
        told: Iterable[Any] = EMPLOYMENT.decide(
            EMPLOYMENT.replay(self.history), command, Desk(by, command.on, known)
        )
        return [one.event if isinstance(one, Effective) else one for one in told]

    def refused(self, by: Actor, command: Any, known: EmploymentFacts = KNOWN) -> str:
        with pytest.raises(Refused) as refusal:
            self.when(by, command, known)
        return refusal.value.code


NOTHING = Told()
HIRED = NOTHING.and_(BAI, hire())
DECLARED = NOTHING.and_(
    LUO,
    commands.DeclareOwnWork(
        on=date(2010, 3, 1),
        person="luo",
        work=OwnWorkKind.FLEXIBLE,
        region="xunchang",
        since=date(2010, 2, 1),
    ),
)
AT_OWN_WORK = DECLARED.and_(CHU, commands.ConfirmOwnWork(on=date(2010, 3, 2), employment="1"))


def test_a_hire_is_told_by_who_acts_for_the_employer_or_at_a_window_and_by_nobody_else() -> None:
    assert NOTHING.refused(STRANGER, hire()) == "NOT_AUTHORISED"
    assert NOTHING.refused(LUO, hire()) == "NOT_AUTHORISED"
    assert [type(one) for by in (BAI, CHU) for one in NOTHING.when(by, hire())] == [HireRegistered] * 2


@pytest.mark.parametrize(
    ("since", "on", "due", "late"),
    [
        # TV-EMP1: day 30 is a Friday on which the offices work; the holiday after it helps nobody.
        (date(2010, 3, 31), date(2010, 4, 30), date(2010, 4, 30), False),
        (date(2010, 3, 31), date(2010, 5, 1), date(2010, 4, 30), True),
        # Day 30 is the first of May, a holiday, and the 2nd and 3rd are days of rest too.
        (date(2010, 4, 1), date(2010, 5, 4), date(2010, 5, 4), False),
        (date(2010, 4, 1), date(2010, 5, 5), date(2010, 5, 4), True),
    ],
)
def test_a_hire_is_in_time_until_the_thirtieth_day(since: date, on: date, due: date, *, late: bool) -> None:
    [told] = NOTHING.when(BAI, hire(replace(JOB, since=since), on))
    assert (told.job.since, told.due, told.late) == (since, due, late)


@pytest.mark.parametrize(("on", "late"), [(date(2010, 6, 17), False), (date(2010, 6, 18), True)])
def test_the_end_is_in_time_until_the_fifteenth_day_or_the_first_day_of_work_after_a_festival(
    on: date, *, late: bool
) -> None:
    """The fifteenth day after 31 May 2010 lies in the Dragon Boat festival."""
    [ended] = HIRED.when(BAI, end(date(2010, 5, 31), on=on))
    assert (ended.due, ended.late) == (date(2010, 6, 17), late)


def test_only_ends_against_the_workers_will_open_unemployment_benefit() -> None:
    assert {*endings()} == {*EndReason}
    willing = {reason for reason, ending in endings().items() if not ending.involuntary}
    assert willing == {
        EndReason.MUTUAL_BY_WORKER,
        EndReason.RESIGNATION,
        EndReason.RETIREMENT,
        EndReason.DEATH,
    }


WRONG_HIRES = [
    (hire(replace(JOB, since=date(2010, 5, 1))), KNOWN, "BEGUN_IN_FUTURE"),
    (hire(), replace(KNOWN, born=date(1994, 4, 1)), "UNDER_WORKING_AGE"),
    (hire(), replace(KNOWN, died_on=date(2010, 3, 30)), "WORKS_AFTER_DEATH"),
    (hire(), replace(KNOWN, merged_into="luo-2"), "PERSON_MERGED"),
    (hire(), replace(KNOWN, other_open=True), "EMPLOYED_THERE"),
    (hire(), replace(KNOWN, employer=replace(FACTORY, closed_on=date(2010, 3, 31))), "EMPLOYER_NOT_THERE"),
    (hire(), replace(KNOWN, employer=replace(FACTORY, since=date(2010, 4, 1))), "EMPLOYER_NOT_THERE"),
    (hire(replace(JOB, user_unit="factory")), KNOWN, "DISPATCHED_TO_ITSELF"),
    (hire(replace(JOB, user_unit="mine")), replace(KNOWN, user_unit=None), "EMPLOYER_UNKNOWN"),
    (
        hire(replace(JOB, contract=replace(CONTRACT, until=date(2010, 3, 30)))),
        KNOWN,
        "CONTRACT_OVER_BEFORE_BEGUN",
    ),
]


@pytest.mark.parametrize(("command", "known", "code"), WRONG_HIRES, ids=[code for *_, code in WRONG_HIRES])
def test_what_cannot_be_a_hire_is_refused(command: Any, known: EmploymentFacts, code: str) -> None:
    assert NOTHING.refused(BAI, command, known) == code


@pytest.mark.parametrize(
    ("who", "hint"),
    [
        ({}, None),
        ({"born": date(1950, 4, 1)}, None),
        ({"born": date(1950, 3, 31)}, HireHint.PAST_WORKING_AGE),
        ({"born": date(1955, 3, 31), "woman": True}, HireHint.PAST_WORKING_AGE),
        ({"born": date(1934, 3, 1), "pension": OnRecord(JOB.since, "pension")}, HireHint.PENSIONER_HIRED),
        ({"pension": OnRecord(date(2010, 4, 1), "pension")}, None),
    ],
)
def test_a_hire_beyond_working_age_is_registered_with_a_hint(
    who: dict[str, Any], hint: HireHint | None
) -> None:
    known = replace(KNOWN, **who)
    [told] = NOTHING.when(BAI, hire(), known)
    truth = replace(JOB, wage=1)
    asked = commands.CorrectRegistration(
        on=told.on, employment="1", job=truth, ground=CorrectionGround.FORM_WRONG, papers=PROOF
    )
    [corrected] = HIRED.when(CHU, asked, known)
    assert (told.hint, corrected.hint) == (hint, hint)


def test_somebody_is_old_enough_on_the_sixteenth_birthday() -> None:
    assert NOTHING.when(BAI, hire(), replace(KNOWN, born=date(1994, 3, 31)))


def test_an_end_cannot_lie_before_the_beginning_nor_ahead_and_only_a_term_expires() -> None:
    open_ended = replace(JOB, contract=Contract(ContractKind.OPEN_ENDED, date(2010, 3, 31)))
    assert HIRED.refused(BAI, end(date(2010, 3, 30))) == "ENDS_BEFORE_IT_BEGAN"
    assert HIRED.refused(BAI, end(date(2010, 6, 1), on=date(2010, 5, 31))) == "ENDS_IN_FUTURE"
    assert NOTHING.and_(BAI, hire(open_ended)).refused(BAI, end(date(2010, 6, 1), EndReason.EXPIRY)) == (
        "NOTHING_EXPIRES"
    )


def test_a_death_ends_an_employment_only_once_it_is_on_record() -> None:
    died = end(date(2010, 6, 1), EndReason.DEATH)
    assert HIRED.refused(BAI, died) == "DEATH_NOT_KNOWN"
    [over] = HIRED.when(BAI, died, replace(KNOWN, death_on_record=True))
    assert (over.end.reason, over.involuntary) == (EndReason.DEATH, False)


MAY = date(2010, 5, 31)
PAID = OnRecord(date(2010, 6, 1), "pension")
RETIRED_OF_AGE = [
    # A man at sixty, a woman at fifty-five, on the birthday itself; before it a pension or a paper shows it.
    ({"born": date(1950, 5, 31)}, (), None),
    ({"born": date(1950, 6, 1)}, (), "RETIREMENT_NOT_PROVED"),
    ({"born": date(1955, 5, 31), "woman": True}, (), None),
    ({"born": date(1955, 5, 31)}, (), "RETIREMENT_NOT_PROVED"),
    ({"born": date(1955, 5, 31)}, PROOF, None),
    # Paid from June on: who worked until the end of May has retired, who left in April did not.
    ({"pension": PAID}, (), None),
    ({"pension": replace(PAID, since=date(2010, 7, 1))}, (), "RETIREMENT_NOT_PROVED"),
]


@pytest.mark.parametrize(("who", "papers", "code"), RETIRED_OF_AGE)
def test_who_retires_is_of_an_age_or_draws_a_pension_or_brings_a_paper(
    who: dict[str, Any], papers: Any, code: str | None
) -> None:
    known = replace(KNOWN, **who)
    ends = (
        (HIRED, end(MAY, EndReason.RETIREMENT, papers=papers)),
        (
            AT_OWN_WORK,
            commands.StopOwnWork(
                on=MAY, employment="1", ended_on=MAY, reason=OwnWorkEnd.RETIREMENT, papers=papers
            ),
        ),
    )
    for so_far, asked in ends:
        by = LUO if so_far is AT_OWN_WORK else BAI
        if code:
            assert so_far.refused(by, asked, known) == code
        else:
            [over] = so_far.when(by, asked, known)
            assert over.evidence == (None if papers or not known.pension else "pension")


def test_the_worker_tells_of_the_end_with_proof_and_the_office_by_itself() -> None:
    day = date(2010, 6, 1)
    assert HIRED.refused(LUO, end(day, told_by=ToldBy.WORKER)) == "PROOF_MISSING"
    assert HIRED.refused(STRANGER, end(day, told_by=ToldBy.WORKER, papers=PROOF)) == "NOT_AUTHORISED"
    assert HIRED.refused(LUO, end(day, told_by=ToldBy.EX_OFFICIO, papers=PROOF)) == "NOT_AUTHORISED"
    [by_worker] = HIRED.when(LUO, end(day, told_by=ToldBy.WORKER, papers=PROOF))
    [by_office] = HIRED.when(CHU, end(day, told_by=ToldBy.EX_OFFICIO, papers=PROOF))
    assert (by_worker.told_by, by_office.told_by) == (ToldBy.WORKER, ToldBy.EX_OFFICIO)


FOUND = [
    # What the community found, what the register knows, and what the office then has to say.
    ((), {}, KNOWN.born, ()),
    ((OwnWorkRefusal.NOT_AT_WORK,), {}, KNOWN.born, ("NOT_AT_WORK",)),
    ((OwnWorkRefusal.OTHER_REGION,), {}, KNOWN.born, ("OTHER_REGION",)),
    ((OwnWorkRefusal.REGISTERED_ALREADY,), {"FLEXIBLE": "other"}, KNOWN.born, ("REGISTERED_ALREADY",)),
    ((OwnWorkRefusal.NOT_AT_WORK,), {}, date(1994, 2, 2), ("UNDER_WORKING_AGE", "NOT_AT_WORK")),
]


@pytest.mark.parametrize(("against", "own_work", "born", "reasons"), FOUND)
def test_own_work_is_registered_or_not_by_a_decision_that_holds_before_strangers(
    against: tuple[OwnWorkRefusal, ...], own_work: dict[str, str], born: date, reasons: tuple[str, ...]
) -> None:
    known = replace(KNOWN, own_work=own_work, born=born, born_event="birth", declared_event="declared")
    asked: Any = commands.ConfirmOwnWork(on=date(2010, 3, 2), employment="1", papers=PROOF)
    if against:
        asked = commands.RefuseOwnWork(on=asked.on, employment="1", reasons=against)
    [answered] = DECLARED.when(CHU, asked, known)
    decision = answered.decision
    assert tuple(one.code for one in decision.reasons) == reasons
    sources = {one.name: one.source for one in decision.inputs}
    assert sources["at_work"] == ("declared" if against else PROOF[0].id)
    assert sources["registered"] == own_work.get("FLEXIBLE", "declared")
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, OWN_WORK) == []
    assert all("{" not in said for language in ("zh", "en") for said in explain(decision, language))


def test_what_the_register_says_of_own_work_is_neither_overlooked_nor_made_up() -> None:
    twice = replace(KNOWN, own_work={"FLEXIBLE": "other"})
    confirm = commands.ConfirmOwnWork(on=date(2010, 3, 2), employment="1")
    assert DECLARED.refused(CHU, confirm, twice) == "OWN_WORK_REGISTERED"
    assert DECLARED.refused(CHU, confirm, replace(KNOWN, born=date(1994, 2, 2))) == "UNDER_WORKING_AGE"
    refuse = commands.RefuseOwnWork(
        on=confirm.on, employment="1", reasons=(OwnWorkRefusal.REGISTERED_ALREADY,)
    )
    assert DECLARED.refused(CHU, refuse) == "OWN_WORK_NOT_REGISTERED"
    assert DECLARED.when(CHU, refuse, twice)


def test_a_correction_supersedes_and_can_take_the_end_back() -> None:
    over = HIRED.and_(BAI, end(date(2010, 6, 1)))
    truth = replace(JOB, since=date(2010, 3, 1))
    asked = commands.CorrectRegistration(
        on=date(2010, 7, 1), employment="1", job=truth, ground=CorrectionGround.PROVED_OTHERWISE, papers=PROOF
    )
    assert over.refused(BAI, asked) == "NOT_AUTHORISED"
    [corrected] = over.when(CHU, asked)
    assert isinstance(corrected, Corrected)
    # Told on 30 April it was in time for the 31st, and is late for the first of March.
    assert (corrected.end, corrected.late, corrected.due) == (None, True, date(2010, 3, 31))
    assert isinstance(over.and_(CHU, asked).when(BAI, end(date(2010, 7, 2)))[0], Ended)
    assert HIRED.refused(CHU, replace(asked, job=JOB)) == "NOTHING_TO_DO"
    assert HIRED.refused(CHU, replace(asked, job=replace(JOB, employer="mine"))) == "OTHER_EMPLOYER"


def test_an_annulled_registration_ends_no_more() -> None:
    annul = commands.AnnulRegistration(
        on=date(2010, 7, 1), employment="1", ground=CorrectionGround.SAME_TWICE, papers=PROOF
    )
    assert HIRED.refused(BAI, annul) == "NOT_AUTHORISED"
    assert HIRED.and_(CHU, annul).refused(BAI, end(date(2010, 7, 1))) == "OUT_OF_ORDER"
    assert HIRED.and_(CHU, annul).refused(STRANGER, end(date(2010, 7, 1))) == "NOT_AUTHORISED"
