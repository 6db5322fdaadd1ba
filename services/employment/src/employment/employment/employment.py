"""An employment: the employer tells of a hire and its end, the township of own work; the office corrects."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment import items
from employment.employment import events
from employment.employment.commands import (
    AnnulRegistration,
    ConfirmOwnWork,
    CorrectRegistration,
    DeclareOwnWork,
    EmploymentCommand,
    RefuseOwnWork,
    RegisterHire,
    RegisterTermination,
    ServeOwnWorkAnswer,
    StopOwnWork,
)
from employment.employment.ending import is_involuntary, must_be_between, must_be_on_record, must_have_ended
from employment.employment.events import EmploymentEvent
from employment.employment.facts import (
    EmploymentFacts,
    due,
    hint_of,
    must_be_able_to_begin,
    must_be_employable,
)
from employment.employment.own_work import Declared, confirmed, not_confirmed
from employment.employment.terms import Job, JobEnd, OwnWorkKind, ToldBy
from jinbao.casework.hands import Hand, ask_for, out_of_order, take
from jinbao.casework.serving import serve
from jinbao.casework.steps import FIRST_REVIEW, INTAKE
from jinbao.decider import Decider, Refused
from jinbao.decision import Appeal
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = items.EMPLOYMENT_REGISTRATION


class Unregistered(Struct, frozen=True):
    pass


class Employed(Struct, frozen=True):
    """It goes on; the hire was told on ``registered_on``."""

    job: Job
    registered_on: date


class Over(Struct, frozen=True):
    job: Job
    registered_on: date
    end: JobEnd


class OnTheirOwn(Struct, frozen=True):
    kind: OwnWorkKind
    since: date


class NotConfirmed(Struct, frozen=True):
    on: date
    appeals: tuple[Appeal, ...]
    served: bool = False


class Closed(Struct, frozen=True):
    pass


Employment: TypeAlias = Unregistered | Employed | Over | Declared | OnTheirOwn | NotConfirmed | Closed


def decide(
    employment: Employment, command: EmploymentCommand, desk: Desk[EmploymentFacts]
) -> Iterator[EmploymentEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.employment, known.person, known.place.region, on)

    match employment, command:
        case Unregistered(), RegisterHire(job=job, papers=papers):
            must_speak_for_employer(desk)
            must_be_employable(known, job, on)
            must_be_the_only_one(known)
            last = due(known, "hire_registration_period", job.since)
            hint = hint_of(known, job.since)
            registered = events.HireRegistered(*case, job, last.day, on > last.day, papers, officer, hint)
            yield Effective(job.since, registered)

        case Employed(job), RegisterTermination(end=end, told_by=told_by, papers=papers):
            evidence = must_be_told_by(desk, told_by, with_proof=bool(papers))
            pension = must_have_ended(known, job, end, papers, on)
            last = due(known, "end_registration_period", end.ended_on)
            ended = events.Ended(
                *case,
                job,
                end,
                involuntary=is_involuntary(end.reason),
                due=last.day,
                late=on > last.day,
                told_by=told_by,
                evidence=evidence or pension,
                papers=papers,
                registered_by=officer,
            )
            yield Effective(end.ended_on, ended)

        case Employed() | Over(), CorrectRegistration(job=job, end=end):
            take(desk, FIRST_REVIEW, ITEM)
            must_be_another(employment, job, end)
            must_be_employable(known, job, on)
            yield corrected(employment, job, end, command, desk)

        case Employed(job) | Over(job), AnnulRegistration(ground=ground, papers=papers):
            take(desk, FIRST_REVIEW, ITEM)
            yield events.Annulled(*case, job.employer, ground, papers, officer)

        case Unregistered(), DeclareOwnWork(work=kind, since=since, papers=papers, consent=consent):
            ask_for(desk, ITEM, consent)
            must_be_able_to_begin(known, since, on, "since")
            yield events.OwnWorkDeclared(*case, kind, since, papers, officer)

        case Declared(hands=hands), ConfirmOwnWork(papers=papers):
            grant = take(desk, FIRST_REVIEW, ITEM, hands)
            yield confirmed(employment, papers, desk, grant)

        case Declared(hands=hands), RefuseOwnWork(reasons=reasons, papers=papers):
            grant = take(desk, FIRST_REVIEW, ITEM, hands)
            yield not_confirmed(employment, reasons, papers, desk, grant)

        case NotConfirmed(answered, appeals, served=False), ServeOwnWorkAnswer(served_on=day, method=method):
            ends = serve(desk, ITEM, answered, day, appeals, desk.known.law)
            yield Effective(day, events.DecisionServed(*case[:3], day, method, officer, ends))

        case OnTheirOwn(kind, since), StopOwnWork(ended_on=ended_on, reason=reason, papers=papers):
            ask_for(desk, ITEM, command.consent)
            must_be_between(since, ended_on, on, "ended_on")
            evidence = must_be_on_record(known, reason, ended_on, papers, "reason")
            stopped = events.OwnWorkStopped(*case, kind, ended_on, reason, evidence, papers, officer)
            yield Effective(ended_on, stopped)

        case _:
            raise out_of_order(desk, ITEM, command, employment, parties=known.agents)


def corrected(
    employment: Employed | Over,
    job: Job,
    end: JobEnd | None,
    command: CorrectRegistration,
    desk: Desk[EmploymentFacts],
) -> events.Corrected:
    """The registration as it is in truth; whether it was late goes by the true date."""
    if end is None:
        must_be_the_only_one(desk.known)
    else:
        must_have_ended(desk.known, job, end, command.papers, desk.on)
    last = due(desk.known, "hire_registration_period", job.since)
    return events.Corrected(
        employment=desk.known.employment,
        person=desk.known.person,
        region=job.region,
        on=desk.on,
        job=job,
        end=end,
        involuntary=is_involuntary(end.reason) if end else None,
        due=last.day,
        late=employment.registered_on > last.day,
        ground=command.ground,
        papers=command.papers,
        officer=desk.by.person,
        renewed=is_next(employment.job, job),
        hint=hint_of(desk.known, job.since),
    )


def is_next(before: Job, job: Job) -> bool:
    """Whether it has another contract of the same work, made later."""
    known, made = before.contract, job.contract
    return known is not None and made is not None and known.signed_on < made.signed_on


def must_speak_for_employer(desk: Desk[EmploymentFacts]) -> None:
    """Who may act for the employer, or an office that takes in what the employer hands in."""
    if not acts_for_employer(desk):
        desk.must(INTAKE, ITEM, desk.known.place)


def acts_for_employer(desk: Desk[EmploymentFacts]) -> bool:
    return desk.by.office is None and desk.by.person in desk.known.agents


def must_be_told_by(desk: Desk[EmploymentFacts], told_by: ToldBy, *, with_proof: bool) -> str | None:
    """The employer, else the worker with proof, else the office where insurance stopped (handbook 5.2).

    Gives the event that the office acts on.
    """
    known = desk.known
    match told_by:
        case ToldBy.EMPLOYER:
            must_speak_for_employer(desk)
            return None
        case ToldBy.WORKER:
            if desk.by.office is not None or not desk.by.speaks_for(known.person):
                desk.must(INTAKE, ITEM, known.place)
            proof = None
        case ToldBy.EX_OFFICIO:
            take(desk, FIRST_REVIEW, ITEM)
            proof = known.insurance_ended
    if not (with_proof or proof):
        raise Refused("PROOF_MISSING", field="papers")
    return proof


def must_be_another(employment: Employed | Over, job: Job, end: JobEnd | None) -> None:
    stands = employment.end if isinstance(employment, Over) else None
    if (employment.job, stands) == (job, end):
        raise Refused("NOTHING_TO_DO")
    if job.employer != employment.job.employer:
        raise Refused("OTHER_EMPLOYER", field="job.employer")


def must_be_the_only_one(known: EmploymentFacts) -> None:
    """Two jobs at a time are allowed, but not twice the same."""
    if known.other_open:
        raise Refused("EMPLOYED_THERE", field="person", person=known.person)


def evolve(employment: Employment, event: EmploymentEvent) -> Employment:
    match employment, event:
        case Unregistered(), events.HireRegistered(on=on, job=job):
            return Employed(job, on)
        case Employed(job, registered_on), events.Ended(end=end):
            return Over(job, registered_on, end)
        case Employed(_, registered_on) | Over(_, registered_on), events.Corrected(job=job, end=end):
            return Over(job, registered_on, end) if end else Employed(job, registered_on)
        case Unregistered(), events.OwnWorkDeclared(on=on, kind=kind, since=since, declared_by=by):
            return Declared(kind, since, (Hand(INTAKE, by, on),))
        case Declared(kind, since), events.OwnWorkConfirmed():
            return OnTheirOwn(kind, since)
        case Declared(), events.OwnWorkNotConfirmed(on=on, decision=decision):
            return NotConfirmed(on, decision.appeals)
        case NotConfirmed(), events.DecisionServed():
            return replace(employment, served=True)
        case (Employed() | Over(), events.Annulled()) | (OnTheirOwn(), events.OwnWorkStopped()):
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {employment}")


EMPLOYMENT = Decider[Employment, EmploymentCommand, EmploymentEvent](Unregistered(), decide, evolve)
