"""The office owes a family no job any more: a decision on what has been found."""

from collections.abc import Mapping, Sequence
from datetime import date

from employment.deciding import day, decision_of, shown
from employment.law import ZERO_FAMILY_PROMISE as RULES
from employment.zero_employment_family import events
from employment.zero_employment_family.commands import EndFamilyPromise
from employment.zero_employment_family.facts import LAW, FamilyFacts
from employment.zero_employment_family.terms import PromiseEnd
from jinbao.actor import Grant
from jinbao.decider import Refused
from jinbao.decision import Decision, Input
from jinbao.desk import Desk

D = Desk[FamilyFacts]


def promise_ended(asked: EndFamilyPromise, desk: D, grant: Grant) -> events.PromiseEnded:
    known = desk.known
    decision = decision_of(desk, RULES, grant, (*known.confirmed, *findings(asked, known)))
    if decision.outcome == "granted":
        raise too_few(decision)
    case = (known.family, known.person, known.place.region, desk.on)
    return events.PromiseEnded(*case, asked.ground, asked.papers, decision, desk.by.person)


def became_stable(jobs: Mapping[str, date], desk: D, grant: Grant) -> events.BecameStable:
    """By the work of a member that began first."""
    known = desk.known
    first = min(jobs, key=lambda one: (jobs[one], one))
    told = (*known.confirmed, day("work_since", jobs[first], known.work[first]))
    decision = decision_of(desk, RULES, grant, told)
    [stable] = [step.result for step in decision.steps if step.name == "stable_from"]
    since = date.fromisoformat(str(stable))
    if decision.outcome == "granted":
        raise Refused("NOT_YET_STABLE", field="family", law=LAW, stable_on=since)
    case = (known.family, known.person, known.place.region, desk.on)
    return events.BecameStable(*case, since, decision, desk.by.person)


def findings(asked: EndFamilyPromise, known: FamilyFacts) -> Sequence[Input]:
    """Refusals are counted, all else is proved by papers."""
    if asked.ground is PromiseEnd.OFFERS_REFUSED:
        return known.refused
    return (shown(asked.ground, None, asked.on, asked.papers, LAW),)


def too_few(decision: Decision) -> Refused:
    [refusals] = [step.result for step in decision.steps if step.name == "offers_refused"]
    [least] = [one.value for one in decision.parameters if one.name == "refusals_to_cancel"]
    return Refused("REFUSALS_TOO_FEW", field="ground", law=LAW, refusals=refusals, least=least)
