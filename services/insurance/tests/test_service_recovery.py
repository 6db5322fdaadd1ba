"""Too much is got back by a decision, in whatever way, and every fen of every month adds up."""

from datetime import date

import pytest
from inheriting import dies, falls_to, family, inherited, stop
from paying import months, paid, pay_month, pay_run
from pilot_county import EVIDENCE, PilotCounty
from recovering import (
    DIRECT,
    MONTH,
    decided,
    found,
    gives_back,
    heard,
    imprisoned,
    left,
    overpayment,
    paid_until,
    told,
)

from insurance.contract import (
    AgreeInstalments,
    BookSetOff,
    CancelRecovery,
    DecideRecovery,
    EndSetOff,
    FindOverpayment,
    HandRecoveryToCourt,
    OverpaymentStage,
    PaidBenefit,
    RecordOverpaymentReply,
    RecordReturn,
    RecoveryCause,
    ReinstatePension,
    ReplyContent,
    ReturnWay,
    RevokeInheritance,
    ServeRecovery,
    SetOffAgainst,
    SetOffRecovery,
    StopGround,
    StopPension,
)
from jinbao.casework.people import DeathRevoked
from jinbao.statutory_clock.terms import ClockState

STAGE = OverpaymentStage


def three_months_too_many(county: PilotCounty) -> None:
    """Died on 31 March 2010, after two paid months; April, May and June were paid before anybody knew."""
    paid_until(county, "2010-06")
    family(county)
    dies(county, date(2010, 3, 31))
    stop(county)


def test_found_late_three_months_come_back_by_instalments_from_the_heirs(county: PilotCounty) -> None:
    three_months_too_many(county)
    found(county)
    assert left(county) == {"2010-04": MONTH, "2010-05": MONTH, "2010-06": MONTH}
    heard(county)
    assert reply_clock(county) is ClockState.MET
    unnamed = county.refuses("he", DecideRecovery, overpayment="zhou", cause=RecoveryCause.PERSON_ERROR)
    assert unnamed.code == "DEBTORS_MISSING"
    decided(county, "zhou-er", "zhou-mei")
    terms = {"overpayment": "zhou", "count": 4, "first_due_on": date(2010, 7, 31)}
    county.do("yan", AgreeInstalments, **terms)
    stands = overpayment(county)
    assert [(one.due_on, one.amount) for one in stands.instalments] == [
        (date(2010, 7, 31), 41_95),
        (date(2010, 8, 31), 41_95),
        (date(2010, 9, 30), 41_95),
        (date(2010, 10, 31), 41_97),
    ]
    assert overpayment(county, who="zhou-er").outstanding == 3 * MONTH
    for one in stands.instalments:
        county.open(one.due_on)
        gives_back(county, one.amount)
    assert left(county) == {"2010-04": 0, "2010-05": 0, "2010-06": 0}
    assert (overpayment(county).stage, overpayment(county).outstanding) == (STAGE.SETTLED, 0)
    of_month = months(county)["2010-04"]
    assert (of_month.due, of_month.paid, of_month.returned, of_month.overpaid) == (0, MONTH, MONTH, 0)
    assert county.refuses("yan", FindOverpayment, person="zhou").code == "NOTHING_TO_DO"
    assert county.refuses("bian", RecordReturn, overpayment="zhou", amount=1).code == "OUT_OF_ORDER"


def test_a_return_is_laid_against_the_oldest_month_first(county: PilotCounty) -> None:
    three_months_too_many(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    gives_back(county, MONTH + 10_00)
    assert left(county) == {"2010-04": 0, "2010-05": MONTH - 10_00, "2010-06": MONTH}
    assert [one.overpaid for one in months(county).values()] == [0, 0, 0, MONTH - 10_00, MONTH]
    more = county.refuses("bian", RecordReturn, overpayment="zhou", amount=2 * MONTH)
    assert (more.code, more.params) == ("MORE_THAN_OWED", {"outstanding": 2 * MONTH - 10_00})
    assert county.refuses("yan", FindOverpayment, person="zhou").code == "NOTHING_TO_DO"
    assert county.refuses("bian", RecordReturn, overpayment="zhou", amount=0).code == "AMOUNT_NOT_POSITIVE"
    booked = {"overpayment": "zhou", "receipt": "收据甲"}
    county.do("bian", RecordReturn, amount=1, **booked)
    again = county.refuses("bian", RecordReturn, amount=1, **booked)
    assert (again.code, again.field) == ("RECEIPT_BOOKED_BEFORE", "receipt")


def reply_clock(county: PilotCounty) -> ClockState:
    [clock] = county.ask("jian", "clocks_by_case", "overpayment/zhou")
    state: ClockState = clock.state
    return state


def test_nothing_is_decided_before_a_reply_or_the_time_for_it(county: PilotCounty) -> None:
    three_months_too_many(county)
    found(county)
    asked = {"overpayment": "zhou", "cause": RecoveryCause.PERSON_ERROR, "debtors": ("zhou-er",)}
    assert county.refuses("he", DecideRecovery, **asked).code == "NOT_TOLD"
    told(county)
    assert overpayment(county).reply_until == date(2010, 6, 21)  # ten days, and the 20th is a Sunday
    early = county.refuses("he", DecideRecovery, **asked)
    assert (early.code, early.params) == ("REPLY_OPEN", {"until": date(2010, 6, 21)})
    county.open(date(2010, 6, 22))
    late = county.refuses("yan", RecordOverpaymentReply, overpayment="zhou", content=ReplyContent.CANNOT_PAY)
    assert late.code == "REPLY_TOO_LATE"
    for who, code in (("yan", "NOT_AUTHORISED"), ("gao", "NOT_AUTHORISED")):
        assert county.refuses(who, DecideRecovery, **asked).code == code
    stranger = county.refuses("he", DecideRecovery, **{**asked, "debtors": ("lin",)})
    assert stranger.code == "NOT_AN_HEIR"
    county.service.timekeeper.look()
    assert reply_clock(county) is ClockState.EXPIRED
    decided(county, "zhou-er")
    assert reply_clock(county) is ClockState.ENDED
    event = overpayment(county).decision
    assert county.ask("jian", "verification_by_case", event).holds
    decision = county.ask("zhou-er", "decision_by_event", event)
    assert (decision.amount, decision.outcome) == (3 * MONTH, "granted")
    assert "To come back: too much for 2010-04 55.94 yuan + " in " ".join(decision.sentences)


def test_a_recovery_is_cancelled_when_the_dead_turn_out_to_live(county: PilotCounty) -> None:
    """Wrongly reported dead by strong evidence: what came back is paid out again, month by month."""
    three_months_too_many(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    gives_back(county, MONTH + 10_00)
    assert county.refuses("he", CancelRecovery, overpayment="zhou").code == "STILL_OVERPAID"
    county.tell(DeathRevoked("zhou"))
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    stands = county.refuses("yan", FindOverpayment, person="zhou")
    assert (stands.code, stands.params) == ("RECOVERY_STANDS", {"months": ("2010-05", "2010-06")})
    county.do("he", CancelRecovery, overpayment="zhou")
    assert county.ask("jian", "verification_by_case", overpayment(county).decision).holds
    assert overpayment(county).stage is STAGE.CANCELLED
    cancelled, before = county.ask("jian", "overpayment_decisions", "zhou")
    assert (cancelled.event, before.amount) == (overpayment(county).decision, 3 * MONTH)
    assert county.ask("jian", "verification_by_case", before.event).holds
    assert county.ask("zhou-er", "overpayment_decisions", "zhou") == [before]
    assert [one.owed for one in months(county).values()] == [0, 0, MONTH, 10_00, 0]
    pay_month(county, "2010-07")
    assert all((one.owed, one.overpaid) == (0, 0) for one in months(county).values())
    assert sum(paid(county).values()) == 6 * MONTH + MONTH + 10_00


def test_a_month_beside_a_recovery_that_is_right_is_found_once_that_is_settled(county: PilotCounty) -> None:
    """The death was a month earlier than had been recorded: that month is too much as well."""
    three_months_too_many(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    dies(county, date(2010, 2, 28))
    first = county.refuses("yan", FindOverpayment, person="zhou")
    assert (first.code, first.params) == ("RECOVERY_FIRST", {"months": ("2010-03",)})
    assert county.refuses("he", CancelRecovery, overpayment="zhou").code == "STILL_OVERPAID"
    gives_back(county, 3 * MONTH)
    found(county)
    assert left(county) == {"2010-03": MONTH}
    heard(county)
    decided(county, "zhou-er")
    gives_back(county, MONTH)
    assert [(one.paid - one.returned, one.due) for one in months(county).values()] == [
        (MONTH, MONTH),
        *[(0, 0)] * 4,
    ]


@pytest.mark.parametrize("against", [None, SetOffAgainst.ACCOUNT])
def test_a_settled_recovery_is_cancelled_also_when_a_run_has_paid_it_again(
    county: PilotCounty, against: SetOffAgainst | None
) -> None:
    """Whether it came back in cash or out of the account: it has been paid, and is not given twice."""
    paid_until(county, "2010-04")
    family(county)
    dies(county, date(2010, 3, 31))
    stop(county)
    found(county)
    heard(county)
    decided(county, "zhou-er")
    if against is None:
        gives_back(county, MONTH)
    else:
        county.do("he", SetOffRecovery, overpayment="zhou", against=against)
    assert overpayment(county).stage is STAGE.SETTLED
    assert county.refuses("he", CancelRecovery, overpayment="zhou").code == "STILL_OVERPAID"
    county.tell(DeathRevoked("zhou"))
    county.do("he", ReinstatePension, person="zhou", papers=EVIDENCE)
    pay_month(county, "2010-05")
    stood = [(one.due, one.paid, one.returned, one.owed) for one in months(county).values()]
    account = county.ask("jian", "account_by_person", "zhou").balance
    county.do("he", CancelRecovery, overpayment="zhou")
    assert overpayment(county).stage is STAGE.CANCELLED
    assert county.ask("jian", "verification_by_case", overpayment(county).decision).holds
    assert [(one.due, one.paid, one.returned, one.owed) for one in months(county).values()] == stood
    assert stood == [(MONTH, MONTH, 0, 0)] * 2 + [(MONTH, 2 * MONTH, MONTH, 0), (MONTH, MONTH, 0, 0)]
    assert county.ask("jian", "account_by_person", "zhou").balance == account
    assert county.refuses("yan", FindOverpayment, person="zhou").code == "NOTHING_TO_DO"


def test_whom_it_concerns_replies_themselves(county: PilotCounty) -> None:
    """The heirs of the dead, before it is decided which of them owe; a stranger sees and says nothing."""
    three_months_too_many(county)
    found(county)
    reply = {"overpayment": "zhou", "content": ReplyContent.DISPUTES_FACTS}
    assert may(county, "zhou-er") == []
    told(county)
    county.resident("lin")
    assert county.ask("lin", "overpayment_actions", "zhou") == []
    assert county.refuses("lin", RecordOverpaymentReply, **reply).code == "NOT_AUTHORISED"
    assert may(county, "zhou-mei") == ["recordOverpaymentReply"]
    county.do("zhou-mei", RecordOverpaymentReply, **reply)
    stands = overpayment(county, who="zhou-er")
    assert (stands.stage, stands.reply) == (STAGE.REPLIED, ReplyContent.DISPUTES_FACTS)
    assert may(county, "zhou-er") == []


def test_whoever_lives_replies_for_themselves_and_their_kin_do_not(county: PilotCounty) -> None:
    paid_until(county, "2010-06")
    family(county)
    county.open(date(2010, 7, 5))
    lost(county, "zhou", date(2010, 4, 30))
    found(county)
    told(county)
    assert may(county, "zhou-er") == []
    assert may(county, "zhou") == ["recordOverpaymentReply"]
    county.do("zhou", RecordOverpaymentReply, overpayment="zhou", content=ReplyContent.AGREES)
    decided(county)


def may(county: PilotCounty, who: str) -> list[str]:
    return [one.name for one in county.ask(who, "overpayment_actions", "zhou") if one.allowed]


def lost(county: PilotCounty, person: str, day: date) -> None:
    asked = {"ground": StopGround.OTHER_LOSS, "lost_on": day, "papers": EVIDENCE}
    county.do("he", StopPension, person=person, **asked)


def test_later_months_pay_the_debt_while_a_living_minimum_is_kept(county: PilotCounty) -> None:
    """The agency erred: of 55.94 a month 40.00 are kept, so that 15.94 are taken."""
    paid_until(county, "2010-06")
    imprisoned(county)
    decided(county, cause=RecoveryCause.AGENCY_ERROR)
    asked = {"overpayment": "zhou", "against": SetOffAgainst.BENEFIT, "since": "2010-08"}
    missing = county.refuses("he", SetOffRecovery, **asked)
    assert (missing.code, missing.params["name"]) == ("PARAMETER_MISSING", "living_minimum")
    county.set_parameter("living_minimum", "40")
    county.do("he", SetOffRecovery, **asked)
    assert overpayment(county).held_back == 2 * MONTH
    assert county.refuses("he", SetOffRecovery, **asked).code == "SET_OFF_STANDS"
    assert county.refuses("bian", BookSetOff, overpayment="zhou").code == "NOTHING_TO_DO"
    event = overpayment(county).set_off
    assert county.ask("jian", "verification_by_case", event).holds
    for month, owed in (("2010-08", 95_94), ("2010-09", 80_00), ("2010-10", 64_06)):
        pay_month(county, month)
        assert months(county)[month].owed == 15_94
        county.do("bian", BookSetOff, overpayment="zhou")
        assert (paid(county)[month], months(county)[month].owed) == (MONTH, 0)
        assert overpayment(county).outstanding == owed
    county.do("he", EndSetOff, overpayment="zhou")
    pay_month(county, "2010-11")
    assert paid(county)["2010-11"] == MONTH
    county.do("he", SetOffRecovery, **{**asked, "against": SetOffAgainst.ACCOUNT, "since": None})
    settled = overpayment(county)
    assert (settled.stage, settled.outstanding) == (STAGE.SETTLED, 0)
    ways = [one.way for one in county.ask("jian", "returns_of", "zhou")]
    assert ways == [ReturnWay.SET_OFF_BENEFIT] * 3 + [ReturnWay.SET_OFF_ACCOUNT]
    assert all(one.overpaid == 0 for one in months(county).values())


def test_what_heirs_were_paid_comes_back_when_the_inheritance_is_revoked(county: PilotCounty) -> None:
    paid_until(county, "2010-04")
    family(county)
    county.open(date(2010, 5, 12))
    dies(county, date(2010, 5, 10))
    stop(county)
    case = inherited(county)
    got = sum(amount or 0 for amount in falls_to(county, case).values())
    pay_run(county, "2010-05", PaidBenefit.SINGLE_SUM)
    county.tell(DeathRevoked("zhou"))
    county.do("he", RevokeInheritance, inheritance=case)
    _, granted = county.ask("zhou-mei", "inheritance_decisions", case)
    assert (granted.outcome, granted.amount) == ("granted", got)
    assert county.ask("jian", "verification_by_case", granted.event).holds
    assert (overpayment(county, case).stage, overpayment(county, case).outstanding) == (STAGE.FOUND, got)
    assert overpayment(county, case, "zhou-mei").amount == got
    heard(county, case)
    decided(county, case=case)
    debtors = county.ask("jian", "debtors_of", case)
    assert [one.debtor for one in debtors] == ["zhou-er", "zhou-mei"]
    gives_back(county, got, case)
    assert overpayment(county, case).stage is STAGE.SETTLED
    assert months(county)["2010-05"].paid == 0
    assert county.refuses("he", CancelRecovery, overpayment=case).code == "STILL_OVERPAID"


def test_a_court_enforces_what_does_not_come_back(county: PilotCounty) -> None:
    three_months_too_many(county)
    found(county)
    heard(county)
    county.do("he", DecideRecovery, overpayment="zhou", cause=RecoveryCause.FRAUD, debtors=("zhou-er",))
    handed = {"overpayment": "zhou", "file": "（2010）珙执字第12号"}
    assert county.refuses("he", HandRecoveryToCourt, **handed).code == "OUT_OF_ORDER"
    served = {"overpayment": "zhou", "served_on": county.today, "method": DIRECT}
    county.do("song", ServeRecovery, **served)
    county.do("he", HandRecoveryToCourt, **handed)
    assert overpayment(county).stage is STAGE.AT_COURT
    assert county.refuses("he", HandRecoveryToCourt, **handed).code == "OUT_OF_ORDER"
    gives_back(county, MONTH)
    assert (overpayment(county).stage, overpayment(county).outstanding) == (STAGE.AT_COURT, 2 * MONTH)
    gives_back(county, 2 * MONTH)
    assert overpayment(county).stage is STAGE.SETTLED
    sentences = " ".join(county.ask("jian", "decision_by_event", overpayment(county).decision).sentences)
    assert "A fine is for the administration to consider" in sentences
