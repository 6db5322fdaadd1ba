"""Publication (handbook 4.1): posted where the county asks for it, for objections, before the recheck."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from test_rural_pension_claim import (
    CASE,
    CHU,
    FU,
    GONGXIAN,
    KNOWN,
    LIN,
    SHEN,
    SHENPI,
    TOWNSHIP,
    VILLAGE,
    at_recheck,
    at_review,
    local,
    recheck,
    rechecked,
    review,
    reviewed,
)

from insurance.items import PUBLICISE
from insurance.rural_pension.claim import CLAIM
from insurance.rural_pension.claim_states import AtRecheck, AtReview
from insurance.rural_pension.commands.claim import PubliciseClaim, RecordObjection, ReturnClaim, WithdrawClaim
from insurance.rural_pension.events.claim import ClaimObjected, ClaimPublicised, ClaimReturned
from insurance.rural_pension.terms import ClaimStop, ObjectionGround, ReturnGround
from jinbao.actor import Actor
from jinbao.testing import Scenario, officer

POSTED, LAST_DAY, AFTER = date(2010, 5, 25), date(2010, 6, 1), date(2010, 6, 2)
XIE = officer("xie", "station", VILLAGE, PUBLICISE)
BIAN = officer("bian", "county-agency", GONGXIAN, PUBLICISE)
ASKING = replace(KNOWN, parameters=(*KNOWN.parameters, local("publication_days", 7)))

publicise = PubliciseClaim(on=POSTED, claim="c-1", place=VILLAGE)
object_ = RecordObjection(on=LAST_DAY, claim="c-1", ground=ObjectionGround.AGE_DISPUTED)

to_publicise = replace(reviewed, publication_days=7)
publicised = ClaimPublicised(*CASE, POSTED, VILLAGE, LAST_DAY, "xie")
objected = ClaimObjected(*CASE, LAST_DAY, ObjectionGround.AGE_DISPUTED, "bian")

waiting = at_review.knowing(ASKING).given(to_publicise)
public = waiting.given(publicised)


def state(scenario: Scenario) -> Any:
    return CLAIM.replay(scenario.history)


def test_a_county_that_asks_for_it_has_reviewed_claims_posted_for_its_days() -> None:
    at_review.knowing(ASKING).when(review, by=SHEN).then(to_publicise)
    waiting.when(publicise, by=XIE).then(publicised)
    public.when(replace(recheck, on=AFTER), by=FU).then(replace(rechecked, on=AFTER))


def test_where_nobody_asks_for_it_the_recheck_follows_the_review() -> None:
    at_review.when(review, by=SHEN).then(reviewed)
    at_recheck.when(publicise, by=XIE).refused("OUT_OF_ORDER")
    at_recheck.when(object_, by=BIAN).refused("OUT_OF_ORDER")


@pytest.mark.parametrize(
    ("stage", "command", "by", "code"),
    [
        pytest.param(waiting, replace(recheck, on=AFTER), FU, "OUT_OF_ORDER", id="rechecked unposted"),
        pytest.param(public, replace(recheck, on=LAST_DAY), FU, "PUBLICATION_RUNNING", id="on the last day"),
        pytest.param(public, replace(object_, on=AFTER), BIAN, "PUBLICATION_OVER", id="objected too late"),
        pytest.param(public, publicise, XIE, "OUT_OF_ORDER", id="posted twice"),
        pytest.param(waiting, object_, BIAN, "OUT_OF_ORDER", id="objected before it was posted"),
        pytest.param(waiting, replace(publicise, place="511526100202"), BIAN, "NOT_PUBLIC_THERE", id="away"),
        pytest.param(
            waiting, replace(publicise, on=date(2010, 5, 23)), XIE, "BEFORE_PREVIOUS_STEP", id="early"
        ),
        pytest.param(waiting, publicise, FU, "NOT_AUTHORISED", id="posted without a grant"),
        pytest.param(waiting, publicise, LIN, "NOT_AUTHORISED", id="posted by the claimant"),
        pytest.param(public, object_, SHENPI, "NOT_AUTHORISED", id="objection taken in without a grant"),
        pytest.param(
            waiting.knowing(replace(ASKING, kin=frozenset({"xie"}))), publicise, XIE, "AVOIDANCE", id="kin"
        ),
    ],
)
def test_what_cannot_be_done_around_a_publication(
    stage: Scenario, command: Any, by: Actor, code: str
) -> None:
    stage.when(command, by=by).refused(code)


def test_the_list_may_hang_in_the_village_or_around_it_and_whoever_took_the_form_in_may_post_it() -> None:
    waiting.when(replace(publicise, place=TOWNSHIP), by=BIAN).then(
        replace(publicised, place=TOWNSHIP, officer="bian")
    )
    took_it_in = officer("chu", "township-centre", TOWNSHIP, PUBLICISE)
    waiting.when(publicise, by=took_it_in).then(replace(publicised, officer=CHU.person))


def test_an_objection_sends_the_claim_back_to_review_and_it_is_posted_again() -> None:
    public.when(object_, by=BIAN).then(objected)
    back = public.given(objected)
    assert isinstance(state(back), AtReview)
    again = replace(review, on=AFTER)
    back.when(again, by=SHEN).then(replace(to_publicise, on=AFTER))


def test_what_was_public_stays_so_for_whom_the_approver_asks_to_recheck_again() -> None:
    returned = ClaimReturned(*CASE, AFTER, "shenpi", ClaimStop.RECHECK, (ReturnGround.FACTS_DISAGREE,))
    again = public.given(replace(rechecked, on=AFTER), returned)
    assert isinstance(state(again), AtRecheck)
    assert state(again).dossier.public_until == LAST_DAY
    to_review = public.given(replace(rechecked, on=AFTER), replace(returned, to=ClaimStop.REVIEW))
    assert state(to_review).dossier.public_until is None


def test_before_it_is_posted_a_claim_can_be_withdrawn_or_sent_back() -> None:
    waiting.when(WithdrawClaim(on=POSTED, claim="c-1"), by=LIN).decided()
    send_back = ReturnClaim(
        on=POSTED, claim="c-1", to=ClaimStop.REVIEW, reasons=(ReturnGround.FACTS_DISAGREE,)
    )
    [returned] = waiting.when(send_back, by=BIAN).decided()
    assert isinstance(state(waiting.given(returned)), AtReview)
