"""When a pension that was held or lost is due again, and when it is not due any more."""

from datetime import date

from msgspec.structs import replace

from insurance.pension.commands import StopPension
from insurance.pension.due import Gap, Terms
from insurance.pension.standing import Ended, InPayment, OnHold, PensionFacts
from insurance.pension.terms import StopGround, SuspensionGround
from jinbao.calendar import Month, month_after
from jinbao.decider import Refused

NOT_BACK_PAID = {SuspensionGround.IMPRISONED}
"""Who is in prison draws nothing for that time; everybody else is paid in full for the gap (6.10, 6.15)."""


def resumed_from(terms: Terms, ground: SuspensionGround, on: date) -> tuple[Month, Terms]:
    """From when it is due again: from where it was held, or, after prison, from the next month (own)."""
    held, again = terms.suspended_from or terms.payable_from, month_after(on)
    open_again = replace(terms, suspended_from=None)
    if ground not in NOT_BACK_PAID:
        return held, open_again
    if again <= held:
        return held, open_again
    return again, replace(open_again, gaps=(*terms.gaps, Gap(held, again)))


def stopped(pension: InPayment | OnHold | Ended, since: Month) -> Terms:
    """What was held until the end becomes due with it, but the months in prison do not."""
    terms, gaps = pension.terms, pension.terms.gaps
    held = terms.suspended_from
    if isinstance(pension, OnHold) and pension.ground in NOT_BACK_PAID and held is not None and held < since:
        gaps = (*gaps, Gap(held, since))
    return replace(terms, stopped_from=since, suspended_from=None, gaps=gaps)


def lost_from(command: StopPension, known: PensionFacts, on: date) -> tuple[Month, str | None]:
    """The first month that is not due, and the event that proves it; a village report proves no death."""
    if command.ground is StopGround.DEATH:
        if known.died_on is None or not known.death_is_proven:
            raise Refused("DEATH_UNPROVEN", field="person")
        return month_after(known.died_on), known.death_event
    if command.lost_on is None:
        raise Refused("LOSS_DAY_MISSING", field="lost_on")
    if command.lost_on > on:
        raise Refused("LOSS_IN_FUTURE", field="lost_on")
    return month_after(command.lost_on), None
