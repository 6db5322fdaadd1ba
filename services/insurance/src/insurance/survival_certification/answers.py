"""What is answered concerning survival certification, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.survival_certification.terms import SurvivalCertificationState, SurvivalWay
from insurance.survival_certification.validity import ways
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.paging import Page


class CertificationAnswer(Struct, frozen=True):
    """How the certification of a pension stands today; its id is the person's."""

    id: str
    region: str
    payer: str
    state: SurvivalCertificationState
    since: date | None
    until: date | None
    suspended_from: Month | None
    today: date

    @property
    def ways(self) -> tuple[SurvivalWay, ...]:
        """Those that the law of today knows, in the order in which it tries them."""
        return ways(self.today)


class CertificationRecord(Struct, frozen=True):
    """One certification that stands."""

    person: str
    seen_on: date
    on: date
    way: SurvivalWay
    certified_by: str
    at: str | None
    witnesses: tuple[str, ...]
    has_photo: bool


class CertificationsOf(Page, frozen=True, kw_only=True):
    """All certifications of somebody that stand, the latest first."""

    person: Annotated[str, id_of("Person", "Who was certified (待遇领取人).")]


class FindCertifications(Page, frozen=True, kw_only=True):
    """How the certifications of the pensions stand that the caller may see, by their last day."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    county: Annotated[str | None, id_of("Region", "County that pays (发放县区).")] = None
    states: Annotated[
        tuple[SurvivalCertificationState, ...], says("Only those that stand so (认证状态).")
    ] = ()
    until: Annotated[date | None, says("Only those that end by this day (有效期截止日).")] = None
