"""A mediation from the request to the last day: who may speak, what is promised, what follows from it."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from jinbao.actor import Actor, Place
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.steps import INTAKE
from jinbao.commands import Command
from jinbao.rules import LocalParameter
from jinbao.testing import Scenario, officer
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.claims import Claim
from labor_relations.dispute.knowledge import concerned
from labor_relations.dispute.parties import Agent, Parties, PartyFacts, Succession
from labor_relations.dispute.terms import AgentKind, ClaimKind, Powers, Side
from labor_relations.entitlement.facts import PayrollMonth, WorkFacts
from labor_relations.mediation import commands, events
from labor_relations.mediation.facts import MediationFacts
from labor_relations.mediation.mediation import MEDIATION
from labor_relations.mediation.steps import ITEM, MEDIATE
from labor_relations.mediation.terms import FailureGround, MediationBody, NotMediatedGround

LI, WANG, ZHAO, CHEN, MINE = "li", "wang", "zhao", "chen", "mine"
FIRST, LAST = date(2010, 6, 1), date(2010, 6, 16)
LATER = date(2010, 7, 20)
WORKER, BOSS, HEIR, LAWYER = Actor(LI), Actor(ZHAO), Actor(WANG), Actor(CHEN)
HU = officer("hu", "xunchang-centre", "xunchang", MEDIATE, INTAKE, items=(ITEM,))
PARTIES = Parties(
    applicant=Side.WORKER,
    workers=(LI,),
    employers=(MINE,),
    agents=(
        Agent(
            person=CHEN,
            side=Side.WORKER,
            kind=AgentKind.LAWYER,
            powers=Powers.GENERAL,
            document="letter of 30 May",
        ),
    ),
)
CLAIMS = (
    Claim(worker=LI, kind=ClaimKind.UNPAID_WAGES, amount=240000),
    Claim(worker=LI, kind=ClaimKind.PROOF_OF_ENDING),
)
OF_PARTIES = PartyFacts(
    known=frozenset({LI, WANG, ZHAO, CHEN}),
    kin={LI: frozenset({WANG})},
    acting={MINE: frozenset({ZHAO})},
)
NUMBER = CaseNumber("巡劳调字", 2010, 1)
KNOWN = MediationFacts(
    person=LI,
    place=Place("xunchang", ("xunchang", "gongxian", "yibin")),
    kin=concerned(PARTIES, OF_PARTIES),
    of_parties=OF_PARTIES,
    number=NUMBER,
    until=LAST,
    sources={LI: "event-3"},
)
A_MEDIATION = Scenario(MEDIATION, KNOWN)
CASE, ID = (LI, "xunchang", FIRST, "hu"), "mediation-1"
PAPER = CasePaper(PaperKind.EVIDENCE, "paper-1", "0" * 64)
REQUESTED = events.MediationRequested(
    LI,
    "xunchang",
    FIRST,
    LI,
    PARTIES,
    CLAIMS,
    MediationBody.TOWNSHIP,
    oral=False,
    papers=(),
)
ACCEPTED = events.MediationAccepted(*CASE, NUMBER)
HELD = events.MediationHeld(*CASE, 1, ())
PROMISES = (events.Promise(0, date(2010, 7, 1), 240000), events.Promise(1, date(2010, 6, 20)))
AGREED = events.AgreementReached(*CASE, PROMISES, (LI, ZHAO), PAPER, (0,))
UNDER_WAY, BOUND = (REQUESTED, ACCEPTED, HELD), (REQUESTED, ACCEPTED, HELD, AGREED)


def asked(parties: Parties = PARTIES, claims: tuple[Claim, ...] = CLAIMS) -> commands.RequestMediation:
    return commands.RequestMediation(on=FIRST, region="xunchang", parties=parties, claims=claims)


def agreement(on: date = FIRST, **others: object) -> commands.RecordAgreement:
    promises = (
        commands.Promised(claim=0, due_on=date(2010, 7, 1), amount=240000),
        commands.Promised(claim=1, due_on=date(2010, 6, 20)),
    )
    whole = commands.RecordAgreement(
        on=on, mediation=ID, promises=promises, signed_by=(LI, ZHAO), sealed=True, document=PAPER
    )
    return replace(whole, **others)


@pytest.mark.parametrize("by", [WORKER, LAWYER, HU], ids=["worker", "lawyer", "office"])
def test_the_worker_asks_or_whoever_speaks_or_writes_for_them(by: Actor) -> None:
    A_MEDIATION.when(asked(), by=by).then(replace(REQUESTED, officer=by.person))


@pytest.mark.parametrize(
    ("by", "code"),
    [
        (BOSS, "NOT_AUTHORISED"),
        (Actor("stranger"), "NOT_AUTHORISED"),
        (officer(WANG, "centre", "xunchang", INTAKE), "AVOIDANCE"),
        (officer(ZHAO, "centre", "xunchang", INTAKE), "AVOIDANCE"),
    ],
    ids=["employer", "stranger", "kin in office", "employer's agent in office"],
)
def test_nobody_else_asks_for_the_worker(by: Actor, code: str) -> None:
    A_MEDIATION.when(asked(), by=by).refused(code)


def test_what_is_asked_for_orally_is_written_down_by_an_officer() -> None:
    oral = replace(asked(), oral=True)
    A_MEDIATION.when(oral, by=HU).then(replace(REQUESTED, officer="hu", oral=True))
    A_MEDIATION.when(oral, by=WORKER).refused("NOT_AUTHORISED")


def test_an_employer_asks_for_what_it_claims() -> None:
    liable = (Claim(worker=LI, kind=ClaimKind.LIABILITY_OF_WORKER, amount=100),)
    parties = Parties(applicant=Side.EMPLOYER, workers=(LI,), employers=(MINE,))
    A_MEDIATION.when(asked(parties, liable), by=BOSS).then(
        replace(REQUESTED, officer=ZHAO, parties=parties, claims=liable)
    )


def on_first(kind: type[Command], **fields: object) -> Command:
    return kind(on=FIRST, mediation=ID, **fields)  # type: ignore[arg-type,call-arg]  # each kind has these fields


FAIL = on_first(commands.FailMediation, ground=FailureGround.NO_AGREEMENT)
WITHDRAW = on_first(commands.WithdrawMediation)
DECLINE = on_first(commands.DeclineMediation, ground=NotMediatedGround.OTHER_SIDE_DECLINES)


def test_a_mediator_takes_it_on_holds_it_and_records_what_was_agreed() -> None:
    a_case = A_MEDIATION.given(REQUESTED)
    a_case.when(on_first(commands.AcceptMediation), by=HU).then(ACCEPTED)
    a_case.when(DECLINE, by=HU).then(
        events.MediationNotAccepted(*CASE, NotMediatedGround.OTHER_SIDE_DECLINES)
    )
    accepted = a_case.given(ACCEPTED)
    accepted.when(on_first(commands.HoldMediation), by=HU).then(HELD)
    held = accepted.given(HELD)
    held.when(agreement(), by=HU).then(AGREED)
    held.when(FAIL, by=HU).then(events.MediationFailed(*CASE, FailureGround.NO_AGREEMENT))
    held.when(WITHDRAW, by=WORKER).then(events.MediationWithdrawn(LI, "xunchang", FIRST, LI))


@pytest.mark.parametrize(
    ("history", "command", "by", "code"),
    [
        ((), FAIL, HU, "OUT_OF_ORDER"),
        ((REQUESTED,), FAIL, HU, "OUT_OF_ORDER"),
        ((REQUESTED,), on_first(commands.AcceptMediation), BOSS, "NOT_AUTHORISED"),
        ((REQUESTED, ACCEPTED), agreement(), HU, "NOT_HELD_YET"),
        (UNDER_WAY, on_first(commands.RecordPerformance), HU, "OUT_OF_ORDER"),
        (UNDER_WAY, agreement(FIRST - timedelta(days=1)), HU, "BEFORE_PREVIOUS_STEP"),
        (UNDER_WAY, agreement(signed_by=(LI, CHEN, ZHAO)), HU, "AGENT_MAY_NOT_SETTLE"),
        (UNDER_WAY, agreement(signed_by=(LI, WANG)), HU, "SIGNED_BY_A_STRANGER"),
        (UNDER_WAY, agreement(signed_by=(ZHAO,)), HU, "SIGNATURE_MISSING"),
        (UNDER_WAY, agreement(sealed=False), HU, "SEAL_MISSING"),
        (UNDER_WAY, WITHDRAW, LAWYER, "AGENT_MAY_NOT_SETTLE"),
        (UNDER_WAY, WITHDRAW, BOSS, "NOT_AUTHORISED"),
        (UNDER_WAY, on_first(commands.WorkOutClaim, claim=0), HU, "FACTS_NOT_ESTABLISHED"),
        (UNDER_WAY, on_first(commands.WorkOutClaim, claim=7), HU, "CLAIM_NOT_IN_CASE"),
        (
            UNDER_WAY,
            on_first(commands.EstablishWorkFacts, worker=WANG, facts=WorkFacts(started_on=FIRST)),
            HU,
            "NOT_A_PARTY",
        ),
        (BOUND, FAIL, HU, "OUT_OF_ORDER"),
        (BOUND, on_first(commands.RecordBreach, claims=(0,)), WORKER, "NOT_DUE_YET"),
        (BOUND, on_first(commands.RecordBreach, claims=(5,)), WORKER, "NOT_PROMISED"),
        (BOUND, on_first(commands.RecordPerformance), BOSS, "NOT_AUTHORISED"),
    ],
)
def test_what_is_out_of_order_unsigned_or_not_theirs_to_do_is_refused(
    history: tuple[events.MediationEvent, ...], command: Command, by: Actor, code: str
) -> None:
    A_MEDIATION.given(*history).when(command, by=by).refused(code)


@pytest.mark.parametrize(
    ("promise", "code"),
    [
        (commands.Promised(claim=0, due_on=LATER), "CLAIM_AMOUNT"),
        (commands.Promised(claim=1, due_on=LATER, amount=1), "CLAIM_AMOUNT"),
        (commands.Promised(claim=2, due_on=LATER), "CLAIM_NOT_IN_CASE"),
        (commands.Promised(claim=1, due_on=FIRST - timedelta(days=1)), "PROMISED_FOR_THE_PAST"),
    ],
)
def test_a_promise_is_of_one_claim_and_of_a_day_to_come(promise: commands.Promised, code: str) -> None:
    A_MEDIATION.given(*UNDER_WAY).when(agreement(promises=(promise,)), by=HU).refused(code)


def test_what_was_promised_is_performed_or_broken_once_its_day_is_over() -> None:
    bound = A_MEDIATION.given(*BOUND)
    performed = commands.RecordPerformance(on=LATER, mediation=ID)
    bound.when(performed, by=WORKER).then(events.AgreementPerformed(LI, "xunchang", LATER, LI))
    broken = commands.RecordBreach(on=LATER, mediation=ID, claims=(0,))
    bound.when(broken, by=LAWYER).then(events.AgreementBreached(LI, "xunchang", LATER, CHEN, (0,)))


@pytest.mark.parametrize(("day", "code"), [(LAST, None), (LAST + timedelta(days=1), "MEDIATION_TIMED_OUT")])
def test_an_agreement_is_in_time_on_the_fifteenth_day(day: date, code: str | None) -> None:
    """TV-MED-A1: received on 1 June 2010, until 16 June."""
    on_day = A_MEDIATION.given(*UNDER_WAY).when(agreement(day, promises=agreement().promises[:1]), by=HU)
    if code:
        assert on_day.refused(code).params["until"] == LAST
    else:
        assert on_day.decided()


@pytest.mark.parametrize("command", [WITHDRAW, on_first(commands.HoldMediation), FAIL])
def test_nothing_goes_on_after_the_fifteenth_day(command: Command) -> None:
    late = replace(command, on=LAST + timedelta(days=1))
    A_MEDIATION.given(*UNDER_WAY).when(late, by=HU).refused("MEDIATION_TIMED_OUT")


def test_the_heirs_of_a_worker_go_on_and_nothing_does_before() -> None:
    dead = replace(OF_PARTIES, dead={LI: FIRST})
    a_case = A_MEDIATION.given(*UNDER_WAY).knowing(replace(KNOWN, of_parties=dead))
    a_case.when(agreement(), by=HU).refused("HEIRS_NOT_IN_CASE")
    heirs = Succession(dead=LI, heirs=(WANG,))
    succeeded = a_case.when(on_first(commands.SucceedInMediation, succession=heirs), by=HU).decided()
    assert [one.parties.successions for one in succeeded] == [(heirs,)]
    after = a_case.given(*succeeded)
    after.when(agreement(), by=HU).refused("SIGNED_BY_A_STRANGER")
    [agreed] = after.when(agreement(signed_by=(WANG, ZHAO)), by=HU).decided()
    assert agreed.signed_by == (WANG, ZHAO)


def test_what_the_law_gives_is_worked_out_on_the_facts_that_were_established() -> None:
    line = PayrollMonth(month="2010-05", wage=240000, paid=0)
    facts = WorkFacts(started_on=date(2009, 1, 1), payroll=(line,))
    establish = on_first(commands.EstablishWorkFacts, worker=LI, facts=facts)
    a_case = A_MEDIATION.given(*UNDER_WAY)
    known = a_case.given(*a_case.when(establish, by=HU).decided())
    [one] = known.when(on_first(commands.WorkOutClaim, claim=0), by=HU).decided()
    assert one.decision.amount.fen == 240000
    assert {each.source for each in one.decision.inputs} == {"event-3"}
    assert one.readers == (CHEN, LI, MINE)
    known.when(on_first(commands.WorkOutClaim, claim=1), by=HU).refused("NOTHING_TO_WORK_OUT")


def test_a_place_that_has_set_no_average_wage_gives_no_severance() -> None:
    facts = WorkFacts(started_on=date(2010, 5, 1), last_day=date(2010, 5, 31))
    severance = (Claim(worker=LI, kind=ClaimKind.UNLAWFUL_TERMINATION, amount=1),)
    request = replace(REQUESTED, claims=severance)
    established = events.WorkFactsEstablished(
        *CASE, LI, replace(facts, payroll=(PayrollMonth(month="2010-05", wage=240000, paid=0),))
    )
    a_case = A_MEDIATION.given(request, ACCEPTED, established)
    work_out = on_first(commands.WorkOutClaim, claim=0)
    a_case.when(work_out, by=HU).refused("PARAMETER_MISSING")
    parameters = tuple(
        LocalParameter(
            name=name,
            region="yibin",
            value=200000,
            in_force_from=date(2010, 1, 1),
            promulgated_on=date(2009, 12, 1),
            document="宜府发〔2009〕9号",
            approved_by="the city government",
            official=False,
        )
        for name in ("minimum_wage", "local_average_wage")
    )
    set_now = a_case.knowing(replace(KNOWN, parameters=parameters))
    [one] = set_now.when(work_out, by=HU).decided()
    assert one.decision.amount.fen == 240000


def test_where_a_mediation_stands_is_told_to_whoever_takes_part_and_to_no_stranger() -> None:
    requested = A_MEDIATION.given(REQUESTED)
    for who in (WORKER, BOSS, LAWYER):
        requested.when(FAIL, by=who).refused("OUT_OF_ORDER")
    for who in (HEIR, Actor("stranger")):
        requested.when(FAIL, by=who).refused("NOT_AUTHORISED")
