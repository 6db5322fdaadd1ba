"""Which employment each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.certificate.certificate import Note
from employment.certificate.noting import noted
from employment.certificate.terms import NoteKind
from employment.difficulty.working import in_difficulty_works
from employment.employment import commands, events, look_ups
from employment.employment.clocks import CLOCKS
from employment.employment.employment import EMPLOYMENT
from employment.employment.events import EmploymentEvent
from employment.employment.knowledge import Case, employment_facts
from employment.employment.possible import OF_EMPLOYMENT
from employment.employment.register import EMPLOYMENTS, fold, stream_of
from employment.known import About
from employment.labour_register.following import shows_in_register
from employment.law import OWN_WORK
from employment.referral.following import hire_confirms, hire_falls_back
from employment.unemployment.working import spell_breaks
from employment.zero_employment_family.working import member_works
from jinbao.casework.decided import decisions_in
from jinbao.casework.overheard import overheard
from jinbao.casework.rule_set.keeping import keeping
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def register_hire(enquiry: Enquiry, command: commands.RegisterHire) -> Iterator[Part]:
    """The referral that led to it counts from now on."""
    job = command.job
    about = About(str(uuid7()), command.person, job.region)
    part, heard = overheard(concerning(enquiry, command, Case(about, job.employer, job.user_unit)))
    yield from with_what_follows(enquiry, part, command.person)
    for registered in heard.events:
        yield from hire_confirms(enquiry, registered)


def declare_own_work(enquiry: Enquiry, command: commands.DeclareOwnWork) -> Iterator[Part]:
    yield concerning(enquiry, command, Case(About(str(uuid7()), command.person, command.region)))


def correct(enquiry: Enquiry, command: commands.CorrectRegistration) -> Iterator[Part]:
    """Decided where it stood, about the employers that it names now."""
    enquiry.place(command.job.region)
    case = known_case(enquiry, command.employment)
    part = concerning(enquiry, command, Case(case.about, command.job.employer, command.job.user_unit))
    yield from with_what_follows(enquiry, part, case.about.person)


def change(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    case = known_case(enquiry, command.employment)
    yield from with_what_follows(enquiry, concerning(enquiry, command, case), case.about.person)


def decide_own_work(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    """The rules by which it was decided are kept with it."""
    yield from change(enquiry, command)
    yield from keeping(enquiry, OWN_WORK)


def with_what_follows(enquiry: Enquiry, part: Part, person: str) -> Iterator[Part]:
    """Noted in the certificate; whoever was without work, alone or with a family, has some or none again."""
    part, heard = overheard(part)
    yield from noted(enquiry, part, person, note_of)
    for registered in heard.events:
        yield from spell_breaks(enquiry, registered)
        yield from in_difficulty_works(enquiry, registered)
        yield from shows_in_register(enquiry, registered)
        yield from member_works(enquiry, registered)
        if isinstance(registered, events.Annulled):
            yield from hire_falls_back(enquiry, registered)


def note_of(event: EmploymentEvent) -> Note | None:
    match event:
        case events.HireRegistered(employment, job=job):
            return Note(NoteKind.HIRED, job.since, stream_of(employment))
        case events.Ended(employment, end=end):
            return Note(NoteKind.EMPLOYMENT_ENDED, end.ended_on, stream_of(employment))
        case events.OwnWorkConfirmed(employment, since=since):
            return Note(NoteKind.OWN_WORK, since, stream_of(employment))
        case events.OwnWorkStopped(employment, ended_on=ended_on):
            return Note(NoteKind.EMPLOYMENT_ENDED, ended_on, stream_of(employment))
        case _:
            return None


def known_case(enquiry: Enquiry, employment: str) -> Case:
    row = enquiry.connection.execute(select(EMPLOYMENTS).where(EMPLOYMENTS.c.id == employment)).first()
    if row is None:
        raise Refused("EMPLOYMENT_UNKNOWN", field="employment")
    return Case(About(row.id, row.person, row.region), row.employer, row.user_unit)


def concerning(enquiry: Enquiry, command: Any, case: Case) -> Part:
    employment = case.about.case
    return Part(
        stream_of(employment),
        EMPLOYMENT,
        command,
        lambda _state: employment_facts(enquiry, [case], command.on)[employment],
    )


SLICE = Slice(
    "employment",
    handlers={
        commands.RegisterHire: register_hire,
        commands.RegisterTermination: change,
        commands.CorrectRegistration: correct,
        commands.AnnulRegistration: change,
        commands.DeclareOwnWork: declare_own_work,
        commands.ConfirmOwnWork: decide_own_work,
        commands.RefuseOwnWork: decide_own_work,
        commands.ServeOwnWorkAnswer: change,
        commands.StopOwnWork: change,
    },
    look_ups={
        "employment_by_id": LookUp(look_ups.employment_by_id, file=True),
        "employments_of": LookUp(look_ups.employments_of, file=True),
        "employees_of": LookUp(look_ups.employees_of, file=True),
        "find_employments": LookUp(look_ups.find_employments, file=True),
        "employment_clocks": LookUp(look_ups.employment_clocks, file=True),
        "employment_history": LookUp(look_ups.employment_history, file=True),
        "employment_decisions": decisions_in(stream_of),
        "employment_actions": LookUp(OF_EMPLOYMENT.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
