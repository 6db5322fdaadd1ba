"""The law of this service: the rule sets that its slices decide by, and what a place may set for itself."""

from importlib.resources import files

from jinbao.rule_set import RuleSet
from jinbao.rules import read_law

OF_PENSION = files("insurance.pension")

RURAL_PENSION = RuleSet.of("insurance.rural_pension", "rules.toml", "formula_2009")
MERGER_REFUND = RuleSet.of("insurance.rural_pension", "rules.toml", "formula_merger_2009")
"""What is given back when two enrolments of one person become one."""

ENROLMENT_SEPARATION = RuleSet.of("insurance.rural_pension", "rules.toml", "formula_separation_2009")
"""What goes back into its own account when they are parted again."""

RAISE = RuleSet.load(
    RURAL_PENSION.parameters,
    OF_PENSION.joinpath("formula_raise_2009.py").read_bytes(),
)
"""What a pension in payment becomes when the law moves on: the same parameters, another question."""

RECALCULATION = RuleSet.load(
    RURAL_PENSION.parameters,
    RURAL_PENSION.formula + OF_PENSION.joinpath("formula_recalculation_2009.py").read_bytes(),
)
"""What a grant would have been on the right facts: the grant's own formula, asked another question."""

STANDING = RuleSet.load(
    RURAL_PENSION.parameters, OF_PENSION.joinpath("formula_standing_2009.py").read_bytes()
)
"""Whether a grant stands by what has become known of how it was got."""

ESTATE = RuleSet.load(
    RURAL_PENSION.parameters, files("insurance.inheritance").joinpath("formula_estate.py").read_bytes()
)
"""What falls to the heirs of somebody who died."""

INHERITANCE_REVOCATION = RuleSet.load(
    RURAL_PENSION.parameters, files("insurance.inheritance").joinpath("formula_revocation.py").read_bytes()
)
"""What heirs give back of an inheritance that is revoked."""

OF_OVERPAYMENT = files("insurance.overpayment")
RECOVERY, SET_OFF, SET_OFF_ACCOUNT, RECOVERY_CANCELLATION = (
    RuleSet.load(RURAL_PENSION.parameters, OF_OVERPAYMENT.joinpath(f"formula_{name}.py").read_bytes())
    for name in ("recovery", "set_off", "set_off_account", "cancellation")
)
"""What comes back of what was paid too much, what of it is set off, and what falls away."""

OF_UNEMPLOYMENT = files("insurance.unemployment_benefit")
UNEMPLOYMENT_PARAMETERS = OF_UNEMPLOYMENT.joinpath("rules.toml").read_bytes()
UNEMPLOYMENT_BENEFIT, UNEMPLOYMENT_MONTH, UNEMPLOYMENT_RESUMPTION = (
    RuleSet.load(
        UNEMPLOYMENT_PARAMETERS,
        OF_UNEMPLOYMENT.joinpath("formula_amount.py").read_bytes()
        + OF_UNEMPLOYMENT.joinpath(f"formula_{name}.py").read_bytes(),
    )
    for name in ("grant", "month", "resumption")
)
"""Who gets unemployment benefit for how long, what each month gives, and when it goes on after a stop."""

UNEMPLOYMENT_STOP, UNEMPLOYMENT_EXTENSION, UNEMPLOYMENT_STANDING, LIVING_GRANT, UNEMPLOYMENT_ESTATE = (
    RuleSet.load(UNEMPLOYMENT_PARAMETERS, OF_UNEMPLOYMENT.joinpath(f"formula_{name}.py").read_bytes())
    for name in ("stop", "extension", "standing", "living_grant", "estate")
)
"""Why unemployment benefit stops, goes on until retirement, or was never due; what rural workers got, and the
dead leave."""

UNEMPLOYMENT_CONTRIBUTION, PENSION_CONTRIBUTION, UNDECLARED_CONTRIBUTION, LATE_FEE = (
    RuleSet.of("insurance.employee_contribution", "rules.toml", f"formula_{name}")
    for name in ("unemployment", "pension", "undeclared", "late_fee")
)
"""What employers and employees pay for a month, what where nothing was declared, and what for paying late."""

OF_CONTRIBUTION = files("insurance.employee_contribution")
PAYMENT_ORDER, PAYMENT_DEFERRAL, PAYMENT_ENFORCEMENT, WRITE_OFF = (
    RuleSet.load(
        UNEMPLOYMENT_CONTRIBUTION.parameters,
        OF_CONTRIBUTION.joinpath("formula_owed.py").read_bytes()
        + OF_CONTRIBUTION.joinpath(f"formula_{name}.py").read_bytes(),
    )
    for name in ("order", "deferral", "enforcement", "write_off")
)
CONTRIBUTION_REFUND = RuleSet.of("insurance.employee_contribution", "rules.toml", "formula_refund")
"""What is done about a bill that is overdue, and what goes back of one that was paid too much."""

SURVIVAL_CERTIFICATION = read_law(
    files("insurance.survival_certification").joinpath("rules.toml").read_bytes()
)
"""How long whoever draws a pension is taken to live, and how that can be made sure again."""

LAWS = (RURAL_PENSION.law, UNEMPLOYMENT_BENEFIT.law, UNEMPLOYMENT_CONTRIBUTION.law, SURVIVAL_CERTIFICATION)
OF_OTHER_SERVICES = {
    "local_average_wage": "fen",
    "rural_may_register": "truth",
    "refusals_to_cancel": "count",
}
"""What places set for other services alone: insurance keeps the local parameters of the whole house."""

UNITS = OF_OTHER_SERVICES | {name: unit for law in LAWS for name, unit in law.units.items()}

# What the nation leaves to a place although it says something itself: grades and subsidies may be more, the
# children condition and late claims are local policy, a county begins and merges on its own day (6.3, 17.8).
LEFT_TO_PLACES = {
    "grades",
    "urban_grades",
    "resident_grades",
    "subsidy_minimum",
    "subsidy_minimum_higher",
    "make_up_subsidy",
    "children_condition",
    "late_claim_paid_back",
    "publication_days",
    "urban_scheme_start",
    "merger_day",
    "registration_month_counts",
    "finer_steps",
    "living_grant_each",
    "unemployment_employer_rate",
    "unemployment_person_rate",
    "unemployment_rural_worker_rate",
    "pension_employer_rate",
    "payment_days",
}
NATIONAL = {entry.name for law in LAWS for entry in law.national} - LEFT_TO_PLACES
