"""What insurance hears is what identity says: under the same tags, with every field that insurance reads."""

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

import identity.service  # noqa: F401 -- so that all that identity publishes is known
from insurance.inbox import Hears
from jinbao.events import Event, type_of


def said_by(service: str, kind: type[Event] = Event) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        if each.__module__.startswith(f"{service}.") and each.__module__.endswith(".public"):
            yield each
        yield from said_by(service, each)


SAID = {type_of(kind): kind for kind in said_by("identity")}


def can_be_read_as(said: Any, heard: Any) -> bool:
    both_classes = isinstance(said, type) and isinstance(heard, type)
    return bool(issubclass(said, heard) if both_classes else said == heard)


@pytest.mark.parametrize("heard", get_args(Hears), ids=type_of)
def test_identity_says_what_insurance_hears(heard: type[Event]) -> None:
    said = get_type_hints(SAID[type_of(heard)])
    for name, kind in get_type_hints(heard).items():
        if not name.startswith("__"):
            assert can_be_read_as(said[name], kind), (name, said[name], kind)
