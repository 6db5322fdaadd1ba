"""The months for which a pension was held or had ended: since when, what each gives, and which are lost."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from insurance.pension.due import Gap, Terms, due, months_between, rate_in
from insurance.pension.judging import prison_is_lost
from insurance.pension.standing import Ended, Hold, InPayment, OnHold, Pension, PensionFacts
from insurance.pension.terms import SuspensionGround
from jinbao.calendar import Month, month_after, month_of
from jinbao.decision import Decision, Input, Occasion


def held_back(
    pension: InPayment | OnHold | Ended, known: PensionFacts, last: Month, released_on: date | None = None
) -> Iterator[Input]:
    """Since when nothing was paid, and what each month until the last gives on its terms."""
    if isinstance(pension, InPayment):
        return
    source, open_again = known.standing_event, replace(pension.terms, suspended_from=None, stopped_from=None)
    yield Input("held_from", held_from(pension), "month", source)
    yield Input("held_in_prison", is_in_prison(pension), "truth", source)
    last_in_prison = month_of(released_on) if released_on else last
    for month in months_between(held_from(pension), last):
        if amount := due(open_again, month, known.proven_death).total:
            rate = rate_in(open_again.rates, month)
            held = "in_prison" if is_in_prison(pension) and month <= last_in_prison else "held"
            yield Input(f"{held}:{month}", amount, "fen", known.rate_events[rate.since])


def due_again_from(
    pension: OnHold | Ended, known: PensionFacts, by: Occasion, released_on: date | None
) -> Month:
    """The month whose amount a decision names that lets it be due again."""
    paid_for = known.law.parameter("prison_back_paid", by.on, by.known_by).value
    if released_on and not paid_for:
        return max(held_from(pension), month_after(released_on))
    return held_from(pension)


def held_from(pension: OnHold | Ended) -> Month:
    terms = pension.terms
    since = terms.suspended_from if isinstance(pension, OnHold) else terms.stopped_from
    return since or terms.payable_from


def is_in_prison(pension: Pension) -> bool:
    return isinstance(pension, OnHold) and pension.ground is SuspensionGround.IMPRISONED


def without_lost(pension: InPayment | OnHold | Ended, decision: Decision, since: Month) -> Terms:
    """The terms with the gap that months in prison leave until ``since``."""
    terms = pension.terms
    if isinstance(pension, InPayment) or not prison_is_lost(decision) or held_from(pension) >= since:
        return terms
    return replace(terms, gaps=(*terms.gaps, Gap(held_from(pension), since)))


def hold_of(pension: InPayment | OnHold | Ended, stop: Decision) -> Hold | None:
    """What held a pension when it was stopped: taken back, the stop leaves it held again."""
    match pension:
        case OnHold(ground=ground, imprisoned_on=imprisoned_on):
            [source] = [one.source for one in stop.inputs if one.name == "held_from"]
            return Hold(ground, held_from(pension), source, imprisoned_on)
        case Ended(held=held):
            return held
    return None


def holds_again(pension: Ended, known: PensionFacts) -> Hold | None:
    """A report of a death holds only as long as the death is on record."""
    held = pension.held
    if held and held.ground is SuspensionGround.DEATH_REPORTED and known.died_on is None:
        return None
    return held


def before_its_end(pension: Ended, held: Hold | None) -> InPayment | OnHold:
    """A pension as it stood when it was stopped: in payment, or held."""
    terms = replace(pension.terms, stopped_from=None)
    if held is None:
        return InPayment(terms)
    open_gaps = tuple(gap for gap in terms.gaps if gap.since != held.since)
    terms = replace(terms, suspended_from=held.since, gaps=open_gaps)
    return OnHold(terms, held.ground, held.imprisoned_on)
