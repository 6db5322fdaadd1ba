"""A story as a table: who does what on which day, and under which name what came of it is spoken of later."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from string import Template
from typing import Any

import msgspec
from msgspec import Struct

from gateway.demo.telling import Step, Teller


class Act(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mutation. Texts may name what is known as ``$name``; an act without a title is not shown.

    ``names`` says what of the answer is known afterwards: the name first, then the field.
    """

    who: str
    on: str
    mutation: str
    gives: str
    asks: Mapping[str, Any]
    title: tuple[str, str] | None = None
    shows: str = "id"
    names: Mapping[str, str] = {}


def acts(name: str) -> Mapping[str, tuple[Act, ...]]:
    """The acts of a story, chapter by chapter, from the file of that name."""
    file = files("gateway.demo").joinpath(f"{name}.toml")
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, tuple[Act, ...]])


class Acting:
    """Acts of one story, each known by the story, its mutation and its day.

    ``papers`` are the batches to which the acts of each office belong; acts of the others are their own.
    """

    def __init__(
        self,
        teller: Teller,
        story: str,
        papers: Mapping[str, str],
        known: Mapping[str, Any],
        *,
        quiet: bool = False,
    ) -> None:
        self.teller, self.story, self.papers, self.quiet = teller, story, papers, quiet
        self.known = dict(known)

    def all(self, acts: Iterable[Act], **known: Any) -> list[dict[str, Any]]:
        """What each of them gave."""
        self.known |= known
        return [self.one(one) for one in acts]

    def one(self, one: Act) -> dict[str, Any]:
        shown = one.title and not self.quiet
        answer = self.teller.does(self.step(one)) if shown else self.teller.quietly(self.step(one))
        self.known |= {name: answer[field] for name, field in one.names.items()}
        return answer

    def step(self, one: Act) -> Step:
        on = self.filled(one.on)
        entry = {"historicalEntry": self.papers[one.who], "receivedOn": on} if one.who in self.papers else {}
        zh, en = one.title or ("", "")
        return Step(
            zh=zh,
            en=en,
            who=one.who,
            mutation=one.mutation,
            gives=one.gives,
            input={"on": on, **entry, **self.filled(one.asks)},
            shows=one.shows,
            known_as=f"{self.story}/{one.mutation}/{on}",
        )

    def filled(self, asked: Any) -> Any:
        """With what is known in the place of its name."""
        match asked:
            case str() if asked.startswith("$") and asked[1:] in self.known:
                return self.known[asked[1:]]
            case str():
                return Template(asked).substitute(self.known)
            case Mapping():
                return {name: self.filled(one) for name, one in asked.items()}
            case list() | tuple():
                return [self.filled(one) for one in asked]
            case _:
                return asked
