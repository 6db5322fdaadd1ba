"""Who disputes with whom, who speaks for them, and what can be claimed."""

from datetime import date

import pytest

from jinbao.decider import Refused
from labor_relations.dispute.claims import Claim, claimed, must_be_claims
from labor_relations.dispute.parties import (
    Agent,
    Parties,
    PartyFacts,
    Succession,
    may_settle,
    must_be_whole,
    side_of,
    succeed,
)
from labor_relations.dispute.terms import AgentKind, ClaimCategory, ClaimKind, Powers, Side

LI, WANG, ZHAO, CHEN = "li", "wang", "zhao", "chen"
MINE, DISPATCHER = "mine", "dispatcher"
TEN = tuple(f"worker-{number}" for number in range(10))
LAWYER = Agent(
    person=CHEN, side=Side.WORKER, kind=AgentKind.LAWYER, powers=Powers.GENERAL, document="letter 1"
)
FACTS = PartyFacts(
    known=frozenset({LI, WANG, ZHAO, CHEN, *TEN}),
    kin={LI: frozenset({WANG})},
    acting={MINE: frozenset({ZHAO}), DISPATCHER: frozenset()},
)
DEAD = PartyFacts(known=FACTS.known, kin=FACTS.kin, acting=FACTS.acting, dead={LI: date(2010, 6, 3)})
OF_LI = Succession(dead=LI, heirs=(WANG,))


def between(*workers: str, applicant: Side = Side.WORKER, **others: tuple[object, ...]) -> Parties:
    return Parties(applicant=applicant, workers=workers, employers=(MINE,), **others)  # type: ignore[arg-type]  # a table of wrong parties says what is wrong by its name


@pytest.mark.parametrize(
    ("parties", "facts", "code"),
    [
        (between(LI, LI), FACTS, "PARTY_TWICE"),
        (between("nobody"), FACTS, "PERSON_UNKNOWN"),
        (Parties(applicant=Side.WORKER, workers=(LI,), employers=("no firm",)), FACTS, "EMPLOYER_UNKNOWN"),
        (between(LI, operators=(ZHAO,)), FACTS, "OPERATOR_WITHOUT_GROUND"),
        (between(LI), DEAD, "HEIRS_MISSING"),
        (between(LI, successions=(OF_LI,)), FACTS, "NO_WORKER_WHO_DIED"),
        (
            between(LI, successions=(Succession(dead=LI, heirs=(ZHAO,)),)),
            DEAD,
            "NOT_A_NEAR_RELATIVE",
        ),
        (between(*TEN[:9], representatives=TEN[:3]), FACTS, "TOO_FEW_TO_BE_REPRESENTED"),
        (between(*TEN, representatives=(LI,)), FACTS, "REPRESENTATIVE_IS_NO_WORKER"),
        (between(LI, CHEN, agents=(LAWYER,)), FACTS, None),
        (
            between(
                LI,
                agents=(
                    LAWYER,
                    Agent(
                        person=CHEN,
                        side=Side.EMPLOYER,
                        kind=AgentKind.STAFF,
                        powers=Powers.SPECIAL,
                        document="letter 2",
                    ),
                ),
            ),
            FACTS,
            "ON_BOTH_SIDES",
        ),
        (between(LI, successions=(OF_LI,)), DEAD, None),
        (between(*TEN, representatives=TEN[:3]), FACTS, None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_parties_are_known_living_and_on_one_side(
    parties: Parties, facts: PartyFacts, code: str | None
) -> None:
    if code is None:
        must_be_whole(parties, facts, 10)
        return
    with pytest.raises(Refused) as refusal:
        must_be_whole(parties, facts, 10)
    assert refusal.value.code == code


def test_who_runs_a_closed_employer_stands_beside_it() -> None:
    closed = PartyFacts(known=FACTS.known, acting=FACTS.acting, closed=frozenset({MINE}))
    parties = between(LI, operators=(ZHAO,))
    must_be_whole(parties, closed, 10)
    assert side_of(ZHAO, parties, closed) is Side.EMPLOYER


def test_the_heirs_of_a_worker_go_on_and_the_agent_stays() -> None:
    parties = succeed(between(LI, agents=(LAWYER,)), OF_LI, DEAD)
    assert side_of(WANG, parties, DEAD) is Side.WORKER
    assert side_of(CHEN, parties, DEAD) is Side.WORKER
    assert parties.people == {LI, WANG, CHEN}
    with pytest.raises(Refused, match="NO_WORKER_WHO_DIED"):
        succeed(between(LI), OF_LI, FACTS)


def test_whoever_acts_for_the_employer_speaks_for_it_and_the_elected_for_the_workers() -> None:
    parties = between(*TEN, representatives=TEN[:3])
    assert side_of(ZHAO, parties, FACTS) is Side.EMPLOYER
    assert side_of(TEN[0], parties, FACTS) is Side.WORKER
    assert side_of(TEN[9], parties, FACTS) is None
    assert side_of(LI, parties, FACTS) is None


def test_an_agent_settles_only_with_special_powers() -> None:
    parties = between(LI, agents=(LAWYER,))
    assert may_settle(LI, parties)
    assert not may_settle(CHEN, parties)


WAGES = Claim(worker=LI, kind=ClaimKind.UNPAID_WAGES, amount=600000, first_month="2010-01")


@pytest.mark.parametrize(
    ("claims", "applicant", "code"),
    [
        ((), Side.WORKER, "CLAIM_MISSING"),
        ((Claim(worker=WANG, kind=ClaimKind.SEVERANCE, amount=1),), Side.WORKER, "NOT_A_PARTY"),
        ((Claim(worker=LI, kind=ClaimKind.SEVERANCE),), Side.WORKER, "CLAIM_AMOUNT"),
        ((Claim(worker=LI, kind=ClaimKind.CONTINUED_PERFORMANCE, amount=1),), Side.WORKER, "CLAIM_AMOUNT"),
        ((WAGES,), Side.EMPLOYER, "CLAIM_OF_OTHER_SIDE"),
        (
            (Claim(worker=LI, kind=ClaimKind.LIABILITY_OF_WORKER, amount=1),),
            Side.WORKER,
            "CLAIM_OF_OTHER_SIDE",
        ),
        ((WAGES, WAGES), Side.WORKER, "CLAIM_TWICE"),
        (
            (Claim(worker=LI, kind=ClaimKind.UNPAID_WAGES, amount=1, last_month="2010-02"),),
            Side.WORKER,
            "CLAIM_PERIOD",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_claim_is_of_one_worker_in_one_amount_and_made_once(
    claims: tuple[Claim, ...], applicant: Side, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        must_be_claims(claims, between(LI, applicant=applicant))
    assert refusal.value.code == code


def test_every_kind_of_claim_has_its_category_in_law() -> None:
    assert {Claim(worker=LI, kind=kind).category for kind in ClaimKind} == {*ClaimCategory}
    severance = Claim(worker=LI, kind=ClaimKind.SEVERANCE, amount=450000)
    must_be_claims((WAGES, severance), between(LI))
    assert claimed((WAGES, severance)) == 1050000
