"""The worklist: which case waits for which step, and who has already had a hand in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, Date, Index, Table, Text, and_, exists, false, or_, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from insurance.answers import Task, Worklist
from insurance.tables import TABLES
from jinbao.actor import EVERYTHING, Grant
from jinbao.paging import Listed, key_of, listed
from jinbao.register import Changes
from jinbao.service import Enquiry, LookUp, Slice

WORK = Table(
    "work",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("item", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("since", Date, nullable=False),
    Index("work_by_step", "item", "step", "since", "case"),
)

HANDS = Table(
    "work_hand",
    TABLES.metadata,
    Column("case", Text, primary_key=True),
    Column("officer", Text, primary_key=True),
)


def waits_for(
    changes: Changes, step: str, *, item: str, case: str, person: str, region: str, since: date
) -> None:
    """The case waits for this step from that day on."""
    changes.put(WORK, case=case, item=item, step=step, person=person, region=region, since=since)


def waits_no_more(changes: Changes, case: str) -> None:
    """Nothing is left to do, or it is not for the office to do it."""
    changes.remove(WORK, case)


def had_a_hand(changes: Changes, case: str, officer: str) -> None:
    """Who took one step of a case does not take another."""
    changes.put(HANDS, case=case, officer=officer)


def worklist(enquiry: Enquiry, keys: Sequence[Worklist]) -> list[Listed[Task]]:
    """What waits for the caller, oldest first, without what they had a hand in."""
    return [tasks(enquiry, ask) for ask in keys]


def tasks(enquiry: Enquiry, ask: Worklist) -> Listed[Task]:
    mine = exists().where(HANDS.c.case == WORK.c.case, HANDS.c.officer == enquiry.actor.person)
    statement = select(WORK).where(within_grants(enquiry), ~mine)
    if ask.item:
        statement = statement.where(WORK.c.item == ask.item)
    if ask.step:
        statement = statement.where(WORK.c.step == ask.step)
    if ask.after:
        since, case = key_of(ask.after)
        statement = statement.where(
            tuple_(WORK.c.since, WORK.c.case) > tuple_(date.fromisoformat(since), case)
        )
    statement = statement.order_by(WORK.c.since, WORK.c.case).limit(ask.first + 1)
    return listed([task(row) for row in enquiry.connection.execute(statement)], ask, sort_key)


def within_grants(enquiry: Enquiry) -> ColumnElement[bool]:
    """The rows for whose step and item and place the caller holds a grant today."""
    grants = [grant for grant in enquiry.actor.grants if grant.holds_on(enquiry.today)]
    return or_(false(), *(within(enquiry, grant) for grant in grants))


def within(enquiry: Enquiry, grant: Grant) -> ColumnElement[bool]:
    places = enquiry.authority.places
    conditions: list[ColumnElement[bool]] = [
        WORK.c.region.in_(select(places.c.region).where(places.c.within == grant.region))
    ]
    if EVERYTHING not in grant.items:
        conditions.append(WORK.c.item.in_(grant.items))
    if EVERYTHING not in grant.steps:
        conditions.append(WORK.c.step.in_(grant.steps))
    return and_(*conditions)


def sort_key(task: Task) -> tuple[str, str]:
    return task.since.isoformat(), task.case


def task(row: Any) -> Task:
    return Task(
        item=row.item, step=row.step, case=row.case, person=row.person, region=row.region, since=row.since
    )


SLICE = Slice("worklist", look_ups={"worklist": LookUp(worklist, file=True)})
