"""Whatever becomes known in whatever order, paid month by month: every month adds up to the fen."""

from collections import Counter as Counted
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

from paying import lines, months, prepare, release
from pilot_county import EVIDENCE, GONGXIAN, PilotCounty
from test_service_registers import OWN, differences

from insurance.contract import (
    AnnulmentGround,
    AnnulRevocation,
    BankAnswer,
    LineState,
    Outcome,
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
    StopGround,
    StopPension,
    SuspendPension,
    SuspensionGround,
)
from jinbao.casework.people import BirthCorrected, DeathRecorded, DeathRevoked
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import Event

BORN = date(1950, 1, 4)
BIRTHS = (BORN, date(1950, 2, 20), date(1950, 7, 31), date(1953, 1, 4))
PROOF = {"papers": EVIDENCE}
TROUBLED = ("zhou", "wu", "zheng", "wang")
CALM = "feng"
"""Nothing ever happened to Feng, so that all the others end as Feng does."""


class Counter:
    """Officers who try what they are told; what is refused changes nothing."""

    def __init__(self, county: PilotCounty, chance: Random) -> None:
        self.county, self.chance = county, chance
        self.runs: list[str] = []

    def tries(self, who: str, kind: Callable[..., Command], **asked: Any) -> None:
        with suppress(Refused):
            self.county.do(who, kind, **asked)

    def hears(self, fact: Event) -> None:
        self.county.tell(fact)

    def something_happens(self, person: str) -> None:
        now = self.county.today
        match self.chance.choice(
            ["born", "dead", "alive", "held", "freed", "revoked", "restored", "nothing"]
        ):
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
            case "freed":
                self.tries("yan", ResumePension, person=person, papers=EVIDENCE)
            case "revoked":
                ground = RevocationGround.FALSE_PAPERS
                self.tries("he", RevokeGrant, person=person, ground=ground, **PROOF)
            case "restored":
                self.is_restored(person)

    def is_born(self, person: str, born: date) -> None:
        self.hears(BirthCorrected(person, born))
        self.tries("he", RecalculatePension, person=person)

    def lives(self, person: str) -> None:
        self.hears(DeathRevoked(person))
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
            self.tries("yan", ResumePension, person=person, papers=EVIDENCE)
        self.tries("he", RaisePensions, county=GONGXIAN)


def adds_up(county: PilotCounty, person: str) -> None:
    """What the months have had is what the bank has credited, what is under way is what it has not."""
    known = months(county, person).values()
    amounts: Counted[LineState] = Counted()
    for line in county.ask("jian", "payments_of", PaymentsOf(entitlement=person, first=100)).rows:
        amounts[line.state] += line.amount
    on_the_way = (LineState.LISTED, LineState.SENT, LineState.BOUNCED)
    assert sum(one.paid for one in known) == amounts[LineState.PAID]
    assert sum(one.under_way for one in known) == sum(amounts[state] for state in on_the_way)


def test_every_month_adds_up_and_ends_as_the_facts_say(county: PilotCounty) -> None:
    for person in (*TROUBLED, CALM):
        county.granted(person)
    counter = Counter(county, Random(20100105))  # noqa: S311 - a walk that can be repeated
    for month in range(2, 10):
        county.open(date(2010, month, 10))
        if month in (4, 7):
            counter.the_law_moves_on()
        for person in TROUBLED:
            counter.something_happens(person)
        counter.a_month_is_paid(f"2010-{month:02}")
        for person in TROUBLED:
            adds_up(county, person)
    county.open(date(2010, 10, 10))
    counter.all_is_put_right()
    counter.what_bounced_is_sent_again()
    counter.a_month_is_paid("2010-10")
    counter.what_bounced_is_sent_again()
    calm = {month: one.due for month, one in months(county, CALM).items()}
    for person in TROUBLED:
        adds_up(county, person)
        known = months(county, person)
        assert {month: known[month].due for month in calm} == calm
        assert {month: one.owed for month, one in known.items() if one.owed} == {}
        rulings = county.ask("jian", "pension_decisions_of", PensionDecisionsOf(person=person, first=100))
        assert all(county.ask("jian", "verification_by_case", row.id).holds for row in rulings.rows)
    assert differences(county) == {table.name: 0 for table in OWN}
