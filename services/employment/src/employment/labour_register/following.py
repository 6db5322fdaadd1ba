"""What happens elsewhere and shows in the register: work and its end, insurance, death, a merger of files."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from employment.employment import events as work
from employment.employment.terms import Job, OwnWorkKind
from employment.labour_register.entry import ENTRY, CorrectAges, Learn, Leave, Stay, Told
from employment.labour_register.facts import Evidence
from employment.labour_register.knowledge import is_in_register, labour_facts
from employment.labour_register.on_record import on_record
from employment.labour_register.register import case_of
from employment.labour_register.terms import Doing, LabourLeaving, LabourSource, LabourState
from employment.social_insurance import (
    EmployeeInsuranceEnded,
    EmployeeInsuranceGoesOn,
    EmployeeInsuranceTakenBack,
    EmployeeInsured,
)
from employment.unemployment import events as unemployment
from jinbao.casework.people import (
    BirthCorrected,
    DeathRecorded,
    DeathRevoked,
    PersonsMerged,
    PersonsUnmerged,
    SexCorrected,
)
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.service import Enquiry, Part, Reaction

ONE_DAY = timedelta(days=1)
STATUS_OF = {
    OwnWorkKind.SELF_EMPLOYED: LabourState.SELF_EMPLOYED,
    OwnWorkKind.FLEXIBLE: LabourState.FLEXIBLE,
}


def shows_in_register(enquiry: Enquiry, event: Any) -> Iterator[Part]:
    """In the transaction of what was registered here."""
    evidence = evidence_of(enquiry, event)
    if evidence is not None:
        yield from concerning(enquiry, event.person, Learn(event.on, evidence))


def evidence_of(enquiry: Enquiry, event: Any) -> Evidence | None:
    match event:
        case work.HireRegistered(job=job) | work.Corrected(job=job, end=None):
            return at_work(job)
        case work.OwnWorkConfirmed(region=region, kind=kind, since=since):
            return Evidence(Doing(STATUS_OF[kind], since, place=region), LabourSource.REGISTRATION, None)
        case work.Ended(employment, person, end=end):
            return after_end(enquiry, person, employment, end.ended_on + ONE_DAY)
        case work.OwnWorkStopped(employment, person, ended_on=ended_on):
            return after_end(enquiry, person, employment, ended_on + ONE_DAY, LabourSource.REGISTRATION)
        case work.Annulled(employment, person, on=on):
            return after_end(enquiry, person, employment, on)
        case unemployment.Registered(on=on):
            return Evidence(Doing(LabourState.UNEMPLOYED_REG, on), LabourSource.REGISTRATION, None)
        case unemployment.Reinstated(on=on):
            return Evidence(Doing(LabourState.UNEMPLOYED_REG, on), LabourSource.REGISTRATION, None)
        case unemployment.Cancelled(registration, person, since=since):
            return after_end(enquiry, person, registration, since, LabourSource.REGISTRATION)
        case unemployment.Revoked(registration, person, on=on):
            return after_end(enquiry, person, registration, on, LabourSource.REGISTRATION)
        case _:
            return None


def at_work(job: Job) -> Evidence:
    doing = Doing(LabourState.EMPLOYED, job.since, job.employer, job.region, income=job.wage)
    return Evidence(doing, LabourSource.EMPLOYER_FILING, None)


def after_end(
    enquiry: Enquiry,
    person: str,
    ended: str | None,
    since: date,
    source: LabourSource = LabourSource.EMPLOYER_FILING,
) -> Evidence:
    """What else is on record goes on; where there is nothing, they are presumed to be without work."""
    other = on_record(enquiry.connection, [person], ended).get(person)
    return other or Evidence(Doing(LabourState.JOBLESS_NOT_REG, since), source, None)


def insurance_shows(enquiry: Enquiry, heard: Heard) -> Iterator[Part]:
    event, on = heard.event, enquiry.today
    match event:
        case EmployeeInsured(person=person) | EmployeeInsuranceGoesOn(person=person):
            evidence = on_record(enquiry.connection, [person]).get(person)
        case EmployeeInsuranceEnded(person=person, until=until):
            evidence = after_end(enquiry, person, None, until + ONE_DAY, LabourSource.INSURANCE_RECORD)
        case EmployeeInsuranceTakenBack(person=person):
            evidence = after_end(enquiry, person, None, on, LabourSource.INSURANCE_RECORD)
        case _:
            return
    if evidence is not None:
        yield from concerning(enquiry, person, Learn(on, evidence))


def identity_shows(enquiry: Enquiry, heard: Heard) -> Iterator[Part]:
    on = enquiry.today
    match heard.event:
        case DeathRecorded(person, died_on, strong=True):
            yield from concerning(enquiry, person, Leave(on, died_on, LabourLeaving.DIED))
        case PersonsMerged(merged=merged):
            yield from concerning(enquiry, merged, Leave(on, on, LabourLeaving.DUPLICATE))
        case DeathRevoked(person) | PersonsUnmerged(merged=person):
            yield from concerning(enquiry, person, Stay(on))
        case BirthCorrected(person) | SexCorrected(person):
            yield from concerning(enquiry, person, CorrectAges(on))


def concerning(enquiry: Enquiry, person: str, told: Told) -> Iterator[Part]:
    """Only for whom the register knows: of others it asks when they are entered."""
    if (region := is_in_register(enquiry.connection, person)) is not None:
        where = {person: region}
        yield Part(case_of(person), ENTRY, told, lambda _state: labour_facts(enquiry, where, told.on)[person])


REACTIONS: Mapping[type[Event], Reaction] = {
    **dict.fromkeys(
        (EmployeeInsured, EmployeeInsuranceEnded, EmployeeInsuranceGoesOn, EmployeeInsuranceTakenBack),
        insurance_shows,
    ),
    **dict.fromkeys(
        (DeathRecorded, DeathRevoked, PersonsMerged, PersonsUnmerged, BirthCorrected, SexCorrected),
        identity_shows,
    ),
}
