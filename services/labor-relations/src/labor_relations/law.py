"""The law of this service: the names of all numbers that its slices ask for, and their units."""

from labor_relations.arbitration.working_out import AWARD
from labor_relations.collective_contract.facts import LAW as OF_COLLECTIVE_CONTRACTS
from labor_relations.entitlement.calculation import SEVERANCE
from labor_relations.labour_contract.check import LAW as OF_FILING
from labor_relations.mediation.facts import LAW as OF_MEDIATION

LAWS = (AWARD.law, SEVERANCE.law, OF_COLLECTIVE_CONTRACTS, OF_FILING, OF_MEDIATION)
UNITS = {name: unit for law in LAWS for name, unit in law.units.items()}
