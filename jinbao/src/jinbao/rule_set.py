"""A rule set: one parameter file with one formula, pinned by the digest of their bytes."""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from types import ModuleType
from typing import Any

from msgspec import Struct

from jinbao.rules import Law, read_law


class RuleSet(Struct, frozen=True):
    """The bytes of one parameter file and one formula module under the digest of both, kept for ever."""

    id: str
    parameters: bytes
    formula: bytes

    @classmethod
    def of(cls, package: str, parameters: str, formula: str) -> "RuleSet":
        """Today's rules of a slice, as they stand in its package."""
        folder = files(package)
        return cls.load(
            folder.joinpath(parameters).read_bytes(), folder.joinpath(f"{formula}.py").read_bytes()
        )

    @classmethod
    def load(cls, parameters: bytes, formula: bytes) -> "RuleSet":
        """Rules from kept bytes: today's module of the same name has no say in them."""
        return cls(digest(parameters, formula), parameters, formula)

    @property
    def law(self) -> Law:
        return read_law(self.parameters)

    @property
    def question(self) -> str:
        return str(_module(self.id, self.formula).QUESTION)

    @property
    def calculate(self) -> Callable[[Any], None]:
        """The formula: a function that fills a worksheet."""
        calculate: Callable[[Any], None] = _module(self.id, self.formula).calculate
        return calculate


def digest(parameters: bytes, formula: bytes) -> str:
    """SHA-256 over both files; the length of the first, as a line before it, keeps them apart."""
    return "sha256:" + sha256(b"%d\n" % len(parameters) + parameters + formula).hexdigest()


@lru_cache
def _module(rule_set: str, formula: bytes) -> ModuleType:
    module = ModuleType(rule_set)
    code = compile(formula, f"<formula of {rule_set}>", "exec")
    exec(code, module.__dict__)  # noqa: S102  # our own kept bytes, found by their digest
    return module
