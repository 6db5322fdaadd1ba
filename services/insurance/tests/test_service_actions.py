"""What may be done now: what is offered is carried out, what is withheld is refused for the reason given."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pilot_county import OFFICERS, PilotCounty
from strawberry.utils.str_converters import to_camel_case

from insurance.contract import ActionAnswer, FirstReviewEnrolment
from insurance.rural_pension import graph
from insurance.rural_pension.case_files import OF_CLAIM, OF_ENROLMENT
from jinbao.decider import Refused

EVERYBODY = (*OFFICERS, "lin")


def actions(county: PilotCounty, who: str, look_up: str, case: str) -> dict[str, ActionAnswer]:
    return {action.name: action for action in county.ask(who, look_up, case)}


def submitted(county: PilotCounty) -> str:
    county.submit(county.resident("lin"))
    return "lin"


def first_reviewed(county: PilotCounty) -> str:
    county.do("chu", FirstReviewEnrolment, person=submitted(county))
    return "lin"


def enrolled(county: PilotCounty) -> str:
    return county.enrol(county.resident("lin"))


def filed(county: PilotCounty) -> str:
    return county.file(county.pensioner("lin"))


def at_approval(county: PilotCounty) -> str:
    return county.hand_on(filed(county))


def granted(county: PilotCounty) -> str:
    return county.granted("lin")


CASES = [
    (submitted, "enrolment_actions", OF_ENROLMENT),
    (first_reviewed, "enrolment_actions", OF_ENROLMENT),
    (enrolled, "enrolment_actions", OF_ENROLMENT),
    (filed, "claim_actions", OF_CLAIM),
    (at_approval, "claim_actions", OF_CLAIM),
    (granted, "claim_actions", OF_CLAIM),
]


@pytest.mark.parametrize(("begin", "look_up", "possible"), CASES, ids=[case[0].__name__ for case in CASES])
def test_what_is_offered_is_what_the_office_then_says(
    county: PilotCounty, begin: Callable[[PilotCounty], str], look_up: str, possible: Any
) -> None:
    """Everybody tries what they are not offered; the first who is offered something does it."""
    case = begin(county)
    for who in EVERYBODY:
        offered = actions(county, who, look_up, case)
        if who == "gao":
            assert offered == {}
            continue
        assert list(offered) == [one.mutation for one in possible]
        for one in possible:
            if not offered[one.mutation].allowed:
                assert refused(county, who, one.request(case, county.today)) == offered[one.mutation].code
    for who, one in first_offer(county, look_up, possible, case):
        county.service.carry_out(one.request(case, county.today), county.call(who))


def first_offer(county: PilotCounty, look_up: str, possible: Any, case: str) -> Iterator[tuple[str, Any]]:
    for who in EVERYBODY:
        offered = actions(county, who, look_up, case)
        for one in possible:
            if one.mutation in offered and offered[one.mutation].allowed:
                yield who, one
                return


def refused(county: PilotCounty, who: str, command: Any) -> str:
    with pytest.raises(Refused) as refusal:
        county.service.carry_out(command, county.call(who))
    return refusal.value.code


def test_who_may_do_what_with_a_filed_claim(county: PilotCounty) -> None:
    case = filed(county)
    allowed = {
        who: [name for name, action in actions(county, who, "claim_actions", case).items() if action.allowed]
        for who in EVERYBODY
    }
    township = [
        "acceptRuralPensionClaim",
        "refuseRuralPensionClaim",
        "askToCompleteRuralPensionClaim",
        "returnRuralPensionClaim",
        "withdrawRuralPensionClaim",
    ]
    assert {who: names for who, names in allowed.items() if names} == {
        "xie": ["withdrawRuralPensionClaim"],
        "mu": ["withdrawRuralPensionClaim"],
        "chu": township,
        "deng": township,
        "lin": ["withdrawRuralPensionClaim"],
    }


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "You are not authorised to do this."), ("zh", "您没有办理此事的权限。")],
)
def test_the_reason_why_not_is_said_in_the_readers_language(
    county: PilotCounty, language: str, message: str
) -> None:
    case = submitted(county)
    offered = county.ask("xie", "enrolment_actions", case, language=language)
    assert offered[0].code == "NOT_AUTHORISED"
    assert offered[0].message == message


def test_every_action_is_a_mutation_of_the_graph() -> None:
    mutations = {to_camel_case(name) for name in vars(graph.Mutation)}
    assert {one.mutation for one in (*OF_CLAIM, *OF_ENROLMENT)} <= mutations
