"""Which graph modules there are: every ``graph.py`` of every service in the house, found by its name."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from gateway.settings import SERVICES


def graph_modules(services: Sequence[str] = SERVICES) -> list[ModuleType]:
    return [import_module(name) for service in services for name in _names(service)]


def _names(service: str) -> Iterator[str]:
    (root,) = map(Path, import_module(service).__path__)
    for file in sorted(root.rglob("graph.py")):
        yield ".".join([service, *file.relative_to(root).with_suffix("").parts])
