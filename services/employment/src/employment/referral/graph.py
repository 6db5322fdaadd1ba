"""Referrals in the graph: who was sent where, what came of it, and the exchange in figures."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    ExchangeFigures,
    ExchangeMonth,
    FindReferrals,
    OfferRefusal,
    ReferralAnswer,
    ReferralOutcome,
    ReferralsOf,
    ReferralStage,
    ReferralsTo,
)
from jinbao.graph import (
    Connection,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(OfferRefusal, description="Why somebody does not take an offer (拒绝理由).")
words(ReferralOutcome, description="What came of a referral, as it is told (推荐结果).")
words(ReferralStage, description="Where a referral stands (推荐状态).")


@entity("Referral", look_up=("employment", "referral_by_id"), source=ReferralAnswer, stream="referral")
class Referral(Node):
    """Somebody sent to a vacancy (职业介绍推荐)."""

    stage: ReferralStage = strawberry.field(description="Where it stands (推荐状态).")
    recommended_on: date = strawberry.field(description="Day of the letter (推荐日期).")
    interviewed_on: date | None = strawberry.field(description="Day of the interview (面试日期).")
    resulted_on: date | None = strawberry.field(
        description="Day on which it was told what came of it (反馈日期)."
    )
    declined_for: OfferRefusal | None = strawberry.field(description="Why it was not wanted (拒绝理由).")
    confirmed_on: date | None = strawberry.field(
        description="Day on which the hire was registered (就业登记确认日期)."
    )
    taken_back_on: date | None = strawberry.field(
        description="Day on which a registration that had confirmed it was annulled (就业登记撤销日期)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who was sent (求职者)."""

    @link("employment", "vacancy_by_id", key="vacancy")
    def vacancy(self) -> references.Vacancy | None:
        """Where to (岗位)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """To whom (用人单位)."""

    @link("employment", "employment_by_id", key="employment")
    def employment(self) -> references.EmploymentRegistration | None:
        """The registered employment that confirms it (就业登记)."""

    history = history_of("employment", "referral_history")
    available_actions = actions_of("employment", "referral_actions")


@value(ExchangeMonth)
class ExchangeMonthFigures:
    """A month of the exchange in a region (职业介绍月度情况)."""

    month: Month = strawberry.field(description="Which month (月份).")
    places: int = strawberry.field(description="Places published in it (招聘人数).")
    seekers: int = strawberry.field(description="People who began to look in it (求职人数).")
    referred: int = strawberry.field(description="Referrals made in it (推荐人次).")
    hired: int = strawberry.field(description="Of those, whose hire is registered (推荐成功人次).")
    offers_to_seekers: str | None = strawberry.field(
        description="Places for each who looks, to two decimals (求人倍率)."
    )
    referral_success: str | None = strawberry.field(
        description="Hired of those referred, to two decimals (推荐成功率)."
    )


@contributes("Person")
class ReferredPerson:
    """What referrals add to a person."""

    @link("employment", "referrals_of", ask=ReferralsOf)
    def referrals(self) -> Connection[Referral] | None:
        """Where they were sent, newest first (推荐记录)."""


@contributes("Vacancy")
class VacancyWithReferrals:
    """What referrals add to a vacancy."""

    @link("employment", "referrals_to", ask=ReferralsTo)
    def referrals(self) -> Connection[Referral] | None:
        """Who was sent there, as far as the caller may see, newest first (推荐人员)."""


@strawberry.type
class Query:
    referral = by_id(Referral, "A referral (推荐) by its id.")

    @ask("employment", "find_referrals", FindReferrals)
    def referrals(self) -> Connection[Referral] | None:
        """Referrals (推荐) that the caller may see, newest first."""

    @ask("employment", "exchange_figures", ExchangeFigures)
    def exchange_figures(self) -> list[ExchangeMonthFigures] | None:
        """The exchange month by month: offers to seekers and referral success (求人倍率、推荐成功率)."""


def of_referral(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=Referral)


@strawberry.type
class Mutation:
    recommend_for_vacancy = of_referral(contract.Recommend)
    record_interview = of_referral(contract.RecordInterview)
    report_referral_outcome = of_referral(contract.ReportOutcome)


@strawberry.type
class Subscription:
    referral_changed = watch(
        Referral,
        "A referral (推荐) now, and again after everything that happens to it.",
        stream=lambda referral: f"referral/{referral}",
    )
