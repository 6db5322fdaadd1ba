"""An officer's day in the graph: who comes of age, who has not paid, what waits and what is late."""

from datetime import date

import strawberry

from insurance.contract import (
    Asked,
    AskedAct,
    AskedAnswer,
    Today,
    TodayAnswer,
    TodayTotals,
    Turning,
    TurningAnswer,
    Unpaid,
    Waiting,
)
from jinbao.graph import Connection, ask, link, references, value, words

words(AskedAct, description="What a fact known from elsewhere asks for (待处理事由).")


@value(AskedAnswer)
class OfficeAsked:
    """An act that a fact heard from elsewhere, or published, asks of the office (待处理变动)."""

    act: AskedAct = strawberry.field(description="What is asked (事由).")
    label: str = strawberry.field(description="The same in the reader's language (事由名称).")
    mutation: str = strawberry.field(description="The mutation that answers it (办理操作).")
    since: date = strawberry.field(description="Day on which the fact was known (知悉日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whom it concerns, where it is one person (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it is to be done (办理地区)."""

    @link("insurance", "pension_by_person", key="pension")
    def pension(self) -> references.RuralPension | None:
        """The pension that is asked about (在发养老金)."""

    @link("insurance", "unemployment_benefit_by_id", key="benefit")
    def unemployment_benefit(self) -> references.UnemploymentBenefit | None:
        """The unemployment benefit that is asked about (失业保险金)."""

    @link("insurance", "inheritance_by_id", key="inheritance")
    def inheritance(self) -> references.Inheritance | None:
        """The inheritance that is asked about (待遇继承)."""

    @link("insurance", "enrolment_by_person", key="enrolment")
    def enrolment(self) -> references.RuralPensionEnrolment | None:
        """The enrolment that is asked about (参保登记)."""


@value(TurningAnswer)
class RuralPensionTurning:
    """Somebody enrolled who reaches the age of the pension and has not claimed it (即将到龄人员)."""

    turns_on: date = strawberry.field(description="The birthday (到龄日期).")
    claimable_from: date = strawberry.field(description="First day on which they may claim (可申领日期).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who it is (参保人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where they are enrolled (参保地)."""

    @link("insurance", "enrolment_by_person", key="person")
    def enrolment(self) -> references.RuralPensionEnrolment | None:
        """Their enrolment (参保登记)."""


@value(TodayTotals)
class OfficeDayTotals:
    """How much there is of each part of a day (当日合计)."""

    turning: int = strawberry.field(description="Who come of age next month and have not claimed (到龄).")
    unpaid: int = strawberry.field(description="Who have not paid this year (未缴费).")
    waiting: int = strawberry.field(description="What waits for the caller's steps (待办).")
    overdue: int = strawberry.field(description="How much of it is late (逾期).")
    asked: int = strawberry.field(description="What facts known from elsewhere ask for (待处理变动).")


@value(TodayAnswer)
class OfficeDay:
    """The caller's day: what they should look at, in their places or in one of them (今日工作)."""

    day: date = strawberry.field(description="The legal day (日期).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """The place that was asked for, if one was (地区)."""

    @link("insurance", "today_totals")
    def totals(self) -> OfficeDayTotals | None:
        """How much there is of each (合计)."""

    @link("insurance", "turning", key="region", ask=Turning)
    def turning(self) -> Connection[RuralPensionTurning] | None:
        """The enrolled who come of age and have not claimed, by birthday (即将到龄人员)."""

    @link("insurance", "unpaid", key="region", ask=Unpaid)
    def unpaid(self) -> Connection[references.RuralPensionEnrolment] | None:
        """The enrolled who have not paid the year, by place (当年未缴费人员)."""

    @link("insurance", "waiting", key="region", ask=Waiting)
    def waiting(self) -> Connection[references.WorklistTask] | None:
        """What waits for the caller's steps, oldest first, or only what is late (待办事项)."""

    @link("insurance", "asked", key="region", ask=Asked)
    def asked(self) -> Connection[OfficeAsked] | None:
        """What deaths, corrections, mergers, moves and raises known from elsewhere ask for (待处理变动)."""


@strawberry.type
class Query:
    @ask("insurance", "today", Today)
    def today(self) -> OfficeDay | None:
        """The caller's day (今日工作): who comes of age, who has not paid, what waits and what is late."""
