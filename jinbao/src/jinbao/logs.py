"""What the platform says of itself while it runs, without a word about the persons it serves."""

import logging
import re
import sys
from collections.abc import Mapping
from typing import Any, TextIO

import msgspec
import structlog
from opentelemetry import trace
from structlog.typing import EventDict, Processor, WrappedLogger

# A field is dropped when its name ends in one of these: whoever adds `holder_name` need not think of it.
PERSONAL = re.compile(
    r"(?:^|_)(?:name|surname|alias|born|birthday|(?:id|identity|document|card|account|phone)_number|phone|mobile"
    r"|telephone|email|address|account|card|password|secret|token|authorization)$",
    re.IGNORECASE,
)
# Resident ID numbers of 18 and 15 places, bank cards and mobile numbers, anywhere in a text, but not
# digits of a hexadecimal id.
NUMBER = re.compile(r"(?<!\w)(?:\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\w)", re.ASCII)
MASK = "***"


def write_logs(*, production: bool, to: TextIO = sys.stderr) -> None:
    """Send our lines and those of every library one way: JSON for machines, else readable on a terminal."""
    common: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        without_personal_data,
        with_trace,
    ]
    structlog.configure(
        processors=[*common, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    last = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _for_machines() if production else _for_people(to),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(foreign_pre_chain=common, processors=last)
    handler = logging.StreamHandler(to)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)


def _for_machines() -> Processor:
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def _for_people(to: TextIO) -> Processor:
    plain = (
        structlog.dev.plain_traceback
    )  # a pretty one shows local variables, and with them whoever they are about
    return structlog.dev.ConsoleRenderer(colors=to.isatty(), exception_formatter=plain)


def without_personal_data(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Drop the fields that are personal by their name; mask what looks like a person's number elsewhere."""
    return {
        key: value if key.startswith("_") else _public(value)
        for key, value in line.items()
        if not _personal(key)
    }


def with_trace(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """Say to which trace the line belongs, so that a slow request and its lines can be laid side by side."""
    here = trace.get_current_span().get_span_context()
    if here.is_valid:
        line["trace_id"], line["span_id"] = f"{here.trace_id:032x}", f"{here.span_id:016x}"
    return line


def _personal(key: object) -> bool:
    return PERSONAL.search(str(key)) is not None


def _public(value: Any) -> Any:
    match value:
        case None | bool() | float():
            return value
        case msgspec.Struct():
            return _public(msgspec.structs.asdict(value))
        case Mapping():
            return {str(key): _public(item) for key, item in value.items() if not _personal(key)}
        case list() | tuple() | set() | frozenset():
            return [_public(item) for item in value]
        case int() if not NUMBER.search(str(value)):
            return value
        case _:
            return NUMBER.sub(MASK, str(value))
