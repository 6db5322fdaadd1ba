"""What is known around a collective contract, and by which rules it is reviewed."""

from datetime import date

from jinbao.casework.hands import CaseFacts
from jinbao.casework.known_employer import KnownEmployer
from jinbao.rule_set import RuleSet
from jinbao.rules import Law, LocalParameter
from labor_relations.case_number.case_number import CaseNumber

ITEM = "collective-contract"
REVIEW_CLOCK, TERM_CLOCK = "collective-contract.review", "collective-contract.term"

RULES = RuleSet.of("labor_relations.collective_contract", "rules.toml", "formula_2004")
LAW = RULES.law


class CollectiveFacts(CaseFacts, frozen=True, kw_only=True):
    """``person`` is the employer, ``kin`` are who acts for it; ``number`` is the next of the office.

    ``review_until`` is the last day for an objection once that is certain, ``submitted`` the event that told
    what is reviewed.
    """

    employer: KnownEmployer | None = None
    parameters: tuple[LocalParameter, ...] = ()
    number: CaseNumber | None = None
    review_until: date | None = None
    submitted: str = ""

    @property
    def law(self) -> Law:
        return LAW.at(self.place.within, self.parameters)
