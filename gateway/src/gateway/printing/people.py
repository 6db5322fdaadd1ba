"""The people of whom the sentences of a decision speak, by their names where the reader may see them."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from gateway.printing.asking import Asking
from gateway.printing.words import Words
from jinbao.graph import ids

AT_ONCE = 25
"""Within the aliases that one document may have."""

WORD = re.compile(r"[A-Za-z0-9_-]{12,}")


class Named(Struct, frozen=True):
    name: str | None = None
    masked: bool = False


def document(many: int) -> str:
    """Who these are, each under an alias of their own."""
    given = ", ".join(f"$p{number}: ID!" for number in range(many))
    asked = " ".join(f"p{n}: node(id: $p{n}) {{ ... on Person {{ name masked }} }}" for n in range(many))
    return f"query({given}) {{ {asked} }}"


async def called(asking: Asking, sentences: Sequence[str], words: Words) -> tuple[tuple[str, ...], bool]:
    """The sentences with names in the place of ids, and whether any of the names is masked.

    Whose name is not to be seen is told from the others by a number.
    """
    persons, known = people_in(sentences), dict[str, Named | None]()
    for some in (persons[start : start + AT_ONCE] for start in range(0, len(persons), AT_ONCE)):
        asked = {f"p{number}": person for number, person in enumerate(some)}
        found = await asking(document(len(some)), dict[str, Named | None], **asked)
        known |= dict(zip(some, found.values(), strict=True))
    names = {
        person: one.name if one and one.name else words.say("PERSON", number=number)
        for number, (person, one) in enumerate(known.items(), 1)
    }
    return tuple(by_name(one, names) for one in sentences), any(one.masked for one in known.values() if one)


def people_in(sentences: Sequence[str]) -> list[str]:
    """Each once, in the order in which they are spoken of."""
    written = dict.fromkeys(word for one in sentences for word in WORD.findall(one))
    return [word for word in written if (found := ids.split(word)) and found[0] == "Person"]


def by_name(sentence: str, names: Mapping[str, str]) -> str:
    return WORD.sub(lambda word: names.get(word[0], word[0]), sentence)
