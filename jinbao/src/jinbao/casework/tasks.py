"""The worklist as it is asked for: which case waits for which step of the caller, and what is late."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import Task, Worklist
from jinbao.casework.history import clock_history
from jinbao.casework.worklist import ORDER, WORK, waiting_for
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry, LookUp, Slice
from jinbao.statutory_clock.register import CLOCKS, is_open, is_past


def worklist(enquiry: Enquiry, keys: Sequence[Worklist]) -> list[Listed[Task]]:
    """What waits for the caller, oldest first, without what is not for them to touch."""
    return [tasks(enquiry, ask) for ask in keys]


def tasks(enquiry: Enquiry, ask: Worklist) -> Listed[Task]:
    keeper = literal(enquiry.service.name).label("service")
    return page_of(enquiry, waiting(enquiry, ask).add_columns(due(), keeper), ask, ORDER, Task)


def waiting(enquiry: Enquiry, ask: Worklist) -> Select[Any]:
    statement = waiting_for(enquiry, ask)
    if ask.overdue:
        late = select(CLOCKS.c.id).where(of_the_task(), is_past(enquiry.today))
        return statement.where(late.exists())
    return statement


def due() -> ColumnElement[Any]:
    """The last day in time for what the case waits for."""
    soonest = select(func.min(CLOCKS.c.due)).where(of_the_task(), is_open())
    return soonest.scalar_subquery().label("due")


def of_the_task() -> ColumnElement[bool]:
    """The clock of the step, or one of the whole case."""
    whole_case = CLOCKS.c.step.is_(None)
    return (CLOCKS.c.case == WORK.c.case) & or_(whole_case, CLOCKS.c.step == WORK.c.step)


SLICE = Slice(
    "worklist",
    look_ups={
        "worklist": LookUp(worklist, file=True),
        "clock_history": LookUp(clock_history, file=True),
    },
)
