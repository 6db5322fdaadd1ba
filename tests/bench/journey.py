"""The whole platform as a process: how soon it answers, how soon the city stands, how fast it is asked."""

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server
from typing import Any, NamedTuple

import printing
import working_life
from figures import Figure, seconds_of
from sqlalchemy import event

from gateway.demo.client import Client
from gateway.demo.names import person_id
from gateway.graphs import graph_modules
from gateway.house import House, opened
from gateway.schema import Composed, compose
from gateway.settings import Settings
from identity.demo import city
from identity.demo.cast import STORY_VILLAGE
from identity.demo.numbers import id_number
from identity.roster.sample import LOWEST_GRADE, Sheet, as_csv, sample
from jinbao.bus import Call, EmbeddedBus
from jinbao.calendar import legal_day
from jinbao.graph import Context
from jinbao.graph.ids import global_id

STARTS, ROUNDS, ROWS = 5, 101, 500
RECEIVED = "2010-01-08"
SEQUENCE = 993  # a man's, and one that the demo city hardly reaches
PATIENCE = 180

LIST = """query($first: Int!) { ruralPensionEnrolments(first: $first) { nodes {
    stage grade firstYear person { name } region { name } } } }"""
CLAIMS = "{ ruralPensionClaims(first: 1) { nodes { id } } }"
BY_ID = """query($id: ID!) { ruralPensionClaim(id: $id) {
    stage monthly payableFrom person { name } region { name } } }"""
REGION = "query($code: String!) { regions(code: $code) { nodes { id } } }"
ROSTER = "query($id: ID!) { roster(id: $id) { status taken refused } }"
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
        yield roster(client)
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


def roster(client: Client) -> Figure:
    """A file of strangers, from its upload to the last receipt: each is registered, sealed and enrolled."""
    token, village = client.token("village-assistant"), STORY_VILLAGE
    (region,) = client.ask(token, REGION, "zh", code=village)["regions"]["nodes"]
    entry = global_id("HistoricalEntry", f"village-assistant-{legal_day(datetime.now(UTC))}")
    file = "roster.csv", as_csv(strangers(ROWS))
    begun = time.perf_counter()
    sent = client.upload(token, "/rosters", file, village=region["id"], on=RECEIVED, historicalEntry=entry)
    while (found := client.ask(token, ROSTER, "zh", id=sent["id"])["roster"])["status"] != "DONE":
        time.sleep(0.02)
    took = time.perf_counter() - begun
    assert found["taken"] == ROWS, found
    return Figure("roster_rows_per_s", round(ROWS / took), said=f"{ROWS} rows in {took:.1f} s")


def strangers(count: int) -> Sheet:
    """Rows as the sample has them, of people whom nobody knows yet."""
    whole = sample()
    at = {title: place for place, title in enumerate(whole.header)}
    rows = []
    for number in range(count):
        row = list(whole.rows[number % len(whole.rows)])
        born = date(1960, 1, 1) + timedelta(days=7 * number)
        row[at["姓名"]], row[at["性别"]] = f"甲{'乙丙丁戊己庚辛壬癸'[number % 9]}", "男"
        row[at["公民身份号码"]] = id_number(STORY_VILLAGE[:6], born, SEQUENCE)
        row[at["户号"]], row[at["与户主关系"]] = f"{1_000 + number}", "户主"
        row[at["缴费档次"]] = row[at["缴费档次"]] or LOWEST_GRADE
        rows.append(tuple(row))
    return Sheet(whole.header, tuple(rows))


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


def command(folder: Path, port: int, *arguments: str) -> list[str]:
    return [
        *(sys.executable, "-m", "gateway.cli", "run"),
        *("--var", str(folder), "--port", str(port), *arguments),
    ]


class Served(NamedTuple):
    address: str
    pid: int


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[Served]:
    """A platform that answers, ended again afterwards."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(command(folder, port, *arguments), stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own program
        try:
            until_answered(process, port)
            yield Served(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


def until_answered(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port)
        try:
            connection.request("POST", "/graphql", b'{"query": "{ __typename }"}', JSON)
            if connection.getresponse().status == OK:
                return
        except ConnectionError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise TimeoutError(port)


JSON, OK = {"Content-Type": "application/json"}, 200
