"""The claim to the pension: five hands, a decision that can be verified, the days that run from service."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from insurance.items import APPROVE, CONTRIBUTE, FIRST_REVIEW, INTAKE, RECHECK, REVIEW, SERVE
from insurance.law import RURAL_PENSION
from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_conditions import ClaimFacts
from insurance.rural_pension.claim_states import (
    Answered,
    AtApproval,
    AtRecheck,
    AtReview,
    AtTownship,
    Closed,
    NotFiled,
    WithApplicant,
)
from insurance.rural_pension.commands.claim import (
    AcceptClaim,
    AskToCompleteClaim,
    CompleteClaim,
    DecideClaim,
    FileClaim,
    RecheckClaim,
    RefuseClaim,
    ReturnClaim,
    ReviewClaim,
    ServeDecision,
    WithdrawClaim,
)
from insurance.rural_pension.events.claim import (
    ClaimAccepted,
    ClaimCompleted,
    ClaimFiled,
    ClaimNotAccepted,
    ClaimRechecked,
    ClaimReturned,
    ClaimReviewed,
    ClaimToComplete,
    ClaimWithdrawn,
    Denied,
    Granted,
)
from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.facts import Contribution, Facts, Known
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround, Scheme
from jinbao.actor import Actor, Grant, Place
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.service_method import ServiceMethod
from jinbao.decider import NotAuthorised, Refused
from jinbao.decision import DecidedBy, Decision
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.money import Rounding
from jinbao.replay import verify_by_rules
from jinbao.rules import LocalParameter, Value
from jinbao.testing import ALWAYS, Scenario, officer
from jinbao.verification import verify_steps

VILLAGE, TOWNSHIP, GONGXIAN = "511526100201", "511526100", "511526"
HOME = Place(VILLAGE, (VILLAGE, TOWNSHIP, GONGXIAN, "511500"))
START, BORN = date(2009, 12, 1), date(1950, 6, 15)
FILED, ACCEPTED, REVIEWED, RECHECKED = (date(2010, 5, day) for day in (15, 18, 24, 31))
SIXTY, SERVED = date(2010, 6, 15), date(2010, 6, 20)

LIN = Actor("lin")
XIE = officer("xie", "station", VILLAGE, INTAKE)
CHU = officer("chu", "township-centre", TOWNSHIP, INTAKE, FIRST_REVIEW)
SHEN = officer("shen", "county-agency", GONGXIAN, REVIEW)
FU = officer("fu", "county-agency", GONGXIAN, RECHECK)
SHENPI = officer("shenpi", "county-bureau", GONGXIAN, APPROVE)
MA = officer("ma", "township-centre", TOWNSHIP, SERVE)


def local(name: str, value: Value) -> LocalParameter:
    return LocalParameter(
        name=name,
        region=GONGXIAN,
        value=value,
        in_force_from=START,
        promulgated_on=START,
        document="示例文件",
        approved_by="珙县人民政府",
        official=False,
    )


def known(value: Any, source: str = "event-1") -> Known[Any]:
    return Known(value, source)


FACTS = Facts(
    born=known(BORN),
    applied_on=known(FILED),
    rural_scheme=known(value=True),
    employee_pension=known(value=False),
    contributions=(Contribution(2010, date(2010, 3, 1), "event-2"),),
    personal_account=known(100_00),
    subsidy_account=known(30_00),
    collective_account=known(0),
    children_declared=known(0),
)
KNOWN = ClaimFacts(
    person="lin",
    place=HOME,
    born=BORN,
    rural_hukou=True,
    claim="c-1",
    parameters=(local("scheme_start", START.isoformat()), local("top_up", 0)),
    facts=FACTS,
)
CLAIM_FORM = CasePaper(PaperKind.CLAIM_FORM, "paper-1", "0" * 64)
CASE = ("c-1", "lin", VILLAGE)

file = FileClaim(on=FILED, person="lin", papers=(CLAIM_FORM,), consent=Consent.SIGNED_FORM)
accept = AcceptClaim(on=ACCEPTED, claim="c-1")
review = ReviewClaim(on=REVIEWED, claim="c-1")
recheck = RecheckClaim(on=RECHECKED, claim="c-1")
decide = DecideClaim(on=SIXTY, claim="c-1")
serve = ServeDecision(on=SERVED, claim="c-1", served_on=SERVED, method=ServiceMethod.DIRECT)
ask = AskToCompleteClaim(on=ACCEPTED, claim="c-1", missing=(PaperKind.BANK_BOOK,))
send_back = ReturnClaim(
    on=SIXTY, claim="c-1", to=ClaimStop.APPLICANT, reasons=(ReturnGround.CONDITIONS_UNPROVEN,)
)
withdraw = WithdrawClaim(on=SIXTY, claim="c-1")
BANK_BOOK = CasePaper(PaperKind.BANK_BOOK, "paper-2", "1" * 64)
complete = CompleteClaim(on=SIXTY, claim="c-1", papers=(BANK_BOOK,), consent=Consent.WRITTEN)

filed = ClaimFiled(
    *CASE,
    FILED,
    Scheme.RURAL_RESIDENTS,
    employee_pension=False,
    children=(),
    papers=(CLAIM_FORM,),
    filed_by="xie",
    consent=Consent.SIGNED_FORM,
)
accepted = ClaimAccepted(*CASE, ACCEPTED, "chu", one_person_office=False)
reviewed = ClaimReviewed(*CASE, REVIEWED, "shen", publication_days=0)
rechecked = ClaimRechecked(*CASE, RECHECKED, "fu")
to_complete = ClaimToComplete(*CASE, ACCEPTED, "chu", (PaperKind.BANK_BOOK,))

a_claim = Scenario(CLAIM, KNOWN)
at_township = a_claim.given(filed)
at_review = at_township.given(accepted)
at_recheck = at_review.given(reviewed)
at_approval = at_recheck.given(rechecked)
[granted] = at_approval.when(decide, by=SHENPI).decided()
answered = at_approval.given(granted)
ON_THE_WAY = [(at_township, accept, CHU), (at_review, review, SHEN), (at_recheck, recheck, FU)]
ON_THE_WAY += [(at_approval, decide, SHENPI)]


# The five hands


def test_a_claim_goes_through_five_hands() -> None:
    a_claim.when(file, by=XIE).then(filed)
    at_township.when(accept, by=CHU).then(accepted)
    at_review.when(review, by=SHEN).then(reviewed)
    at_recheck.when(recheck, by=FU).then(rechecked)
    at_approval.when(decide, by=SHENPI).then(granted)


def test_a_person_claims_for_themselves_without_any_grant() -> None:
    a_claim.when(replace(file, consent=None), by=LIN).then(replace(filed, filed_by="lin", consent=None))
    a_claim.when(replace(file, consent=None), by=XIE).refused("CONSENT_MISSING")


@pytest.mark.parametrize(("stage", "command", "by"), ON_THE_WAY)
@pytest.mark.parametrize("stranger", [LIN, XIE, MA, officer("gao", "county-agency", GONGXIAN, CONTRIBUTE)])
def test_who_has_no_grant_for_the_step_is_turned_away(
    stage: Scenario, command: Any, by: Actor, stranger: Actor
) -> None:
    assert stage.when(command, by=by).decided()
    assert isinstance(stage.when(command, by=stranger).refused("NOT_AUTHORISED"), NotAuthorised)


@pytest.mark.parametrize(("stage", "command", "by"), ON_THE_WAY)
def test_another_county_has_no_say(stage: Scenario, command: Any, by: Actor) -> None:
    elsewhere = officer(by.person, "agency", "511525", FIRST_REVIEW, REVIEW, RECHECK, APPROVE)
    stage.when(command, by=elsewhere).refused("NOT_AUTHORISED")


# TV-ORG2: whoever made the first review does not review.
@pytest.mark.parametrize(("stage", "command", "by"), ON_THE_WAY)
def test_nobody_takes_two_steps_of_one_claim(stage: Scenario, command: Any, by: Actor) -> None:
    steps = (FIRST_REVIEW, REVIEW, RECHECK, APPROVE)
    for person in ("xie", "chu", "shen", "fu"):
        earlier = {getattr(event, "filed_by", None) or event.officer for event in stage.history}
        if person in earlier:
            again = officer(person, by.office or "", GONGXIAN, *steps)
            stage.when(command, by=again).refused("SEPARATION")


@pytest.mark.parametrize(("stage", "command", "by"), ON_THE_WAY)
def test_nobody_handles_their_own_claim_or_a_relatives(stage: Scenario, command: Any, by: Actor) -> None:
    stage.knowing(replace(KNOWN, kin=frozenset({by.person}))).when(command, by=by).refused("AVOIDANCE")
    stage.knowing(replace(KNOWN, person=by.person)).when(command, by=by).refused("AVOIDANCE")


def test_the_one_officer_of_a_township_may_take_in_and_accept_and_it_is_logged() -> None:
    by_chu = a_claim.given(replace(filed, filed_by="chu"))
    by_chu.when(accept, by=CHU).refused("SEPARATION")
    alone = by_chu.knowing(replace(KNOWN, one_person_office=True))
    alone.when(accept, by=CHU).then(replace(accepted, one_person_office=True))
    moved = officer("chu", "county-agency", GONGXIAN, REVIEW)
    alone.given(accepted).when(review, by=moved).refused("SEPARATION")


# Order


@pytest.mark.parametrize(
    ("stage", "command", "by"),
    [
        (a_claim, accept, CHU),
        (at_township, review, SHEN),
        (at_review, recheck, FU),
        (at_review, accept, CHU),
        (at_recheck, decide, SHENPI),
        (at_review, decide, SHENPI),
        (at_township, file, XIE),
        (at_approval, serve, MA),
        (answered, decide, SHENPI),
        (answered, withdraw, LIN),
        (at_township, CompleteClaim(on=SIXTY, claim="c-1"), LIN),
    ],
)
def test_steps_come_in_their_order(stage: Scenario, command: Any, by: Actor) -> None:
    stage.when(command, by=by).refused("OUT_OF_ORDER")


@pytest.mark.parametrize(
    ("stage", "command", "by"),
    [
        (at_township, accept, CHU),
        (at_review, review, SHEN),
        (at_recheck, recheck, FU),
        (at_township, withdraw, LIN),
    ],
)
def test_no_step_is_dated_before_the_one_before_it(stage: Scenario, command: Any, by: Actor) -> None:
    refusal = stage.when(replace(command, on=date(2010, 5, 14)), by=by).refused("BEFORE_PREVIOUS_STEP")
    assert refusal.field == "on"


# Filing


def test_a_claim_is_filed_from_one_month_before_the_sixtieth_birthday_on() -> None:
    a_claim.when(replace(file, on=date(2010, 5, 14)), by=XIE).refused("CLAIM_TOO_EARLY")
    a_claim.when(replace(file, on=date(2010, 5, 15)), by=XIE).then(filed)


@pytest.mark.parametrize(
    ("facts", "command", "code"),
    [
        (replace(KNOWN, died_on=date(2010, 5, 14)), file, "AFTER_DEATH"),
        (KNOWN, replace(file, on=date(1950, 6, 14)), "BEFORE_BIRTH"),
        (KNOWN, replace(file, on=date(2009, 11, 30)), "SCHEME_NOT_STARTED"),
        (replace(KNOWN, parameters=()), file, "SCHEME_NOT_STARTED"),
        (replace(KNOWN, other_claim=True), file, "CLAIM_OPEN"),
        (
            KNOWN,
            replace(file, children=(DeclaredChild("wei"), DeclaredChild("wei", student=True))),
            "CHILD_TWICE",
        ),
    ],
)
def test_what_cannot_be_claimed(facts: ClaimFacts, command: FileClaim, code: str) -> None:
    a_claim.knowing(facts).when(command, by=XIE).refused(code)


def test_what_is_missing_is_said_once_and_completed() -> None:
    at_township.when(ask, by=CHU).then(to_complete)
    waiting = at_township.given(to_complete)
    bring = CompleteClaim(on=REVIEWED, claim="c-1", papers=(CLAIM_FORM,))
    refusal = waiting.when(bring, by=LIN).refused("STILL_MISSING")
    assert refusal.params == {"papers": [PaperKind.BANK_BOOK]}
    [completed] = waiting.when(replace(bring, papers=(BANK_BOOK,)), by=LIN).decided()
    waiting.given(completed).when(replace(ask, on=REVIEWED), by=CHU).refused("TOLD_ONCE")
    waiting.given(completed).when(replace(accept, on=REVIEWED), by=CHU).then(replace(accepted, on=REVIEWED))


def test_a_returned_form_comes_back_with_what_was_wrong_put_right() -> None:
    returned = at_review.given(*at_review.when(send_back, by=SHEN).decided())
    child = DeclaredChild("wei", student=True)
    put_right = CompleteClaim(on=SIXTY, claim="c-1", children=(child,))
    returned.when(put_right, by=LIN).then(
        ClaimCompleted(
            *CASE,
            SIXTY,
            employee_pension=False,
            children=(child,),
            papers=(),
            completed_by="lin",
            consent=None,
        )
    )
    returned.when(replace(put_right, children=(child, child)), by=LIN).refused("CHILD_TWICE")


@pytest.mark.parametrize(
    ("stage", "by", "stops"),
    [
        (at_township, CHU, ["APPLICANT"]),
        (at_review, SHEN, ["APPLICANT", "FIRST_REVIEW"]),
        (at_recheck, FU, ["APPLICANT", "FIRST_REVIEW", "REVIEW"]),
        (at_approval, SHENPI, ["APPLICANT", "FIRST_REVIEW", "REVIEW", "RECHECK"]),
    ],
)
def test_every_officer_may_send_a_claim_back_and_none_forward(
    stage: Scenario, by: Actor, stops: list[str]
) -> None:
    for to in ClaimStop:
        back = stage.when(replace(send_back, to=to), by=by)
        if to in stops:
            back.then(ClaimReturned(*CASE, SIXTY, by.person, to, send_back.reasons))
        else:
            back.refused("RETURN_NOT_BACK")


def test_who_sent_a_claim_back_to_review_does_not_review_it() -> None:
    to_review = replace(send_back, to=ClaimStop.REVIEW)
    back = at_recheck.given(*at_recheck.when(to_review, by=FU).decided())
    later = replace(review, on=SIXTY)
    back.when(later, by=officer("fu", "county-agency", GONGXIAN, REVIEW)).refused("SEPARATION")
    back.when(later, by=SHEN).then(replace(reviewed, on=SIXTY))


def test_not_accepting_is_an_act_that_is_served_like_a_decision() -> None:
    reasons = (NotAcceptedGround.NOT_THIS_SCHEME,)
    refuse = RefuseClaim(on=ACCEPTED, claim="c-1", reasons=reasons)
    [refused] = at_township.when(refuse, by=CHU).decided()
    assert refused == ClaimNotAccepted(*CASE, ACCEPTED, "chu", reasons, granted.decision.appeals)
    [served] = at_township.given(refused).when(serve, by=MA).decided()
    assert len(served.appeals) == 2


def test_a_claimant_may_withdraw_until_the_claim_is_decided() -> None:
    waiting = at_township.given(to_complete)
    for stage in (at_township, waiting, at_review, at_recheck, at_approval):
        stage.when(withdraw, by=LIN).then(ClaimWithdrawn(*CASE, SIXTY, "lin", None))
        stage.when(withdraw, by=SHEN).refused("NOT_AUTHORISED")


# The decision


def checked(decision: Decision) -> Decision:
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, RURAL_PENSION, KNOWN.parameters) == []
    return decision


def test_the_pension_is_granted_on_the_sixtieth_birthday_and_paid_from_the_next_month() -> None:
    decision = checked(granted.decision)
    assert isinstance(granted, Granted)
    assert decision.amount is not None
    assert (decision.amount.fen, decision.amount.rounding) == (55_94, Rounding.HALF_UP)
    assert (decision.about, decision.payable_from) == ("lin", "2010-07")
    assert decision.decided_by == DecidedBy("shenpi", "county-bureau", "shenpi@county-bureau")


def test_a_claim_that_came_early_waits_for_the_birthday() -> None:
    at_approval.when(replace(decide, on=date(2010, 6, 14)), by=SHENPI).refused("PENSION_AGE_AHEAD")


def test_a_denial_is_a_decision_too() -> None:
    unpaid = replace(KNOWN, facts=replace(FACTS, contributions=()))
    [denied] = at_approval.knowing(unpaid).when(decide, by=SHENPI).decided()
    assert isinstance(denied, Denied)
    decision = checked(denied.decision)
    assert ([reason.code for reason in decision.reasons], decision.amount) == (["TOO_FEW_YEARS"], None)
    assert len(decision.appeals) == 2


def test_an_amount_above_the_ceiling_needs_another_approver() -> None:
    small = Grant("g-1", "gao", "approver", "bureau", GONGXIAN, ("B1",), (APPROVE,), ALWAYS, ceiling=55_93)
    enough = replace(small, id="g-2", ceiling=55_94)
    at_approval.when(decide, by=Actor("gao", "bureau", None, (small,))).refused("ABOVE_CEILING")
    [event] = at_approval.when(decide, by=Actor("gao", "bureau", None, (small, enough))).decided()
    assert checked(event.decision).decided_by.grant == "g-2"


# Service


def test_the_appeal_days_run_from_service() -> None:
    [served] = answered.when(serve, by=MA).decided()
    ends = {each.appeal.route: each.deadline.day for each in served.appeals}
    assert ends == {"reconsideration": date(2010, 8, 19), "suit": date(2010, 9, 20)}


def test_a_service_of_2015_gives_six_months_for_a_suit() -> None:
    late = date(2015, 5, 4)
    [served] = answered.when(replace(serve, on=late, served_on=late), by=MA).decided()
    assert {each.appeal.route: each.deadline.day for each in served.appeals}["suit"] == date(2015, 11, 4)


def test_the_service_is_true_from_its_day_though_it_is_entered_later() -> None:
    command = replace(serve, on=date(2010, 6, 25))
    happened = list(CLAIM.decide(CLAIM.replay(answered.history), command, Desk(MA, command.on, KNOWN)))
    assert [(one.on, one.event.on) for one in happened if isinstance(one, Effective)] == [(SERVED, SERVED)]


@pytest.mark.parametrize(
    ("served_on", "code"),
    [(date(2010, 6, 14), "SERVED_BEFORE_DECISION"), (date(2010, 6, 21), "SERVED_IN_FUTURE")],
)
def test_a_decision_is_served_after_it_was_made_and_before_that_is_recorded(
    served_on: date, code: str
) -> None:
    answered.when(replace(serve, served_on=served_on), by=MA).refused(code)


def test_a_decision_is_served_once() -> None:
    answered.given(*answered.when(serve, by=MA).decided()).when(serve, by=MA).refused("OUT_OF_ORDER")


# Whatever comes


PEOPLE = ("gao", "he", "ma", "su", "tan", "wen")
STEPS = (INTAKE, FIRST_REVIEW, REVIEW, RECHECK, APPROVE, SERVE)
COMMANDS = (
    file,
    accept,
    review,
    recheck,
    decide,
    serve,
    ask,
    replace(withdraw, consent=Consent.WRITTEN),
    complete,
    *(replace(send_back, to=to) for to in ClaimStop),
)
HANDS = {
    ClaimFiled: "intake",
    ClaimCompleted: "intake",
    ClaimToComplete: "township",
    ClaimAccepted: "township",
    ClaimReviewed: "review",
    ClaimRechecked: "recheck",
    Granted: "approval",
    Denied: "approval",
}
FORWARD = {NotFiled: file, AtTownship: accept, AtReview: review, AtRecheck: recheck, AtApproval: decide}
FORWARD |= {WithApplicant: complete, Answered: serve, Closed: file}
# Half of what is tried is the next step, so that claims come to their end and not only to their middle.
attempts = st.lists(
    st.tuples(st.one_of(st.none(), st.sampled_from(COMMANDS)), st.sampled_from(PEOPLE)),
    min_size=10,
    max_size=60,
)
paid_years = st.booleans()


def who(event: Any) -> str:
    names = ("filed_by", "completed_by", "officer")
    return next(getattr(event, name) for name in names if hasattr(event, name))


@settings(deadline=None)
@given(attempts, paid_years)
def test_no_claim_ever_has_two_hands_of_one_person_and_every_decision_verifies(
    attempts: list[tuple[Any, str]],
    paid: bool,  # noqa: FBT001 -- drawn by Hypothesis
) -> None:
    state, hands = CLAIM.initial, set()
    facts = KNOWN if paid else replace(KNOWN, facts=replace(FACTS, contributions=()))
    for command, person in attempts:
        desk = Desk(officer(person, "office", GONGXIAN, *STEPS), SERVED, facts)
        try:
            tried = replace(command or FORWARD[type(state)], on=SERVED)
            happened = list(CLAIM.decide(state, tried, desk))
        except Refused:
            continue
        for one in happened:
            event = one.event if isinstance(one, Effective) else one
            state = CLAIM.evolve(state, event)
            hands |= {(HANDS[type(event)], who(event))} if type(event) in HANDS else set()
            if isinstance(event, Granted | Denied):
                checked(event.decision)
        assert len({person for _, person in hands}) == len(hands)
