"""Which graph modules there are: every ``graph.py`` of every service and of the gateway itself."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from gateway.settings import SERVICES, package_of


def graph_modules(services: Sequence[str] = SERVICES) -> list[ModuleType]:
    return [import_module(name) for part in (*map(package_of, services), "gateway") for name in _names(part)]


def _names(part: str) -> Iterator[str]:
    (root,) = map(Path, import_module(part).__path__)
    # A part's own comes before its slices', which share its words.
    for file in sorted(root.rglob("graph.py"), key=lambda one: (len(one.parts), one)):
        yield ".".join([part, *file.relative_to(root).with_suffix("").parts])
