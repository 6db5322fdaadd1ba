"""The law of this service: its parameters, the rule sets that its slices decide by, how to contest them."""

from importlib.resources import files

from jinbao.rule_set import RuleSet
from jinbao.rules import Law, LocalParameter, read_law

PARAMETERS = files("employment").joinpath("rules.toml").read_bytes()
LAW = read_law(PARAMETERS)

FINDINGS = files("employment").joinpath("formula_findings.py").read_bytes()
OWN_WORK = RuleSet.load(
    PARAMETERS,
    FINDINGS + files("employment.employment").joinpath("formula_own_work_2008.py").read_bytes(),
)
"""Whose own work is registered."""

UNEMPLOYMENT = RuleSet.load(
    PARAMETERS, files("employment.unemployment").joinpath("formula_2008.py").read_bytes()
)
"""Who is registered as unemployed."""

UNEMPLOYMENT_STANDING = RuleSet.load(
    PARAMETERS,
    FINDINGS + files("employment.unemployment").joinpath("formula_standing_2008.py").read_bytes(),
)
"""Whether a registration stands by what has been found."""

DIFFICULTY = RuleSet.load(PARAMETERS, files("employment.difficulty").joinpath("formula_2008.py").read_bytes())
"""Who is recognised as a person in employment difficulty."""

DIFFICULTY_STANDING = RuleSet.load(
    PARAMETERS,
    FINDINGS + files("employment.difficulty").joinpath("formula_standing_2008.py").read_bytes(),
)
"""Whether a recognition stands by what has been found."""

ZERO_EMPLOYMENT_FAMILY = RuleSet.load(
    PARAMETERS, files("employment.zero_employment_family").joinpath("formula_2008.py").read_bytes()
)
"""Which household is a zero-employment family."""

ZERO_FAMILY_PROMISE = RuleSet.load(
    PARAMETERS,
    FINDINGS + files("employment.zero_employment_family").joinpath("formula_promise_2008.py").read_bytes(),
)
"""Whether the office still owes a job to a zero-employment family."""


def law_of(within: tuple[str, ...], parameters: tuple[LocalParameter, ...]) -> Law:
    """The law of a place with what it and the places around it have set."""
    return LAW.at(within, parameters)
