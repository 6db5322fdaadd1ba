"""What is answered concerning unemployment benefit, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.overpayment.case import of_unemployment
from insurance.unemployment_benefit.terms import (
    JobSeeking,
    UnemploymentBenefitStatus,
    UnemploymentClaimKind,
    UnemploymentClaimStage,
    UnemploymentDecisionKind,
    UnemploymentStopGround,
)
from jinbao.calendar import Month
from jinbao.casework.answers import AppealAnswer
from jinbao.casework.paper import PaperKind
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class UnemploymentClaimAnswer(Struct, frozen=True):
    """A claim as it stands; ``amount`` is a month's in fen, or that of a living grant."""

    id: str
    person: str
    region: str
    kind: UnemploymentClaimKind
    stage: UnemploymentClaimStage
    filed_on: date
    missing: tuple[PaperKind, ...]
    reasons: tuple[str, ...]
    decided_on: date | None
    decision: str | None
    months: int | None
    amount: Fen | None
    payable_from: Month | None
    served_on: date | None
    paid_on: date | None
    appeals: tuple[AppealAnswer, ...]
    version: int


class UnemploymentClaimForm(Struct, frozen=True):
    """The claim as it could be filed today, filled from what is known, and what would come of it.

    ``code`` says why nothing could be worked out, ``reasons`` why it would be denied. Amounts are in fen.
    """

    person: str
    region: str
    kind: UnemploymentClaimKind
    employer: str | None
    ended_on: date | None
    end_reason: str | None
    involuntary: bool | None
    registered_on: date | None
    months_paid: int
    months_left_before: int
    months: int | None
    amount: Fen | None
    payable_from: Month | None
    reasons: tuple[str, ...]
    code: str | None
    message: str | None


class UnemploymentBenefitAnswer(Struct, frozen=True):
    """A benefit as it is paid now; ``granted`` and ``remaining`` are months."""

    id: str
    person: str
    region: str
    payer: str
    status: UnemploymentBenefitStatus
    ground: UnemploymentStopGround | None
    lost_on: date | None
    payable_from: Month
    granted: int
    remaining: int
    stopped_from: Month | None
    extended_until: Month | None
    unemployed_since: date
    version: int

    @property
    def used(self) -> int:
        return self.granted - self.remaining

    @property
    def claim(self) -> str:
        return self.id

    @property
    def overpayment(self) -> str:
        return of_unemployment(self.id)


class UnemploymentMonthAnswer(Struct, frozen=True):
    """A month that was confirmed, and what it gives in fen once that is decided."""

    month: Month
    confirmed_on: date
    confirmed_by: str
    seeking: JobSeeking
    decision: str | None
    amount: Fen | None


class UnemploymentRulingAnswer(Struct, frozen=True):
    """A decision about a benefit since its grant; its id is that of the event that keeps it.

    ``ground`` is a code, by its kind that of a stop, a revocation or its annulment. ``amount`` is what it
    gives in fen, ``months`` those that a stop kept.
    """

    id: str
    benefit: str
    person: str
    kind: UnemploymentDecisionKind
    ground: str | None
    on: date
    since: Month
    amount: Fen | None
    months: int | None
    served_on: date | None


class UnemploymentClaimsOf(Page, frozen=True, kw_only=True):
    """The claims of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who claims (申领人).")]


class UnemploymentBenefitsOf(Page, frozen=True, kw_only=True):
    """The benefits of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who draws it (领取人).")]


class UnemploymentRulingsOf(Page, frozen=True, kw_only=True):
    """The decisions about a benefit since its grant, newest first."""

    benefit: Annotated[str, id_of("UnemploymentBenefit", "The benefit (失业保险金).")]


class FindUnemploymentClaims(Page, frozen=True, kw_only=True):
    """Claims that the caller may see, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[UnemploymentClaimStage | None, says("Only at this stage (办理状态).")] = None


class FindUnemploymentBenefits(Page, frozen=True, kw_only=True):
    """Benefits that the caller may see, by the registration from which they run."""

    county: Annotated[str | None, id_of("Region", "County that pays (发放县区).")] = None
    status: Annotated[UnemploymentBenefitStatus | None, says("Only those that stand so (发放状态).")] = None
    stop_pending: Annotated[
        bool | None, says("Only those that something heard asks to stop (待确认停发).")
    ] = None
