"""The embedded bus: services behind a bounded pool of threads."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import Any

import pytest

from jinbao.bus import Call, EmbeddedBus, Listener, Receipt, Unreachable
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.events import By, Event, Recorded

pytestmark = pytest.mark.anyio
LIN = Call(person="lin")
TRACE = ContextVar("trace", default="none")


class Rang(Event, frozen=True, tag="test.office.rang.v1"):
    """A bell that can be heard."""


class Ring(Command, frozen=True, kw_only=True):
    bell: str


class Office:
    """Answers with its key and the trace; ``open`` holds everybody up until it is set."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self.open = threading.Event()
        self.open.set()

    def look_up(self, name: str, keys: Sequence[Any], call: Call) -> Sequence[Any]:
        self.open.wait(5)
        return [(name, key, call.person, TRACE.get()) for key in keys]

    def carry_out(self, command: Command, call: Call) -> Receipt:
        if not isinstance(command, Ring) or not command.bell:
            raise Refused("BAD_INPUT", field="bell")
        by = By(call.person)
        rang = Recorded("e1", command.bell, 1, datetime.now(UTC), command.on, by, Rang())
        for listener in self.listeners:
            listener([(7, rang)])
        return Receipt(command.bell, 1, 7, 7)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def bus(office: Office) -> Iterator[EmbeddedBus]:
    bus = EmbeddedBus({"office": office}, threads=1, waiting=1, unheard=3)
    yield bus
    office.open.set()
    bus.close()


async def ring(bus: EmbeddedBus, bell: str) -> Receipt:
    return await bus.carry_out("office", Ring(on=date(2026, 1, 5), bell=bell), LIN)


async def test_every_key_gets_its_answer_in_order(bus: EmbeddedBus) -> None:
    answers = await bus.look_up("office", "desk", ["b", "a"], LIN)
    assert [answer[:3] for answer in answers] == [("desk", "b", "lin"), ("desk", "a", "lin")]


async def test_a_trace_goes_on_in_the_service(bus: EmbeddedBus) -> None:
    TRACE.set("00-4bf9")
    [answer] = await bus.look_up("office", "desk", ["a"], LIN)
    assert answer[3] == "00-4bf9"


async def test_a_service_that_is_not_here_is_unreachable(bus: EmbeddedBus) -> None:
    with pytest.raises(Unreachable) as refused:
        await bus.look_up("elsewhere", "desk", ["a"], LIN)
    assert refused.value.params == {"service": "elsewhere"}


async def test_a_refusal_comes_back_as_it_was_said(bus: EmbeddedBus) -> None:
    with pytest.raises(Refused) as refused:
        await ring(bus, "")
    assert (refused.value.code, refused.value.field) == ("BAD_INPUT", "bell")


async def test_whoever_finds_all_places_taken_is_asked_to_come_again(
    bus: EmbeddedBus, office: Office
) -> None:
    office.open.clear()
    waiting = [asyncio.ensure_future(bus.look_up("office", "desk", [key], LIN)) for key in "ab"]
    await asyncio.sleep(0)
    with pytest.raises(Refused) as refused:
        await bus.look_up("office", "desk", ["c"], LIN)
    assert (refused.value.code, refused.value.retryable) == ("TOO_BUSY", True)
    office.open.set()
    assert [answer[1] for [answer] in await asyncio.gather(*waiting)] == ["a", "b"]
    assert len(await bus.look_up("office", "desk", ["c"], LIN)) == 1


async def test_a_follower_hears_its_own_bell_only(bus: EmbeddedBus) -> None:
    async with aclosing(bus.follow("office", "bell/1", LIN)) as bells:
        heard = asyncio.ensure_future(anext(bells))
        await asyncio.sleep(0)
        await ring(bus, "bell/2")
        await ring(bus, "bell/1")
        assert (await heard).stream == "bell/1"


async def test_a_follower_who_does_not_listen_is_let_go(bus: EmbeddedBus) -> None:
    async with aclosing(bus.follow("office", "bell/1", LIN)) as bells:
        first = asyncio.ensure_future(anext(bells))
        await asyncio.sleep(0)
        for _ in range(4):
            await ring(bus, "bell/1")
        await first
        with pytest.raises(Refused, match="TOO_BUSY"):
            await anext(bells)


async def test_nobody_is_told_who_has_stopped_listening(bus: EmbeddedBus) -> None:
    bells = bus.follow("office", "bell/1", LIN)
    heard = asyncio.ensure_future(anext(bells))
    await asyncio.sleep(0)
    await ring(bus, "bell/1")
    await heard
    await bells.aclose()
    assert not any(bus._ears.values())
