"""All that the rest of the platform may know of the service: requests, answers and public events."""

from collections.abc import Callable
from typing import Any

from jinbao.events import Event, Recorded

TRANSLATIONS: tuple[Callable[[Recorded[Any]], Event | None], ...] = ()


def public(recorded: Recorded[Any]) -> Event | None:
    """What others are told of an event; the rest stays inside."""
    return next((said for translate in TRANSLATIONS if (said := translate(recorded))), None)


__all__ = ["public"]
