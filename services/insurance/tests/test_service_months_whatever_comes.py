"""Whatever becomes known in whatever order, paid month by month: every month adds up to the fen."""

from collections import Counter as Counted
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from inheriting import apply, decide, hand_on, pay_out
from paying import lines, months, pay_run, prepare, release
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty
from test_service_registers import OWN, differences

from insurance.contract import (
    AnnulmentGround,
    AnnulRevocation,
    BankAnswer,
    Consent,
    EnrolmentStage,
    HeirShare,
    InheritancesOf,
    LineState,
    MergeEnrolments,
    Outcome,
    PaidBenefit,
    PaymentsOf,
    PensionDecisionsOf,
    RaisePensions,
    RecalculatePension,
    RecordReturns,
    ReinstatePension,
    RepayLine,
    ResumePension,
    RevocationGround,
    RevokeGrant,
    RevokeInheritance,
    SeparateEnrolments,
    StopGround,
    StopPension,
    SuspendPension,
    SuspensionGround,
    WithdrawInheritance,
)
from insurance.payment_run.register import LINES, MONTHS
from insurance.single_sum.register import SUMS
from jinbao.calendar import Month, later, month_after, month_of, months_between
from jinbao.casework.people import (
    BirthCorrected,
    DeathRecorded,
    DeathRevoked,
    KinshipRecorded,
    PersonsMerged,
    PersonsUnmerged,
)
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Event

BORN = date(1950, 1, 4)
BIRTHS = (BORN, date(1950, 2, 20), date(1950, 7, 31), date(1953, 1, 4))
PROOF = {"papers": EVIDENCE}
TROUBLED = ("zhou", "wu", "zheng", "wang")
HAPPENS = (
    *("born", "dead", "alive", "held", "freed", "revoked", "restored", "nothing"),
    *("imprisoned", "released", "inherited", "merged", "parted"),
)
COMES = (StopPension, ReinstatePension, ResumePension, AnnulRevocation, SeparateEnrolments, RepayLine)
"""What comes up in each walk, beside somebody's time in prison, so that none is idle."""
HEIR = "er"
PAID_AGAIN = 100_00
"""What each paid under a second file."""
CALM = "feng"
"""Nothing ever happened to Feng, so that all the others end as Feng does."""


class Counter:
    """Officers who try what they are told; what is refused changes nothing."""

    def __init__(self, county: PilotCounty, chance: Random) -> None:
        self.county, self.chance = county, chance
        self.runs: list[str] = []
        self.done: set[Callable[..., Command]] = set()
        self.in_prison: dict[str, set[Month]] = {person: set() for person in TROUBLED}

    def tries(self, who: str, kind: Callable[..., Command], **asked: Any) -> None:
        with suppress(Refused):
            self.county.do(who, kind, **asked)
            self.done.add(kind)

    def hears(self, fact: Event) -> None:
        self.county.tell(fact)

    def something_happens(self, person: str) -> None:
        now = self.county.today
        match self.chance.choice(HAPPENS):
            case "born":
                self.is_born(person, self.chance.choice(BIRTHS))
            case "dead":
                self.hears(DeathRecorded(person, now - timedelta(self.chance.randint(1, 90)), strong=True))
                self.tries("he", StopPension, person=person, ground=StopGround.DEATH)
            case "alive":
                self.lives(person)
            case "held":
                self.tries(
                    "yan", SuspendPension, person=person, ground=SuspensionGround.MISSING, papers=EVIDENCE
                )
            case "freed" | "released" if imprisoned_on(self.county, person):
                self.is_released(person, now - timedelta(self.chance.randint(0, 40)))
            case "freed":
                self.tries("yan", ResumePension, person=person, papers=EVIDENCE)
            case "revoked":
                ground = RevocationGround.FALSE_PAPERS
                self.tries("he", RevokeGrant, person=person, ground=ground, **PROOF)
            case "restored":
                self.is_restored(person)
            case "imprisoned":
                since = now - timedelta(self.chance.randint(1, 60))
                held = {"ground": SuspensionGround.IMPRISONED, "imprisoned_on": since}
                self.tries("yan", SuspendPension, person=person, **held, papers=EVIDENCE)
            case "inherited":
                self.heirs_ask(person)
            case "merged":
                self.hears(PersonsMerged(person, again(person)))
                self.tries("fu", MergeEnrolments, kept=person, ended=again(person))
            case "parted":
                self.are_two_people(person)

    def is_released(self, person: str, day: date) -> None:
        """Of the months in prison nothing is paid, whatever becomes known later."""
        since = imprisoned_on(self.county, person)
        if since is None or day < since:
            return
        released = ResumePension(on=self.county.today, person=person, released_on=day, papers=EVIDENCE)
        with suppress(Refused):
            self.county.carry_out(released, self.county.call("yan"))
            self.done.add(ResumePension)
            self.in_prison[person] |= {*months_of(month_after(since), month_of(day))}

    def heirs_ask(self, person: str) -> None:
        with suppress(Refused):
            case = apply(self.county, HeirShare(HEIR, 1), person=person)
            pay_out(self.county, decide(self.county, hand_on(self.county, case)))

    def are_two_people(self, person: str) -> None:
        self.hears(PersonsUnmerged(person, again(person)))
        self.tries("fu", SeparateEnrolments, kept=person, ended=again(person))

    def is_born(self, person: str, born: date) -> None:
        self.hears(BirthCorrected(person, born))
        self.tries("he", RecalculatePension, person=person)

    def lives(self, person: str) -> None:
        self.hears(DeathRevoked(person))
        for case in self.county.ask("jian", "inheritances_of", InheritancesOf(person=person)).rows:
            self.tries("he", RevokeInheritance, inheritance=case.id)
            self.tries("xie", WithdrawInheritance, inheritance=case.id, consent=Consent.WRITTEN)
        self.tries("he", ReinstatePension, person=person, papers=EVIDENCE)

    def is_restored(self, person: str) -> None:
        ground = AnnulmentGround.OFFICE_ERROR
        self.tries("he", AnnulRevocation, person=person, ground=ground, **PROOF)

    def the_law_moves_on(self) -> None:
        """What was published last holds from February on, whatever was published before."""
        top_up = str(self.chance.randint(0, 20))
        self.county.set_parameter("top_up", top_up, in_force_from=date(2010, 2, 1))
        self.tries("he", RaisePensions, county=GONGXIAN)

    def a_month_is_paid(self, month: str) -> None:
        prepare(self.county, month)
        release(self.county, month)
        self.runs.append(month)
        self.the_bank_answers(month)
        with suppress(Refused):
            pay_run(self.county, month, PaidBenefit.SINGLE_SUM)

    def the_bank_answers(self, month: str, *, bounces: bool = True) -> None:
        sent = lines(self.county, month, state=LineState.SENT)
        answers = [BankAnswer.CREDITED] * 3 + [BankAnswer.ACCOUNT_CLOSED] * bounces
        outcomes = tuple(Outcome(line.number, self.chance.choice(answers)) for line in sent)
        if outcomes:
            self.county.do("bian", RecordReturns, county=GONGXIAN, month=month, outcomes=outcomes)

    def what_bounced_is_sent_again(self) -> None:
        for month in self.runs:
            asked = {"county": GONGXIAN, "month": month, "account_confirmed_on": self.county.today}
            for line in lines(self.county, month, state=LineState.BOUNCED):
                self.tries("zhi", RepayLine, line=line.number, **asked)
            self.the_bank_answers(month, bounces=False)

    def all_is_put_right(self) -> None:
        """In the end everybody lives, was born as the papers said, and hid nothing."""
        for person in TROUBLED:
            self.lives(person)
            self.is_restored(person)
            self.is_born(person, BORN)
            self.tries("he", ReinstatePension, person=person, papers=EVIDENCE)
            if since := imprisoned_on(self.county, person):
                self.is_released(person, since)
            self.are_two_people(person)
            self.tries("yan", ResumePension, person=person, papers=EVIDENCE)
        self.tries("he", RaisePensions, county=GONGXIAN)


def again(person: str) -> str:
    """The second file of one person, under which nothing is drawn."""
    return f"{person}-again"


def imprisoned_on(county: PilotCounty, person: str) -> date | None:
    """Of whoever is held for it now."""
    if county.ask("jian", "pension_by_person", person).ground != SuspensionGround.IMPRISONED:
        return None
    history = county.ask("jian", "pension_history", person)
    days = [one.detail["imprisoned_on"] for one in history if one.detail.get("imprisoned_on")]
    return date.fromisoformat(days[-1])


def months_of(first: Month, last: Month) -> list[Month]:
    return [later(first, count) for count in range(months_between(first, last) + 1)]


def nothing_is_lost(county: PilotCounty, person: str) -> None:
    """Of the second file: what was paid in is there again, or came back by the bank."""
    account = county.ask("jian", "account_by_person", again(person))
    refunds = county.rows(SUMS, SUMS.c.of == again(person))
    assert account.personal + sum(one.amount for one in refunds) == PAID_AGAIN
    assert county.ask("jian", "enrolment_by_person", again(person)).stage is EnrolmentStage.CONFIRMED


def inherited(county: PilotCounty, person: str) -> int:
    """What months have had that heirs were granted."""
    table = MONTHS.c
    rows = county.rows(MONTHS, table.entitlement == person, table.state == LineState.PAID)
    of_runs = {line.id for line in county.rows(LINES)}
    return sum(one.base + one.top_up + one.account for one in rows if one.line not in of_runs)


def adds_up(county: PilotCounty, person: str) -> None:
    """What the months have had is what the bank has credited, what is under way is what it has not."""
    known = months(county, person).values()
    amounts: Counted[LineState] = Counted()
    for line in county.ask("jian", "payments_of", PaymentsOf(entitlement=person, first=100)).rows:
        amounts[line.state] += line.amount
    on_the_way = (LineState.LISTED, LineState.SENT, LineState.BOUNCED)
    assert sum(one.paid for one in known) == amounts[LineState.PAID] + inherited(county, person)
    assert sum(one.under_way for one in known) == sum(amounts[state] for state in on_the_way)


@pytest.mark.parametrize("seed", [32, 35, 37])
def test_every_month_adds_up_and_ends_as_the_facts_say(county: PilotCounty, seed: int) -> None:
    county.resident(HEIR, "1975-03-01")
    for person in (*TROUBLED, CALM):
        county.granted(person)
    for person in TROUBLED:
        county.tell(KinshipRecorded(person, HEIR, "CHILD"))
        county.enrol(county.resident(again(person)))
        county.pay(again(person), 2010)
    counter = Counter(county, Random(seed))  # noqa: S311 - a walk that can be repeated
    for month in range(2, 10):
        county.open(date(2010, month, 10))
        if month in (4, 7):
            counter.the_law_moves_on()
        for person in TROUBLED:
            counter.something_happens(person)
        counter.a_month_is_paid(f"2010-{month:02}")
        for person in TROUBLED:
            adds_up(county, person)
        for sum_ in county.rows(SUMS):
            adds_up(county, sum_.id)
    county.open(date(2010, 10, 10))
    counter.all_is_put_right()
    counter.what_bounced_is_sent_again()
    counter.a_month_is_paid("2010-10")
    counter.what_bounced_is_sent_again()
    calm = {month: one.due for month, one in months(county, CALM).items()}
    for person in TROUBLED:
        adds_up(county, person)
        known = months(county, person)
        assert {month: known[month].due for month in calm} == calm | dict.fromkeys(
            counter.in_prison[person] & calm.keys(), 0
        )
        nothing_is_lost(county, person)
        assert {month: one.owed for month, one in known.items() if one.owed} == {}
        rulings = county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person=person, first=100))
        assert all(county.ask("jian", "verification_by_case", row.id).holds for row in rulings.rows)
    assert {*COMES} <= counter.done, "the walk is too short"
    assert any(counter.in_prison.values())
    assert differences(county) == {table.name: 0 for table in OWN}
