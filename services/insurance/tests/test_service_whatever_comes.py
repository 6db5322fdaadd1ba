"""Whatever comes to the counter, in whatever order: the law of hands, the books and the decisions hold."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from pilot_county import GONGXIAN, TODAY, PilotCounty, paper
from test_service_registers import OWN, differences

from insurance import items
from insurance.contract import (
    AcceptClaim,
    ClaimsOf,
    CompleteClaim,
    ConfirmEnrolment,
    Consent,
    CreditInterest,
    DecideClaim,
    EntriesOf,
    FileClaim,
    FirstReviewEnrolment,
    PaperKind,
    RecheckClaim,
    RecordCollectiveAid,
    RecordContribution,
    ReversalGround,
    ReverseEntry,
    ReviewClaim,
    SubmitEnrolment,
)
from insurance.rural_pension.account_possible import OF_ACCOUNT
from insurance.rural_pension.claim_possible import OF_CLAIM
from insurance.rural_pension.claim_register import CLAIMS
from insurance.rural_pension.enrolment_possible import OF_ENROLMENT
from insurance.rural_pension.events import claim as claim_events
from insurance.rural_pension.events import enrolment as enrolment_events
from insurance.rural_pension.terms import ClaimStop
from jinbao.actor import EVERYTHING
from jinbao.casework.places import GrantGiven
from jinbao.casework.possible import KindOfCase
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.scene import grant

OFFICERS = ("an", "bo", "cui", "dong", "er", "fang")
BACK = {
    ClaimStop.APPLICANT: items.INTAKE,
    ClaimStop.FIRST_REVIEW: items.FIRST_REVIEW,
    ClaimStop.REVIEW: items.REVIEW,
    ClaimStop.RECHECK: items.RECHECK,
}
ONWARD = (FirstReviewEnrolment, ConfirmEnrolment, AcceptClaim, ReviewClaim, RecheckClaim, DecideClaim)
numbers = count(1)
officers = st.sampled_from(OFFICERS)


def next_step(event: Any) -> str | None:
    """The step for which a case waits after this; none where it is over or only has to be served."""
    match event:
        case (
            enrolment_events.EnrolmentSubmitted()
            | enrolment_events.EnrolmentCompleted()
            | enrolment_events.EnrolmentReturned()
        ):
            return items.FIRST_REVIEW
        case claim_events.ClaimFiled() | claim_events.ClaimCompleted():
            return items.FIRST_REVIEW
        case enrolment_events.EnrolmentToComplete() | claim_events.ClaimToComplete():
            return items.INTAKE
        case enrolment_events.EnrolmentFirstReviewed() | claim_events.ClaimReviewed():
            return items.RECHECK
        case claim_events.ClaimAccepted():
            return items.REVIEW
        case claim_events.ClaimRechecked():
            return items.APPROVE
        case claim_events.ClaimReturned(to=to):
            return BACK[to]
        case _:
            return None


def hands(history: list[Any]) -> Iterator[set[tuple[str, str]]]:
    """Who took which step, for each case that a stream has held."""
    taken: set[tuple[str, str]] = set()
    stands: str | None = items.INTAKE
    for recorded in history:
        if isinstance(recorded.event, claim_events.DecisionServed):
            continue
        if isinstance(
            recorded.event, enrolment_events.EnrolmentFormCorrected | claim_events.ClaimFormCorrected
        ):
            taken.add((items.INTAKE, recorded.by.person))
            continue
        match recorded.event:
            case enrolment_events.EnrolmentWithdrawn() | claim_events.ClaimWithdrawn():
                pass
            case enrolment_events.EnrolmentNotAccepted() | claim_events.ClaimNotAccepted():
                taken.add((items.FIRST_REVIEW, recorded.by.person))
            case _:
                taken.add((stands or items.INTAKE, recorded.by.person))
        stands = next_step(recorded.event)
        if stands is None:
            yield taken
            taken, stands = set(), items.INTAKE
    yield taken


class Counter(RuleBasedStateMachine):
    """Officers who may do everything everywhere in the county, and one resident who is about to be sixty."""

    county: PilotCounty

    def __init__(self) -> None:
        super().__init__()
        self.county.open(TODAY)
        self.person = self.county.resident(f"zhou-{next(numbers)}", "1950-01-08")
        self.claims: list[str] = []
        self.submit("an", 100_00)
        self.file("an")

    def attempt(self, who: str, kind: Callable[..., Command], **asked: Any) -> None:
        self.put(who, kind(on=self.county.today, **asked))

    def put(self, who: str, command: Command) -> None:
        """It may be refused."""
        with suppress(Refused):
            receipt = self.county.carry_out(command, self.county.call(who))
            if isinstance(command, FileClaim):
                self.claims.append(receipt.stream.rpartition("/")[2])

    def offered(self, who: str) -> list[Command]:
        """What the office offers to do with the enrolment, the account or the last claim."""
        cases = [(OF_ENROLMENT, self.person), (OF_ACCOUNT, self.person)]
        cases += [(OF_CLAIM, claim) for claim in self.claims[-1:]]
        return [
            request
            for kind, case in cases
            for request, is_allowed in self.requests(who, kind, case)
            if is_allowed
        ]

    def requests(self, who: str, kind: KindOfCase, case: str) -> list[tuple[Command, bool]]:
        """What can be asked of a case, and whether it is offered."""
        with self.county.service.enquiry(self.county.call(who)) as enquiry:
            standing = kind.standing(enquiry, [case]).get(case)
            if standing is None:
                return []
            [offered] = kind.actions(enquiry, [case])
        return [(request, one.allowed) for request, one in zip(kind.requests(standing), offered, strict=True)]

    @rule(who=officers, grade=st.sampled_from([100_00, 200_00, 150_00]))
    def submit(self, who: str, grade: int) -> None:
        self.attempt(who, SubmitEnrolment, person=self.person, grade=grade, consent=Consent.WRITTEN)

    @rule(who=officers)
    def file(self, who: str) -> None:
        self.attempt(who, FileClaim, person=self.person, consent=Consent.WRITTEN)

    @rule(who=officers, chosen=st.integers(0, 12))
    def whatever_is_offered(self, who: str, chosen: int) -> None:
        """What is offered is never refused."""
        if offers := self.offered(who):
            self.county.carry_out(offers[chosen % len(offers)], self.county.call(who))

    @rule(first=st.integers(0, len(OFFICERS) - 1))
    def everybody_does_their_work(self, first: int) -> None:
        """The case goes on from hand to hand, as far as the officers in this order may carry it."""
        for who in (*OFFICERS[first:], *OFFICERS[:first]):
            onward = [command for command in self.offered(who) if isinstance(command, ONWARD)]
            for command in onward:
                self.county.carry_out(command, self.county.call(who))

    @rule(who=officers, chosen=st.integers(0, len(OF_ENROLMENT.possible) - 1))
    def anything_of_the_enrolment(self, who: str, chosen: int) -> None:
        self.put(who, self.requests(who, OF_ENROLMENT, self.person)[chosen][0])

    @rule(who=officers, chosen=st.integers(0, len(OF_CLAIM.possible) - 1))
    def anything_of_the_claim(self, who: str, chosen: int) -> None:
        for claim in self.claims[-1:]:
            self.put(who, self.requests(who, OF_CLAIM, claim)[chosen][0])

    @rule()
    def the_claimant_brings_everything(self) -> None:
        papers = tuple(map(paper, PaperKind))
        for claim in self.claims[-1:]:
            self.attempt(self.person, CompleteClaim, claim=claim, papers=papers)

    @rule(
        who=officers, year=st.sampled_from([2009, 2010, 2011]), amount=st.sampled_from([100_00, 200_00, -1])
    )
    def pay(self, who: str, year: int, amount: int) -> None:
        self.attempt(who, RecordContribution, person=self.person, year=year, amount=amount)

    @rule(who=officers, amount=st.integers(-1, 50_00))
    def aid(self, who: str, amount: int) -> None:
        self.attempt(who, RecordCollectiveAid, person=self.person, year=2010, amount=amount)

    @rule(who=officers, year=st.sampled_from([2010, 2011]))
    def interest(self, who: str, year: int) -> None:
        self.attempt(who, CreditInterest, person=self.person, year=year)

    @rule(who=officers, entry=st.integers(0, 12))
    def undo(self, who: str, entry: int) -> None:
        reason = ReversalGround.WRONG_AMOUNT
        self.attempt(who, ReverseEntry, person=self.person, entry=entry, reason=reason)

    @rule(days=st.sampled_from([1, 15, 200]))
    def time_goes_by(self, days: int) -> None:
        self.county.open(self.county.today + timedelta(days=days))

    def teardown(self) -> None:
        self.never_two_hands_of_one_person()
        self.entries_sum_to_the_balance()
        self.decisions_hold()

    def never_two_hands_of_one_person(self) -> None:
        streams = [f"rural-pension-enrolment/{self.person}"]
        streams += [f"rural-pension-claim/{claim}" for claim in self.claims]
        for stream in streams:
            for taken in hands(self.county.service.ledger.recorded(stream)):
                assert len({person for _, person in taken}) == len(taken), taken

    def entries_sum_to_the_balance(self) -> None:
        account = self.county.ask(self.person, "account_by_person", self.person)
        entries = self.county.ask(self.person, "entries_of", EntriesOf(person=self.person, first=100)).rows
        parts = {"PERSONAL": 0, "SUBSIDY": 0, "COLLECTIVE": 0}
        for entry in entries:
            parts[entry.sub_ledger] += entry.amount
        shown = (account.personal, account.subsidy, account.collective) if account else (0, 0, 0)
        assert tuple(parts.values()) == shown
        assert min(shown) >= 0

    def decisions_hold(self) -> None:
        page = self.county.ask(self.person, "claims_of", ClaimsOf(person=self.person, first=100))
        assert {row.id for row in page.rows} == {*self.claims}
        for row in page.rows:
            if row.decided_on:
                assert self.county.ask(self.person, "verification_by_claim", row.id).holds


def test_whatever_comes_to_the_counter(county: PilotCounty) -> None:
    county.tell(*(GrantGiven(grant(each, "agency", GONGXIAN, (EVERYTHING,))) for each in OFFICERS))
    county.seats |= dict.fromkeys(OFFICERS, "agency")
    machine = type("AtThisCounty", (Counter,), {"county": county})
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # Hypothesis leaves it untyped
        machine,
        settings=settings(
            max_examples=15,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],  # a smaller failing walk is not worth minutes of a database's time
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert county.rows(CLAIMS, CLAIMS.c.decision.is_not(None)), "nothing was decided: the walk is too short"
    assert differences(county) == {table.name: 0 for table in OWN}
