"""The employees of whom a decision about a bill speaks, by their names where the reader may see them."""

from collections.abc import Mapping, Sequence
from functools import reduce

from msgspec import Struct

from gateway.printing.asking import Asking
from jinbao.graph import ids

AT_ONCE = 25
"""Within the aliases that one document may have."""


class Employee(Struct, frozen=True):
    name: str | None = None
    masked: bool = False


def document(many: int) -> str:
    """Who these are, each under an alias of their own."""
    given = ", ".join(f"$p{number}: ID!" for number in range(many))
    asked = " ".join(f"p{n}: node(id: $p{n}) {{ ... on Person {{ name masked }} }}" for n in range(many))
    return f"query({given}) {{ {asked} }}"


async def called(
    asking: Asking, persons: Sequence[str], sentences: Sequence[str]
) -> tuple[tuple[str, ...], bool]:
    """The sentences with names in the place of ids, and whether any of the names is masked."""
    said, masked = tuple(sentences), False
    for some in (persons[start : start + AT_ONCE] for start in range(0, len(persons), AT_ONCE)):
        known = [ids.global_id("Person", person) for person in some]
        asked = {f"p{number}": key for number, key in enumerate(known)}
        found = await asking(document(len(some)), dict[str, Employee | None], **asked)
        names = {key: one.name for key, one in zip(known, found.values(), strict=True) if one and one.name}
        said = tuple(by_name(sentence, names) for sentence in said)
        masked = masked or any(one.masked for one in found.values() if one)
    return said, masked


def by_name(sentence: str, names: Mapping[str, str]) -> str:
    return reduce(lambda said, one: said.replace(*one), names.items(), sentence)
