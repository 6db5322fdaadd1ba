"""The whole platform as a process: how soon it answers, how soon the city stands, how fast it is asked."""

import asyncio
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import printing
import roster
import working_life
from figures import Figure, seconds_of
from serving import command, served
from sqlalchemy import event

from gateway.demo.client import Client
from gateway.demo.names import person_id
from gateway.graphs import graph_modules
from gateway.house import House, opened
from gateway.schema import Composed, compose
from gateway.settings import Settings
from identity.demo import city
from jinbao.bus import Call, EmbeddedBus
from jinbao.graph import Context

STARTS, ROUNDS = 5, 101

LIST = """query($first: Int!) { ruralPensionEnrolments(first: $first) { nodes {
    stage grade firstYear person { name } region { name } } } }"""
CLAIMS = "{ ruralPensionClaims(first: 1) { nodes { id } } }"
BY_ID = """query($id: ID!) { ruralPensionClaim(id: $id) {
    stage monthly payableFrom person { name } region { name } } }"""
NESTED = """query($first: Int!) { offices(first: $first) { nodes {
    name kind region { name parent { name } } above { name region { name } } } } }"""


def journey(folder: Path) -> Iterator[Figure]:
    yield start_to_first_answer(folder)
    played = folder / "city"
    yield first_run(played)
    with served(played) as platform:
        client = Client(platform.address)
        token = client.token("rechecker")
        yield asked("list20_ms", client, token, LIST, first=20)
        (claim,) = client.ask(token, CLAIMS, "zh")["ruralPensionClaims"]["nodes"]
        yield asked("byid_ms", client, token, BY_ID, id=claim["id"])
        yield printing.statement(client, platform.address)
        yield from working_life.working_life(client)
        yield roster.short(client)
    with opened(Settings(var=played)) as house:
        few, many = statements(house, 20), statements(house, 100)
    yield Figure("sql_per_list20", few, said="offices with regions, parents and offices above")
    yield Figure("sql_per_list100", many, few, more=False, said="the same query, a page five times as long")


def start_to_first_answer(folder: Path) -> Figure:
    """From the command line to the first answer of the graph, on a folder where there is nothing yet."""
    took = statistics.median(one_start(folder / f"start-{number}") for number in range(STARTS))
    return Figure("start_to_first_answer_s", round(took, 2), 3, more=False, said="median of 5 cold starts")


def one_start(folder: Path) -> float:
    begun = time.perf_counter()
    with served(folder, "--no-demo"):
        return time.perf_counter() - begun


def first_run(folder: Path) -> Figure:
    """Until the city of 3,456 regions stands and the story is told; installing packages is not in it."""
    took = seconds_of(lambda: subprocess.run(command(folder, 0, "--once"), check=True, capture_output=True))  # noqa: S603 - our own program
    return Figure("first_run_with_demo_s", round(took, 1), 30, more=False, said="to the end of the story")


def asked(key: str, client: Client, token: str, document: str, **variables: Any) -> Figure:
    """The median of a hundred requests over one connection, as a front-end sends them."""
    took = [seconds_of(lambda: client.ask(token, document, "zh", **variables)) for _ in range(ROUNDS)]
    said = f"p95 {1_000 * statistics.quantiles(took, n=20)[-1]:.1f} ms"
    return Figure(key, round(1_000 * statistics.median(took), 2), said=said)


def statements(house: House, first: int) -> int:
    """How many SQL statements one request leads to, in all services together."""
    schema, bus = compose(graph_modules()), EmbeddedBus(house.services)
    counted = 0

    def count(*_: Any) -> None:
        nonlocal counted
        counted += 1

    for service in house.services.values():
        event.listen(service.engine, "before_cursor_execute", count)
    try:
        asyncio.run(answered(schema, bus, first))
    finally:
        for service in house.services.values():
            event.remove(service.engine, "before_cursor_execute", count)
        bus.close()
    return counted


async def answered(schema: Composed, bus: EmbeddedBus, first: int) -> None:
    officer = next(
        persona for persona in city().personas if persona.office and persona.role == "CITY_OFFICER"
    )
    call = Call(person_id(officer.person or ""), officer.office)
    result: Any = await schema.execute(NESTED, {"first": first}, context_value=Context(bus, call))
    assert result.errors is None, result.errors
    assert len(result.data["offices"]["nodes"]) == first
