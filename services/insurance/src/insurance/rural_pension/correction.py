"""Putting right what was typed wrong: what a form says afterwards, and what that changes."""

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from insurance.rural_pension.events.declared import Correction
from jinbao.decider import Refused

F = TypeVar("F", bound=Struct)


def put_right(form: F, asked: Struct, *names: str) -> F:
    """The form with those of these fields that were given; raises NOTHING_CORRECTED."""
    given = {name: value for name in names if (value := getattr(asked, name)) is not None}
    right: F = replace(form, **given)
    if right == form:
        raise Refused("NOTHING_CORRECTED")
    return right


def corrections(before: Struct, after: Struct) -> tuple[Correction, ...]:
    """Field by field what the form said and says."""
    return tuple(_differences(before, after))


def _differences(before: Struct, after: Struct) -> Iterator[Correction]:
    for name in before.__struct_fields__:
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            yield Correction(name, plain(was), plain(now))


def plain(value: Any) -> Any:
    """A coded word as text, as the event is read again."""
    return str(value) if isinstance(value, str) else value
