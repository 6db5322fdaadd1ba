"""The statutory clocks of labour-use filing: 30 days after a hire or a renewal, 7 and 15 after an end."""

from datetime import date
from typing import Any

from jinbao.statutory_clock import NATURAL, Only, StatutoryClock, by_law
from labor_relations.labour_contract.check import LAW
from labor_relations.labour_contract.events import (
    EndFiled,
    EndingProved,
    FilingAnnulled,
    FilingChanged,
    FilingReopened,
    HireFiled,
    LabourUseBegun,
    LabourUseOver,
)
from labor_relations.labour_contract.filing import ITEM
from labor_relations.labour_contract.terms import ChangeGround


def last_day_of_term(event: HireFiled | FilingChanged) -> date | None:
    return event.terms.until if event.terms else None


def has_term(event: Any) -> bool:
    return last_day_of_term(event) is not None


def runs_out(event: FilingChanged) -> bool:
    return has_term(event) and not event.over


def renews(event: FilingChanged) -> bool:
    """Any other change sets another last day, or none."""
    return event.ground is ChangeGround.RENEWED


CLOCKS = (
    StatutoryClock(
        "labour-contract.hire-filing",
        by_law(LAW, "hire_filing_days"),
        NATURAL,
        ITEM,
        starts=(LabourUseBegun,),
        stops=(HireFiled,),
        annuls=(FilingAnnulled,),
    ),
    StatutoryClock(
        "labour-contract.renewal-filing",
        by_law(LAW, "renewal_filing_days"),
        NATURAL,
        ITEM,
        starts=(Only(HireFiled, has_term), Only(FilingChanged, runs_out)),
        stops=(Only(FilingChanged, renews),),
        ends=(FilingChanged, LabourUseOver),
        annuls=(FilingAnnulled,),
        since=last_day_of_term,
    ),
    StatutoryClock(
        "labour-contract.end-filing",
        by_law(LAW, "end_filing_days"),
        NATURAL,
        ITEM,
        starts=(LabourUseOver,),
        stops=(EndFiled,),
        annuls=(FilingAnnulled,),
    ),
    StatutoryClock(
        "labour-contract.proof-of-ending",
        by_law(LAW, "ending_proof_days"),
        NATURAL,
        ITEM,
        starts=(LabourUseOver,),
        stops=(EndingProved,),
        annuls=(FilingReopened,),
    ),
)
