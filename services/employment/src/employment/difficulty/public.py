"""What other services and integrators are told of persons in employment difficulty."""

from datetime import date
from typing import Any

from employment.difficulty import events
from employment.difficulty.terms import DifficultyCategory, DifficultyEnd
from jinbao.events import Event, Recorded


class DifficultyRecognised(Event, frozen=True, tag="employment.difficulty-recognised.v1"):
    """Age was tested on that day, and counts no more afterwards."""

    recognition: str
    person: str
    region: str
    recognised_on: date
    categories: tuple[DifficultyCategory, ...]
    primary: DifficultyCategory


class DifficultyEnded(Event, frozen=True, tag="employment.difficulty-ended.v1"):
    """``since`` is the first day on which they are no longer in difficulty."""

    recognition: str
    person: str
    region: str
    ground: DifficultyEnd
    since: date


class DifficultyRevoked(Event, frozen=True, tag="employment.difficulty-revoked.v1"):
    """It was got by what is false, and never held."""

    recognition: str
    person: str
    region: str


def public_difficulty(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Recognised(recognition, person, region, on, categories, primary):
            return DifficultyRecognised(recognition, person, region, on, categories, primary)
        case events.Ended(recognition, person, region, ground=ground, since=since):
            return DifficultyEnded(recognition, person, region, ground, since)
        case events.Revoked(recognition, person, region):
            return DifficultyRevoked(recognition, person, region)
        case _:
            return None
