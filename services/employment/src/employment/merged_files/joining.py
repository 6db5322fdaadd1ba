"""Two files of one person: identity says so, an officer joins what stands under them, or parts it again."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from employment.items import EMPLOYMENT_REGISTRATION as ITEM
from employment.merged_files import events
from employment.merged_files.commands import JoinFiles, MergedFilesCommand, SeparateFiles
from employment.merged_files.events import MergedFilesEvent
from jinbao.casework.hands import CaseFacts, out_of_order, take
from jinbao.casework.steps import APPROVE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class MergedFilesFacts(CaseFacts, frozen=True, kw_only=True):
    """``person`` is whose file goes on, ``cases`` all under the one that ended.

    ``twice``: both have standing what a person has once. ``void`` is the certificate that is one too many.
    """

    files: str
    cases: tuple[str, ...] = ()
    twice: bool = False
    void: str | None = None


class HearMerged(Struct, frozen=True):
    on: date
    kept: str


class HearUnmerged(Struct, frozen=True):
    on: date


class Apart(Struct, frozen=True):
    pass


class Pending(Struct, frozen=True):
    kept: str


class Joined(Struct, frozen=True):
    """``apart`` once identity says that they were two people."""

    kept: str
    cases: tuple[str, ...]
    void: str | None
    apart: bool = False


Files: TypeAlias = Apart | Pending | Joined
Asked: TypeAlias = MergedFilesCommand | HearMerged | HearUnmerged


def decide(it: Files, command: Asked, desk: Desk[MergedFilesFacts]) -> Iterator[MergedFilesEvent]:
    known, on, officer = desk.known, desk.on, desk.by.person
    where = (known.place.region, on)
    match it, command:
        case Apart(), HearMerged(kept=kept):
            if known.cases:
                yield events.MergerFound(known.files, kept, *where)

        case Joined(kept, apart=True), HearMerged(kept=again) if again == kept:
            yield events.SplitGone(known.files, kept, *where)

        case Pending(kept), HearUnmerged():
            yield events.MergerGone(known.files, kept, *where)

        case Joined(kept, apart=False), HearUnmerged():
            yield events.SplitFound(known.files, kept, *where)

        case _, HearMerged() | HearUnmerged():
            return

        case Pending(kept), JoinFiles():
            take(desk, APPROVE, ITEM)
            if known.twice:
                raise Refused("BOTH_FILES_STAND", field="files")
            yield events.FilesJoined(known.files, kept, *where, known.cases, known.void, officer)

        case Joined(cases=cases, void=void, apart=True), SeparateFiles():
            take(desk, APPROVE, ITEM)
            yield events.FilesSeparated(known.files, known.files, *where, cases, void, officer)

        case _:
            raise out_of_order(desk, ITEM, command, it)


def evolve(it: Files, event: MergedFilesEvent) -> Files:
    match it, event:
        case Apart(), events.MergerFound(kept=kept):
            return Pending(kept)
        case Pending(), events.FilesJoined(person=kept, cases=cases, void=void):
            return Joined(kept, cases, void)
        case Joined(kept, cases, void), events.SplitFound():
            return Joined(kept, cases, void, apart=True)
        case Joined(kept, cases, void), events.SplitGone():
            return Joined(kept, cases, void)
        case Pending() | Joined(), events.MergerGone() | events.FilesSeparated():
            return Apart()
        case _:
            raise ValueError(f"{event} cannot follow {it}")


MERGED_FILES = Decider[Files, Asked, MergedFilesEvent](Apart(), decide, evolve)
