"""The glossary says each term once, and names only what is there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLNamedType
from msgspec import Struct

from employment.law import LAW as OF_EMPLOYMENT
from gateway.document import core
from gateway.graphs import graph_modules
from gateway.schema import compose
from insurance.law import UNITS
from labor_relations.law import UNITS as OF_LABOUR_RELATIONS

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
NUMBERS = {*UNITS, *OF_EMPLOYMENT.units, *OF_LABOUR_RELATIONS}
HEADING = "| English | Chinese | Meaning | Where |"


class Term(Struct, frozen=True):
    """A line of the glossary: its words in both languages, and the names under which the thing stands."""

    english: str
    chinese: tuple[str, ...]
    names: tuple[str, ...]


def terms() -> Iterator[Term]:
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and line != HEADING:
            english, chinese, _, where = (cell.strip() for cell in line.strip("|").split("|"))
            yield Term(
                english.removesuffix(" (own)"),
                tuple(chinese.split("、")),
                tuple(re.findall("`([^`]+)`", where)),
            )


TERMS = list(terms())
NAMES = sorted({name for term in TERMS for name in term.names})


@cache
def types() -> Mapping[str, GraphQLNamedType]:
    """What the graph has; whether it is whole is not the glossary's question."""
    return core(compose(graph_modules(), partial=True)).type_map


def stands(name: str) -> bool:
    """Whether there is such a thing: in the graph, in a package, or among the law's numbers."""
    if name[0].isupper():
        return stands_in_the_graph(*name.split("."))
    return stands_in_a_package(name) if "." in name else name in NUMBERS


def stands_in_the_graph(kind: str, member: str | None = None) -> bool:
    found: Any = types().get(kind)
    if found is None or member is None:
        return found is not None
    return member in (found.values if isinstance(found, GraphQLEnumType) else getattr(found, "fields", {}))


def stands_in_a_package(name: str) -> bool:
    """The longest part that is a module, and what it holds."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        if is_module(".".join(parts[:length])):
            return holds(import_module(".".join(parts[:length])), parts[length:])
    return False


def is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # what stands before its last dot is no package
        return False


def holds(thing: Any, path: list[str]) -> bool:
    for attribute in path:
        if not hasattr(thing, attribute):
            return False
        thing = getattr(thing, attribute)
    return True


def repeated(words: Iterator[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


def test_every_line_says_where_its_term_stands() -> None:
    assert TERMS
    assert [term.english for term in TERMS if not term.names or not all(term.chinese)] == []


def test_every_chinese_term_stands_once() -> None:
    assert repeated(word for term in TERMS for word in term.chinese) == []


def test_every_english_term_stands_once() -> None:
    assert repeated(term.english for term in TERMS) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_the_glossary_names_is_there(name: str) -> None:
    assert stands(name)


@pytest.mark.parametrize(
    "name",
    [
        "Nobody",
        "Office.telegraph",
        "OfficeKind.KIOSK",
        "Money.fen",
        "jinbao.nowhere.Grant",
        "jinbao.actor.Nobody",
        "jinbao.money.Rounding.SIDEWAYS",
        "price_of_rice",
    ],
)
def test_what_is_not_there_would_be_found(name: str) -> None:
    assert not stands(name)
