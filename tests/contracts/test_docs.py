"""What the docs show is asked of the graph as it is: a query that no longer fits is found here."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate

from gateway.document import sdl
from gateway.graphs import graph_modules
from gateway.schema import compose
from gateway.settings import SERVICES

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^(?P<indent> *)```graphql\n(?P<document>.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(#[^)]*)?\)")


class Shown(NamedTuple):
    """A document that a page shows, and the line on which it begins."""

    page: str
    line: int
    document: str


def shown_on(page: Path) -> Iterator[Shown]:
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start("document")) + 1
        yield Shown(page.relative_to(ROOT).as_posix(), line, dedent(found["document"]))


SHOWN = [shown for page in PAGES for shown in shown_on(page)]


@cache
def graph() -> GraphQLSchema:
    return build_schema(sdl(compose(graph_modules())))


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.page}:{shown.line}")
def test_what_the_docs_show_can_be_asked(shown: Shown) -> None:
    assert [error.message for error in validate(graph(), parse(shown.document))] == []


@pytest.mark.parametrize("page", ["README.md", "docs/front-end-teams.md", "docs/auditors.md"])
def test_these_pages_show_how_to_ask(page: str) -> None:
    assert page in {shown.page for shown in SHOWN}


def test_a_field_that_is_gone_would_be_found() -> None:
    (error,) = validate(graph(), parse("{ worklist { nodes { waitingSince } } }"))
    assert error.message == "Cannot query field 'waitingSince' on type 'WorklistTask'."


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_points_to_what_is_not_there(page: Path) -> None:
    targets = [found["target"] for found in LINK.finditer(page.read_text(encoding="utf-8"))]
    gone = [to for to in targets if "://" not in to and not (page.parent / to).exists()]
    assert gone == []


@pytest.mark.parametrize("service", SERVICES)
def test_the_readme_of_a_service_names_each_of_its_slices(service: str) -> None:
    folder = ROOT / "services" / service
    readme = (folder / "README.md").read_text(encoding="utf-8")
    slices = {one.parent.name for one in (folder / "src").glob("*/*/__init__.py")}
    assert {one for one in slices if f"`{one}`" not in readme} == set()
