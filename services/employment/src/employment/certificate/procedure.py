"""Whose certificate each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from employment.certificate import commands, look_ups
from employment.certificate.certificate import CERTIFICATE
from employment.certificate.knowledge import certificate_facts, county_of, held_by, taken_over
from employment.certificate.number import NUMBERS, TakeNumber, following, written
from employment.certificate.possible import OF_CERTIFICATE
from employment.certificate.register import fold, stream_of
from employment.items import EMPLOYMENT_REGISTRATION as ITEM
from employment.known import About, people_of
from jinbao.casework.hands import not_there
from jinbao.casework.overheard import overheard
from jinbao.decider import Refused
from jinbao.ledger import Conflict
from jinbao.service import Enquiry, LookUp, Part, Slice


def issue(enquiry: Enquiry, command: commands.IssueCertificate) -> Iterator[Part]:
    """The next number of the county goes with it, or stays where it is if it is refused.

    The certificate comes first: it is the one whose version the caller has seen.
    """
    county, code = county_of(enquiry, command.region)
    person = people_of(enquiry, [command.person])[command.person]
    year = command.on.year
    stream = f"certificate-number/{county}/{year}"
    given = enquiry.service.ledger.history(NUMBERS, stream).state
    asked = TakeNumber(county, year, command.person, taken_over(enquiry, code, year, given))
    sequence = following(given, asked)
    number = written(sequence, code, rural=person.rural_hukou, on=command.on)
    yield concerning(enquiry, command, command.person, command.region, number=number)
    part, heard = overheard(Part(stream, NUMBERS, asked))
    yield part
    if [sequence] != [one.sequence for one in heard.events]:
        raise Conflict  # somebody else was given it meanwhile


def take_over(enquiry: Enquiry, command: commands.TakeOverCertificate) -> Iterator[Part]:
    yield concerning(enquiry, command, command.person, command.region)


def change(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    held = held_by(enquiry, command.person)
    if held is None:
        missing = Refused("NO_CERTIFICATE", field="person", person=command.person)
        raise not_there(enquiry.actor, ITEM, command.person, command.on, missing)
    employer = getattr(command, "employer", None)
    yield concerning(enquiry, command, command.person, held.region, employer=employer)


def concerning(
    enquiry: Enquiry,
    command: Any,
    person: str,
    region: str,
    *,
    employer: str | None = None,
    number: str = "",
) -> Part:
    """In the stream of the certificate that they hold, under whichever file it was issued."""
    about, held = About(person, person, region), held_by(enquiry, person)
    return Part(
        stream_of(held.id if held else person),
        CERTIFICATE,
        command,
        lambda _state: certificate_facts(enquiry, [about], command.on, employer, number)[person],
    )


SLICE = Slice(
    "certificate",
    handlers={
        commands.IssueCertificate: issue,
        commands.TakeOverCertificate: take_over,
        commands.HandOverCertificate: change,
        commands.ReportCertificateLost: change,
        commands.ReplaceCertificate: change,
    },
    look_ups={
        "certificate_by_person": LookUp(look_ups.certificate_by_person, file=True),
        "notes_of": LookUp(look_ups.notes_of, file=True),
        "certificate_history": LookUp(look_ups.certificate_history, file=True),
        "certificate_actions": LookUp(OF_CERTIFICATE.actions),
    },
    fold=fold,
)
