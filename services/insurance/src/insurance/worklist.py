"""The worklist in the graph: which case waits for which step of the caller, and what is late."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, false, or_
from sqlalchemy.sql.elements import ColumnElement

from insurance.answers import Task
from insurance.clocks import late_since
from jinbao.casework.answers import Worklist
from jinbao.casework.worklist import ORDER, WORK, waiting_for
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry, LookUp, Slice


def worklist(enquiry: Enquiry, keys: Sequence[Worklist]) -> list[Listed[Task]]:
    """What waits for the caller, oldest first, without what is not for them to touch."""
    return [tasks(enquiry, ask) for ask in keys]


def tasks(enquiry: Enquiry, ask: Worklist) -> Listed[Task]:
    return page_of(enquiry, work_waiting(enquiry, ask), ask, ORDER, Task)


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
