"""What other services and integrators are told of the joining of what stands under two files."""

from datetime import date
from typing import Any

from employment.merged_files import events
from jinbao.events import Event, Recorded


class EmploymentFilesJoined(Event, frozen=True, tag="employment.files-joined.v1"):
    """From now on these cases, by their streams, are of ``person``; so they were of ``ended``."""

    ended: str
    person: str
    region: str
    cases: tuple[str, ...]
    on: date


class EmploymentFilesSeparated(Event, frozen=True, tag="employment.files-separated.v1"):
    """They were two people: these cases are of ``person`` again."""

    person: str
    region: str
    cases: tuple[str, ...]
    on: date


def public_merged_files(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.FilesJoined(ended, person, region, on, cases):
            return EmploymentFilesJoined(ended, person, region, cases, on)
        case events.FilesSeparated(_, person, region, on, cases):
            return EmploymentFilesSeparated(person, region, cases, on)
        case _:
            return None
