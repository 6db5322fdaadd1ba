"""What is answered of mediations."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page
from labor_relations.dispute.terms import Side
from labor_relations.mediation.terms import (
    FailureGround,
    MediationBody,
    MediationStage,
    NotMediatedGround,
)

OPEN_TO_ARBITRATION = (
    MediationStage.NOT_ACCEPTED,
    MediationStage.FAILED,
    MediationStage.TIMED_OUT,
    MediationStage.BREACHED,
    MediationStage.WITHDRAWN,
)
"""Where either side may go on to arbitration ([L3] articles 14 and 15)."""


class MediationAnswer(Struct, frozen=True):
    """A mediation as it stands; ``until`` is the last day for an agreement, once that is certain."""

    id: str
    case: str
    person: str
    region: str
    stage: MediationStage
    since: date
    requested_on: date
    body: MediationBody
    oral: bool
    number: str | None
    sessions: int
    until: date | None
    not_accepted: NotMediatedGround | None
    failed: FailureGround | None
    agreed_on: date | None
    version: int

    @property
    def arbitration_open(self) -> bool:
        """Whether either side can go to arbitration because mediation has come to nothing."""
        return self.stage in OPEN_TO_ARBITRATION


class SessionAnswer(Struct, frozen=True):
    """A meeting with the sides; ``absent`` did not come."""

    session: int
    on: date
    absent: tuple[Side, ...]


class PromiseAnswer(Struct, frozen=True):
    """What was promised for one claim; for ``payment_order`` a court can order payment at once."""

    claim: int
    due_on: date
    amount: Fen | None
    payment_order: bool
    breached_on: date | None


class FindMediations(Page, frozen=True, kw_only=True):
    """Mediations of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[MediationStage | None, says("Only at this stage (状态).")] = None


class SettlementRateAsked(Struct, frozen=True):
    """How many mediations of a region ended with an agreement, of those asked for in a time."""

    region: Annotated[str, id_of("Region", "Within this region (地区).")]
    since: Annotated[date, says("First day of requests (起始日).")]
    until: Annotated[date, says("Last day of requests (截止日).")]


class SettlementRate(Struct, frozen=True):
    """``concluded`` came to an end, ``agreed`` did so with an agreement (调解成功率)."""

    requested: int
    concluded: int
    agreed: int
    timed_out: int
