"""What a stop would change, asked before it is decided: the same decider on the same facts, and no event."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any

from msgspec import Struct
from sqlalchemy import select

from insurance.pension.events import MonthDifference
from insurance.unemployment_benefit.benefit import BENEFIT
from insurance.unemployment_benefit.commands import StopUnemploymentBenefit
from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.events import Stopped
from insurance.unemployment_benefit.facts import BenefitFacts
from insurance.unemployment_benefit.knowledge import benefit_facts
from insurance.unemployment_benefit.possible import PROOF
from insurance.unemployment_benefit.register import BENEFITS, case_of, seen_by
from insurance.unemployment_benefit.terms import UnemploymentStopGround
from jinbao.calendar import Month
from jinbao.catalogue import sentence
from jinbao.commands import id_of, says
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.money import Fen
from jinbao.service import Enquiry


class WouldStop(Struct, frozen=True, kw_only=True):
    """A stop as it could be decided today."""

    benefit: Annotated[str, id_of("UnemploymentBenefit", "The benefit (失业保险金).")]
    ground: Annotated[UnemploymentStopGround, says("Why (停发理由).")]
    lost_on: Annotated[date | None, says("Day on which it came about, where nobody told the office.")] = None


class StopTrial(Struct, frozen=True):
    """What it would change: the months that would not be due any more, and what was given for them, in fen.

    ``code`` says why it cannot be decided so.
    """

    since: Month | None = None
    months_left: int | None = None
    months: tuple[MonthDifference, ...] = ()
    overpaid: Fen = 0
    code: str | None = None
    message: str | None = None


def would_stop(enquiry: Enquiry, keys: Sequence[WouldStop]) -> list[StopTrial | None]:
    """For each that the caller may see; as many statements for one as for a hundred."""
    asked = {key.benefit for key in keys}
    seen = select(BENEFITS.c.id).where(BENEFITS.c.id.in_(asked), seen_by(enquiry))
    found = list(enquiry.connection.scalars(seen))
    facts = benefit_facts(enquiry, found, enquiry.today)
    states = enquiry.service.ledger.histories(BENEFIT, [case_of(one) for one in found])
    desks = {one: Desk(enquiry.actor, enquiry.today, known) for one, known in facts.items()}
    return [
        tried(enquiry, key, states[case_of(key.benefit)].state, desks[key.benefit])
        if key.benefit in desks
        else None
        for key in keys
    ]


def tried(enquiry: Enquiry, key: WouldStop, state: Any, desk: Desk[BenefitFacts]) -> StopTrial:
    command = StopUnemploymentBenefit(
        on=desk.on, benefit=key.benefit, ground=key.ground, lost_on=key.lost_on, papers=PROOF
    )
    try:
        [stopped] = BENEFIT.decide(state, command, desk)
    except Refused as refused:
        message = sentence(refused.code, enquiry.call.language, **refused.params)
        return StopTrial(code=refused.code, message=message)
    if not isinstance(stopped, Stopped):
        raise TypeError(f"{stopped} is no stop")
    months = tuple(differences(state.terms, stopped.terms))
    return StopTrial(stopped.since, stopped.kept, months, stopped.overpaid)


def differences(before: Terms, after: Terms) -> Iterator[MonthDifference]:
    """The months that were given and would not be due."""
    for one in before.given:
        was, would_be = before.due(one.month).total, after.due(one.month).total
        if was != would_be:
            yield MonthDifference(one.month, was, would_be)
