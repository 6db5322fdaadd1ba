"""The worklist: which case waits for which step, and who has already had a hand in it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    Select,
    Table,
    Text,
    and_,
    exists,
    false,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.sql.elements import ColumnElement

from jinbao.actor import EVERYTHING, Grant
from jinbao.casework.answers import Worklist
from jinbao.casework.metadata import CASEWORK
from jinbao.casework.people import KIN
from jinbao.casework.places import is_one_person_office
from jinbao.casework.steps import FIRST_REVIEW, INTAKE, PUBLICISE, SERVE
from jinbao.register import Changes
from jinbao.service import Enquiry

WORK = Table(
    "work",
    CASEWORK,
    Column("case", Text, primary_key=True),
    Column("item", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("person", Text),
    Column("region", Text, nullable=False),
    Column("since", Date, nullable=False),
    Index("work_by_step", "item", "step", "since", "case"),
)

HANDS = Table(
    "work_hand",
    CASEWORK,
    Column("case", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("officer", Text, primary_key=True),
)

ORDER = (WORK.c.since, WORK.c.case)


def waits_for(
    changes: Changes, step: str, *, item: str, case: str, person: str | None, region: str, since: date
) -> None:
    """The case waits for this step from that day on; a payment run is nobody's."""
    changes.put(WORK, case=case, item=item, step=step, person=person, region=region, since=since)


def waits_after(changes: Changes, step: str, event: Any, *, item: str, case: str) -> None:
    """The same since an event, which says whose case it is, where it is and on which day it happened."""
    waits_for(changes, step, item=item, case=case, person=event.person, region=event.region, since=event.on)


def waits_no_more(changes: Changes, case: str) -> None:
    """Nothing is left to do, or it is not for the office to do it."""
    changes.remove(WORK, case)


def had_a_hand(changes: Changes, case: str, step: str, officer: str) -> None:
    """Who took one step of a case does not take another."""
    changes.put(HANDS, case=case, step=step, officer=officer)


def had_a_hand_in_what_it_waits_for(changes: Changes, case: str, officer: str) -> None:
    """Whoever sends a case back has taken the step at which it stood."""

    def insert(of: Callable[[Table], Table]) -> Any:
        work, hands = of(WORK), of(HANDS)
        again = exists().where(
            hands.c.case == work.c.case, hands.c.step == work.c.step, hands.c.officer == officer
        )
        step = select(work.c.case, work.c.step, literal(officer)).where(work.c.case == case, ~again)
        return hands.insert().from_select(["case", "step", "officer"], step)

    changes.run(insert)


def was_another_step(changes: Changes, case: str, step: str, name: str) -> None:
    """Who had a hand in the step so far took one of another name: under one post there may be two."""
    changes.run(
        lambda of: (
            of(HANDS).update().where(of(HANDS).c.case == case, of(HANDS).c.step == step).values(step=name)
        )
    )


def hands_follow(changes: Changes, step: str, case: str, after: str) -> None:
    """Who took a step of the case after which another one comes is no stranger to that one either."""

    def insert(of: Callable[[Table], Table]) -> Any:
        hands = of(HANDS)
        before = select(literal(case), hands.c.step, hands.c.officer)
        return hands.insert().from_select(
            ["case", "step", "officer"], before.where(hands.c.case == after, hands.c.step == step)
        )

    changes.run(insert)


def hands_on(connection: Connection, case: str, *, but: str) -> tuple[str, ...]:
    """The officers who took a step of the case so far, but for that one."""
    taken = select(HANDS.c.officer).where(HANDS.c.case == case, HANDS.c.step != but)
    return tuple(sorted(set(connection.scalars(taken))))


def acted_in(enquiry: Enquiry, item: str, case: ColumnElement[str]) -> ColumnElement[bool]:
    """Whoever took a step of a case, and handles such cases still, reads it wherever it has gone (17.3)."""
    items = {one for grant in enquiry.actor.grants if grant.holds_on(enquiry.today) for one in grant.items}
    if not items & {item, EVERYTHING}:
        return false()
    return exists().where(HANDS.c.case == case, HANDS.c.officer == enquiry.actor.person)


def begins_anew(changes: Changes, case: str) -> None:
    """The case is over, and another under its name will be nobody's yet."""
    waits_no_more(changes, case)
    changes.run(lambda of: of(HANDS).delete().where(of(HANDS).c.case == case))


def waiting_for(enquiry: Enquiry, ask: Worklist) -> Select[Any]:
    statement = select(WORK).where(within_grants(enquiry), is_impartial(enquiry), has_a_free_hand(enquiry))
    if ask.region:
        statement = statement.where(WORK.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.item:
        statement = statement.where(WORK.c.item == ask.item)
    if ask.step:
        statement = statement.where(WORK.c.step == ask.step)
    return statement


def within_grants(enquiry: Enquiry) -> ColumnElement[bool]:
    """The rows for whose step and item and place the caller holds a grant today."""
    grants = [grant for grant in enquiry.actor.grants if grant.holds_on(enquiry.today)]
    return or_(false(), *(within(enquiry, grant) for grant in grants))


def within(enquiry: Enquiry, grant: Grant) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [true()]
    if grant.region != EVERYTHING:
        conditions.append(WORK.c.region.in_(enquiry.authority.inside(grant.region)))
    if EVERYTHING not in grant.items:
        conditions.append(WORK.c.item.in_(grant.items))
    if EVERYTHING not in grant.steps:
        conditions.append(WORK.c.step.in_(grant.steps))
    return and_(*conditions)


def is_impartial(enquiry: Enquiry) -> ColumnElement[bool]:
    """Neither one's own case nor a relative's (回避)."""
    me = enquiry.actor.person
    kin = exists().where(
        or_(
            and_(KIN.c.person == me, KIN.c.relative == WORK.c.person),
            and_(KIN.c.relative == me, KIN.c.person == WORK.c.person),
        )
    )
    return or_(WORK.c.person.is_(None), and_(WORK.c.person != me, ~kin))


def has_a_free_hand(enquiry: Enquiry) -> ColumnElement[bool]:
    """No other step of the case was the caller's (岗位分离); whoever took any may also publicise and serve.

    The one officer of a small township may accept what they took in: handbook 4.2 and 17.17.
    """
    mine = (HANDS.c.case == WORK.c.case, HANDS.c.officer == enquiry.actor.person)
    other = [*mine, HANDS.c.step != WORK.c.step]
    if is_one_person_office(enquiry.connection, enquiry.call.office, enquiry.today):
        other.append(~and_(HANDS.c.step == INTAKE, WORK.c.step == FIRST_REVIEW))
    return or_(WORK.c.step.in_((PUBLICISE, SERVE)), ~exists().where(*other))
