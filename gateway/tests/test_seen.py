"""Whoever has seen something of one service is shown it by the others, or told that they are behind."""

from typing import Any

import pytest
from whole_office import VILLAGE, WholeOffice

from identity.contract import MoveResidence
from jinbao.bus import Call
from jinbao.graph.ids import global_id

pytestmark = pytest.mark.anyio

LUO = """query ($id: ID!) { person(id: $id) { born
    ruralPensionEnrolment { stage } ruralPensionAccount { balance } } }"""
SHOWN = {
    "born": "1970-06-01",
    "ruralPensionEnrolment": {"stage": "CONFIRMED"},
    "ruralPensionAccount": {"balance": "130.00"},
}


async def ask(office: WholeOffice, position: int) -> Any:
    call = Call("deng", "centre", language="en", seen={"identity": position})
    return await office.ask(call, LUO, id=global_id("Person", "luo"))


async def test_a_query_waits_until_what_its_caller_has_seen_is_known(office: WholeOffice) -> None:
    identity = office.house.identity.service
    village = office.regions[VILLAGE]
    move = MoveResidence(on=identity.today, person="meng", village=village, since=identity.today)
    seen = identity.carry_out(move, Call("chu", "centre")).published
    assert seen is not None
    answer = await ask(office, seen)
    assert (answer.data, answer.errors) == ({"person": SHOWN}, None)
    assert office.house.insurance.has_heard("identity") >= seen


async def test_a_service_that_is_behind_answers_as_it_can_and_says_so_once(office: WholeOffice) -> None:
    answer = await ask(office, 10**9)
    assert answer.data == {"person": SHOWN}
    [error] = answer.errors
    assert (error.path, error.extensions["code"], error.extensions["retryable"]) == (
        None,
        "NOT_YET_KNOWN",
        True,
    )
    assert error.extensions["parameters"] == {"source": "identity"}
