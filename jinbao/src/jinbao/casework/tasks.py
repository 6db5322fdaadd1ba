"""The worklist as it is asked for: which case waits for which step of the caller, and what is late."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, and_, false, or_
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import Task, Worklist
from jinbao.casework.item import Catalogue
from jinbao.casework.step_clocks import StepClocks
from jinbao.casework.worklist import ORDER, WORK, waiting_for
from jinbao.lists import after
from jinbao.paging import Listed, listed
from jinbao.service import Enquiry, LookUp, Slice


class Tasks:
    """What waits in a service, by the clocks of its catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.clocks = StepClocks(catalogue)

    @property
    def slice(self) -> Slice:
        return Slice("worklist", look_ups={"worklist": LookUp(self.worklist, file=True)})

    def worklist(self, enquiry: Enquiry, keys: Sequence[Worklist]) -> list[Listed[Task]]:
        """What waits for the caller, oldest first, without what is not for them to touch."""
        return [self.page(enquiry, ask) for ask in keys]

    def page(self, enquiry: Enquiry, ask: Worklist) -> Listed[Task]:
        page = after(self.waiting(enquiry, ask), ask, ORDER).order_by(*ORDER).limit(ask.first + 1)
        rows = enquiry.connection.execute(page).all()
        cut = listed(rows, ask, lambda row: (row.since.isoformat(), row.case))
        tasks = [self.task(enquiry, row) for row in cut.rows]
        return Listed(tasks, cut.cursors, cut.has_next, cut.has_previous)

    def waiting(self, enquiry: Enquiry, ask: Worklist) -> Select[Any]:
        statement = waiting_for(enquiry, ask)
        return statement.where(self.is_overdue(enquiry)) if ask.overdue else statement

    def is_overdue(self, enquiry: Enquiry) -> ColumnElement[bool]:
        """Waiting for longer than the clock of its step allows."""
        late = (
            and_(WORK.c.item == item, WORK.c.step == step, WORK.c.since <= since)
            for (item, step), since in self.clocks.late_since(enquiry.today).items()
        )
        return or_(false(), *late)

    def task(self, enquiry: Enquiry, row: Row[Any]) -> Task:
        return Task(
            item=row.item,
            step=row.step,
            case=row.case,
            person=row.person,
            region=row.region,
            since=row.since,
            due=self.clocks.due_on(row.item, row.step, row.since),
            service=enquiry.service.name,
        )
