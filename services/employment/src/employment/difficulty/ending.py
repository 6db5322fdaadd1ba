"""A recognition ends, or never held: each by a decision on what has been found."""

from collections.abc import Iterator
from datetime import date

from employment.deciding import OnRecord, day, death_on_record, decision_of, shown, truth
from employment.difficulty import events
from employment.difficulty.commands import EndDifficulty, RevokeDifficulty
from employment.difficulty.facts import DifficultyFacts
from employment.difficulty.stages import InDifficulty
from employment.difficulty.terms import DifficultyEnd
from employment.law import DIFFICULTY_STANDING as RULES
from jinbao.actor import Grant
from jinbao.decider import Refused
from jinbao.decision import Decision, Input
from jinbao.desk import Desk

LAW = "就业失业登记证管理暂行办法 十五"
D = Desk[DifficultyFacts]


def ended(it: InDifficulty, asked: EndDifficulty, desk: D, grant: Grant) -> events.Ended:
    known = desk.known
    if not it.on <= asked.since <= asked.on:
        raise Refused("END_OUTSIDE", field="since", recognised_on=it.on)
    found = tuple(findings(it, asked, known))
    told = (*found, day("ends_on", asked.since, found[0].source), begun(it, known))
    decision = decision_of(desk, RULES, grant, told)
    if decision.outcome == "granted":
        raise not_there(asked.ground, decision)
    case = (known.recognition, known.person, known.place.region, desk.on)
    return events.Ended(*case, asked.ground, asked.since, asked.papers, decision, desk.by.person)


def revoked(it: InDifficulty, asked: RevokeDifficulty, desk: D, grant: Grant) -> events.Revoked:
    known = desk.known
    told = (truth("false_papers", asked.papers[0].id, holds=True), begun(it, known))
    decision = decision_of(desk, RULES, grant, told)
    case = (known.recognition, known.person, known.place.region, desk.on)
    return events.Revoked(*case, asked.papers, decision, desk.by.person)


def begun(it: InDifficulty, known: DifficultyFacts) -> Input:
    return day("recognised_on", it.on, known.recognised_event)


def findings(it: InDifficulty, asked: EndDifficulty, known: DifficultyFacts) -> Iterator[Input]:
    """By the event from which the ground is known, where the registers have one; otherwise by the papers."""
    match asked.ground:
        case DifficultyEnd.STABLE_WORK:
            if not it.work:
                raise Refused("NOT_AT_REGISTERED_WORK", field="ground", law=LAW)
            first = min(it.work, key=lambda one: (it.work[one], one))
            yield day("work_since", it.work[first], known.work[first])
        case DifficultyEnd.DIED as ground:
            yield shown(ground, death_on_record(known, LAW), asked.since, (), LAW)
        case DifficultyEnd.RETIRED if not asked.papers:
            yield from (one for one in known.evidence if one.name in ("born", "woman"))
        case ground:
            yield shown(ground, gone_from_list(it, ground, known), asked.since, asked.papers, LAW)


def gone_from_list(it: InDifficulty, ground: DifficultyEnd, known: DifficultyFacts) -> OnRecord | None:
    """The list of another department on which it rests names them no more."""
    listing = known.listings.get(it.primary)
    if ground is not DifficultyEnd.NO_LONGER_MEETS or listing is None or listing.gone_from is None:
        return None
    return OnRecord(listing.gone_from, listing.event)


def not_there(ground: DifficultyEnd, decision: Decision) -> Refused:
    """What was found does not end it, or not on that day."""
    if ground is not DifficultyEnd.STABLE_WORK:
        return Refused("GROUND_NOT_PROVED", field="papers", law=LAW)
    [stable] = [step.result for step in decision.steps if step.name == "stable_from"]
    return Refused("NOT_YET_STABLE", field="since", law=LAW, stable_on=date.fromisoformat(str(stable)))
