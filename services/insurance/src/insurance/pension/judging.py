"""Whether a pension stands: the decision by which it is revoked, held, stopped, or due again."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from insurance.law import STANDING
from insurance.pension.due import Terms, rate_in
from insurance.pension.standing import PensionFacts
from jinbao.calendar import Month
from jinbao.decision import Decision, Input, Occasion
from jinbao.replay import decide as work_out


def findings(grounds: type[StrEnum], found: StrEnum | None, source: str) -> Iterator[Input]:
    """Of several grounds the one that was found, by the paper or event that shows it; or none of them."""
    return (Input(ground.lower(), ground is found, "truth", source) for ground in grounds)


def decision_on(
    known: PensionFacts, terms: Terms, month: Month, told: Iterable[Input], by: Occasion
) -> Decision:
    """``month`` is the one whose amount is in question: the first that ends, or that is due again."""
    rate, sources = rate_in(terms.rates, max(month, terms.payable_from)), known.rate_events
    begun, set_by = sources[terms.payable_from], sources[rate.since]
    of_month = (
        Input("first_payable_month", terms.payable_from, "month", begun),
        Input("base", rate.base, "fen", set_by),
        Input("top_up", rate.top_up, "fen", set_by),
        Input("account_pension", terms.account, "fen", begun),
    )
    return work_out(STANDING, by, (*told, *of_month), known.parameters)


def month_in(decision: Decision, step: str) -> Month:
    [month] = [one.result for one in decision.steps if one.name == step]
    return str(month)


def prison_is_lost(decision: Decision) -> bool:
    """Whether the months for which it was held are lost."""
    return any(step.name == "prison_not_paid_for" and step.result is True for step in decision.steps)
