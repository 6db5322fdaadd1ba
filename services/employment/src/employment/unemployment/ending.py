"""A registration is cancelled, revoked, or goes on after all: each by a decision on what has been found."""

from collections.abc import Iterator
from datetime import date

from employment.deciding import OnRecord, day, death_on_record, decision_of, shown, truth
from employment.law import UNEMPLOYMENT_STANDING as RULES
from employment.unemployment import events
from employment.unemployment.commands import CancelUnemployment, ReinstateUnemployment, RevokeUnemployment
from employment.unemployment.facts import UnemploymentFacts, lapses_on
from employment.unemployment.stages import OnRegister
from employment.unemployment.terms import CancellationGround
from jinbao.actor import Grant
from jinbao.decider import Refused
from jinbao.decision import Decision, Input
from jinbao.desk import Desk

LAW = "就业服务与就业管理规定 六十六"
BY_WORK = (
    CancellationGround.HIRED,
    CancellationGround.OPENED_BUSINESS,
    CancellationGround.OTHERWISE_EMPLOYED,
)
D = Desk[UnemploymentFacts]


def cancelled(it: OnRegister, asked: CancelUnemployment, desk: D, grant: Grant) -> events.Cancelled:
    known = desk.known
    if not it.registered_on <= asked.since <= asked.on:
        raise Refused("GROUND_OUTSIDE", field="since", registered_on=it.registered_on)
    found = tuple(findings(it, asked, known))
    told = (*found, day("ends_on", asked.since, found[0].source), begun(it, known))
    decision = decision_of(desk, RULES, grant, told)
    if decision.outcome == "granted":
        raise not_there(asked.ground, decision)
    case = (known.registration, known.person, known.place.region, desk.on)
    return events.Cancelled(*case, asked.ground, asked.since, asked.papers, decision, desk.by.person)


def revoked(it: OnRegister, asked: RevokeUnemployment, desk: D, grant: Grant) -> events.Revoked:
    known = desk.known
    told = (truth("false_papers", asked.papers[0].id, holds=True), begun(it, known))
    decision = decision_of(desk, RULES, grant, told)
    case = (known.registration, known.person, known.place.region, desk.on)
    return events.Revoked(*case, asked.papers, decision, desk.by.person)


def reinstated(
    before: OnRegister, ground: CancellationGround, asked: ReinstateUnemployment, desk: D, grant: Grant
) -> events.Reinstated:
    """A paper shows that the ground was not there."""
    known = desk.known
    told = (truth(ground.lower(), asked.papers[0].id, holds=False), begun(before, known))
    decision = decision_of(desk, RULES, grant, told)
    case = (known.registration, known.person, known.place.region, desk.on)
    since = (before.registered_on, before.last_contact)
    return events.Reinstated(*case, *since, asked.papers, decision, desk.by.person)


def begun(it: OnRegister, known: UnemploymentFacts) -> Input:
    return day("registered_on", it.registered_on, known.registered_event)


def findings(it: OnRegister, asked: CancelUnemployment, known: UnemploymentFacts) -> Iterator[Input]:
    """By the event from which the ground is known, where the registers have one; otherwise by the papers."""
    ground = asked.ground
    if ground is CancellationGround.NO_CONTACT:
        yield day("last_contact", it.last_contact, known.contact_event)
        yield day("after_last_day_to_report", lapses_on(known.law, it.last_contact), known.contact_event)
    elif ground is CancellationGround.REFUSES:
        yield truth("wants_work", known.seeking_event, holds=it.seeking)
        for offer, ruling in known.refused.items():
            yield Input(f"refused_offer:{offer}", int(offer), "count", ruling)
    else:
        papers = () if ground is CancellationGround.DEATH else asked.papers
        yield shown(ground, on_record(ground, known), asked.since, papers, LAW)


def on_record(ground: CancellationGround, known: UnemploymentFacts) -> OnRecord | None:
    if ground is CancellationGround.PENSION:
        return known.pension
    if ground is CancellationGround.DEATH:
        return death_on_record(known, LAW)
    return known.at_work if ground in BY_WORK else None


def not_there(ground: CancellationGround, decision: Decision) -> Refused:
    """What was found does not end it, or not on that day."""
    steps = {step.name: step.result for step in decision.steps}
    match ground:
        case CancellationGround.NO_CONTACT:
            lapses = date.fromisoformat(str(steps["contact_lapses_on"]))
            return Refused("CONTACT_NOT_LAPSED", field="ground", law=LAW, lapses_on=lapses)
        case CancellationGround.REFUSES:
            [least] = [one.value for one in decision.parameters if one.name == "refusals_to_cancel"]
            refusals = steps["offers_refused"]
            return Refused("REFUSALS_TOO_FEW", field="ground", law=LAW, refusals=refusals, least=least)
        case _:
            return Refused("GROUND_NOT_PROVED", field="papers", law=LAW)
