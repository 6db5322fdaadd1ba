"""The register of single decisions: each by the event that keeps it, in whatever case it was made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Date, Index, Row, Table, Text, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.answers import DecisionAnswer, Verification, contested, served_on
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.decision_answers import answers, verifications
from jinbao.casework.employers import is_agent
from jinbao.casework.metadata import CASEWORK
from jinbao.casework.worklist import WORK
from jinbao.decision import Decision
from jinbao.events import Recorded
from jinbao.register import Changes
from jinbao.service import Enquiry, LookUp

DECISIONS = Table(
    "decision",
    CASEWORK,
    Column("id", Text, primary_key=True),
    Column("stream", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("decision", Text, nullable=False),
    Column("appeals", JSON, nullable=False),
    Column("served_on", Date),
    Column("overtaken_on", Date),
    Index("decision_in", "stream", "id"),
)

READERS = Table(
    "decision_reader",
    CASEWORK,
    Column("decision", Text, primary_key=True),
    Column("person", Text, primary_key=True),
)
"""Whom a decision concerns besides the person in whose case it was made: heirs, debtors, employers."""


def keep(
    changes: Changes, recorded: Recorded[Any], item: str, decision: Decision, readers: Iterable[str] = ()
) -> None:
    """An event has decided."""
    for reader in readers:
        changes.put(READERS, decision=recorded.id, person=reader)
    changes.put(
        DECISIONS,
        id=recorded.id,
        stream=recorded.stream,
        item=item,
        person=decision.about,
        region=recorded.event.region,
        on=recorded.event.on,
        decision=decision.encoded().decode(),
        overtaken_on=None,
        **contested(decision.appeals),
    )


def overtaken(changes: Changes, decision: str, on: date) -> None:
    """Another stands in the place of this one, or what it was about is not so: nobody is told of it then."""
    changes.change(DECISIONS, decision, overtaken_on=on)


def is_unserved(table: Table) -> ColumnElement[bool]:
    """Whom it concerns still has to be told."""
    unserved: ColumnElement[bool] = table.c.served_on.is_(None) & table.c.overtaken_on.is_(None)
    return unserved


def waits_while_unserved(changes: Changes, task: str, *, of: str) -> None:
    """To serve the decisions of a case is a task no more once each of them is served or overtaken."""

    def delete(to: Callable[[Table], Table]) -> Any:
        work, kept = to(WORK), to(DECISIONS)
        left = exists().where(kept.c.stream == of, is_unserved(kept))
        return work.delete().where(work.c.case == task, ~left)

    changes.run(delete)


def serve_last(changes: Changes, stream: str, appeals: Sequence[AppealEnds], on: date) -> None:
    """The last decision of a case has reached whom it concerns: the ways to appeal have their last day."""

    def update(of: Callable[[Table], Table]) -> Any:
        table = of(DECISIONS)
        last = select(func.max(table.c.id)).where(table.c.stream == stream).scalar_subquery()
        return table.update().where(table.c.id == last).values(served_on(on, appeals))

    changes.run(update)


def serve_one(changes: Changes, decision: str, appeals: Sequence[AppealEnds], on: date) -> None:
    """This decision has reached whom it concerns."""
    changes.change(DECISIONS, decision, **served_on(on, appeals))


def decision_by_event(enquiry: Enquiry, keys: Sequence[str]) -> list[DecisionAnswer | None]:
    """Each decision that the caller may see, explained in their language."""
    found = answers(enquiry, [*decided(enquiry, keys).values()])
    return [found.get(key) for key in keys]


def verification_by_event(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """What was recorded, the kept rules over the kept inputs, and the steps by an evaluator without rules."""
    found = verifications(enquiry, {key: (row, row.stream) for key, row in decided(enquiry, keys).items()})
    return [found.get(key) for key in keys]


def decisions_in(case_of: Callable[[str], str]) -> LookUp:
    """Of each case all its decisions, the newest first; ``case_of`` is the name of its stream."""

    def decisions_of(enquiry: Enquiry, keys: Sequence[str]) -> list[list[DecisionAnswer]]:
        table, streams = DECISIONS.c, {key: case_of(key) for key in keys}
        found: dict[str, list[Row[Any]]] = {stream: [] for stream in streams.values()}
        for row in reversed(seen(enquiry, table.stream.in_(found))):
            found[row.stream].append(row)
        told = answers(enquiry, [row for rows in found.values() for row in rows])
        return [[told[row.id] for row in found[streams[key]]] for key in keys]

    return LookUp(decisions_of, file=True)


def decided(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Row[Any]]:
    """The decisions among these that the caller may see."""
    return {row.id: row for row in seen(enquiry, DECISIONS.c.id.in_(keys))}


def seen(enquiry: Enquiry, which: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """The oldest first."""
    table = DECISIONS.c
    statement = select(DECISIONS, table.id.label("decision_event")).where(which, seen_by(enquiry))
    return enquiry.connection.execute(statement.order_by(table.id)).all()


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """As the cases are in which they were made, and by whomever they concern: a person or an employer."""
    table, me = DECISIONS.c, enquiry.actor.person
    handled = enquiry.authority.visible_by_item(
        enquiry.actor, enquiry.today, item=table.item, region=table.region, person=table.person
    )
    mine = or_(READERS.c.person == me, is_agent(READERS.c.person, me, enquiry.today))
    to_me = table.id.in_(select(READERS.c.decision).where(mine))
    return or_(handled, to_me, is_agent(table.person, me, enquiry.today))


LOOK_UPS = {
    "decision_by_event": LookUp(decision_by_event, file=True),
    "verification_by_event": LookUp(verification_by_event, file=True),
}
"""The decisions of a service, for its slices to offer."""
