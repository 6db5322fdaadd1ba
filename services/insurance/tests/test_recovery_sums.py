"""What was too much, what came back and what is left add up to the fen, in whatever way it comes back."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from insurance.items import APPROVE, PAY, REVIEW, SERVE
from insurance.overpayment.commands import (
    AgreeInstalments,
    BookSetOff,
    DecideRecovery,
    EndSetOff,
    FindOverpayment,
    OverpaymentCommand,
    RecordOverpaymentReply,
    RecordReturn,
    ServeOverpaymentNotice,
    ServeRecovery,
    SetOffRecovery,
)
from insurance.overpayment.events import InstalmentsAgreed, OverpaidMonth, OverpaymentEvent, Returned
from insurance.overpayment.facts import Free, OverpaymentFacts
from insurance.overpayment.overpayment import OVERPAYMENT
from insurance.overpayment.returning import excess_of
from insurance.overpayment.stages import Overpayment, Owed
from insurance.overpayment.terms import RecoveryCause, ReplyContent, SetOffAgainst
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from insurance.rural_pension.terms import SubLedger
from jinbao.actor import Actor, Place
from jinbao.calendar import later
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.testing import officer

START = date(2012, 1, 10)
HOME = Place("shuanghe", ("shuanghe", "gongxian", "yibin"))
YAN, HE, BIAN = (
    officer(who, "county-agency", "gongxian", *steps)
    for who, steps in (("yan", (REVIEW, SERVE)), ("he", (APPROVE,)), ("bian", (PAY,)))
)
FEN = st.integers(0, 80_00)
MONTHS = st.lists(st.tuples(FEN, FEN, FEN, st.integers(1, 80_00)), min_size=1, max_size=8)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["return", "return", "instalments", "benefit", "account", "book", "end"]),
        st.integers(1, 200_00),
    ),
    max_size=12,
)


class Recovery:
    """One overpayment and what is known around it; nothing here decides, it only remembers."""

    def __init__(self, months: tuple[OverpaidMonth, ...]) -> None:
        self.case: Overpayment = OVERPAYMENT.initial
        self.on = START
        self.happened: list[OverpaymentEvent] = []
        self.months = months

    @property
    def known(self) -> OverpaymentFacts:
        free = (Free(later("2012-02", n), 60_00, Parts(50_00, 9_00), "rate") for n in range(4))
        return OverpaymentFacts(
            person="zhou",
            place=HOME,
            months=self.months,
            free=tuple(free),
            account={SubLedger.PERSONAL: Known(70_00, "entry"), SubLedger.COLLECTIVE: Known(5_00, "entry")},
            bookable=frozenset(later("2012-02", n) for n in range(2)),
        )

    def ask(self, command: OverpaymentCommand, who: Actor) -> None:
        """What is refused changes nothing."""
        try:
            said = list(OVERPAYMENT.decide(self.case, command, Desk(who, self.on, self.known)))
        except Refused:
            return
        for one in said:
            event = one.event if isinstance(one, Effective) else one
            self.case = OVERPAYMENT.evolve(self.case, event)
            self.happened.append(event)

    def decided(self) -> None:
        served = {"served_on": self.on, "method": ServiceMethod.DIRECT, "overpayment": "zhou", "on": self.on}
        reply = {"content": ReplyContent.CANNOT_PAY, "overpayment": "zhou", "on": self.on}
        self.ask(FindOverpayment(on=self.on, person="zhou"), YAN)
        self.ask(ServeOverpaymentNotice(**served), YAN)
        self.ask(RecordOverpaymentReply(**reply), YAN)
        cause = RecoveryCause.PERSON_ERROR
        self.ask(DecideRecovery(on=self.on, overpayment="zhou", cause=cause), HE)
        self.ask(ServeRecovery(**served), YAN)

    def does(self, act: str, fen: int) -> None:
        self.on += timedelta(days=1)
        asked = {"on": self.on, "overpayment": "zhou"}
        match act:
            case "return":
                self.ask(RecordReturn(**asked, amount=fen), BIAN)
            case "instalments":
                self.ask(AgreeInstalments(**asked, count=fen % 24 + 1, first_due_on=self.on), YAN)
            case "benefit" | "account":
                against = SetOffAgainst(act.upper())
                self.ask(SetOffRecovery(**asked, against=against, monthly=fen), HE)
            case "book":
                self.ask(BookSetOff(**asked), BIAN)
            case "end":
                self.ask(EndSetOff(**asked), HE)


def overpaid(number: int, base: int, top_up: int, account: int, more: int) -> OverpaidMonth:
    """A month that was due something, and had more."""
    due = Parts(base, top_up, account)
    had = due + Parts(more, 0, 0) if number % 2 else Parts(base + more + account, top_up, 0)
    return OverpaidMonth(later("2011-01", number), due.total, had.total, excess_of(had, due))


@settings(max_examples=60, deadline=None)
@given(MONTHS, ACTS)
def test_what_came_back_and_what_is_left_are_what_was_too_much(
    months: list[tuple[int, int, int, int]], acts: list[tuple[str, int]]
) -> None:
    found = tuple(overpaid(number, *each) for number, each in enumerate(months))
    assert all(one.excess.total == one.overpaid > 0 for one in found)
    recovery, total = Recovery(found), sum(one.overpaid for one in found)
    recovery.decided()
    assert isinstance(recovery.case, Owed)
    for act, fen in acts:
        recovery.does(act, fen)
        returned = [event for event in recovery.happened if isinstance(event, Returned)]
        assert isinstance(recovery.case, Owed)
        left = {one.month: one.parts.total for one in recovery.case.debt}
        for one in found:
            back = sum(
                each.parts.total for event in returned for each in event.months if each.month == one.month
            )
            assert back + left[one.month] == one.overpaid
            assert min(back, left[one.month]) >= 0
        assert sum(event.amount for event in returned) + sum(left.values()) == total
        assert 0 <= recovery.case.rest <= sum(left.values())
        assert recovery.case.is_settled == (not sum(left.values()))
    for agreed in (event for event in recovery.happened if isinstance(event, InstalmentsAgreed)):
        amounts = [one.amount for one in agreed.instalments]
        assert len({*amounts[:-1]}) <= 1
        assert amounts[-1] >= max(amounts)
