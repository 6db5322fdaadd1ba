"""A case as every paper about it needs it: whose it is, where it lies, and what has happened to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from gateway.printing.asking import Asking, Named
from gateway.printing.words import Words
from jinbao.decider import Refused


class Person(Struct, frozen=True, rename="camel"):
    """None where the person was erased."""

    name: str | None
    id_number: str | None
    masked: bool


def names_of(people: Iterable[Person | None]) -> Iterator[str]:
    """Of those whose files the reader may see: heirs do not see each other's."""
    return (one.name or "" for one in people if one)


class Place(Struct, frozen=True):
    name: str
    parent: "Place | None" = None

    def whole(self, words: Words) -> str:
        """From the county down in Chinese, from the village up in English."""
        names = [self.name]
        above = self.parent
        while above:
            names.append(above.name)
            above = above.parent
        return ", ".join(names) if words.language == "en" else "".join(reversed(names))


class Region(Place, frozen=True, rename="camel"):
    serving_office: Named | None = None


class Happened(Struct, frozen=True, rename="camel"):
    """A line of a case's history."""

    id: str
    stream: str
    version: int
    kind: str
    effective_on: date
    office: str | None
    hash: str
    detail: Mapping[str, Any]

    @property
    def what(self) -> str:
        """Without service, slice and version: ``claim-filed``."""
        return self.kind.split(".")[2]


class Step(Struct, frozen=True):
    step: str
    zh: str
    en: str
    level: str
    days: int | None
    counted: str | None


class Item(Struct, frozen=True):
    zh: str
    en: str
    law: tuple[str, ...]
    steps: tuple[Step, ...]


class Appeal(Struct, frozen=True, rename="camel"):
    route: str
    length: int
    unit: str
    last_day: str | None
    provisional: bool


class Heir(Struct, frozen=True):
    person: Person | None


class Case(Struct, frozen=True):
    """``person`` is who applied, or whose account heirs ask for: their file the heirs do not see."""

    person: Person | None
    region: Region
    appeals: tuple[Appeal, ...]
    history: tuple[Happened, ...]
    heirs: tuple[Heir, ...] = ()

    @property
    def masked(self) -> bool:
        return self.person is None or self.person.masked

    def last(self, *kinds: str) -> Happened:
        return last_of(self.history, *kinds)


def last_of(history: Sequence[Happened], *kinds: str) -> Happened:
    """What happened last of these kinds; raises PAPER_NOT_ISSUED."""
    for happened in reversed(history):
        if happened.what in kinds:
            return happened
    raise Refused("PAPER_NOT_ISSUED")


class CaseAsked(Struct, frozen=True):
    case: Case | None
    items: tuple[Item, ...]


PERSON = "person { name idNumber masked }"
PLACE = "name parent { name parent { name } }"
HISTORY = "history { id stream version kind effectiveOn office hash detail }"
KINDS = {
    "RuralPensionEnrolment": ("ruralPensionEnrolment", "P2", ""),
    "RuralPensionClaim": ("ruralPensionClaim", "B1", ""),
    "Inheritance": ("inheritance", "inheritance", f"heirs {{ {PERSON} }}"),
}
"""The fields that show a case of each kind, its item in the catalogue, and what else is read of it."""

DOCUMENTS = {
    kind: f"""query($id: ID!) {{
      case: {field}(id: $id) {{
        {PERSON} region {{ {PLACE} servingOffice {{ name }} }} {HISTORY}
        appeals {{ route length unit lastDay provisional }} {more}
      }}
      items(code: "{item}") {{ zh en law steps {{ step zh en level days counted }} }}
    }}"""
    for kind, (field, item, more) in KINDS.items()
}


async def case_of(asking: Asking, kind: str, id: str) -> tuple[Case, Item]:
    """A case that the caller may see; raises NOT_FOUND, Unanswered."""
    found = await asking(DOCUMENTS[kind], CaseAsked, id=id)
    if found.case is None:
        raise Refused("NOT_FOUND", field="id")
    return found.case, found.items[0]


async def office_of(asking: Asking, happened: Happened, region: Region) -> str:
    """Who answers for it: the office in which it was done, else the one that serves the place."""
    if happened.office:
        return await asking.office(happened.office)
    return region.serving_office.name if region.serving_office else ""


def proof_of(happened: Happened, words: Words) -> Iterator[tuple[str, str | None]]:
    """By which an auditor finds and checks what the paper says."""
    yield words.say("EVENT"), happened.id
    yield words.say("EVENT_HASH"), happened.hash
