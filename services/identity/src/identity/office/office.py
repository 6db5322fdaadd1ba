"""The office: planned, approved by letter, established, in the end merged or abolished with a successor."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from identity.items import MANAGE, ORGANISATION
from identity.office.commands import (
    AbolishOffice,
    ApproveOffice,
    ChangeForm,
    EstablishOffice,
    ExistingOffice,
    PlanOffice,
    RenameOffice,
)
from identity.office.events import (
    Abolished,
    Approved,
    Established,
    FormChanged,
    Merged,
    OfficeEvent,
    Planned,
    Renamed,
)
from identity.office.terms import OfficeForm, OfficeKind
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.identifiers import Level

STANDS_AT = {
    OfficeKind.BUREAU: (Level.CITY, Level.COUNTY),
    OfficeKind.AGENCY: (Level.CITY, Level.COUNTY),
    OfficeKind.CENTRE: (Level.TOWNSHIP,),
    OfficeKind.GOVERNMENT: (Level.TOWNSHIP,),
    OfficeKind.STATION: (Level.VILLAGE,),
}


class OfficeFacts(Struct, frozen=True):
    """Where the office stands, and where the one that goes on with its cases."""

    place: Place
    level: Level
    successor: Place | None = None


class TakeIn(Struct, frozen=True):
    """One existing office out of an imported list."""

    office: ExistingOffice


class Merge(Struct, frozen=True):
    """One office out of those that are merged."""

    into: str
    since: date
    document: str


class NotPlanned(Struct, frozen=True):
    pass


class Plan(Struct, frozen=True):
    planned: Planned


class Agreed(Struct, frozen=True):
    planned: Planned
    document: str


class Existing(Struct, frozen=True):
    office: str
    region: str
    name: str
    form: OfficeForm
    since: date


class Ended(Struct, frozen=True):
    pass


Request: TypeAlias = (
    TakeIn | PlanOffice | ApproveOffice | EstablishOffice | RenameOffice | ChangeForm | Merge | AbolishOffice
)
Office: TypeAlias = NotPlanned | Plan | Agreed | Existing | Ended


def decide(office: Office, request: Request, desk: Desk[OfficeFacts]) -> Iterator[OfficeEvent | Effective]:
    desk.must(MANAGE, ORGANISATION, desk.known.place)
    match office, request:
        case NotPlanned(), TakeIn(new):
            must_stand_at(new.kind, desk)
            yield Effective(
                new.since,
                Established(
                    new.code,
                    new.kind,
                    new.name,
                    new.region,
                    new.form,
                    new.above_code,
                    new.since,
                    new.document,
                ),
            )

        case NotPlanned(), PlanOffice(office=new):
            must_stand_at(new.kind, desk)
            yield Planned(new.code, new.kind, new.name, new.region, new.form, new.above_code)

        case Plan(planned), ApproveOffice(document=document):
            yield Approved(planned.office, document)

        case Agreed(planned, document), EstablishOffice(since=since):
            yield Effective(since, established(planned, document, since))

        case Existing(name=name), RenameOffice() if request.name != name:
            must_exist_by(request.since, office)
            yield Effective(
                request.since, Renamed(office.office, request.name, request.since, request.document)
            )

        case Existing(form=form), ChangeForm() if request.form is not form:
            must_exist_by(request.since, office)
            yield Effective(
                request.since, FormChanged(office.office, request.form, request.since, request.document)
            )

        case Existing(), Merge(into, since, document):
            must_go_on(into, office, desk)
            must_exist_by(since, office)
            yield Effective(since, Merged(office.office, into, since, document))

        case Existing(), AbolishOffice(successor=successor, since=since, document=document):
            must_go_on(successor, office, desk)
            must_exist_by(since, office)
            yield Effective(since, Abolished(office.office, successor, since, document))

        case Existing(), RenameOffice() | ChangeForm():
            return

        case ((Plan() | Agreed() | Existing() | Ended()), (TakeIn() | PlanOffice())):
            raise Refused("OFFICE_EXISTS", field="office")

        case _:
            raise Refused("OUT_OF_ORDER")


def established(planned: Planned, document: str, since: date) -> Established:
    return Established(
        planned.office,
        planned.kind,
        planned.name,
        planned.region,
        planned.form,
        planned.above,
        since,
        document,
    )


def must_stand_at(kind: OfficeKind, desk: Desk[OfficeFacts]) -> None:
    """Each kind of office has its level: city, county, township, village."""
    if desk.known.level not in STANDS_AT[kind]:
        raise Refused("OFFICE_LEVEL", field="region", kind=kind, level=desk.known.level)


def must_exist_by(since: date, office: Existing) -> None:
    if since < office.since:
        raise Refused("OFFICE_NOT_YET", field="since", since=office.since)


def must_go_on(successor: str, office: Existing, desk: Desk[OfficeFacts]) -> None:
    """Cases go to an office that its manager may load with them, never back to the one that ends."""
    if successor == office.office or desk.known.successor is None:
        raise Refused("OFFICE_UNKNOWN", field="successor", office=successor)
    desk.must(MANAGE, ORGANISATION, desk.known.successor)


def evolve(office: Office, event: OfficeEvent) -> Office:
    match office, event:
        case NotPlanned(), Planned():
            return Plan(event)
        case Plan(planned), Approved(document=document):
            return Agreed(planned, document)
        case ((NotPlanned() | Agreed()), Established()):
            return Existing(event.office, event.region, event.name, event.form, event.since)
        case Existing(), Renamed(name=name):
            return Existing(office.office, office.region, name, office.form, office.since)
        case Existing(), FormChanged(form=form):
            return Existing(office.office, office.region, office.name, form, office.since)
        case Existing(), Merged() | Abolished():
            return Ended()
        case _:
            raise ValueError(f"{event} cannot follow {office}")


OFFICE = Decider[Office, Request, OfficeEvent](NotPlanned(), decide, evolve)
