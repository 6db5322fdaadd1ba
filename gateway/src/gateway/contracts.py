"""What integrators rely on: a JSON Schema and an example for each public event, and an AsyncAPI document."""

import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from gateway.settings import SERVICES, package_of
from jinbao.calendar import Month
from jinbao.events import Event, type_of
from jinbao.published import stream_name

ASYNCAPI = "3.0.0"
EVERY_SERVICE = "{service}"
"""In the place of a service's name: what every service publishes, each on its own channel."""
SAMPLE_DAY, SAMPLE_MOMENT = date(2010, 7, 1), "2010-07-01T09:00:00+08:00"
SAMPLES: Mapping[type, Any] = {
    str: "0198c0de",
    int: 10_000,
    bool: True,
    date: SAMPLE_DAY,
    datetime: SAMPLE_MOMENT,
}


def public_events(services: Sequence[str] = SERVICES) -> dict[str, list[type[Event]]]:
    """Every type of public event, by the service that publishes it; found in its slices' ``public.py``."""
    packages = {EVERY_SERVICE: "jinbao"} | {service: package_of(service) for service in services}
    return {service: sorted(_declared(package), key=type_of) for service, package in packages.items()}


def _declared(package: str) -> Iterator[type[Event]]:
    (root,) = map(Path, import_module(package).__path__)
    for file in sorted(root.rglob("public.py")):
        module = import_module(".".join([package, *file.relative_to(root).with_suffix("").parts]))
        for kind in vars(module).values():
            declared = isinstance(kind, type) and kind.__module__ == module.__name__
            if declared and issubclass(kind, Event) and kind.__struct_config__.tag:
                yield kind


def documents(services: Sequence[str] = SERVICES) -> dict[str, Any]:
    """The contents of each file of the contracts, by its path."""
    events = public_events(services)
    written: dict[str, Any] = {"asyncapi.json": asyncapi(events)}
    for kind in (kind for kinds in events.values() for kind in kinds):
        written[f"events/{type_of(kind)}.json"] = schema(kind)
        written[f"examples/{type_of(kind)}.json"] = msgspec.to_builtins(sample(kind))
    return written


def write(folder: Path) -> list[Path]:
    """Write the contracts into a folder; what nobody publishes any more goes away."""
    written = documents()
    for stale in set(folder.rglob("*.json")) - {folder / path for path in written}:
        stale.unlink()
    for path, content in written.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(rendered(content), encoding="utf-8")
    return [folder / path for path in written]


def rendered(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def schema(kind: type[Event]) -> dict[str, Any]:
    """JSON Schema 2020-12 of an event's body."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": type_of(kind),
        **msgspec.json.schema(kind),
    }


def asyncapi(events: Mapping[str, Sequence[type[Event]]]) -> dict[str, Any]:
    """One channel for each type of event: CloudEvents 1.0 in binary mode on NATS JetStream."""
    return {
        "asyncapi": ASYNCAPI,
        "info": {
            "title": "Jinbao public events",
            "version": "1",
            "description": "At least once, in the order of each service's ledger; headers name the position.",
        },
        "defaultContentType": "application/json",
        "channels": {
            type_of(kind): channel(service, kind) for service, kinds in events.items() for kind in kinds
        },
        "operations": {
            f"receive {type_of(kind)}": {
                "action": "receive",
                "channel": {"$ref": f"#/channels/{type_of(kind)}"},
            }
            for kinds in events.values()
            for kind in kinds
        },
    }


def channel(service: str, kind: type[Event]) -> dict[str, Any]:
    name, said = type_of(kind).split(".")[1], vars(kind).get("__doc__")
    return {
        "address": f"jinbao.{service}.{name}.{{case}}",
        "description": inspect.cleandoc(said) if said else name.replace("-", " "),
        "parameters": PARAMETERS if service != EVERY_SERVICE else PARAMETERS | OF_EVERY_SERVICE,
        "x-jetstream-stream": stream_name(service),
        "messages": {
            "event": {
                "name": f"cn.jinbao.{type_of(kind)}",
                "headers": HEADERS,
                "payload": {"$ref": f"events/{type_of(kind)}.json"},
                "examples": [{"payload": msgspec.to_builtins(sample(kind))}],
            }
        },
    }


PARAMETERS = {"case": {"description": "The case it belongs to; use * to hear of all."}}
OF_EVERY_SERVICE = {"service": {"description": "The service that keeps the case."}}
HEADERS = {
    "type": "object",
    "properties": {
        name: {"type": "string", "description": description}
        for name, description in (
            ("ce-specversion", "1.0"),
            ("ce-id", "Id of the event; the same for every delivery."),
            ("ce-type", "cn.jinbao. and the versioned type."),
            ("ce-source", "The service that published it."),
            ("ce-subject", "The stream of the ledger in which it stands."),
            ("ce-time", "Moment at which the office knew it."),
            ("ce-effectiveon", "Day from which it is true in the world."),
            ("ce-receivedon", "Day on which an office says that it received the paper, where there was one."),
            ("Jinbao-Position", "epoch:position in the service's ledger; only grows."),
            ("Jinbao-Previous", "The position of the public event before it: a hole can be seen."),
        )
    },
}


def sample(kind: type[Struct]) -> Any:
    """An example made from the types alone: invented, well-formed, the same every time."""
    hints = get_type_hints(kind, include_extras=True)
    return kind(**{field.name: _sample(hints[field.name]) for field in fields(kind)})


def _sample(hint: Any) -> Any:
    if hint == Month:
        return "2010-07"
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _sample(arguments[0])
    if origin in (Union, UnionType):
        return _sample(next(one for one in arguments if one is not type(None)))
    if origin is tuple:
        return (_sample(arguments[0]),)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if isinstance(hint, type) and issubclass(hint, Struct):
        return sample(hint)
    return SAMPLES[getattr(hint, "__supertype__", hint)]


def breaking(committed: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What a consumer of the committed schemas could no longer read: types, fields and their kinds."""
    return [
        f"{path}: {fault}"
        for path, before in committed.items()
        if path.startswith("events/")
        for fault in (_faults(before, now[path]) if path in now else ["is no longer published"])
    ]


def _faults(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    old, new = _properties(before), _properties(after)
    for name, kind in old.items():
        if name not in new:
            yield f"{name} is gone"
        elif kind != new[name]:
            yield f"{name} is of another kind"


def _properties(document: Mapping[str, Any]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, definition in document.get("$defs", {}).items():
        for field, kind in definition.get("properties", {}).items():
            found[f"{name}.{field}"] = kind
    return found
