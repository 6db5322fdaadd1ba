"""Which office each command concerns, and what must be known to decide it."""

from collections.abc import Callable, Iterable, Iterator

from identity.office import commands
from identity.office.management import MANAGEMENT
from identity.office.office import OFFICE, Merge, OfficeFacts, TakeIn
from identity.office.register import (
    find_offices,
    fold,
    management_on,
    office_by_id,
    office_past,
    offices_below,
    offices_of,
    regions_of,
)
from identity.office.serving import blind_spots, serving_office
from identity.office.terms import OfficeStatus
from identity.region.register import located
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def stream_of(office: str) -> str:
    return f"office/{office}"


def knowing(facts: OfficeFacts) -> Callable[[object], OfficeFacts]:
    return lambda _: facts


def facts_of(enquiry: Enquiry, region: str, successor: str | None = None) -> OfficeFacts:
    where = located(enquiry, [region])[region]
    return OfficeFacts(where.place, where.level, enquiry.place(successor) if successor else None)


def import_offices(enquiry: Enquiry, command: commands.ImportOffices) -> Iterator[Part]:
    """What an office answers to may stand higher up in the same list."""
    where = located(enquiry, [new.region for new in command.offices])
    named = {new.above_code for new in command.offices if new.above_code}
    known = set(regions_of(enquiry, named))
    for line, new in enumerate(command.offices):
        if new.above_code and new.above_code not in known:
            raise Refused("OFFICE_UNKNOWN", field=f"offices.{line}.aboveCode", office=new.above_code)
        facts = OfficeFacts(where[new.region].place, where[new.region].level)
        yield Part(stream_of(new.code), OFFICE, TakeIn(new), knowing(facts))
        known.add(new.code)


def plan_office(enquiry: Enquiry, command: commands.PlanOffice) -> Iterator[Part]:
    new = command.office
    if new.above_code:
        region_of(enquiry, new.above_code, "office.aboveCode")
    yield Part(stream_of(new.code), OFFICE, command, knowing(facts_of(enquiry, new.region)))


def region_of(enquiry: Enquiry, office: str, field: str, only: OfficeStatus | None = None) -> str:
    """Where an office stands; raises OFFICE_UNKNOWN."""
    region = regions_of(enquiry, [office], only=only).get(office)
    if region is None:
        raise Refused("OFFICE_UNKNOWN", field=field, office=office)
    return region


def change(
    enquiry: Enquiry,
    command: commands.ApproveOffice | commands.EstablishOffice | commands.RenameOffice | commands.ChangeForm,
) -> Iterator[Part]:
    region = region_of(enquiry, command.office, "office")
    yield Part(stream_of(command.office), OFFICE, command, knowing(facts_of(enquiry, region)))


def merge_offices(enquiry: Enquiry, command: commands.MergeOffices) -> Iterator[Part]:
    into = region_of(enquiry, command.into, "into", OfficeStatus.ESTABLISHED)
    for line, office in enumerate(command.merged):
        region = region_of(enquiry, office, f"merged.{line}")
        request = Merge(command.into, command.since, command.document)
        yield Part(stream_of(office), OFFICE, request, knowing(facts_of(enquiry, region, into)))


def abolish_office(enquiry: Enquiry, command: commands.AbolishOffice) -> Iterator[Part]:
    region = region_of(enquiry, command.office, "office")
    successor = region_of(enquiry, command.successor, "successor", OfficeStatus.ESTABLISHED)
    yield Part(stream_of(command.office), OFFICE, command, knowing(facts_of(enquiry, region, successor)))


def set_management(enquiry: Enquiry, command: commands.SetManagement) -> Iterable[Part]:
    facts = facts_of(enquiry, command.region)
    return [Part(f"management/{command.region}", MANAGEMENT, command, knowing(facts))]


SLICE = Slice(
    "office",
    handlers={
        commands.ImportOffices: import_offices,
        commands.PlanOffice: plan_office,
        commands.ApproveOffice: change,
        commands.EstablishOffice: change,
        commands.RenameOffice: change,
        commands.ChangeForm: change,
        commands.MergeOffices: merge_offices,
        commands.AbolishOffice: abolish_office,
        commands.SetManagement: set_management,
    },
    look_ups={
        "office_by_id": LookUp(office_by_id),
        "office_past": LookUp(office_past),
        "offices_of": LookUp(offices_of),
        "offices_below": LookUp(offices_below),
        "find_offices": LookUp(find_offices),
        "management_on": LookUp(management_on),
        "serving_office": LookUp(serving_office),
        "blind_spots": LookUp(blind_spots),
    },
    fold=fold,
)
