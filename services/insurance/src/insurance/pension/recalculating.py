"""Recalculation: the grant decided again, on the facts of that day with what was wrong put right."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from insurance.law import RECALCULATION
from insurance.pension.due import Terms
from jinbao.calendar import Month
from jinbao.decision import Decision, Input, Occasion
from jinbao.replay import decide as work_out
from jinbao.rules import LocalParameter


class Corrected(Struct, frozen=True):
    """What a grant rests on with the right day of birth and all interest, and the decision it refers to."""

    claim: str
    born: date
    decided_on: Input
    facts: tuple[Input, ...]


def decision_on(
    corrected: Corrected,
    terms: Terms,
    sources: Mapping[Month, str],
    occasion: Occasion,
    parameters: tuple[LocalParameter, ...],
) -> Decision:
    """``terms`` are those that stood before, ``sources`` the events that set their rates."""
    first = terms.payable_from
    before = Input("payable_before", first, "month", sources[first])
    return work_out(RECALCULATION, occasion, (corrected.decided_on, before, *corrected.facts), parameters)
