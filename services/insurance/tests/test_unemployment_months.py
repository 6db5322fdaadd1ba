"""The months of an unemployment benefit add up: whatever is confirmed, stopped, taken back or resumed."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from insurance.rural_pension.facts import Known
from insurance.unemployment_benefit import commands
from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.benefit_states import Begin, InPayment, OnHold
from insurance.unemployment_benefit.due import Terms, is_open, last_month, months_used, remaining
from insurance.unemployment_benefit.events import MonthConfirmed
from insurance.unemployment_benefit.facts import BenefitFacts, Loss, Registration
from insurance.unemployment_benefit.terms import JobSeeking, UnemploymentStopGround
from jinbao.actor import EVERYTHING, Actor, Grant, Place
from jinbao.calendar import Month, first_day, later
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.rules import LocalParameter

FIRST, GRANTED = "2010-03", 12
PLACE = Place("gongxian", ("gongxian",))
KEEPS = UnemploymentStopGround.REEMPLOYED
ENDS = UnemploymentStopGround.DRAWS_PENSION


def local(name: str, value: Any) -> LocalParameter:
    day = date(2009, 1, 1)
    return LocalParameter(
        name=name,
        region="gongxian",
        value=value,
        in_force_from=day,
        promulgated_on=day,
        document="示例",
        approved_by="珙县人民政府",
        official=False,
    )


SITE = (
    local("minimum_wage", 650_00),
    local("benefit_ratio", "0.7"),
    local("urban_living_allowance", 200_00),
)


def officer(*steps: str) -> Actor:
    person = "-".join(steps)
    grant = Grant(
        id=person,
        person=person,
        role="officer",
        office="agency",
        region=EVERYTHING,
        items=(EVERYTHING,),
        steps=steps,
        since=date(2009, 1, 1),
    )
    return Actor(person, "agency", None, (grant,))


CLERK, LEADER = officer("intake"), officer("approve")


class Office:
    """A benefit at its desk; what is refused does not happen."""

    def __init__(self) -> None:
        self.known = BenefitFacts(
            person="luo",
            place=PLACE,
            rural_hukou=Known(value=False, source="hukou"),
            benefit="b",
            payer="gongxian",
            begun="begun",
            parameters=SITE,
        )
        self.state: Any = BENEFIT.initial
        self.refusal: Refused | None = None
        self.asks(CLERK, Begin("gongxian", (), "2010-02", date(2010, 3, 10), Terms(FIRST, GRANTED)), FIRST)

    @property
    def terms(self) -> Terms:
        terms: Terms = self.state.terms
        return terms

    def asks(self, by: Actor, command: Any, today: Month) -> None:
        desk = Desk(by, late_in(today), self.known)
        try:
            events = list(BENEFIT.decide(self.state, command, desk))
        except Refused as refusal:
            self.refusal = refusal
            return
        for happened in events:
            event = happened.event if isinstance(happened, Effective) else happened
            self.state = BENEFIT.evolve(self.state, event)
            if isinstance(event, MonthConfirmed):
                self.known = replace(
                    self.known,
                    confirmations={**self.known.confirmations, event.month: f"confirmed-{event.month}"},
                )

    def confirms(self, month: Month, today: Month) -> None:
        asked = {"on": late_in(today), "benefit": "b", "month": month}
        self.asks(CLERK, commands.ConfirmUnemploymentMonth(**asked, seeking=JobSeeking.IN_TRAINING), today)
        self.asks(LEADER, commands.DecideUnemploymentMonth(**asked), today)

    def stops(self, ground: UnemploymentStopGround, month: Month, today: Month) -> None:
        self.known = replace(self.known, losses={ground: Loss(first_day(month), "told")})
        asked = commands.StopUnemploymentBenefit(on=late_in(today), benefit="b", ground=ground)
        self.asks(LEADER, asked, today)
        self.known = replace(self.known, losses={}, stop_event="stopped")

    def takes_back(self, today: Month) -> None:
        self.asks(LEADER, commands.TakeBackUnemploymentStop(on=late_in(today), benefit="b"), today)

    def resumes(self, month: Month, today: Month) -> None:
        self.known = replace(self.known, registration=Registration("gongxian", first_day(month), "again"))
        self.asks(LEADER, commands.ResumeUnemploymentBenefit(on=late_in(today), benefit="b"), today)


def late_in(month: Month) -> date:
    return first_day(month).replace(day=28)


MONTHS = st.integers(0, 30).map(lambda count: later(FIRST, count))
ACTS = st.one_of(
    st.tuples(st.just("confirms"), MONTHS),
    st.tuples(st.just("stops"), st.sampled_from([KEEPS, ENDS]), MONTHS),
    st.tuples(st.just("takes_back")),
    st.tuples(st.just("resumes"), MONTHS),
)


@settings(max_examples=60, deadline=None)
@given(acts=st.lists(ACTS, max_size=25))
def test_months_used_and_months_left_are_those_granted_whatever_happens(acts: list[Any]) -> None:
    """But where a ground leaves nothing; and every month that is due was confirmed, decided and is open."""
    office, today = Office(), later(FIRST, 30)
    for act, *about in acts:
        getattr(office, act)(*about, today)
        terms, used = office.terms, months_used(office.terms)
        assert isinstance(office.state, InPayment | OnHold)
        assert len(used) <= GRANTED
        assert remaining(terms) == (0 if terms.lapsed else GRANTED - len(used))
        assert sum(terms.due(one.month).total > 0 for one in terms.given) == len(used)
        assert all(is_open(terms, month) for month in used)
        assert terms.lapsed <= (isinstance(office.state, OnHold))


def test_a_month_that_was_given_after_the_job_began_is_left_for_later() -> None:
    office = Office()
    for month in ("2010-03", "2010-04", "2010-05"):
        office.confirms(month, "2010-06")
    office.stops(KEEPS, "2010-05", "2010-06")
    assert (months_used(office.terms), remaining(office.terms)) == (("2010-03", "2010-04"), 10)
    office.resumes("2010-09", "2010-10")
    office.confirms("2010-08", "2010-10")
    office.confirms("2010-10", "2010-10")
    assert (months_used(office.terms), remaining(office.terms)) == (("2010-03", "2010-04", "2010-10"), 9)
    office.stops(ENDS, "2010-11", "2010-12")
    assert remaining(office.terms) == 0


def test_the_term_runs_by_the_calendar_and_only_a_stop_holds_it_up() -> None:
    """[L1 art 50] Of 12 months from 2010-03 the last is 2011-02; one of them may be signed for late."""
    office = Office()
    for month in ("2011-02", "2011-03", "2026-11", "2010-12"):
        office.confirms(month, "2026-11")
    assert months_used(office.terms) == ("2011-02", "2010-12")


def test_a_stop_of_four_months_moves_the_last_month_by_four() -> None:
    office = Office()
    office.stops(KEEPS, "2010-05", "2010-06")
    office.resumes("2010-09", "2010-10")
    assert last_month(office.terms) == "2011-06"
    office.confirms("2011-06", "2011-12")
    office.confirms("2011-07", "2011-12")
    assert months_used(office.terms) == ("2011-06",)


def test_what_stopped_after_the_term_does_not_go_on() -> None:
    office = Office()
    office.stops(KEEPS, "2011-03", "2011-04")
    office.resumes("2011-09", "2011-10")
    assert isinstance(office.state, OnHold)
    assert office.refusal is not None
    assert office.refusal.code == "UNEMPLOYMENT_TERM_OVER"
    assert office.refusal.params == {"last_month": "2011-02"}
