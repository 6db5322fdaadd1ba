"""A pension is held, ends, and is due again: each by a decision, whose calculation makes the new terms."""

from datetime import date
from typing import TypeAlias

from msgspec.structs import replace

from insurance.pension.commands import ReinstatePension, ResumePension, StopPension, SuspendPension
from insurance.pension.due import Terms
from insurance.pension.entitlement import differences
from insurance.pension.events import MonthDifference, Reinstated, Resumed, Stands, Stopped, Suspended
from insurance.pension.held import before_its_end, due_again_from, held_back, holds_again, without_lost
from insurance.pension.judging import decision_on, findings, month_in
from insurance.pension.prison import must_say_since, must_say_until
from insurance.pension.standing import Ended, InPayment, OnHold, PensionFacts
from insurance.pension.terms import PensionStatus, StopGround, SuspensionGround
from jinbao.calendar import Month, month_after, month_of
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused
from jinbao.decision import Decision, Input, Occasion

OF_DEATH = (SuspensionGround.DEATH_REPORTED, StopGround.DEATH)

Outcome: TypeAlias = tuple[Decision, tuple[MonthDifference, ...], str, Terms]


def suspended(pension: InPayment, command: SuspendPension, known: PensionFacts, by: Occasion) -> Suspended:
    """From the month that was asked for, or the one after the decision; never before the first.

    It is held from the month that was asked for, so that another first month leaves what was in prison.
    """
    must_be_uncertified(command, known, by.on)
    must_say_since(command, known.born)
    terms, ground, papers = pension.terms, command.ground, command.papers
    source, asked = shown_by(pension, ground, papers, known), held_since(command)
    day = command.imprisoned_on
    held = Input("imprisoned_on", day.isoformat(), "day", source) if day else None
    told = (*findings(SuspensionGround, ground, source), held or Input("hold_from", asked, "month", source))
    decision = decision_on(known, terms, asked, told, by)
    since = month_in(decision, "not_paid_from")
    outcome = outcome_of(decision, terms, replace(terms, suspended_from=asked), known.proven_death)
    return Suspended(known.person, known.place.region, by.on, since, ground, papers, *outcome, day)


def held_since(command: SuspendPension) -> Month:
    """Nothing is decided today about a month later than the next; raises HELD_TOO_LATE."""
    if command.imprisoned_on is not None:
        return month_after(command.imprisoned_on)
    latest = month_after(command.on)
    if command.since is not None and command.since > latest:
        raise Refused("HELD_TOO_LATE", field="since", latest=latest)
    return command.since or latest


def stopped(
    pension: InPayment | OnHold | Ended, command: StopPension, known: PensionFacts, by: Occasion
) -> Stopped:
    """What was held until the end becomes due with it, but the months in prison do not.

    A stop in place of another counts from how the pension stood before either.
    """
    ground, papers = command.ground, command.papers
    lost_on = day_of_loss(command, known, by.on)
    source, last = shown_by(pension, ground, papers, known), month_of(lost_on)
    stood, since_when, certified_since = pension, known, known.certified_since
    if isinstance(pension, Ended):
        must_end_earlier(pension, command, month_after(lost_on))
        held = pension.held
        stood, certified_since = before_its_end(pension, held), pension.certified_since
        since_when = replace(known, standing_event=held.source) if held else known
    told = (
        *findings(StopGround, ground, source),
        Input("lost_on", lost_on.isoformat(), "day", source),
        *held_back(stood, since_when, last),
    )
    decision = decision_on(known, stood.terms, last, told, by)
    since = month_in(decision, "not_due_from")
    now = replace(without_lost(stood, decision, since), stopped_from=since, suspended_from=None)
    outcome = outcome_of(decision, pension.terms, now, None)
    case = (known.person, known.place.region, by.on, since, ground, papers)
    return Stopped(*case, *outcome, certified_since)


def must_end_earlier(pension: Ended, command: StopPension, since: Month) -> None:
    """Whatever ended it goes on doing so, but the day of a death follows the record; raises ENDED_BEFORE."""
    ended_from = pension.terms.stopped_from
    follows = command.ground is pension.ground is StopGround.DEATH
    if not follows and ended_from is not None and since > ended_from:
        raise Refused("ENDED_BEFORE", field="ground", since=ended_from)


def resumed(pension: OnHold, command: ResumePension, known: PensionFacts, by: Occasion) -> Resumed:
    """From where it was held, or from the month after a release (own); raises STILL_UNCERTIFIED."""
    must_be_certified(pension, known, by.on)
    must_say_until(pension, command)
    source = source_of_nothing(pension, command.papers, known)
    decision = nothing_found(pension, source, known, by, command.released_on)
    since = month_in(decision, "payable_from")
    free_from = month_after(command.released_on) if command.released_on else since
    now = replace(without_lost(pension, decision, free_from), suspended_from=None)
    outcome = outcome_of(decision, pension.terms, now, known.proven_death)
    return Resumed(known.person, known.place.region, by.on, since, command.papers, *outcome)


def must_be_uncertified(command: SuspendPension, known: PensionFacts, on: date) -> None:
    """Nobody is held for a month in which they are certified; raises STILL_CERTIFIED."""
    until = known.certified_until
    if command.ground is not SuspensionGround.NOT_CERTIFIED or until is None:
        return
    law = known.law.parameter("certification_needed", on, on).source.cited
    if until >= on:
        raise Refused("STILL_CERTIFIED", field="ground", law=law, until=until)
    if command.since is not None and command.since <= month_of(until):
        raise Refused("STILL_CERTIFIED", field="since", law=law, until=until)


def must_be_certified(pension: OnHold, known: PensionFacts, on: date) -> None:
    """Whoever was held for want of a certification is certified first."""
    until = known.certified_until
    if pension.ground is SuspensionGround.NOT_CERTIFIED and until is not None and until < on:
        raise Refused("STILL_UNCERTIFIED", field="person", until=until)


def reinstated(pension: Ended, command: ReinstatePension, known: PensionFacts, by: Occasion) -> Reinstated:
    """From where it was stopped; what was held is held again, and the time of the certification goes on."""
    source = source_of_nothing(pension, command.papers, known)
    if held := holds_again(pension, known):
        told = (
            *findings(StopGround, None, source),
            *findings(SuspensionGround, held.ground, held.source),
            Input("hold_from", held.since, "month", held.source),
        )
        decision = decision_on(known, pension.terms, held.since, told, by)
        since, now = month_in(decision, "not_paid_from"), before_its_end(pension, held).terms
        stands = Stands(PensionStatus.SUSPENDED, held.ground, pension.certified_since)
    else:
        decision = nothing_found(pension, source, known, by)
        since, now = month_in(decision, "payable_from"), replace(pension.terms, stopped_from=None)
        stands = Stands(PensionStatus.IN_PAYMENT, None, pension.certified_since)
    decided, months, officer, terms = outcome_of(decision, pension.terms, now, known.proven_death)
    case = (known.person, known.place.region, by.on, since, command.papers)
    return Reinstated(*case, decided, months, officer, stands, terms)


def nothing_found(
    pension: OnHold | Ended,
    source: str,
    known: PensionFacts,
    by: Occasion,
    released_on: date | None = None,
) -> Decision:
    """What held or ended it is so no more."""
    told = (
        *findings(type(pension.ground), None, source),
        *([Input("released_on", released_on.isoformat(), "day", source)] if released_on else []),
        *held_back(pension, known, month_of(by.on), released_on),
    )
    return decision_on(known, pension.terms, due_again_from(pension, known, by, released_on), told, by)


def source_of_nothing(pension: OnHold | Ended, papers: tuple[CasePaper, ...], known: PensionFacts) -> str:
    """A paper, a death taken back, or the certification; raises DEATH_STANDS, EVIDENCE_MISSING."""
    if pension.ground in OF_DEATH and known.died_on is not None:
        raise Refused("DEATH_STANDS", field="person", died_on=known.died_on)
    if papers:
        return papers[0].id
    if pension.ground in OF_DEATH and known.death_event:
        return known.death_event
    if pension.ground is SuspensionGround.NOT_CERTIFIED:
        return last_seen(pension, known)
    raise Refused("EVIDENCE_MISSING", field="papers")


def day_of_loss(command: StopPension, known: PensionFacts, on: date) -> date:
    """A death has its own day, and a village report proves none."""
    if command.ground is StopGround.DEATH:
        if known.proven_death is None:
            raise Refused("DEATH_UNPROVEN", field="person")
        return known.proven_death
    if command.lost_on is None:
        raise Refused("LOSS_DAY_MISSING", field="lost_on")
    if command.lost_on > on:
        raise Refused("LOSS_IN_FUTURE", field="lost_on")
    return command.lost_on


def shown_by(
    pension: InPayment | OnHold | Ended,
    ground: SuspensionGround | StopGround,
    papers: tuple[CasePaper, ...],
    known: PensionFacts,
) -> str:
    """A death on record, a paper, or the certification that ran out; else EVIDENCE_MISSING."""
    if ground in OF_DEATH and known.died_on is not None and known.death_event:
        return known.death_event
    if papers:
        return papers[0].id
    if ground is SuspensionGround.NOT_CERTIFIED:
        return last_seen(pension, known)
    raise Refused("EVIDENCE_MISSING", field="papers")


def last_seen(pension: InPayment | OnHold | Ended, known: PensionFacts) -> str:
    """The last certification; the time of whoever has none yet counts from the first payment."""
    return known.certification or known.rate_events[pension.terms.payable_from]


def outcome_of(decision: Decision, before: Terms, now: Terms, died_on: date | None) -> Outcome:
    """The decision, the months that it changes, who made it, and on what terms the pension stands by it."""
    months = differences(before, now, month_of(decision.on), died_on)
    return decision, months, decision.decided_by.person, now
