"""What the office looks for in a collective contract, and what may be done with one when (handbook 7.2)."""

from datetime import date
from typing import Any

import pytest
from bargaining import LAST, PAPER, RECEIVED, adopted, signed

from jinbao.actor import Actor, Place
from jinbao.casework.known_employer import KnownEmployer
from jinbao.casework.steps import INTAKE, REVIEW, SERVE
from jinbao.rules import LocalParameter
from jinbao.testing import Scenario, officer
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.collective_contract import commands, events
from labor_relations.collective_contract.collective_contract import COLLECTIVE
from labor_relations.collective_contract.facts import ITEM, CollectiveFacts
from labor_relations.collective_contract.terms import CollectiveEnd, ReviewFault
from labor_relations.collective_contract.text import CollectiveText

MINIMUM = LocalParameter(
    name="minimum_wage",
    region="yibin",
    value=65000,
    in_force_from=date(2010, 1, 1),
    promulgated_on=date(2009, 12, 1),
    document="宜府发〔2009〕9号",
    approved_by="the city government",
    official=False,
)
KNOWN = CollectiveFacts(
    person="mine",
    place=Place("gongxian", ("gongxian", "yibin")),
    kin=frozenset({"zhao"}),
    employer=KnownEmployer("mine", "gongxian", date(2005, 1, 1)),
    parameters=(MINIMUM,),
    number=CaseNumber("珙集合审", 2010, 1),
    review_until=LAST,
    submitted="event-1",
)
QIN = officer("qin", "gongxian-bureau", "gongxian", INTAKE, REVIEW, SERVE, items=(ITEM,))
ZHAO = Actor("zhao", None, None, ())
CASE = ("mine", "gongxian", RECEIVED, "zhao")
NUMBERED = events.Registered("mine", "gongxian", RECEIVED, "qin", CaseNumber("珙集合审", 2010, 1))


def reviewed(text: CollectiveText, on: date = RECEIVED, *faults: ReviewFault) -> Scenario:
    """The office gives its opinion of what it has registered."""
    history = (events.Submitted(*CASE, text, (PAPER,), date(2010, 5, 14), None), NUMBERED)
    command = commands.GiveCollectiveContractOpinion(on=on, contract="c", faults=faults)
    return Scenario(COLLECTIVE).given(*history).knowing(KNOWN).when(command, by=QIN)


@pytest.mark.parametrize(
    ("text", "faults", "reasons"),
    [
        (signed(), (), []),
        (signed(lowest_wage=65000), (), []),
        (signed(lowest_wage=None), (), []),
        (signed(lowest_wage=64999), (), ["LOWEST_WAGE_TOO_LOW"]),
        (signed(adoption=adopted(present=199)), (), ["TOO_FEW_CAME"]),
        (signed(adoption=adopted(entitled=301, present=201)), (), ["TOO_FEW_AGREED"]),
        (signed(adoption=adopted(in_favour=149)), (), ["TOO_FEW_AGREED"]),
        (signed(until=date(2011, 5, 31)), (), []),
        (signed(until=date(2011, 5, 30)), (), ["TERM_TOO_SHORT"]),
        (signed(until=date(2013, 5, 31)), (), []),
        (signed(until=date(2013, 6, 1)), (), ["TERM_TOO_LONG"]),
        (
            signed(),
            (ReviewFault.NOT_NEGOTIATED, ReviewFault.CONTENT_UNLAWFUL),
            ["NOT_NEGOTIATED", "CONTENT_UNLAWFUL"],
        ),
    ],
)
def test_what_the_office_agrees_to(
    text: CollectiveText, faults: tuple[ReviewFault, ...], reasons: list[str]
) -> None:
    [answer] = reviewed(text, RECEIVED, *faults).decided()
    assert isinstance(answer, events.Objected if reasons else events.Agreed)
    assert [reason.code for reason in answer.decision.reasons] == reasons


@pytest.mark.parametrize(
    ("on", "refused"), [(LAST, None), (date(2010, 5, 28), "OUT_OF_ORDER")], ids=["last day", "TV-CC1"]
)
def test_who_is_silent_until_the_fifteenth_day_has_agreed(on: date, refused: str | None) -> None:
    late = reviewed(signed(), on, ReviewFault.CONTENT_UNLAWFUL)
    if refused:
        late.refused(refused)
    else:
        assert isinstance(late.decided()[0], events.Objected)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"adoption": adopted(on=date(2010, 5, 5))}, "SIGNED_BEFORE_ADOPTION"),
        ({"signed_on": date(2010, 5, 13)}, "SIGNED_AFTERWARDS"),
        ({"adoption": adopted(present=301)}, "MORE_THAN_ENTITLED"),
        ({"adoption": adopted(in_favour=201)}, "MORE_THAN_CAME"),
        ({"until": date(2010, 5, 31)}, "TERM_IS_OVER"),
    ],
)
def test_what_cannot_be_submitted(wrong: dict[str, Any], code: str) -> None:
    submit(signed(**wrong)).refused(code)


def submit(text: CollectiveText, **others: Any) -> Scenario:
    said = {"employer": "mine", "region": "gongxian", "papers": (PAPER,), **others}
    command = commands.SubmitCollectiveContract(on=RECEIVED, text=text, **said)
    return Scenario(COLLECTIVE).knowing(KNOWN).when(command, by=ZHAO)


def test_the_contract_itself_has_to_be_among_the_papers() -> None:
    assert submit(signed(), papers=()).refused("STILL_MISSING").field == "papers"


@pytest.mark.parametrize(
    ("signed_on", "due_on"), [(date(2010, 5, 4), "2010-05-14"), (date(2010, 5, 3), "2010-05-13")]
)
def test_it_is_submitted_within_ten_days(signed_on: date, due_on: str) -> None:
    [happened] = submit(signed(signed_on=signed_on)).decided()
    assert happened.due_on.isoformat() == due_on


def test_nobody_but_the_employer_and_the_office_submits() -> None:
    stranger = Actor("wang", None, None, ())
    scenario = submit(signed())
    assert scenario.command is not None
    scenario.when(scenario.command, by=stranger).refused("NOT_AUTHORISED")


@pytest.mark.parametrize(
    "asked",
    [
        commands.TerminateCollectiveContract(
            on=RECEIVED, contract="c", ground=CollectiveEnd.PARTIES_AGREED, since=RECEIVED
        ),
        commands.PublishCollectiveContract(on=RECEIVED, contract="c", published_on=RECEIVED),
        commands.AnnulCollectiveContractTermination(on=RECEIVED, contract="c"),
    ],
    ids=lambda asked: type(asked).__name__,
)
def test_what_binds_nobody_yet_is_not_published_or_ended(asked: commands.CollectiveCommand) -> None:
    history = events.Submitted(*CASE, signed(), (PAPER,), date(2010, 5, 14), None)
    Scenario(COLLECTIVE).given(history).knowing(KNOWN).when(asked, by=ZHAO).refused("OUT_OF_ORDER")


def test_a_registration_is_taken_back_before_it_is_answered() -> None:
    history = (events.Submitted(*CASE, signed(), (PAPER,), date(2010, 5, 14), None), NUMBERED)
    ground = NumberCancellation.FILED_IN_ERROR
    annul = commands.AnnulCollectiveContractRegistration(on=RECEIVED, contract="c", ground=ground)
    Scenario(COLLECTIVE).given(*history).knowing(KNOWN).when(annul, by=QIN).then(
        events.RegistrationAnnulled("mine", "gongxian", RECEIVED, "qin", ground)
    )
