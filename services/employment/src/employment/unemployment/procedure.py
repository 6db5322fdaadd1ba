"""Which registration each command concerns, and what must be known to decide it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.certificate.certificate import Note
from employment.certificate.noting import noted
from employment.certificate.terms import NoteKind
from employment.known import About
from employment.labour_register.following import shows_in_register
from employment.law import UNEMPLOYMENT as RULES
from employment.law import UNEMPLOYMENT_STANDING
from employment.social_insurance import UnemploymentMonthConfirmed
from employment.unemployment import commands, events, look_ups
from employment.unemployment.clocks import CLOCKS
from employment.unemployment.contact import ContactGone, ContactHeard
from employment.unemployment.events import UnemploymentEvent
from employment.unemployment.knowledge import unemployment_facts
from employment.unemployment.possible import OF_UNEMPLOYMENT
from employment.unemployment.register import UNEMPLOYMENTS, case_of, fold
from employment.unemployment.terms import UnemploymentStage
from employment.unemployment.unemployment import UNEMPLOYMENT
from jinbao.casework.decided import LOOK_UPS as DECISIONS
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.published import Heard
from jinbao.service import Enquiry, Handler, LookUp, Part, Slice


def apply(enquiry: Enquiry, command: commands.ApplyForUnemployment) -> Iterator[Part]:
    yield concerning(enquiry, command, About(str(uuid7()), command.person, command.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield concerning(enquiry, command, known_case(enquiry, command))


def decide_unemployment(enquiry: Enquiry, command: commands.DecideUnemployment) -> Iterator[Part]:
    """The rules by which it was decided are kept with it."""
    yield from noting(enquiry, command)
    yield from keeping(enquiry, RULES)


def end_or_resume(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield from noting(enquiry, command)
    yield from keeping(enquiry, UNEMPLOYMENT_STANDING)


def noting(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    """What it leads to is noted in the certificate, and shows in the register of labour resources."""
    about = known_case(enquiry, command)
    part, heard = overheard(concerning(enquiry, command, about))
    yield from noted(enquiry, part, about.person, note_of)
    for registered in heard.events:
        yield from shows_in_register(enquiry, registered)


def note_of(event: UnemploymentEvent) -> Note | None:
    match event:
        case events.Registered(registration, on=on):
            return Note(NoteKind.UNEMPLOYED, on, case_of(registration))
        case events.Cancelled(registration, since=since):
            return Note(NoteKind.UNEMPLOYMENT_CANCELLED, since, case_of(registration))
        case _:
            return None


def transfer(enquiry: Enquiry, command: commands.TransferUnemployment) -> Iterator[Part]:
    yield concerning(enquiry, command, known_case(enquiry, command), command.region)


def benefit_confirmed(enquiry: Enquiry, heard: Heard) -> Iterator[Part]:
    """Who signs for a month of benefit is in touch with the office (handbook 5.4)."""
    yield from in_contact(enquiry, heard.event.person, ContactHeard(heard.event.confirmed_on, heard.id))


def in_contact(enquiry: Enquiry, person: str, told: ContactHeard | ContactGone) -> Iterator[Part]:
    for about in registered(enquiry, person):
        yield concerning(enquiry, told, about)


def registered(enquiry: Enquiry, person: str) -> list[About]:
    """Where they are registered now."""
    table = UNEMPLOYMENTS.c
    asked = select(table.id, table.region).where(
        table.person == person, table.stage == UnemploymentStage.REGISTERED
    )
    return [About(row.id, person, row.region) for row in enquiry.connection.execute(asked)]


def known_case(enquiry: Enquiry, command: Any) -> About:
    table = UNEMPLOYMENTS.c
    asked = select(table.id, table.person, table.region).where(table.id == command.registration)
    row = enquiry.connection.execute(asked).first()
    if row is None:
        raise Refused("REGISTRATION_UNKNOWN", field="registration")
    return About(row.id, row.person, row.region)


def concerning(enquiry: Enquiry, command: Any, about: About, moves_to: str | None = None) -> Part:
    return Part(
        case_of(about.case),
        UNEMPLOYMENT,
        command,
        lambda _state: unemployment_facts(enquiry, [about], command.on, moves_to)[about.case],
    )


HANDLERS: Mapping[type[Command], Handler] = {
    commands.ApplyForUnemployment: apply,
    commands.WithdrawUnemployment: step,
    commands.RecordUnemploymentVisit: step,
    commands.DecideUnemployment: decide_unemployment,
    commands.ServeUnemploymentAnswer: step,
    commands.ReportStatus: step,
    commands.OfferWork: step,
    commands.TakeOffer: step,
    commands.RefuseOffer: step,
    commands.RuleOnRefusal: step,
    commands.CancelUnemployment: end_or_resume,
    commands.ReinstateUnemployment: end_or_resume,
    commands.RevokeUnemployment: end_or_resume,
    commands.TransferUnemployment: transfer,
}

SLICE = Slice(
    "unemployment",
    handlers=HANDLERS,
    look_ups={
        "unemployment_by_id": LookUp(look_ups.unemployment_by_id, file=True),
        "unemployments_of": LookUp(look_ups.unemployments_of, file=True),
        "find_unemployment": LookUp(look_ups.find_unemployment, file=True),
        "offers_of": LookUp(look_ups.offers_of, file=True),
        "cancellation_proposals": LookUp(look_ups.cancellation_proposals, file=True),
        "unemployment_history": LookUp(look_ups.unemployment_history, file=True),
        "unemployment_decisions": decisions_in(case_of),
        "unemployment_actions": LookUp(OF_UNEMPLOYMENT.actions),
        "decision_by_event": DECISIONS["decision_by_event"],
        "verification_by_case": DECISIONS["verification_by_event"],
    },
    fold=fold,
    reactions={UnemploymentMonthConfirmed: benefit_confirmed},
    clocks=CLOCKS,
)
