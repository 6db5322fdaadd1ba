"""The words of printed papers in the reader's language, out of the message catalogues."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from jinbao.catalogue import house, sentence


class Wanted(Struct, frozen=True):
    """What beside its case a paper depends on: the legal day, a year, an item and a month, a decision."""

    today: date
    year: int
    item: str | None = None
    month: str | None = None
    decision: str | None = None


class Words(Struct, frozen=True):
    language: str

    def say(self, code: str, /, **params: Any) -> str:
        """``FILED_ON`` is the sentence ``PRINTED_FILED_ON``."""
        return sentence(f"PRINTED_{code}", self.language, **params)

    def titles(self, *codes: str) -> tuple[str, ...]:
        return tuple(map(self.say, codes))

    def label(self, value: str) -> str:
        return house().label(value, self.language)

    def labels(self, values: Iterable[str]) -> Iterator[str]:
        return map(self.label, values)

    def yuan(self, amount: str | None) -> str | None:
        return None if amount is None else self.say("YUAN", yuan=amount)

    def listed(self, said: Iterable[str]) -> str:
        return self.say("LIST", several=tuple(dict.fromkeys(said)))

    def either(self, zh: str, en: str) -> str:
        """Of something that is named in each language."""
        return en if self.language == "en" else zh
