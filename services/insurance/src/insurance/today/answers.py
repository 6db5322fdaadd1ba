"""What is answered concerning an officer's day, and the questions that have arguments."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from insurance.asked import ANSWERED_BY, OF_A_COUNTY, OF_BENEFITS, OF_ENROLMENTS, OF_INHERITANCES, AskedAct
from jinbao.commands import id_of, says
from jinbao.paging import Page

MonthOfLife: TypeAlias = Annotated[str, Meta(pattern="^[12][0-9]{3}-(0[1-9]|1[0-2])$")]
"""One in which somebody with a known birthday can come of age."""
YearOfScheme: TypeAlias = Annotated[int, Meta(ge=2009, le=2999)]


class Today(Struct, frozen=True, kw_only=True):
    """An officer's day, in all places of their grants or in one of them."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None


class TodayAnswer(Struct, frozen=True):
    """The legal day, and the place that was asked for, if one was."""

    day: date
    region: str | None

    @property
    def id(self) -> str:
        return self.region or ""


class TodayTotals(Struct, frozen=True):
    """How much there is of each, within what the caller may see."""

    turning: int
    unpaid: int
    waiting: int
    overdue: int
    asked: int


class Turning(Page, frozen=True, kw_only=True):
    """The enrolled who reach the age of the pension in a month and have not claimed, by birthday."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    month: Annotated[
        MonthOfLife | None, Meta(description="In this month, else in the next (月份).", extra={"month": True})
    ] = None


class TurningAnswer(Struct, frozen=True):
    """Somebody who reaches the age of the pension: on which day, and from which day they may claim."""

    person: str
    region: str
    turns_on: date
    claimable_from: date

    @property
    def id(self) -> str:
        return self.person


class Unpaid(Page, frozen=True, kw_only=True):
    """The enrolled who have not paid a year that they can pay, by place."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    year: Annotated[YearOfScheme | None, says("Not paid for this year, else for the current one (年度).")] = (
        None
    )


class Waiting(Page, frozen=True, kw_only=True):
    """What waits for the caller's steps, oldest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    overdue: Annotated[bool, says("Only what is late by the clock of its step (逾期).")] = False


class Asked(Page, frozen=True, kw_only=True):
    """What facts known from elsewhere ask of the office, the longest known first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    act: Annotated[AskedAct | None, says("Only this act (事由).")] = None


class AskedAnswer(Struct, frozen=True):
    """An act that a fact asks for, since the day on which the fact was known; of a county or of a person."""

    act: AskedAct
    case: str
    person: str | None
    region: str
    since: date
    label: str

    @property
    def id(self) -> str:
        return f"{self.act}/{self.case}"

    @property
    def mutation(self) -> str:
        return ANSWERED_BY[self.act]

    @property
    def enrolment(self) -> str | None:
        return self.person if self.act in OF_ENROLMENTS else None

    @property
    def pension(self) -> str | None:
        others = (*OF_ENROLMENTS, *OF_INHERITANCES, *OF_BENEFITS, *OF_A_COUNTY)
        return None if self.act in others else self.person

    @property
    def inheritance(self) -> str | None:
        return self.case if self.act in OF_INHERITANCES else None

    @property
    def benefit(self) -> str | None:
        return self.case if self.act in OF_BENEFITS else None
