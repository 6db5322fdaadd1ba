"""Message catalogues: the sentences that belong to codes, in the reader's language.

A package keeps them in ``messages/<language>.toml``: at the top a sentence for each code, under ``[labels]``
names for values that sentences speak of. In a sentence ``{amount:yuan}`` is an amount in fen, a month is
``{from:month}``, a day that may have come as text ``{day:day}`` (a date needs no mark), an enumeration
``{papers:list}``, a value that has a label ``{step:label}``, so many of something ``{days:day|days}``. How a
language writes these stands under ``[forms]`` in the catalogue of jinbao. What a parameter is in every
language stands in ``messages/kinds.toml``.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from msgspec import Struct, convert, field, toml

from jinbao.calendar import first_day
from jinbao.decider import Refused
from jinbao.ids import global_id
from jinbao.money import as_yuan

PACKAGES = ("jinbao", "identity", "insurance", "employment", "labor_relations", "gateway")
DEFAULT = "zh"
KINDS = "kinds"
NAMED = ("Region", "Office")
YUAN = "yuan"
ONE_OR_MORE = "|"


class Unsaid(Exception):
    """A sentence, a label or a parameter is missing."""


class Called(Struct, frozen=True):
    """A thing of which the name is known, for a sentence that would else show its id."""

    name: str

    def __str__(self) -> str:
        return self.name


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language writes a day, a month, an amount and an enumeration."""

    day: str
    month: str
    yuan: str
    between: str


class Speech(Struct, frozen=True):
    """All that is said in one language."""

    forms: Forms
    sentences: Mapping[str, str]
    labels: Mapping[str, str] = field(default_factory=dict)


class Catalogue(Struct, frozen=True):
    """The sentences of several packages. ``strict`` raises Unsaid where the code alone would be shown."""

    speeches: Mapping[str, Speech]
    strict: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *packages: str, strict: bool = False) -> "Catalogue":
        read = dict.fromkeys(("jinbao", *packages))
        speeches = {language: _speech(read, language) for language in _languages("jinbao")}
        return cls(speeches, strict, _kinds(read))

    def languages(self) -> Sequence[str]:
        """The default first."""
        return sorted(self.speeches, key=lambda language: (language != DEFAULT, language))

    def language(self, accepted: str | None) -> str:
        """The best language for the value of an Accept-Language header."""
        for wanted in _preferred(accepted or ""):
            if wanted in self.speeches:
                return wanted
        return DEFAULT

    def codes(self, language: str) -> Sequence[str]:
        return sorted(self._speech(language).sentences)

    def labels(self, language: str) -> Mapping[str, str]:
        return self._speech(language).labels

    def label(self, value: str, language: str) -> str:
        labels = self.labels(language)
        if self.strict and value not in labels:
            raise Unsaid(f"{value} has no label in {language}")
        return labels.get(value, value)

    def sentence(self, code: str, language: str, /, **params: Any) -> str:
        speech = self._speech(language)
        try:
            known = {name: self.identified(name, value) for name, value in params.items()}
            return _Speaker(self, language, speech.forms).format(speech.sentences[code], **known)
        except (LookupError, ValueError, TypeError, AttributeError) as missing:
            if self.strict:
                raise Unsaid(f"{code} cannot be said in {language}: {missing}") from missing
            return code

    def identified(self, name: str, value: Any) -> Any:
        """The value of a parameter, or the id in the graph of the thing that it is the key of."""
        kind = self.kinds.get(name, YUAN)
        return global_id(kind, value) if kind != YUAN and isinstance(value, str) else value

    def text(self, name: str, value: Any) -> str:
        """The value of a parameter by itself, as those read it who make their own sentence."""
        match self.identified(name, value):
            case int(amount) if self.kinds.get(name) == YUAN:
                return as_yuan(amount)
            case Enum(value=coded):
                return str(coded)
            case list() | tuple() as several:
                return ", ".join(self.text(name, one) for one in several)
            case known:
                return str(known)

    def _speech(self, language: str) -> Speech:
        return self.speeches.get(language, self.speeches[DEFAULT])


class _Speaker(Formatter):
    """Writes the parameters of one sentence."""

    def __init__(self, catalogue: Catalogue, language: str, forms: Forms) -> None:
        self.catalogue, self.language, self.forms = catalogue, language, forms

    def format_field(self, value: Any, format_spec: str) -> str:
        match format_spec, value:
            case "yuan", int():
                said = self.forms.yuan.format(as_yuan(value))
            case "month", str():
                said = self.forms.month.format(first_day(value))
            case (("" | "day"), date()):
                said = self.forms.day.format(value)
            case "day", str():
                said = self.forms.day.format(date.fromisoformat(value))
            case str(), _ if ONE_OR_MORE in format_spec:
                one, more = format_spec.split(ONE_OR_MORE)
                said = f"{value} {one if value == 1 else more}"
            case "list", _:
                said = self.forms.between.join(self.item(each) for each in value)
            case "label", _:
                said = self.catalogue.label(str(value), self.language)
            case _:
                said = str(super().format_field(value, format_spec))
        return said

    def item(self, value: Any) -> str:
        return self.catalogue.labels(self.language).get(str(value)) or self.format_field(value, "")


@cache
def house() -> Catalogue:
    """The catalogue of all packages in the house."""
    return Catalogue.of(*PACKAGES)


def sentence(code: str, language: str, /, **params: Any) -> str:
    """What a code says in a language, with its parameters."""
    return house().sentence(code, language, **params)


def in_words(refused: Refused, language: str) -> str:
    """Why something was refused; a place is called by its name, where that is known."""
    return sentence(refused.code, language, **calling(refused.params, refused.names))


def with_a_name(params: Mapping[str, Any]) -> list[str]:
    """The ids of places and offices among the parameters of a sentence."""
    kinds = house().kinds
    return [value for name, value in params.items() if kinds.get(name) in NAMED and isinstance(value, str)]


def calling(params: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Parameters of a sentence, with the names of those things that have one."""
    return {
        name: Called(names[value]) if isinstance(value, str) and value in names else value
        for name, value in params.items()
    }


def language_for(accepted: str | None) -> str:
    """The language to answer in, by the Accept-Language header of the request."""
    return house().language(accepted)


def _languages(package: str) -> Iterable[str]:
    names = (page.name for page in files(package).joinpath("messages").iterdir())
    return [
        name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != f"{KINDS}.toml"
    ]


def _kinds(packages: Iterable[str]) -> Mapping[str, str]:
    return {name: str(kind) for package in packages for name, kind in _page(package, KINDS).items()}


def _speech(packages: Iterable[str], language: str) -> Speech:
    sentences: dict[str, str] = {}
    tables: dict[str, dict[str, str]] = {"labels": {}, "forms": {}}
    for package in packages:
        for name, said in _page(package, language).items():
            if isinstance(said, dict):
                tables[name] |= said
            else:
                sentences[name] = said
    return Speech(convert(tables["forms"], Forms), sentences, tables["labels"])


def _page(package: str, language: str) -> Mapping[str, str | dict[str, str]]:
    """What a package says in a language; a package without a word of its own has no folder for it."""
    page = files(package).joinpath("messages", f"{language}.toml")
    if not page.is_file():
        return {}
    return toml.decode(page.read_bytes(), type=dict[str, str | dict[str, str]])


def _preferred(accepted: str) -> Sequence[str]:
    """The primary languages of an Accept-Language header, the most wanted first."""
    weighted = [_weighted(part) for part in accepted.split(",")]
    wanted = [(weight, language) for weight, language in weighted if weight > 0]
    return [language for _, language in sorted(wanted, key=lambda each: -each[0])]


def _weighted(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    primary = tag.strip().lower().partition("-")[0]
    _, _, weight = parameter.partition("=")
    try:
        return float(weight or 1), primary
    except ValueError:
        return 0.0, primary
