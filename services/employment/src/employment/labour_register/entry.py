"""An entry of the register: entered, told of from several sides, moved, left, entered again."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from employment.facts import must_live
from employment.items import LABOUR_REGISTER as ITEM
from employment.labour_register import events
from employment.labour_register.commands import (
    LabourRegisterCommand,
    LeaveLabourRegister,
    RecordEducation,
    RecordIntention,
    RecordLabourStatus,
    RecordResidence,
    RecordSkill,
    RegisterLabourResource,
    SettleLabourConflict,
)
from employment.labour_register.events import LabourRegisterEvent
from employment.labour_register.facts import Evidence, LabourFacts
from employment.labour_register.precedence import weigh
from employment.labour_register.stages import Entry, InRegister, Left, NotKnown, after, evolve
from employment.labour_register.stages import entered as in_it
from employment.labour_register.terms import Doing, HowTold, LabourLeaving, LabourSource, LabourState
from jinbao.casework.hands import out_of_order, take
from jinbao.casework.steps import FIRST_REVIEW, INTAKE
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

D = Desk[LabourFacts]
Happens = Iterator[LabourRegisterEvent | Effective]


class Learn(Struct, frozen=True):
    """An office has something on record about what they do."""

    on: date
    evidence: Evidence


class Leave(Struct, frozen=True):
    """Identity has told that they died, or that the file is of somebody who has another."""

    on: date
    since: date
    reason: LabourLeaving


class Stay(Struct, frozen=True):
    """That is not so after all."""

    on: date


class CorrectAges(Struct, frozen=True):
    """Identity has corrected the day of birth, or the sex."""

    on: date


Statement = events.StatusStated | events.ConflictFound
Told = Learn | Leave | Stay | CorrectAges


def decide(it: Entry, command: LabourRegisterCommand | Told, desk: D) -> Happens:
    match command:
        case Learn() | Leave() | Stay() | CorrectAges():
            yield from told(it, command, desk)
        case RegisterLabourResource():
            yield from entered(it, command, desk)
        case _:
            yield from kept_up(it, command, desk)


def told(it: Entry, command: Told, desk: D) -> Happens:
    """Nothing follows for whoever is not in the register: what is on record is asked for when they come."""
    known, on = desk.known, command.on
    who = (known.person, known.place.region, on)
    match it, command:
        case InRegister(), Learn(evidence=evidence):
            yield from stated(it, evidence, desk)
        case InRegister(), Leave(since=since, reason=reason):
            yield Effective(since, events.PersonLeft(*who, it.stays, since, reason, desk.by.person))
        case Left(reason=LabourLeaving.DIED | LabourLeaving.DUPLICATE), Stay():
            yield events.LeavingTakenBack(*who, it.stay)
        case InRegister() | Left(), CorrectAges():
            yield events.AgesCorrected(*who, known.enters_on, known.leaves_on)
        case _:
            return


def entered(it: Entry, command: RegisterLabourResource, desk: D) -> Happens:
    known, on, officer = desk.known, desk.on, desk.by.person
    take(desk, INTAKE, ITEM)
    if isinstance(it, InRegister):
        raise Refused("IN_LABOUR_REGISTER", field="person", region=it.region)
    must_be_of_age(known, on)
    must_have_begun(command.since, on)
    must_have_begun(command.doing.since, on)
    must_be_registered(known, command.doing)
    if isinstance(it, Left) and command.since < it.since:
        raise Refused("BEFORE_LEAVING", field="since", left_on=it.since)
    since = max(command.since, known.enters_on)
    ages = (known.enters_on, known.leaves_on)
    event = events.PersonRegistered(known.person, command.region, on, it.stays, since, *ages, officer)
    yield Effective(since, event)
    there = in_it(it, command.region, since)
    said = statement(there, command.doing, source_of(command.told), desk)
    yield from recorded(said)
    if known.evidence:
        there = after(there, said) if isinstance(said, events.StatusStated) else there
        yield from stated(there, known.evidence, desk)


def kept_up(it: Entry, command: LabourRegisterCommand, desk: D) -> Happens:
    known, on, officer = desk.known, desk.on, desk.by.person
    who = (known.person, known.place.region, on)
    match it, command:
        case InRegister(), RecordLabourStatus(doing=doing, told=told):
            must_be_told_truly(desk, told)
            must_be_of_age(known, on)
            must_have_begun(doing.since, on)
            must_be_registered(known, doing)
            if (said := statement(it, doing, source_of(told), desk)) is None:
                raise Refused("NOTHING_TO_DO")
            yield from recorded(said)

        case InRegister(disputed=disputed), SettleLabourConflict(accepted=accepted, papers=papers):
            take(desk, FIRST_REVIEW, ITEM)
            if disputed is None:
                raise Refused("NOTHING_IN_CONFLICT", field="person")
            desk.must_not_be(disputed.officer)
            yield events.ConflictSettled(*who, accepted, papers, officer)
            if accepted:
                yield from recorded(statement(it, disputed.doing, LabourSource.CHECKED, desk))

        case InRegister(), RecordResidence(region=region, since=since):
            take(desk, INTAKE, ITEM)
            must_have_begun(since, on)
            if region == it.region:
                raise Refused("LIVES_THERE_ALREADY", field="region")
            if since < it.since:
                raise Refused("BEFORE_ENTRY", field="since", entered_on=it.since)
            yield Effective(
                since, events.ResidenceChanged(known.person, region, on, it.stays, since, officer)
            )

        case InRegister(), RecordEducation(education=education):
            must_be_theirs(desk)
            yield events.EducationRecorded(*who, education, officer)

        case InRegister(), RecordSkill(skill=skill):
            must_be_theirs(desk)
            must_have_begun(skill.acquired_on, on)
            yield Effective(skill.acquired_on, events.SkillRecorded(*who, skill, officer))

        case InRegister(), RecordIntention(intentions=intentions):
            must_be_theirs(desk)
            yield events.IntentionRecorded(*who, tuple(dict.fromkeys(intentions)), officer)

        case InRegister(), LeaveLabourRegister(reason=reason, since=since):
            take(desk, INTAKE, ITEM)
            must_have_begun(since, on)
            must_have_left(known, it, command)
            yield Effective(since, events.PersonLeft(*who, it.stays, since, reason, officer))

        case _:
            raise out_of_order(desk, ITEM, command, it)


def stated(it: InRegister, evidence: Evidence, desk: D) -> Happens:
    yield from recorded(statement(it, evidence.doing, evidence.source, desk, evidence.event))


def statement(
    it: InRegister, doing: Doing, source: LabourSource, desk: D, evidence: str | None = None
) -> Statement | None:
    """What weighs enough counts from its own day on; a contradiction to what weighs more is to be checked."""
    who, officer = (desk.known.person, it.region, desk.on), desk.by.person
    follows = weigh(it.spells, doing, source)
    if follows is None:
        return None
    if follows.against is not None:
        return events.ConflictFound(*who, doing, source, follows.against, officer)
    return events.StatusStated(*who, it.numbers, doing, source, evidence, follows.superseded, officer)


def recorded(said: Statement | None) -> Happens:
    match said:
        case events.StatusStated(doing=doing):
            yield Effective(doing.since, said)
        case events.ConflictFound():
            yield said


def source_of(told: HowTold) -> LabourSource:
    return LabourSource(told.value)


def must_be_of_age(known: LabourFacts, on: date) -> None:
    must_live(known)
    if not known.enters_on <= on < known.leaves_on:
        raise Refused(
            "NOT_OF_WORKING_AGE",
            field="person",
            law="劳动法 十五",
            enters_on=known.enters_on,
            leaves_on=known.leaves_on,
        )


def must_have_begun(since: date, on: date) -> None:
    if since > on:
        raise Refused("STILL_TO_COME", field="since", since=since)


def must_be_registered(known: LabourFacts, doing: Doing) -> None:
    """Nobody sees a registration by visiting: who is registered as unemployed, this office knows itself."""
    if doing.status is not LabourState.UNEMPLOYED_REG:
        return
    if not any(spell.covers(doing.since) for spell in known.unemployed):
        raise Refused("NOT_REGISTERED_UNEMPLOYED", field="doing.status", since=doing.since)


def must_be_told_truly(desk: D, told: HowTold) -> None:
    """Who speaks for themselves declares; what an office saw, it says that it saw."""
    if desk.by.office is None:
        must_be_theirs(desk)
        if told is not HowTold.SELF:
            raise Refused("SELF_DECLARES", field="told")
        return
    take(desk, INTAKE, ITEM)


def must_be_theirs(desk: D) -> None:
    """The person's own act, or that of the station."""
    if desk.by.office is not None or not desk.by.speaks_for(desk.known.person):
        take(desk, INTAKE, ITEM)


def must_have_left(known: LabourFacts, it: InRegister, command: LeaveLabourRegister) -> None:
    """What identity or the calendar knows better is not typed: a death, a second file, an age."""
    if command.since < it.since:
        raise Refused("BEFORE_ENTRY", field="since", entered_on=it.since)
    if command.reason is LabourLeaving.OVER_AGE and command.since < known.leaves_on:
        raise Refused("STILL_OF_WORKING_AGE", field="reason", leaves_on=known.leaves_on)
    if command.reason is LabourLeaving.DIED and known.died_on is None:
        raise Refused("DEATH_NOT_KNOWN", field="reason")
    if command.reason is LabourLeaving.DUPLICATE and known.merged_into is None:
        raise Refused("FILES_NOT_MERGED", field="reason")


ENTRY = Decider[Entry, LabourRegisterCommand | Told, LabourRegisterEvent](NotKnown(), decide, evolve)
