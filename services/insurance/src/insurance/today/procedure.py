"""What an officer's day consists of, as it can be looked up."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from insurance.rural_pension.enrolment_look_ups import standing
from insurance.today.answers import Asked, Today, TodayAnswer, TodayTotals, Turning, Waiting
from insurance.today.asked import all_asked, asked
from insurance.today.turning import turning, who_turn
from insurance.today.unpaid import owes, unpaid
from jinbao.casework import tasks
from jinbao.casework.answers import Task, Worklist
from jinbao.paging import Listed
from jinbao.service import Enquiry, LookUp, Slice


def today(enquiry: Enquiry, keys: Sequence[Today]) -> list[TodayAnswer]:
    return [TodayAnswer(enquiry.today, ask.region) for ask in keys]


def totals(enquiry: Enquiry, keys: Sequence[str]) -> list[TodayTotals]:
    return [totals_in(enquiry, region or None) for region in keys]


def totals_in(enquiry: Enquiry, region: str | None) -> TodayTotals:
    debts = standing(enquiry).where(owes(enquiry, region, enquiry.today.year))
    return TodayTotals(
        turning=count(enquiry, who_turn(enquiry, Turning(region=region))),
        unpaid=count(enquiry, debts),
        waiting=count(enquiry, tasks.waiting(enquiry, Worklist(region=region))),
        overdue=count(enquiry, tasks.waiting(enquiry, Worklist(region=region, overdue=True))),
        asked=count(enquiry, all_asked(enquiry, Asked(region=region))),
    )


def count(enquiry: Enquiry, rows: Select[Any]) -> int:
    return enquiry.connection.scalars(select(func.count()).select_from(rows.subquery())).one()


def waiting(enquiry: Enquiry, keys: Sequence[Waiting]) -> list[Listed[Task]]:
    """The worklist, of one place if one was asked for."""
    return [
        tasks.tasks(
            enquiry,
            Worklist(first=ask.first, after=ask.after, region=ask.region, overdue=ask.overdue),
        )
        for ask in keys
    ]


SLICE = Slice(
    "today",
    look_ups={
        "today": LookUp(today),
        "today_totals": LookUp(totals),
        "turning": LookUp(turning, file=True),
        "unpaid": LookUp(unpaid, file=True),
        "waiting": LookUp(waiting, file=True),
        "asked": LookUp(asked, file=True),
    },
)
