"""The facts of somebody's work (用工事实): days and the payroll by months, as inputs of a calculation."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.calendar import Month, after_months, first_day, last_day, later, month_of
from jinbao.commands import fen, says
from jinbao.decider import Refused
from jinbao.decision import Input
from jinbao.money import Fen
from jinbao.rules import Law
from labor_relations.entitlement.terms import Ending

ONE_DAY = timedelta(days=1)
Hours = Annotated[int, Meta(ge=0, le=744)]
Days = Annotated[int, Meta(ge=0, le=31)]


class PayrollMonth(Struct, frozen=True, kw_only=True):
    """A month on the payroll (工资支付台账): its wage, what was paid of it, and hours worked beyond."""

    month: Annotated[Month, Meta(description="The month (月份).", extra={"month": True})]
    wage: Annotated[Fen, fen("The month's wage, in yuan (月工资).")]
    paid: Annotated[Fen, fen("What was paid of it, in yuan (实发工资).")]
    days: Annotated[Days | None, says("Days worked, where it was not the whole month (出勤天数).")] = None
    workday_hours: Annotated[Hours, says("Overtime hours on workdays (工作日加班小时).")] = 0
    rest_day_hours: Annotated[
        Hours, says("Hours on days of rest without time off for them (休息日加班小时).")
    ] = 0
    holiday_hours: Annotated[Hours, says("Hours on public holidays (法定节假日加班小时).")] = 0
    overtime_paid: Annotated[Fen, fen("What was paid for such hours, in yuan (已付加班工资).")] = 0


class WorkFacts(Struct, frozen=True, kw_only=True):
    """When somebody worked, under which contract, how it ended, and what was paid."""

    started_on: Annotated[date, says("First day of work (用工之日).")]
    signed_on: Annotated[
        date | None, says("Day on which the written contract was signed (书面合同签订日).")
    ] = None
    last_day: Annotated[date | None, says("Last day of work, if it has ended (离职之日).")] = None
    ending: Annotated[Ending | None, says("Why it ended (解除、终止原因).")] = None
    payroll: Annotated[
        tuple[PayrollMonth, ...],
        Meta(description="The payroll, month by month (工资支付台账).", max_length=240),
    ] = ()

    @property
    def months(self) -> dict[Month, PayrollMonth]:
        return {one.month: one for one in self.payroll}


def must_be_facts(facts: WorkFacts, on: date) -> None:
    """Raises FACTS_OUT_OF_ORDER, MONTH_TWICE, WAGE_NEGATIVE or AFTER_BUSINESS_DATE."""
    known = [(facts.started_on, "started_on"), (facts.signed_on, "signed_on"), (facts.last_day, "last_day")]
    for day, field in known:
        if day and day > on:
            raise Refused("AFTER_BUSINESS_DATE", field=f"facts.{field}")
    if facts.last_day and facts.last_day < facts.started_on:
        raise Refused("FACTS_OUT_OF_ORDER", field="facts.last_day")
    if len(facts.months) < len(facts.payroll):
        raise Refused("MONTH_TWICE", field="facts.payroll")
    if any(min(one.wage, one.paid, one.overtime_paid) < 0 for one in facts.payroll):
        raise Refused("WAGE_NEGATIVE", field="facts.payroll")


def double_wages(facts: WorkFacts, law: Law, on: date, source: str) -> Iterator[Input]:
    """The months from the second one of work on, as long as no contract is signed and a year is not over."""
    counted_from = max(facts.started_on, law.parameter("contract_law_from", on).day)
    since = after_months(counted_from, law.parameter("contract_grace", on).number)
    deemed = after_months(counted_from, law.parameter("deemed_open_ended", on).number)
    ends = {"signed_on": facts.signed_on, "first_day_after": day_after(facts.last_day), "until_now": on}
    yield Input("started_on", facts.started_on.isoformat(), "day", source)
    for name, day in ends.items():
        if day:
            yield Input(name, day.isoformat(), "day", source)
    for month in months_from(since, min(day for day in (*ends.values(), deemed) if day)):
        following = first_day(later(month, 1))
        yield Input(f"wage:{month}", wage_of(facts, month), "fen", source)
        yield Input(f"first_day:{month}", first_day(month).isoformat(), "day", source)
        yield Input(f"following_month:{month}", following.isoformat(), "day", source)


def severance(facts: WorkFacts, law: Law, on: date, source: str) -> Iterator[Input]:
    if facts.ending is None:
        raise Refused("ENDING_MISSING", field="facts.ending")
    yield Input(f"ending:{facts.ending}", value=True, unit="truth", source=source)
    yield from service(facts, law, on, source)


def service(facts: WorkFacts, law: Law, on: date, source: str) -> Iterator[Input]:
    """How long somebody worked there, and the wages of the last twelve months of it."""
    averaged = law.parameter("months_averaged_at_most", on).number
    if facts.last_day is None:
        raise Refused("LAST_DAY_MISSING", field="facts.last_day")
    yield Input("started_on", facts.started_on.isoformat(), "day", source)
    yield Input("last_day", facts.last_day.isoformat(), "day", source)
    yield Input("first_day_after", (facts.last_day + ONE_DAY).isoformat(), "day", source)
    for month in last_months(facts.started_on, facts.last_day, averaged):
        yield Input(f"month:{month}", month, "month", source)
        yield Input(f"wage:{month}", wage_of(facts, month), "fen", source)


def last_months(started_on: date, ended_on: date, most: int) -> list[Month]:
    """The last months before the end, or as many as there were; whole ones, where there is any (own)."""
    last = month_of(ended_on) if ended_on == last_day(month_of(ended_on)) else later(month_of(ended_on), -1)
    first = month_of(started_on) if started_on.day == 1 else later(month_of(started_on), 1)
    if last < first:
        return [month_of(ended_on)]
    return months_from(first_day(max(first, later(last, 1 - most))), first_day(later(last, 1)))


def unpaid_wages(facts: WorkFacts, _law: Law, _on: date, source: str) -> Iterator[Input]:
    must_have(facts.payroll)
    for one in facts.payroll:
        yield Input(f"wage:{one.month}", one.wage, "fen", source)
        yield Input(f"paid:{one.month}", one.paid, "fen", source)
        if one.days is not None:
            yield Input(f"days:{one.month}", one.days, "count", source)


def overtime_pay(facts: WorkFacts, _law: Law, _on: date, source: str) -> Iterator[Input]:
    worked = [one for one in facts.payroll if one.workday_hours or one.rest_day_hours or one.holiday_hours]
    must_have(worked)
    for one in worked:
        yield Input(f"wage:{one.month}", one.wage, "fen", source)
        yield Input(f"overtime_paid:{one.month}", one.overtime_paid, "fen", source)
        for kind in ("workday", "rest_day", "holiday"):
            if hours := getattr(one, f"{kind}_hours"):
                yield Input(f"{kind}_hours:{one.month}", hours, "count", source)


def must_have(payroll: Sequence[PayrollMonth]) -> None:
    if not payroll:
        raise Refused("PAYROLL_MISSING", field="facts.payroll")


def wage_of(facts: WorkFacts, month: Month) -> Fen:
    if month not in facts.months:
        raise Refused("WAGE_OF_MONTH_MISSING", field="facts.payroll", month=month)
    return facts.months[month].wage


def months_from(since: date, until: date) -> list[Month]:
    """The months of which there is a day from one day on and before another."""
    months, month = [], month_of(since)
    while first_day(month) < until:
        months.append(month)
        month = later(month, 1)
    return months


def day_after(day: date | None) -> date | None:
    return day + ONE_DAY if day else None
