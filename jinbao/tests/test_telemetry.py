"""Operators see one trace through the whole platform, every command in the figures, and no person."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from sqlalchemy import Engine, text

from jinbao import telemetry
from jinbao.decider import Refused
from jinbao.telemetry import (
    Settings,
    continue_from,
    figures,
    measuring,
    record_command,
    traced,
    traceparent,
    watch_requests,
    watch_statements,
)

ZHANG_GUILAN = "511502198502290011"
FROM_ELSEWHERE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class Spans(InMemorySpanExporter):
    """All spans that have ended."""

    def __getitem__(self, name: str) -> ReadableSpan:
        (span,) = (span for span in self.get_finished_spans() if span.name == name)
        return span

    @property
    def names(self) -> list[str]:
        return [span.name for span in self.get_finished_spans()]


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[Spans]:
    monkeypatch.setattr(telemetry, "BatchSpanProcessor", SimpleSpanProcessor)  # told at once, not in batches
    spans = Spans()
    with measuring(Settings(share=1.0), spans):
        yield spans


def everything_about(span: ReadableSpan) -> str:
    return span.to_json() + json.dumps(dict(span.attributes or {}), default=str)


def test_a_statement_stands_under_the_service_call_that_made_it(spans: Spans, engine: Engine) -> None:
    watch_statements(engine)
    with traced("insurance.Grant", keys=1), engine.connect() as connection:
        connection.execute(text("SELECT CAST(:number AS TEXT)"), {"number": ZHANG_GUILAN})
    call = spans["insurance.Grant"]
    (statement,) = (span for span in spans.get_finished_spans() if span.name.startswith("SELECT"))
    assert statement.parent
    assert call.context
    assert statement.parent.span_id == call.context.span_id
    assert "SELECT CAST(" in str((statement.attributes or {})["db.statement"])
    assert ZHANG_GUILAN not in everything_about(statement)


def test_a_poller_that_nobody_asked_makes_no_trace(spans: Spans, engine: Engine) -> None:
    watch_statements(engine)
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    assert spans.names == []


def test_a_trace_goes_on_in_the_service_that_hears_of_an_event(spans: Spans) -> None:
    with traced("identity.Register"):
        travels_with_the_event = traceparent()
    with continue_from(travels_with_the_event), traced("insurance.inbox"):
        pass
    register, inbox = spans["identity.Register"].context, spans["insurance.inbox"].context
    assert register
    assert inbox
    assert inbox.trace_id == register.trace_id
    assert travels_with_the_event == f"00-{register.trace_id:032x}-{register.span_id:016x}-03"


@pytest.mark.parametrize("unreadable", [None, "", "00-zz", "hello"])
def test_what_is_not_a_traceparent_begins_a_trace_of_its_own(spans: Spans, unreadable: str | None) -> None:
    with continue_from(unreadable):
        assert traceparent() is None
        with traced("insurance.inbox"):
            assert traceparent()
    assert spans["insurance.inbox"].parent is None


def test_a_trace_from_elsewhere_is_handed_on_even_when_nothing_is_measured() -> None:
    with continue_from(FROM_ELSEWHERE), traced("insurance.Grant"):
        assert traceparent() == FROM_ELSEWHERE
    assert traceparent() is None


def test_the_share_of_traces_is_decided_where_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telemetry, "BatchSpanProcessor", SimpleSpanProcessor)
    spans = Spans()
    with measuring(Settings(share=0.0), spans):
        with traced("begins here"):
            pass
        with continue_from(FROM_ELSEWHERE), traced("begun elsewhere, and kept there"):
            pass
    assert spans.names == ["begun elsewhere, and kept there"]


def test_a_refusal_is_an_answer_and_not_an_error(spans: Spans) -> None:
    with pytest.raises(Refused), traced("insurance.Grant"):
        raise Refused("TOO_YOUNG", age=59)
    refused = spans["insurance.Grant"]
    assert refused.status.is_unset
    assert refused.attributes == {"refused": "TOO_YOUNG"}


def test_a_failure_is_told_by_its_kind_and_never_by_its_words(spans: Spans) -> None:
    with pytest.raises(LookupError), traced("insurance.Grant"):
        raise LookupError(f"no file of {ZHANG_GUILAN}")
    assert spans["insurance.Grant"].status.description == "LookupError"
    assert ZHANG_GUILAN not in everything_about(spans["insurance.Grant"])


def test_traced_marks_a_function_too(spans: Spans) -> None:
    @traced("insurance.rebuild", pages=3)
    def rebuild() -> str:
        return "rebuilt"

    assert rebuild() == rebuild() == "rebuilt"
    assert spans.names == ["insurance.rebuild", "insurance.rebuild"]


async def office(_scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    with traced("gateway.answer"):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"answer"})


@pytest.mark.anyio
async def test_a_request_is_one_span_that_forgets_what_was_asked_in_its_address(spans: Spans) -> None:
    transport = httpx.ASGITransport(watch_requests(office))
    async with httpx.AsyncClient(transport=transport, base_url="http://jinbao") as resident:
        await resident.get(f"/graphql?number={ZHANG_GUILAN}", headers={"traceparent": FROM_ELSEWHERE})
        await resident.get("/health")
    request = spans["GET /graphql"]
    assert sorted(set(spans.names)) == ["GET /graphql", "gateway.answer"]
    assert request.context
    assert f"{request.context.trace_id:032x}" in FROM_ELSEWHERE
    assert ZHANG_GUILAN not in everything_about(request)


@pytest.mark.usefixtures("spans")
def test_commands_are_counted_by_what_became_of_them() -> None:
    record_command("insurance", "Grant", 0.004)
    record_command("insurance", "Grant", 0.3, "TOO_YOUNG")
    lines = figures()[0].decode().splitlines()
    told = 'command="Grant",outcome="{}",service="insurance"}} 1.0'
    assert f"jinbao_commands_total{{{told.format('carried_out')}" in lines
    assert f"jinbao_commands_total{{{told.format('TOO_YOUNG')}" in lines
    assert (
        'jinbao_command_duration_seconds_bucket{command="Grant",le="0.005",service="insurance"} 1.0' in lines
    )


def test_without_measuring_nothing_is_told_and_nothing_is_wrapped(engine: Engine) -> None:
    record_command("insurance", "Grant", 0.004)
    assert figures()[0] == b""
    assert watch_requests(office) is office
    with traced("insurance.Grant"), watch_statements(engine).connect() as connection:
        connection.execute(text("SELECT 1"))
        assert traceparent() is None


def test_spans_reach_the_endpoint_that_the_operator_named(monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[tuple[str, bytes]] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    with HTTPServer(("127.0.0.1", 0), Collector) as collector:
        Thread(target=collector.handle_request, daemon=True).start()
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{collector.server_port}/")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
        monkeypatch.setenv("OTEL_TRACES_SAMPLER_ARG", "1")
        with measuring(Settings.from_environment()), traced("insurance.Grant"):
            pass
    ((path, body),) = received
    (told,) = ExportTraceServiceRequest.FromString(body).resource_spans
    assert path == "/v1/traces"
    assert told.scope_spans[0].spans[0].name == "insurance.Grant"
