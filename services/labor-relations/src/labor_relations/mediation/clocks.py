"""The statutory clock of a mediation: fifteen days from receipt, then arbitration is open (article 14)."""

from jinbao.statutory_clock import UNROLLED, StatutoryClock, by_law
from labor_relations.mediation.events import (
    AgreementReached,
    MediationFailed,
    MediationNotAccepted,
    MediationRequested,
    MediationWithdrawn,
)
from labor_relations.mediation.facts import LAW
from labor_relations.mediation.steps import CLOCK, ITEM, MEDIATE

CLOCKS = (
    StatutoryClock(
        CLOCK,
        by_law(LAW, "mediation_days"),
        UNROLLED,
        ITEM,
        starts=(MediationRequested,),
        stops=(AgreementReached,),
        ends=(MediationNotAccepted, MediationFailed, MediationWithdrawn),
        step=MEDIATE,
    ),
)
