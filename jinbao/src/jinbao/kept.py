"""How the parameters of a refusal are kept in an event: plain values, of which a sentence is made later."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any


def as_kept(params: Mapping[str, Any]) -> dict[str, str | int]:
    """A sentence reads a day from its text."""
    return {name: _plain(value) for name, value in params.items()}


def _plain(value: Any) -> str | int:
    match value:
        case Enum():
            return str(value.value)
        case int():
            return value
        case date():
            return value.isoformat()
        case _:
            return str(value)
