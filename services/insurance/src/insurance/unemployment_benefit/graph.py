"""Unemployment benefit in the graph: benefits with their months, and the decisions about them."""

from datetime import date
from typing import Any

import strawberry

from insurance import contract
from insurance.contract import (
    FindUnemploymentBenefits,
    JobSeeking,
    UnemploymentBenefitAnswer,
    UnemploymentBenefitsOf,
    UnemploymentBenefitStatus,
    UnemploymentDecisionKind,
    UnemploymentMonthAnswer,
    UnemploymentRevocationGround,
    UnemploymentRulingAnswer,
    UnemploymentRulingsOf,
    UnemploymentStopGround,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    id_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
    would,
)

words(UnemploymentBenefitStatus, description="How a benefit stands (失业保险金发放状态).")
words(UnemploymentStopGround, description="Why a benefit stops (停发理由).")
words(UnemploymentDecisionKind, description="What was decided of a benefit (失业保险金决定种类).")
words(UnemploymentRevocationGround, description="Why a grant is revoked (撤销决定理由).")
words(JobSeeking, description="What was done to find work in a month (求职情况).")


@value(UnemploymentMonthAnswer)
class UnemploymentMonth:
    """A month that was confirmed, and what it gives once that is decided (领取月份)."""

    month: Month = strawberry.field(description="The month (月份).")
    confirmed_on: date = strawberry.field(description="Day on which it was confirmed (确认日期).")
    confirmed_by = id_of("Person", "Who signed, or took it in (确认人).", key="confirmed_by")
    seeking: JobSeeking = strawberry.field(description="What was done to find work (求职情况).")
    amount: Money | None = strawberry.field(description="What it gives, in yuan (核发金额).")

    @link("insurance", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision that explains itself (按月核发)."""


@entity(
    "UnemploymentRuling", look_up=("insurance", "unemployment_ruling_by_id"), source=UnemploymentRulingAnswer
)
class UnemploymentRuling(Node):
    """A decision about a benefit since its grant: a month, a stop, a revocation (失业保险金决定)."""

    kind: UnemploymentDecisionKind = strawberry.field(description="What was decided (决定种类).")
    ground: str | None = strawberry.field(description="Why it was decided so, as a code (理由).")
    on: date = strawberry.field(description="Day of the decision (决定日期).")
    since: Month = strawberry.field(description="The month, or the first one concerned (起始月).")
    amount: Money | None = strawberry.field(description="What it gives, in yuan (金额).")
    months: int | None = strawberry.field(description="Months that a stop kept for later (保留月数).")
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose benefit it is (领取人)."""

    @link("insurance", "unemployment_benefit_by_id", key="benefit")
    def benefit(self) -> references.UnemploymentBenefit | None:
        """The benefit (失业保险金)."""

    @link("insurance", "decision_by_event")
    def decision(self) -> references.Decision | None:
        """The decision that explains itself (待遇决定)."""


@entity(
    "UnemploymentBenefit",
    look_up=("insurance", "unemployment_benefit_by_id"),
    source=UnemploymentBenefitAnswer,
    stream="unemployment-benefit",
)
class UnemploymentBenefit(Node):
    """A benefit with its months: granted, used, and those left for later (失业保险金)."""

    status: UnemploymentBenefitStatus = strawberry.field(description="How it stands (发放状态).")
    ground: UnemploymentStopGround | None = strawberry.field(description="Why it stopped (停发理由).")
    lost_on: date | None = strawberry.field(description="Day on which that came about (情形发生日期).")
    payable_from: Month = strawberry.field(description="First payable month (起领月).")
    granted: int = strawberry.field(description="Months granted (核定领取月数).")
    used: int = strawberry.field(description="Months used, or gone with a stop (已使用月数).")
    remaining: int = strawberry.field(description="Months left (剩余月数).")
    stopped_from: Month | None = strawberry.field(description="First month not due any more (停发起始月).")
    extended_until: Month | None = strawberry.field(
        description="Last month, where it goes on until the legal age of retirement (延长领取至)."
    )
    unemployed_since: date = strawberry.field(
        description="Day of the registration from which it runs (失业登记日期)."
    )
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who draws it (领取人)."""

    @link("identity", "region_by_id", key="payer")
    def payer(self) -> references.Region | None:
        """County that pays (发放县区)."""

    @link("insurance", "unemployment_claim_by_id", key="claim")
    def claim(self) -> references.UnemploymentClaim | None:
        """Claim by which it was granted (失业保险待遇申领)."""

    @link("insurance", "months_of_unemployment")
    def months(self) -> list[UnemploymentMonth] | None:
        """The months that were confirmed, in order (领取月份)."""

    @link("insurance", "unemployment_rulings_of", ask=UnemploymentRulingsOf)
    def decisions(self) -> Connection[UnemploymentRuling] | None:
        """Decisions about it since its grant, newest first (待遇决定)."""

    history = history_of("insurance", "unemployment_benefit_history")
    available_actions = actions_of("insurance", "unemployment_benefit_actions")


@contributes("Person")
class UnemployedPerson:
    """What unemployment insurance adds to a person."""

    @link("insurance", "unemployment_benefits_of", ask=UnemploymentBenefitsOf)
    def unemployment_benefits(self) -> Connection[UnemploymentBenefit] | None:
        """Unemployment benefits, newest first (失业保险金)."""


@strawberry.type
class Query:
    unemployment_benefit = by_id(UnemploymentBenefit, "An unemployment benefit (失业保险金) by its id.")
    unemployment_ruling = by_id(UnemploymentRuling, "A decision about a benefit (失业保险金决定) by its id.")

    would_stop_unemployment_benefit = would(contract.StopUnemploymentBenefit, service="insurance")
    would_revoke_unemployment_benefit = would(contract.RevokeUnemploymentBenefit, service="insurance")

    @ask("insurance", "find_unemployment_benefits", FindUnemploymentBenefits)
    def unemployment_benefits(self) -> Connection[UnemploymentBenefit] | None:
        """Benefits (失业保险金) that the caller may see, by county, status, and whether a stop is asked."""


def of_benefit(command: type[Any]) -> Any:
    return mutation(command, service="insurance", gives=UnemploymentBenefit)


@strawberry.type
class Mutation:
    confirm_unemployment_month = of_benefit(contract.ConfirmUnemploymentMonth)
    decide_unemployment_month = of_benefit(contract.DecideUnemploymentMonth)
    decide_unemployment_months = of_benefit(contract.DecideUnemploymentMonths)
    stop_unemployment_benefit = of_benefit(contract.StopUnemploymentBenefit)
    take_back_unemployment_stop = of_benefit(contract.TakeBackUnemploymentStop)
    extend_unemployment_benefit = of_benefit(contract.ExtendUnemploymentBenefit)
    resume_unemployment_benefit = of_benefit(contract.ResumeUnemploymentBenefit)
    revoke_unemployment_benefit = of_benefit(contract.RevokeUnemploymentBenefit)
    annul_unemployment_revocation = of_benefit(contract.AnnulUnemploymentRevocation)
    serve_unemployment_ruling = of_benefit(contract.ServeUnemploymentRuling)


@strawberry.type
class Subscription:
    unemployment_benefit_changed = watch(
        UnemploymentBenefit,
        "An unemployment benefit (失业保险金) now, and again after everything that happens to it.",
        stream=lambda benefit: f"unemployment-benefit/{benefit}",
    )
