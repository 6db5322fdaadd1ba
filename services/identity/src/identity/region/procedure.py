"""Which region each command concerns, and what must be known to decide it."""

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_OID, uuid5

from identity.region import commands
from identity.region.commands import NewRegion
from identity.region.region import REGION_HISTORY, Abolish, Establish, Move, Parent, Recode, Rename
from identity.region.register import (
    find_regions,
    fold,
    located,
    parents_by_code,
    region_by_id,
    region_past,
    regions_in,
)
from jinbao.actor import Place
from jinbao.decider import Refused
from jinbao.identifiers import division
from jinbao.service import Enquiry, LookUp, Part, Slice


def region_id(code: str, since: object) -> str:
    """A region is known by an id of its own: its code may change, and another may get the code after it."""
    return str(uuid5(NAMESPACE_OID, f"{code}@{since}"))


def about(region: str, request: object) -> Part:
    return Part(f"region/{region}", REGION_HISTORY, request)


def import_regions(enquiry: Enquiry, command: commands.ImportRegions) -> Iterator[Part]:
    """A parent may stand higher up in the same list, so the list is read from its beginning."""
    named = {new.parent_code for new in command.regions if new.parent_code}
    known = parents_by_code(enquiry, sorted(named))
    for line, new in enumerate(command.regions):
        yield establish(new, parent_of(new, known, line))
        known[new.code] = as_parent(new, known)


def parent_of(new: NewRegion, known: dict[str, Parent], line: int) -> Parent | None:
    if new.parent_code is None:
        return None
    if new.parent_code not in known:
        raise Refused("PARENT_UNKNOWN", field=f"regions.{line}.parentCode", code=new.parent_code)
    return known[new.parent_code]


def as_parent(new: NewRegion, known: dict[str, Parent]) -> Parent:
    region = region_id(new.code, new.since)
    above = known[new.parent_code].place.within if new.parent_code else ()
    return Parent(division(new.code).level, Place(region, (region, *above)))


def establish(new: NewRegion, within: Parent | None, predecessors: tuple[str, ...] = ()) -> Part:
    region = region_id(new.code, new.since)
    return about(region, Establish(region, new.code, new.name, new.since, within, predecessors))


def establish_region(enquiry: Enquiry, command: commands.EstablishRegion) -> Iterable[Part]:
    new = command.region
    known = parents_by_code(enquiry, [new.parent_code]) if new.parent_code else {}
    return [establish(new, parent_of(new, known, 0))]


def rename_region(_: Enquiry, command: commands.RenameRegion) -> Iterable[Part]:
    return [about(command.region, Rename(command.name, command.since))]


def recode_region(_: Enquiry, command: commands.RecodeRegion) -> Iterable[Part]:
    return [about(command.region, Recode(command.code, command.since))]


def recode_regions(_: Enquiry, command: commands.RecodeRegions) -> Iterable[Part]:
    return [about(one.region, Recode(one.code, command.since)) for one in command.codes]


def move_region(enquiry: Enquiry, command: commands.MoveRegion) -> Iterable[Part]:
    parent = located(enquiry, [command.parent])[command.parent]
    return [about(command.region, Move(parent, command.since))]


def merge_regions(enquiry: Enquiry, command: commands.MergeRegions) -> Iterable[Part]:
    enquiry.place(command.into)
    return [about(region, Abolish((command.into,), command.since)) for region in command.merged]


def split_region(enquiry: Enquiry, command: commands.SplitRegion) -> Iterator[Part]:
    known = parents_by_code(enquiry, [new.parent_code for new in command.parts if new.parent_code])
    for line, new in enumerate(command.parts):
        yield establish(new, parent_of(new, known, line), (command.region,))


SLICE = Slice(
    "region",
    handlers={
        commands.ImportRegions: import_regions,
        commands.EstablishRegion: establish_region,
        commands.RenameRegion: rename_region,
        commands.RecodeRegion: recode_region,
        commands.RecodeRegions: recode_regions,
        commands.MoveRegion: move_region,
        commands.MergeRegions: merge_regions,
        commands.SplitRegion: split_region,
    },
    look_ups={
        "region_by_id": LookUp(region_by_id),
        "region_past": LookUp(region_past),
        "regions_in": LookUp(regions_in),
        "find_regions": LookUp(find_regions),
    },
    fold=fold,
)
