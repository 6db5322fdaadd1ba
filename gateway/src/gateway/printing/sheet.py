"""What stands on a printed paper, before anybody thinks of how it looks."""

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct


class Facts(Struct, frozen=True):
    """Lines of a label and what is said under it; a line without anything to say is left out."""

    lines: Sequence[tuple[str, str | None]]


class Passage(Struct, frozen=True):
    """Sentences under a heading; the first paper of a person has to be read without a lawyer."""

    sentences: Sequence[str]
    heading: str = ""
    numbered: bool = False


class Table(Struct, frozen=True):
    """Rows under titles; ``amounts`` are the columns that hold figures, ``total`` is the last row's."""

    heading: str
    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    amounts: frozenset[int] = frozenset()
    total: bool = False


Part: TypeAlias = Facts | Passage | Table


class Sheet(Struct, frozen=True, kw_only=True):
    """A paper: what it is, about which case, by which office on which day, and how it can be verified.

    ``masked`` says that whoever prints it does not serve the person, so that it cannot be handed over.
    ``wide`` papers have many columns and lie on their side.
    """

    title: str
    case: str
    parts: Sequence[Part]
    office: str
    on: str
    proof: Sequence[tuple[str, str | None]]
    masked: bool
    wide: bool = False
