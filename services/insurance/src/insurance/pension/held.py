"""The months for which a pension was held or had ended: since when, what each gives, and which are lost."""

from collections.abc import Iterator

from msgspec.structs import replace

from insurance.pension.due import Gap, Terms, due, months_between, rate_in
from insurance.pension.standing import Ended, Hold, InPayment, OnHold, PensionFacts
from insurance.pension.terms import SuspensionGround
from jinbao.calendar import Month, month_after
from jinbao.decision import Decision, Input, Occasion


def held_back(pension: InPayment | OnHold | Ended, known: PensionFacts, last: Month) -> Iterator[Input]:
    """Since when nothing was paid, and what each month until the last gives on its terms."""
    if isinstance(pension, InPayment):
        return
    source, open_again = known.standing_event, replace(pension.terms, suspended_from=None, stopped_from=None)
    yield Input("held_from", held_from(pension), "month", source)
    yield Input("held_in_prison", is_in_prison(pension), "truth", source)
    for month in months_between(held_from(pension), last):
        if amount := due(open_again, month, known.proven_death).total:
            rate = rate_in(open_again.rates, month)
            yield Input(f"held:{month}", amount, "fen", known.rate_events[rate.since])


def due_again_from(pension: OnHold | Ended, known: PensionFacts, by: Occasion) -> Month:
    """The month whose amount a decision names that lets it be due again."""
    paid_for = known.law.parameter("prison_back_paid", by.on, by.known_by).value
    if is_in_prison(pension) and not paid_for:
        return max(held_from(pension), month_after(by.on))
    return held_from(pension)


def held_from(pension: OnHold | Ended) -> Month:
    terms = pension.terms
    since = terms.suspended_from if isinstance(pension, OnHold) else terms.stopped_from
    return since or terms.payable_from


def is_in_prison(pension: OnHold | Ended) -> bool:
    return pension.ground is SuspensionGround.IMPRISONED


def without_lost(pension: InPayment | OnHold | Ended, decision: Decision, since: Month) -> Terms:
    """The terms with the gap that months in prison leave until ``since``."""
    terms = pension.terms
    lost = any(step.name == "prison_not_paid_for" and step.result is True for step in decision.steps)
    if isinstance(pension, InPayment) or not lost or held_from(pension) >= since:
        return terms
    return replace(terms, gaps=(*terms.gaps, Gap(held_from(pension), since)))


def hold_of(pension: InPayment | OnHold | Ended, stop: Decision) -> Hold | None:
    """What held a pension when it was stopped: taken back, the stop leaves it held again."""
    match pension:
        case OnHold(ground=ground):
            [source] = [one.source for one in stop.inputs if one.name == "held_from"]
            return Hold(ground, held_from(pension), source)
        case Ended(held=held):
            return held
    return None


def holds_again(pension: Ended, known: PensionFacts) -> Hold | None:
    """A report of a death holds only as long as the death is on record."""
    held = pension.held
    if held and held.ground is SuspensionGround.DEATH_REPORTED and known.died_on is None:
        return None
    return held
