"""The worklist in the graph: which case waits for which step of the caller, and what is late."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, false, or_
from sqlalchemy.sql.elements import ColumnElement

from insurance.clocks import due_on, late_since
from jinbao.casework.answers import Task, Worklist
from jinbao.casework.worklist import ORDER, WORK, waiting_for
from jinbao.lists import after
from jinbao.paging import Listed, listed
from jinbao.service import Enquiry, LookUp, Slice


def worklist(enquiry: Enquiry, keys: Sequence[Worklist]) -> list[Listed[Task]]:
    """What waits for the caller, oldest first, without what is not for them to touch."""
    return [tasks(enquiry, ask) for ask in keys]


def tasks(enquiry: Enquiry, ask: Worklist) -> Listed[Task]:
    page = after(work_waiting(enquiry, ask), ask, ORDER).order_by(*ORDER).limit(ask.first + 1)
    rows = enquiry.connection.execute(page).all()
    cut = listed(rows, ask, lambda row: (row.since.isoformat(), row.case))
    return Listed([task(enquiry, row) for row in cut.rows], cut.cursors, cut.has_next, cut.has_previous)


def task(enquiry: Enquiry, row: Row[Any]) -> Task:
    due = due_on(row.item, row.step, row.since)
    return Task(
        item=row.item,
        step=row.step,
        case=row.case,
        person=row.person,
        region=row.region,
        since=row.since,
        due=due,
        service=enquiry.service.name,
    )


def work_waiting(enquiry: Enquiry, ask: Worklist) -> Select[Any]:
    statement = waiting_for(enquiry, ask)
    return statement.where(is_overdue(enquiry)) if ask.overdue else statement


def is_overdue(enquiry: Enquiry) -> ColumnElement[bool]:
    """Waiting for longer than the clock of its step allows."""
    late = (
        and_(WORK.c.item == item, WORK.c.step == step, WORK.c.since <= since)
        for (item, step), since in late_since(enquiry.today).items()
    )
    return or_(false(), *late)


SLICE = Slice("worklist", look_ups={"worklist": LookUp(worklist, file=True)})
