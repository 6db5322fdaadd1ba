"""The survival certification of whoever draws a pension: given, missed, or taken back."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import PENSION_CLAIM, REVIEW
from insurance.survival_certification.certifier import must_be_proven, must_certify
from insurance.survival_certification.commands import (
    CertifySurvival,
    SurvivalCertificationCommand,
    TakeBackSurvivalCertification,
)
from insurance.survival_certification.events import (
    SurvivalCertificationEvent,
    SurvivalCertificationTakenBack,
    SurvivalCertified,
    SurvivalNotCertified,
)
from insurance.survival_certification.facts import CertificationFacts
from insurance.survival_certification.validity import must_be_next, ran_out_before
from jinbao.calendar import Month
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ITEM = PENSION_CLAIM


class Miss(Struct, frozen=True):
    """That nothing is paid from a month on for want of it: part of a suspension, never asked alone."""

    month: Month


class Seen(Struct, frozen=True):
    """A certification that stands, and since when the time had counted that it ended."""

    on: date
    before: date


class Certification(Struct, frozen=True):
    """All that stand, the latest last."""

    seen: tuple[Seen, ...] = ()


def decide(
    certification: Certification,
    command: SurvivalCertificationCommand | Miss,
    desk: Desk[CertificationFacts],
) -> Iterator[SurvivalCertificationEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region, on)

    match certification, command:
        case _, CertifySurvival(seen_on=seen_on):
            must_certify(desk, command)
            since = must_be_due(known)
            must_be_seen_between(since, seen_on, on)
            must_be_proven(known, command, officer)
            yield Effective(seen_on, certified(command, known, officer, since))

        case Certification(seen=[*_, last]), TakeBackSurvivalCertification(ground=ground):
            take(desk, REVIEW, ITEM)
            back_to = last.before if known.since == last.on else known.since
            yield SurvivalCertificationTakenBack(*case, last.on, ground, officer, back_to)

        case _, Miss(month=month):
            take(desk, REVIEW, ITEM)
            must_be_next(month, on)
            must_be_due(known)
            if known.until is None or not ran_out_before(month, known.until, on):
                raise Refused("STILL_CERTIFIED", field="month", until=known.until)
            yield SurvivalNotCertified(*case, known.until, month, officer)

        case _:
            raise out_of_order(desk, ITEM, command, certification)


def certified(
    command: CertifySurvival, known: CertificationFacts, officer: str, before: date
) -> SurvivalCertified:
    return SurvivalCertified(
        known.person,
        known.place.region,
        command.on,
        command.way,
        command.seen_on,
        command.papers,
        command.geotag,
        command.witnesses,
        command.at,
        officer,
        before,
    )


def must_be_due(known: CertificationFacts) -> date:
    """The day from which its time runs; raises NOTHING_TO_CERTIFY where no pension is in payment."""
    if known.since is None:
        raise Refused("NOTHING_TO_CERTIFY", field="person")
    if known.died_on is not None:
        raise Refused("DEATH_STANDS", field="person", died_on=known.died_on)
    return known.since


def must_be_seen_between(since: date, seen_on: date, on: date) -> None:
    if seen_on > on:
        raise Refused("SEEN_IN_FUTURE", field="seen_on")
    if seen_on <= since:
        raise Refused("CERTIFIED_BEFORE", field="seen_on", since=since)


def evolve(certification: Certification, event: SurvivalCertificationEvent) -> Certification:
    match event:
        case SurvivalCertified(seen_on=seen_on, before=before):
            return replace(certification, seen=(*certification.seen, Seen(seen_on, before)))
        case SurvivalCertificationTakenBack():
            return replace(certification, seen=certification.seen[:-1])
        case SurvivalNotCertified():
            return certification


CERTIFICATION = Decider[Certification, SurvivalCertificationCommand | Miss, SurvivalCertificationEvent](
    Certification(), decide, evolve
)
