"""One trace leads from the request over the statement to the service that hears of it."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from gateway import http
from gateway.graphs import graph_modules
from gateway.house import House, opened
from gateway.schema import compose
from gateway.settings import Settings
from identity.contract import (
    ExistingOffice,
    GiveGrants,
    ImportOffices,
    ImportRegions,
    NewGrant,
    NewRegion,
    OfficeForm,
    OfficeKind,
)
from jinbao import telemetry
from jinbao.actor import FOUNDER
from jinbao.broker import Broker
from jinbao.bus import Call, EmbeddedBus
from jinbao.tokens import Caller

pytestmark = pytest.mark.anyio

SINCE = date(1997, 1, 1)
FROM_ELSEWHERE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
PATIENCE = 10
ESTABLISH = """mutation ($on: Date!) {
  establishRegion(input: {on: $on, region: {
    code: "511526", name: "珙县", parentCode: "511500", since: "1997-01-01"}}) {
    __typename ... on Region { name } ... on Refusal { code message } } }"""


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    monkeypatch.setattr(telemetry, "BatchSpanProcessor", SimpleSpanProcessor)  # told at once, not in batches
    exporter = InMemorySpanExporter()
    with telemetry.measuring(telemetry.Settings(share=1.0), exporter):
        yield exporter


@pytest.fixture
def house(spans: InMemorySpanExporter, tmp_path: Path) -> Iterator[tuple[House, Broker]]:  # noqa: ARG001 -- measured from the start
    (tmp_path / "identity").mkdir()
    with Broker.start(tmp_path / "broker") as broker, opened(Settings(var=tmp_path)) as house:
        yield house, broker


def found(house: House) -> str:
    """A city with one bureau, where SHI looks after regions; gives the bureau's id."""
    identity, by = house.identity.service, Call(FOUNDER, FOUNDER)
    city = NewRegion(code="511500", name="宜宾市", since=SINCE)
    receipt = identity.carry_out(ImportRegions(on=identity.today, regions=(city,)), by)
    region = receipt.stream.rpartition("/")[2]
    bureau = ExistingOffice(
        code="511500-01",
        kind=OfficeKind.BUREAU,
        name="市人力资源和社会保障局",
        region=region,
        since=SINCE,
        form=OfficeForm.INDEPENDENT,
        document="test",
    )
    office = identity.carry_out(ImportOffices(on=identity.today, offices=(bureau,)), by).stream.rpartition(
        "/"
    )[2]
    grant = NewGrant(
        id="shi",
        person="SHI",
        role="city-officer",
        office=office,
        region=region,
        items=("region",),
        steps=("manage",),
        since=SINCE,
        source="test",
    )
    identity.carry_out(GiveGrants(on=identity.today, grants=(grant,)), by)
    return office


def signed_in(token: str) -> Caller:
    """The token names the office."""
    return Caller("SHI", token, None, datetime.now(UTC) + timedelta(hours=1), None)


async def test_one_trace_leads_from_the_request_to_the_service_that_hears_of_it(
    spans: InMemorySpanExporter, house: tuple[House, Broker]
) -> None:
    services, broker = house
    office = found(services)
    bus = EmbeddedBus(services.services)
    app = telemetry.watch_requests(http.application(compose(graph_modules()), bus, signed_in))
    followers = services.followers(broker)
    followers.start()
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://jinbao") as client:
            answer = await client.post(
                "/graphql",
                json={"query": ESTABLISH, "variables": {"on": services.identity.service.today.isoformat()}},
                headers={"Authorization": f"Bearer {office}", "traceparent": FROM_ELSEWHERE},
            )
        assert answer.json()["data"]["establishRegion"] == {"__typename": "Region", "name": "珙县"}
        heard = until_heard(spans)
    finally:
        followers.stop()
        bus.close()

    trace = int(FROM_ELSEWHERE.split("-")[1], 16)
    of_this_trace = [span for span in spans.get_finished_spans() if trace_of(span) == trace]
    names = {span.name for span in of_this_trace}
    assert {"POST /graphql", "identity.EstablishRegion", "insurance.inbox"} <= names
    assert any(name.startswith("INSERT") for name in names)
    assert trace_of(heard) == trace


def trace_of(span: ReadableSpan) -> int:
    assert span.context
    return span.context.trace_id


def until_heard(spans: InMemorySpanExporter) -> ReadableSpan:
    trace = int(FROM_ELSEWHERE.split("-")[1], 16)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for span in spans.get_finished_spans():
            if span.name == "insurance.inbox" and trace_of(span) == trace:
                return span
        time.sleep(0.02)
    raise AssertionError([span.name for span in spans.get_finished_spans()])
