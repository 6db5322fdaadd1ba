"""Whether a ground to cancel an unemployment registration is there, for a person to confirm."""

from datetime import date

from employment.unemployment.commands import CancelUnemployment
from employment.unemployment.facts import UnemploymentFacts, lapses_on
from employment.unemployment.stages import OnRegister
from employment.unemployment.terms import CancellationGround
from jinbao.decider import Refused

LAW = "就业服务与就业管理规定 六十六"
BY_WORK = (
    CancellationGround.HIRED,
    CancellationGround.OPENED_BUSINESS,
    CancellationGround.OTHERWISE_EMPLOYED,
)


def must_be_there(it: OnRegister, known: UnemploymentFacts, asked: CancelUnemployment) -> str | None:
    """The event that proves the ground, where the registers have one; otherwise papers do."""
    if not it.registered_on <= asked.since <= asked.on:
        raise Refused("GROUND_OUTSIDE", field="since", registered_on=it.registered_on)
    match asked.ground:
        case CancellationGround.NO_CONTACT:
            must_have_lapsed(it, known, asked)
            return None
        case CancellationGround.REFUSES:
            must_have_refused(it, known, asked.on)
            return None
        case CancellationGround.DEATH:
            if known.died_on is None:
                raise Refused("DEATH_NOT_KNOWN", field="ground", law=LAW)
            return None
        case ground if ground in BY_WORK and known.at_work is not None:
            return known.at_work.event
        case CancellationGround.PENSION if known.pension_event is not None:
            return known.pension_event
    if not asked.papers:
        raise Refused("GROUND_NOT_PROVED", field="papers", law=LAW)
    return None


def must_have_lapsed(it: OnRegister, known: UnemploymentFacts, asked: CancelUnemployment) -> None:
    lapses = lapses_on(known.law, it.last_contact)
    if asked.since < lapses:
        raise Refused("CONTACT_NOT_LAPSED", field="ground", law=LAW, lapses_on=lapses)


def must_have_refused(it: OnRegister, known: UnemploymentFacts, on: date) -> None:
    """Who no longer wants work, or refused so many suitable offers without proper cause."""
    times = known.law.parameter("refusals_to_cancel", on).number
    if it.seeking and it.refusals < times:
        raise Refused("REFUSALS_TOO_FEW", field="ground", law=LAW, refusals=it.refusals, least=times)
