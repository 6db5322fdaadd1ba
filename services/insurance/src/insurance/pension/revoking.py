"""Revocation: whether a grant stands by what has been proven against it, and again when that falls."""

from collections.abc import Mapping

from insurance.law import STANDING
from insurance.pension.due import Terms, rate_in
from insurance.pension.terms import RevocationGround
from jinbao.calendar import Month
from jinbao.casework.paper import CasePaper
from jinbao.decision import Decision, Input, Occasion
from jinbao.replay import decide as work_out
from jinbao.rules import LocalParameter


def decision_on(
    proven: RevocationGround | None,
    papers: tuple[CasePaper, ...],
    terms: Terms,
    sources: Mapping[Month, str],
    occasion: Occasion,
    parameters: tuple[LocalParameter, ...],
) -> Decision:
    """What is proven, is by the first of the papers; nothing is, where a revocation is annulled."""
    first, begun = rate_in(terms.rates, terms.payable_from), sources[terms.payable_from]
    charges = (Input(ground.lower(), ground is proven, "truth", papers[0].id) for ground in RevocationGround)
    stands = (
        Input("first_payable_month", terms.payable_from, "month", begun),
        Input("base", first.base, "fen", begun),
        Input("top_up", first.top_up, "fen", begun),
        Input("account_pension", terms.account, "fen", begun),
    )
    return work_out(STANDING, occasion, (*charges, *stands), parameters)
