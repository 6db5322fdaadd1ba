"""The graph is a public document: it is committed, and changes only where it is meant."""

from functools import cache
from pathlib import Path

from gateway.document import breaking_changes, sdl
from gateway.graphs import graph_modules
from gateway.schema import compose

COMMITTED = Path(__file__).parents[2] / "schema.graphql"


@cache
def of_the_code() -> str:
    return sdl(compose(graph_modules()))


def test_no_client_is_broken() -> None:
    assert breaking_changes(COMMITTED.read_text(encoding="utf-8"), of_the_code()) == []


def test_the_committed_schema_is_that_of_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == of_the_code(), "run `make graph`"


def test_a_field_that_goes_would_be_found() -> None:
    before = of_the_code()
    after = before.replace("  payableUntil: Month\n", "  endsWith: Month\n")
    assert breaking_changes(before, after) == ["Field RuralPensionClaim.payableUntil was removed."]
