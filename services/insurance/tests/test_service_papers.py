"""The papers that a command names: identity has published them, and their digests are the same."""

from threading import Timer

import pytest
from msgspec.structs import replace
from pilot_county import SHUANGHE, PilotCounty, paper

from insurance.contract import (
    Consent,
    FirstReviewEnrolment,
    NewEnrolment,
    PaperKind,
    SubmitEnrolment,
    SubmitEnrolments,
)
from jinbao.casework.recorded_paper import RECORDED
from jinbao.decider import Refused
from jinbao.service import service

CARD = paper(PaperKind.ID_CARD)
FORM = {"person": "lin", "grade": 100_00, "consent": Consent.SIGNED_FORM}
NAMED = {**FORM, "papers": (CARD,)}


@pytest.fixture
def lin(county: PilotCounty) -> str:
    county.hands_papers_in = False
    return county.resident("lin")


@pytest.fixture
def nothing_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "SECONDS_TO_HEAR", 0.01)


@pytest.mark.usefixtures("lin", "nothing_comes")
def test_a_paper_that_nobody_handed_in_is_refused_and_leaves_nothing(county: PilotCounty) -> None:
    before = county.everything()
    refusal = county.refuses("xie", SubmitEnrolment, **NAMED)
    assert (refusal.code, refusal.field, refusal.retryable) == ("PAPER_UNKNOWN", "papers.0.id", True)
    assert refusal.params == {"paper": CARD.id}
    assert county.everything() == before

    bare = NewEnrolment(person="kong", grade=100_00, consent=Consent.SIGNED_FORM)
    forms = (bare, NewEnrolment(**NAMED))  # type: ignore[arg-type] # by its names
    refusal = county.refuses("xie", SubmitEnrolments, region=SHUANGHE, forms=forms)
    assert (refusal.code, refusal.field) == ("PAPER_UNKNOWN", "forms.1.papers.0.id")


@pytest.mark.usefixtures("lin", "nothing_comes")
def test_whoever_may_not_ask_does_not_learn_which_papers_there_are(county: PilotCounty) -> None:
    assert county.refuses("gao", SubmitEnrolment, **NAMED).code == "NOT_AUTHORISED"


@pytest.mark.usefixtures("lin")
def test_a_paper_with_another_digest_is_refused(county: PilotCounty) -> None:
    county.keeps(replace(CARD, sha256="1" * 64))
    refusal = county.refuses("xie", SubmitEnrolment, **NAMED)
    assert (refusal.code, refusal.field, refusal.retryable) == ("PAPER_DIFFERS", "papers.0.sha256", False)


@pytest.mark.usefixtures("lin")
def test_a_paper_that_was_handed_in_a_moment_ago_is_waited_for(county: PilotCounty) -> None:
    assert not county.rows(RECORDED)
    Timer(0.05, county.keeps, [CARD]).start()
    assert county.do("xie", SubmitEnrolment, **NAMED).stream == "rural-pension-enrolment/lin"


@pytest.mark.usefixtures("lin", "nothing_comes")
def test_a_trial_asks_for_the_papers_too(county: PilotCounty) -> None:
    with pytest.raises(Refused, match="PAPER_UNKNOWN"):
        county.supposes("xie", command=SubmitEnrolment(on=county.today, **NAMED))


def test_papers_cost_one_statement_and_none_where_none_are_named(county: PilotCounty, lin: str) -> None:
    county.keeps(CARD)
    with county.statements() as run:
        county.do("xie", SubmitEnrolment, **NAMED)
    assert sum(RECORDED.name in statement for statement in run) == 1
    with county.statements() as run:
        county.do("chu", FirstReviewEnrolment, person=lin)
    assert not any(RECORDED.name in statement for statement in run)
