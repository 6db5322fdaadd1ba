"""Whether a ground to end a recognition is there, for a person to confirm."""

from employment.difficulty.commands import EndDifficulty
from employment.difficulty.facts import DifficultyFacts, is_past_working_age, stable_on
from employment.difficulty.stages import InDifficulty
from employment.difficulty.terms import DifficultyEnd
from jinbao.decider import Refused

LAW = "就业失业登记证管理暂行办法 十五"


def must_be_there(it: InDifficulty, known: DifficultyFacts, asked: EndDifficulty) -> str | None:
    """The event that proves the ground, where the registers have one; otherwise papers do."""
    if not it.on <= asked.since <= asked.on:
        raise Refused("END_OUTSIDE", field="since", recognised_on=it.on)
    match asked.ground:
        case DifficultyEnd.STABLE_WORK:
            return must_work_stably(it, known, asked)
        case DifficultyEnd.DIED:
            if known.died_on is None:
                raise Refused("DEATH_NOT_KNOWN", field="ground", law=LAW)
            return None
        case DifficultyEnd.RETIRED if is_past_working_age(known, asked.since):
            return None
        case DifficultyEnd.NO_LONGER_MEETS:
            listing = known.listings.get(it.primary)
            if listing and listing.is_gone(asked.since):
                return listing.event
    if not asked.papers:
        raise Refused("GROUND_NOT_PROVED", field="papers", law=LAW)
    return None


def must_work_stably(it: InDifficulty, known: DifficultyFacts, asked: EndDifficulty) -> str | None:
    """Three months in registered work, counted from its true first day."""
    if not it.work:
        raise Refused("NOT_AT_REGISTERED_WORK", field="ground", law=LAW)
    stable = min(stable_on(known.law, since) for since in it.work.values())
    if asked.since < stable:
        raise Refused("NOT_YET_STABLE", field="since", law=LAW, stable_on=stable)
    return known.work
