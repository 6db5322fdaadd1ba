"""Which region each command concerns, and what must be known to decide it."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_OID, uuid5

from identity.region import commands
from identity.region.commands import NewRegion
from identity.region.region import (
    REGION_HISTORY,
    Establish,
    MergeInto,
    Move,
    Parent,
    Recode,
    Rename,
    Request,
)
from identity.region.register import (
    find_regions,
    fold,
    holders,
    located,
    lying_in,
    names_of,
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


def about(region: str, request: Request, place: Place) -> Part:
    return Part(f"region/{region}", REGION_HISTORY, request, lambda _: place)


def changed(enquiry: Enquiry, region: str, request: Request) -> Part:
    return about(region, request, enquiry.place(region))


def import_regions(enquiry: Enquiry, command: commands.ImportRegions) -> Iterator[Part]:
    """A parent may stand higher up in the same list, so the list is read from its beginning."""
    named = {new.parent_code for new in command.regions if new.parent_code}
    known = parents_by_code(enquiry, sorted(named))
    must_be_free(
        enquiry, {f"regions.{line}.code": (own_id(new), new.code) for line, new in enumerate(command.regions)}
    )
    for line, new in enumerate(command.regions):
        yield establish(new, parent_of(new, known, f"regions.{line}"))
        known[new.code] = as_parent(new, known)


def parent_of(new: NewRegion, known: dict[str, Parent], at: str) -> Parent | None:
    if new.parent_code is None:
        return None
    if new.parent_code not in known:
        raise Refused("PARENT_UNKNOWN", field=f"{at}.parentCode", code=new.parent_code)
    return known[new.parent_code]


def as_parent(new: NewRegion, known: dict[str, Parent]) -> Parent:
    region = own_id(new)
    above = known[new.parent_code].place.within if new.parent_code else ()
    return Parent(division(new.code).level, Place(region, (region, *above)))


def own_id(new: NewRegion) -> str:
    return region_id(new.code, new.since)


def must_be_free(enquiry: Enquiry, wanted: Mapping[str, tuple[str, str]]) -> None:
    """One region at a time has a code; those of one list may exchange theirs. By field: who gets which."""
    codes = {field: division(code, field=field).code for field, (_, code) in wanted.items()}
    changing = {region for region, _ in wanted.values()}
    taken = {code for code, region in holders(enquiry, codes.values()).items() if region not in changing}
    for field, code in codes.items():
        if code in taken:
            raise Refused("REGION_CODE_TAKEN", field=field, code=code)
        taken.add(code)


def establish(new: NewRegion, within: Parent | None, split_off: Parent | None = None) -> Part:
    region = own_id(new)
    place = within.place if within else Place(region, (region,))
    return about(region, Establish(region, new.code, new.name, new.since, within, split_off), place)


def establish_region(enquiry: Enquiry, command: commands.EstablishRegion) -> Iterable[Part]:
    new = command.region
    known = parents_by_code(enquiry, [new.parent_code]) if new.parent_code else {}
    within = parent_of(new, known, "region")
    must_be_free(enquiry, {"region.code": (own_id(new), new.code)})
    return [establish(new, within)]


def rename_region(enquiry: Enquiry, command: commands.RenameRegion) -> Iterable[Part]:
    return [changed(enquiry, command.region, Rename(command.name, command.since))]


def recode_region(enquiry: Enquiry, command: commands.RecodeRegion) -> Iterable[Part]:
    must_be_free(enquiry, {"code": (command.region, command.code)})
    return [changed(enquiry, command.region, Recode(command.code, command.since))]


def recode_regions(enquiry: Enquiry, command: commands.RecodeRegions) -> Iterable[Part]:
    must_be_free(
        enquiry, {f"codes.{line}.code": (one.region, one.code) for line, one in enumerate(command.codes)}
    )
    places = enquiry.authority.known_places(enquiry.connection, [one.region for one in command.codes])
    return [about(one.region, Recode(one.code, command.since), places[one.region]) for one in command.codes]


def move_region(enquiry: Enquiry, command: commands.MoveRegion) -> Iterable[Part]:
    parent = located(enquiry, [command.parent])[command.parent]
    return [changed(enquiry, command.region, Move(parent, command.since))]


def merge_regions(enquiry: Enquiry, command: commands.MergeRegions) -> Iterator[Part]:
    """What lies in a region that ends goes on in its successor."""
    successor = located(enquiry, [command.into])[command.into]
    for region in command.merged:
        yield changed(enquiry, region, MergeInto(successor, command.since))
    for below in lying_in(enquiry, command.merged):
        yield changed(enquiry, below, Move(successor, command.since))


def split_region(enquiry: Enquiry, command: commands.SplitRegion) -> Iterator[Part]:
    """A part lies where the region lies that it comes out of, unless it names another parent."""
    origin = located(enquiry, [command.region])[command.region]
    known = parents_by_code(enquiry, [new.parent_code for new in command.parts if new.parent_code])
    above = origin.place.within[1:]
    beside = located(enquiry, above[:1]).get(above[0]) if above else None
    withins = [parent_of(new, known, f"parts.{line}") or beside for line, new in enumerate(command.parts)]
    must_be_free(
        enquiry, {f"parts.{line}.code": (own_id(new), new.code) for line, new in enumerate(command.parts)}
    )
    for new, within in zip(command.parts, withins, strict=True):
        yield establish(new, within, origin)


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
    names=names_of,
)
