"""What somebody may claim, worked out by the law of a place: a worksheet for each kind of claim."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import files

from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.replay import decide
from jinbao.rule_set import RuleSet
from jinbao.rules import Law, LocalParameter
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement import facts as work
from labor_relations.entitlement.facts import WorkFacts

PACKAGE = "labor_relations.entitlement"
HERE = files(PACKAGE)

DOUBLE_WAGES, SEVERANCE, UNPAID_WAGES, OVERTIME_PAY = (
    RuleSet.of(PACKAGE, "rules.toml", f"formula_{name}")
    for name in ("double_wages", "severance", "unpaid_wages", "overtime_pay")
)
UNLAWFUL_TERMINATION = RuleSet.load(
    SEVERANCE.parameters,
    SEVERANCE.formula + HERE.joinpath("formula_unlawful_termination.py").read_bytes(),
)
"""Twice what the formula of the severance pay gives, without its grounds."""

RULES: Mapping[ClaimKind, RuleSet] = {
    ClaimKind.DOUBLE_WAGES: DOUBLE_WAGES,
    ClaimKind.SEVERANCE: SEVERANCE,
    ClaimKind.UNLAWFUL_TERMINATION: UNLAWFUL_TERMINATION,
    ClaimKind.UNPAID_WAGES: UNPAID_WAGES,
    ClaimKind.OVERTIME_PAY: OVERTIME_PAY,
}
"""What can be worked out; of other claims the amount is the claimant's to say."""

INPUTS: Mapping[ClaimKind, Callable[[WorkFacts, Law, date, str], Iterable[Input]]] = {
    ClaimKind.DOUBLE_WAGES: work.double_wages,
    ClaimKind.SEVERANCE: work.severance,
    ClaimKind.UNLAWFUL_TERMINATION: work.service,
    ClaimKind.UNPAID_WAGES: work.unpaid_wages,
    ClaimKind.OVERTIME_PAY: work.overtime_pay,
}

NOBODY = DecidedBy("", "", "")
"""Who only asks what could be claimed decides nothing."""


def work_out(
    kind: ClaimKind,
    facts: WorkFacts,
    occasion: Occasion,
    source: str,
    local: Sequence[LocalParameter],
) -> Decision:
    """How much of one kind could be claimed on these facts; raises a refusal that names what is missing.

    ``source`` is the event from which the facts are known.
    """
    if kind not in RULES:
        raise Refused("NOTHING_TO_WORK_OUT", field="kind", kind=kind)
    work.must_be_facts(facts, occasion.on)
    rules = RULES[kind]
    law = rules.law.at(occasion.within, local)
    return decide(rules, occasion, INPUTS[kind](facts, law, occasion.on, source), local)
