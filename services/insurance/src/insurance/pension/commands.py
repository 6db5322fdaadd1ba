"""What can be asked about a pension in payment."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.pension.terms import AnnulmentGround, RevocationGround, StopGround, SuspensionGround
from jinbao.calendar import Month
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Pensioner: TypeAlias = Annotated[str, id_of("Person", "Whose pension it is (待遇领取人).")]
Evidence: TypeAlias = Annotated[
    tuple[CasePaper, ...], Meta(description="Papers that prove it (证据材料).", min_length=1, max_length=20)
]
EvidenceIfAny: TypeAlias = Annotated[
    tuple[CasePaper, ...],
    Meta(description="Papers that prove it, where no record does (证据材料).", max_length=20),
]


class RaisePension(Command, frozen=True, kw_only=True):
    """Brings a pension up to what the law, as published by now, gives for each month (待遇调整)."""

    person: Pensioner


class RaisePensions(Command, frozen=True, kw_only=True):
    """Raises the next hundreds of a county's pensions that stand below or above the law (批量调整待遇).

    Asked again until there is nothing left to do; whoever raises their own or a relative's is left out.
    """

    county: Annotated[str, id_of("Region", "County that pays (发放县区).")]


class SuspendPension(Command, frozen=True, kw_only=True):
    """Suspends a pension (暂停发放), from the month after the business date where no earlier one is named.

    A paper shows that somebody is missing or in prison; a report of a death is on record. For whoever is in
    prison nothing is paid from the month after the imprisonment on.
    """

    person: Pensioner
    ground: Annotated[SuspensionGround, says("Why (暂停理由).")]
    since: Annotated[
        Month | None, Meta(description="First month not paid (暂停起始月).", extra={"month": True})
    ] = None
    imprisoned_on: Annotated[
        date | None, says("For imprisonment alone: the day since which it lasts (服刑起始日期).")
    ] = None
    papers: EvidenceIfAny = ()


class ResumePension(Command, frozen=True, kw_only=True):
    """Resumes a suspended pension (恢复发放); the gap is paid in full, but not months in prison.

    After prison the month that follows the release is the first due again.
    """

    person: Pensioner
    released_on: Annotated[
        date | None, says("After imprisonment alone: the day of the release (刑满释放日期).")
    ] = None
    papers: EvidenceIfAny = ()


class StopPension(Command, frozen=True, kw_only=True):
    """Stops a pension (终止发放) from the month after death on strong evidence, or after another loss.

    A paper shows the other loss; a death is on record.
    """

    person: Pensioner
    ground: Annotated[StopGround, says("Why (终止理由).")]
    lost_on: Annotated[
        date | None, says("Day on which entitlement was lost (丧失资格日期); a death has its own day.")
    ] = None
    papers: EvidenceIfAny = ()


class ReinstatePension(Command, frozen=True, kw_only=True):
    """Takes a stop back that rested on a wrong fact (撤销终止); the gap is paid in full."""

    person: Pensioner
    papers: EvidenceIfAny = ()


class RecalculatePension(Command, frozen=True, kw_only=True):
    """Decides a grant again whose day of birth was corrected, or interest credited, since (重新核定)."""

    person: Pensioner


class RecalculatePensions(Command, frozen=True, kw_only=True):
    """Recalculates the next hundreds of a county's pensions that rest on a wrong day of birth (批量重新核定).

    Asked again until there is nothing left to do; whoever is oneself or a relative is left out.
    """

    county: Annotated[str, id_of("Region", "County that pays (发放县区).")]


class RevokeGrant(Command, frozen=True, kw_only=True):
    """Revokes a grant that should never have been given (撤销决定); another claim can then be filed."""

    person: Pensioner
    ground: Annotated[RevocationGround, says("Why (撤销理由).")]
    papers: Evidence


class AnnulRevocation(Command, frozen=True, kw_only=True):
    """Takes a revocation back, after an appeal or for an error (撤回撤销决定); all is due as before."""

    person: Pensioner
    ground: Annotated[AnnulmentGround, says("Why (撤回理由).")]
    papers: Evidence


class ServePensionDecision(Command, frozen=True, kw_only=True):
    """Records that a decision about a pension was served (送达), from which the appeals run."""

    person: Pensioner
    decision: Annotated[str, id_of("RuralPensionRuling", "The decision (待遇决定).")]
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


PensionCommand = (
    RaisePension
    | SuspendPension
    | ResumePension
    | StopPension
    | ReinstatePension
    | RecalculatePension
    | RevokeGrant
    | AnnulRevocation
    | ServePensionDecision
)
