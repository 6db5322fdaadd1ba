"""What is answered concerning referrals, and the questions that have arguments."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated

from msgspec import Struct

from employment.referral.terms import ReferralStage
from employment.unemployment.terms import OfferRefusal
from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.paging import Page


class ReferralAnswer(Struct, frozen=True):
    """A referral as it stands; it counts once it is confirmed, unless that hire is annulled."""

    id: str
    person: str
    region: str
    search: str
    vacancy: str
    employer: str
    stage: ReferralStage
    recommended_on: date
    interviewed_on: date | None
    resulted_on: date | None
    declined_for: OfferRefusal | None
    confirmed_on: date | None
    employment: str | None
    taken_back_on: date | None
    version: int


class ReferralsOf(Page, frozen=True, kw_only=True):
    """Where a person was sent, newest first."""

    person: Annotated[str, id_of("Person", "Who was sent (求职者).")]


class ReferralsTo(Page, frozen=True, kw_only=True):
    """Who was sent to a vacancy, newest first."""

    vacancy: Annotated[str, id_of("Vacancy", "The vacancy (岗位).")]


class FindReferrals(Page, frozen=True, kw_only=True):
    """Referrals of people in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Of people within this region (地区).")] = None
    stage: Annotated[ReferralStage | None, says("Only at this stage (推荐状态).")] = None


class ExchangeFigures(Struct, frozen=True, kw_only=True):
    """The work of the exchange in a region, month by month."""

    region: Annotated[str, id_of("Region", "Which region, with all below it (地区).")]
    first_month: Annotated[Month, says("From this month (起始月份).")]
    last_month: Annotated[Month, says("To this month (截止月份).")]


class ExchangeMonth(Struct, frozen=True):
    """A month of the exchange: places published, people who began to look, who was sent, who was hired.

    ``hired`` are those among the ``referred`` of the month whose hire the register of employment confirms.
    """

    month: Month
    places: int
    seekers: int
    referred: int
    hired: int

    @property
    def offers_to_seekers(self) -> str | None:
        """Places for each who looks (求人倍率), to two decimals."""
        return ratio(self.places, self.seekers)

    @property
    def referral_success(self) -> str | None:
        """Hired of those referred (推荐成功率), to two decimals."""
        return ratio(self.hired, self.referred)


def ratio(part: int, whole: int) -> str | None:
    """None of none is no number."""
    if whole == 0:
        return None
    return str((Decimal(part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))
