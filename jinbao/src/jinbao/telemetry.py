"""What operators can measure: a span for each service call and SQL statement, and the figures of commands.

Nothing is measured outside of ``measuring``, and then these functions cost next to nothing.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

from msgspec import Struct
from opentelemetry import context, trace
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.metrics import Meter, NoOpMeter
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.sampling import Decision, ParentBased, SamplingResult, TraceIdRatioBased
from opentelemetry.trace import SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from sqlalchemy import Engine
from starlette.types import ASGIApp

from jinbao.decider import Refused

SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0]
UNTRACED = "health,ready,metrics"

_propagator = TraceContextTextMapPropagator()


class Settings(Struct, frozen=True):
    """Where spans go, and which share of the traces that begin here is kept."""

    service: str = "jinbao"
    endpoint: str | None = None
    share: float = 0.1

    @classmethod
    def from_environment(cls) -> Self:
        """The variables are those of OpenTelemetry, which an operator knows already."""
        return cls(
            service=os.environ.get("OTEL_SERVICE_NAME", "jinbao"),
            endpoint=os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"),
            share=float(os.environ.get("OTEL_TRACES_SAMPLER_ARG", "0.1")),
        )


class Measures:
    """What is measured with: no spans where nobody takes them, no figures where nobody asks for them."""

    def __init__(self, meter: Meter, spans: TracerProvider | None, figures: CollectorRegistry) -> None:
        self.meter, self.spans, self.figures = meter, spans, figures
        self.tracer = spans.get_tracer("jinbao") if spans else None
        self.commands = meter.create_counter(
            "jinbao.commands", description="Commands by what became of them."
        )
        self.seconds = meter.create_histogram(
            "jinbao.command.duration",
            "s",
            "How long a command took.",
            explicit_bucket_boundaries_advisory=SECONDS,
        )
        self.lag = meter.create_gauge(
            "jinbao.inbox.lag", description="Events of a source that an inbox has yet to take."
        )


_measures = [Measures(NoOpMeter("jinbao"), None, CollectorRegistry())]


@contextmanager
def measuring(settings: Settings, exporter: SpanExporter | None = None) -> Iterator[None]:
    """Measure for the length of the block; spans go to this exporter, else to the endpoint, else nowhere."""
    resource = Resource.create({"service.name": settings.service})
    spans = _spans(settings, resource, exporter)
    figures = CollectorRegistry()
    meters = MeterProvider([PrometheusMetricReader(scope_info_enabled=False, registry=figures)], resource)
    _measures.append(Measures(meters.get_meter("jinbao"), spans, figures))
    try:
        yield
    finally:
        _measures.pop()
        meters.shutdown()
        if spans:
            spans.shutdown()


def _spans(settings: Settings, resource: Resource, exporter: SpanExporter | None) -> TracerProvider | None:
    if exporter is None and settings.endpoint:
        exporter = _sent_to(settings.endpoint)
    if exporter is None:
        return None
    provider = TracerProvider(ParentBased(AskedFor(settings.share)), resource)
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def _sent_to(endpoint: str) -> SpanExporter:
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - 0.1 s that only senders of spans need to wait

    return OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")


class AskedFor(TraceIdRatioBased):
    """A trace begins with somebody who asks, never with the statement that a poller sends by itself."""

    def should_sample(
        self,
        parent_context: context.Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        *arguments: Any,
        **named: Any,
    ) -> SamplingResult:
        if kind is SpanKind.CLIENT:
            return SamplingResult(Decision.DROP)
        return super().should_sample(parent_context, trace_id, name, kind, *arguments, **named)


# Spans.


@contextmanager
def traced(name: str, **attributes: str | int) -> Iterator[None]:
    """One span around a block or, as a decorator, around a function."""
    tracer = _measures[-1].tracer
    if tracer is None:
        yield
        return
    # The library would write down the message of an exception, and with it whoever it is about.
    with tracer.start_as_current_span(
        name, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as span:
        try:
            yield
        except Refused as refused:
            span.set_attribute("refused", refused.code)
            raise
        except Exception as error:
            span.set_status(StatusCode.ERROR, type(error).__name__)
            raise


def traceparent() -> str | None:
    """The span that we are in, as W3C text that travels with a message or an event."""
    carrier: dict[str, str] = {}
    _propagator.inject(carrier)
    return carrier.get("traceparent")


@contextmanager
def continue_from(trace: str | None) -> Iterator[None]:
    """Go on with the trace that somebody else began; text that is not a traceparent begins none."""
    if not trace:
        yield
        return
    token = context.attach(_propagator.extract({"traceparent": trace}))
    try:
        yield
    finally:
        context.detach(token)


def watch_statements(engine: Engine) -> Engine:
    """A span for each SQL statement of this engine, with its text and never its values.

    The library's instrumentor replaces ``create_engine``, too late for a module that has imported it, and on
    SQLAlchemy 2.1 does nothing at all unless told to skip its version check; so its tracer is used directly.
    """
    measures = _measures[-1]
    if measures.tracer:
        from opentelemetry.instrumentation.sqlalchemy.engine import EngineTracer  # noqa: PLC0415 - as above

        usage = measures.meter.create_up_down_counter("db.client.connections.usage", "connections")
        EngineTracer(measures.tracer, engine, usage)  # type: ignore[no-untyped-call] # the library's, untyped
    return engine


def watch_requests(app: ASGIApp) -> ASGIApp:
    """A span for each HTTP request, but none for each message that is received or sent within it."""
    measures = _measures[-1]
    if measures.spans is None:
        return app
    from opentelemetry.instrumentation.asgi import OpenTelemetryMiddleware  # noqa: PLC0415 - as above

    middleware: ASGIApp = OpenTelemetryMiddleware(
        app,
        excluded_urls=UNTRACED,
        tracer_provider=measures.spans,
        meter=measures.meter,
        server_request_hook=_forget_the_question,
        exclude_spans=["receive", "send"],
    )
    return middleware


def _forget_the_question(span: trace.Span, scope: Mapping[str, Any]) -> None:
    """What stands behind the question mark of an address may be about a person."""
    span.set_attributes({"http.url": scope["path"], "url.query": ""})


# Figures.


def record_command(service: str, command: str, seconds: float, refused: str | None = None) -> None:
    """Count a command under what became of it: carried out, or the code by which it was refused."""
    measures = _measures[-1]
    measures.commands.add(1, {"service": service, "command": command, "outcome": refused or "carried_out"})
    measures.seconds.record(seconds, {"service": service, "command": command})


def record_lag(service: str, source: str, events: int) -> None:
    """How many events of another service this one has yet to take in."""
    _measures[-1].lag.set(events, {"service": service, "source": source})


def figures() -> tuple[bytes, str]:
    """All figures as Prometheus reads them, with their content type."""
    return generate_latest(_measures[-1].figures), CONTENT_TYPE_LATEST
