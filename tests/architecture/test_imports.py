"""The house keeps its shape: who may read whom, where this turns on what a file does and not on its name.

Rules that names can express stand in pyproject.toml and `make lint` holds them.
"""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).parents[2]
SOURCES = [*ROOT.glob("services/*/src/*/"), *ROOT.glob("*/src/*/")]
SERVICES = sorted(folder.name for folder in ROOT.glob("services/*/src/*/"))

ADAPTERS = {"eventsourcing", "fastapi", "nats", "psycopg", "sqlalchemy", "starlette", "strawberry"}
WORDS_OF_A_GRAPH = {"collections", "datetime", "decimal", "enum", "strawberry", "typing"}
# The gateway puts the house together: beside what a service shows it opens its folder, issuer and demo.
OPEN_TO_THE_GATEWAY = ("contract", "service", "local", "issuer", "demo", "demo.city", "demo.facts")
LAW_BY_NAME = ("events", "commands", "rules", "formula_")
DECIDES = {"decide", "evolve"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter"}


@cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("jinbao", "gateway", *SERVICES, include_external_packages=True)


@cache
def files() -> dict[str, Path]:
    return {
        ".".join(file.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__"): file
        for source in SOURCES
        for file in source.rglob("*.py")
    }


@cache
def text_of(module: str) -> ast.Module:
    return ast.parse(files()[module].read_text(encoding="utf-8"))


def in_a_slice() -> Iterator[str]:
    return (module for module in files() if module.partition(".")[0] in SERVICES and module.count(".") > 1)


def law() -> list[str]:
    """What can happen, what can be asked, the dated formulas, and whatever decides or evolves."""
    return [module for module in in_a_slice() if is_law(module)]


def is_law(module: str) -> bool:
    functions = {node.name for node in text_of(module).body if isinstance(node, ast.FunctionDef)}
    return module.rpartition(".")[2].startswith(LAW_BY_NAME) or bool(DECIDES & functions)


def graphs() -> list[str]:
    return [module for module in in_a_slice() if "graph" in module.split(".")]


def settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]


def test_these_rules_find_what_they_are_about() -> None:
    assert {"identity.region.region", "identity.region.events"} <= set(law())
    assert "identity.region.graph" in graphs()
    assert "identity.region.register" not in law()


def test_whoever_decides_is_plain_python_all_the_way_down() -> None:
    for module in law():
        needs = imports().find_upstream_modules(module) & ADAPTERS
        ways = [imports().find_shortest_chain(importer=module, imported=adapter) for adapter in needs]
        assert not ways, f"The law reaches for a library: {ways}"


def test_whoever_decides_never_asks_the_clock() -> None:
    for module in law():
        asked = [
            f"{files()[module]}:{node.lineno}"
            for node in ast.walk(text_of(module))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCKS
        ]
        assert not asked, f"The day comes in with the command: {asked}"


def test_a_graph_says_how_to_ask_and_nothing_else() -> None:
    for module in graphs():
        service = module.partition(".")[0]
        read = (
            imports().find_modules_directly_imported_by(module) - WORDS_OF_A_GRAPH - {f"{service}.contract"}
        )
        others = {name for name in read if not f"{name}.".startswith("jinbao.graph.")}
        assert not others, f"{module} reads {sorted(others)}"


def test_the_gateway_reads_what_a_service_shows_and_nothing_behind_it() -> None:
    behind = [
        (importer, name)
        for importer in imports().find_descendants("gateway") | {"gateway"}
        for name in imports().find_modules_directly_imported_by(importer)
        if name.partition(".")[0] in SERVICES and not is_shown(name)
    ]
    assert not behind


def is_shown(module: str) -> bool:
    _service, *inside = module.split(".")
    return inside[-1:] == ["graph"] or ".".join(inside) in OPEN_TO_THE_GATEWAY


def test_every_file_begins_by_saying_what_it_is_about() -> None:
    silent = [
        str(files()[module].relative_to(ROOT))
        for module in files()
        if text_of(module).body and not ast.get_docstring(text_of(module))
    ]
    assert not silent


@pytest.mark.parametrize("service", SERVICES)
def test_every_service_is_packed_typed_and_watched(service: str) -> None:
    (source,) = (folder.parent.relative_to(ROOT).as_posix() for folder in SOURCES if folder.name == service)
    hatch, mypy, linter = (settings()[tool] for tool in ("hatch", "mypy", "importlinter"))
    assert source in hatch["build"]["dev-mode-dirs"]
    assert f"{source}/{service}" in hatch["build"]["targets"]["wheel"]["packages"]
    assert source in mypy["mypy_path"].split(":")
    assert service in mypy["packages"]
    assert service in linter["root_packages"]
    for contract in linter["contracts"]:
        assert service in str(contract) or contract["name"] == "The law is written in plain Python"
