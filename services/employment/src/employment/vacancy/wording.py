"""How a vacancy leaves people out in words: the rules of law, and the wordings by which it is said."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml

from employment.vacancy.terms import Demand, LawfulGround

CLAUSE_ENDS = re.compile(r"[，。；！？,;!?\n]")


class Attitude(StrEnum):
    """What a wording says of the group beside it."""

    REFUSES = "REFUSES"
    WANTS = "WANTS"


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that refuse or want a group at most ``distance`` characters away."""

    attitude: Attitude
    since: date
    article: str
    distance: int
    words: tuple[str, ...]

    def beside(self, groups: tuple[str, ...]) -> str:
        """A pattern for it and one of the groups, in either order."""
        words, named, between = "|".join(self.words), "|".join(groups), f".{{0,{self.distance}}}?"
        return f"(?:{words}){between}(?:{named})|(?:{named}){between}(?:{words})"


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom nobody may leave out since that day, unless on a ground of the law, and how it is put in words."""

    demand: Demand
    since: date
    article: str
    refused: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unless: LawfulGround | None = None

    def groups(self, attitude: Attitude) -> tuple[str, ...]:
        return self.refused if attitude is Attitude.REFUSES else self.wanted


class Rules(Struct, frozen=True, forbid_unknown_fields=True):
    harmless: tuple[str, ...]
    wording: tuple[Wording, ...]
    rule: tuple[Rule, ...]


@cache
def rules() -> Rules:
    """As they stand beside this module."""
    stored = files("employment.vacancy").joinpath("discrimination.toml").read_bytes()
    return toml.decode(stored, type=Rules)


def leaves_out(rule: Rule, text: str, on: date) -> str | None:
    """The words of a text by which it does what the rule forbids."""
    patterns = [*rule.phrases, *besides(rule, on)]
    found = (re.search("|".join(patterns), clause) for clause in clauses(text))
    return next((one[0] for one in found if one), None)


def besides(rule: Rule, on: date) -> Iterator[str]:
    for wording in rules().wording:
        if wording.since <= on and (groups := rule.groups(wording.attitude)):
            yield wording.beside(groups)


def clauses(text: str) -> list[str]:
    """Spaces between the characters hide nothing; what only looks like a wording ends a clause."""
    closed = re.sub(r"[^\S\n]", "", text)
    return CLAUSE_ENDS.split(re.sub("|".join(rules().harmless), "，", closed))
