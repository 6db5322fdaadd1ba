"""A benefit stops with the month in which something came about, as it was heard of or is proven."""

from collections.abc import Iterator

from msgspec.structs import replace

from insurance.items import APPROVE, UNEMPLOYMENT
from insurance.unemployment_benefit.commands import StopUnemploymentBenefit
from insurance.unemployment_benefit.due import Terms, is_open
from insurance.unemployment_benefit.events import Stopped
from insurance.unemployment_benefit.facts import BenefitFacts, Loss
from insurance.unemployment_benefit.terms import UnemploymentStopGround
from insurance.unemployment_benefit.working_out import kept_by, stop_decision, stopped_by
from jinbao.calendar import Month
from jinbao.casework.hands import take
from jinbao.decider import Refused
from jinbao.decision import Decision
from jinbao.desk import Desk
from jinbao.money import Fen


def stop(terms: Terms, command: StopUnemploymentBenefit, desk: Desk[BenefitFacts]) -> Iterator[Stopped]:
    """Whatever had stopped it before; another stop with the same month is none."""
    grant, ground = take(desk, APPROVE, UNEMPLOYMENT), command.ground
    loss, goes_on = loss_of(command, desk), replace(terms, stopped_from=None, lapsed=False)
    decision = stop_decision(desk, goes_on, ground, loss, grant)
    if stopped_by(decision) != terms.stopped_from:
        yield stopped(goes_on, ground, loss, decision, desk)


def loss_of(command: StopUnemploymentBenefit, desk: Desk[BenefitFacts]) -> Loss:
    """What the office has heard, or what is proven here; no report alone proves a death (17.2)."""
    known, ground = desk.known, command.ground
    if ground in known.losses:
        return known.losses[ground]
    if ground is UnemploymentStopGround.DECEASED:
        raise Refused("DEATH_UNPROVEN", field="benefit")
    if command.lost_on is None:
        raise Refused("LOSS_DAY_MISSING", field="lost_on")
    if command.lost_on > desk.on:
        raise Refused("LOSS_IN_FUTURE", field="lost_on")
    if not command.papers:
        raise Refused("LOSS_UNPROVEN", field="papers")
    return Loss(command.lost_on, command.papers[0].id)


def stopped(
    terms: Terms,
    ground: UnemploymentStopGround,
    loss: Loss,
    decision: Decision,
    desk: Desk[BenefitFacts],
) -> Stopped:
    """With the month that the decision says, whatever has been given since."""
    known, since, kept = desk.known, stopped_by(decision), kept_by(decision)
    case = (known.benefit, known.person, known.place.region, desk.on)
    too_much, ends = given_since(terms, since), replace(terms, stopped_from=since, lapsed=not kept)
    return Stopped(*case, ground, loss.on, since, kept, too_much, decision, desk.by.person, ends)


def given_since(terms: Terms, since: Month) -> Fen:
    return sum(one.amount for one in terms.given if one.month >= since and is_open(terms, one.month))
