"""What insurance must know to pay: who comes next, what each month has had, what is not due any more."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from insurance.payment_run.answers import MonthAnswer
from insurance.payment_run.events import Line
from insurance.payment_run.owing import MonthParts, amount_of, months_between, still_due, to_send
from insurance.payment_run.register import LINES, MONTHS, line_of
from insurance.payment_run.stages import Found
from insurance.payment_run.terms import RECOVERED, LineState, WithholdingGround
from insurance.pension.due import Parts, due
from insurance.pension.register import PENSIONS, seen_by, terms_in
from jinbao.calendar import Month, month_of
from jinbao.casework.people import PEOPLE
from jinbao.service import Enquiry

AT_ONCE = 300
"""How many lines make a chunk: one transaction, and the most that a killed process has to do again."""


def next_lines(connection: Connection, county: str, month: Month, through: str, number: int) -> Found:
    """The lines that follow a person, in pages, until a chunk is full or everybody has been looked at."""
    lines: list[Line] = []
    hands: set[str] = set()
    seen = 0
    while len(lines) < AT_ONCE:
        rows = pensions_after(connection, county, through)
        if not rows:
            return Found(tuple(lines), frozenset(hands), through, seen, all_seen=True)
        sent = sent_to(connection, [row.id for row in rows])
        for row in rows:
            through, seen = row.id, seen + 1
            if months := to_send(terms_in(row), sent[row.id], month, row.died_on):
                at = number + len(lines)
                lines.append(Line(at, row.id, row.region, row.version, months, amount_of(months)))
                hands |= set(row.hands)
            if len(lines) == AT_ONCE:
                break
    all_seen = not is_anybody_after(connection, county, through)
    return Found(tuple(lines), frozenset(hands), through, seen, all_seen=all_seen)


def is_anybody_after(connection: Connection, county: str, through: str) -> bool:
    following = of_the_living(county).where(PENSIONS.c.id > through)
    return bool(connection.scalar(select(following.exists())))


def pensions_after(connection: Connection, county: str, through: str) -> Sequence[Row[Any]]:
    statement = of_the_living(county).where(PENSIONS.c.id > through).order_by(PENSIONS.c.id)
    return connection.execute(statement.limit(AT_ONCE)).all()


def pensions_of(connection: Connection, county: str) -> int:
    """How many have to be looked at."""
    return connection.scalars(select(func.count()).select_from(of_the_living(county).subquery())).one()


def of_the_living(county: str) -> Any:
    """What is due to the dead until the month of death goes to their heirs; even a report holds it back."""
    return with_death().where(PENSIONS.c.payer == county, PEOPLE.c.died_on.is_(None))


def with_death() -> Any:
    """Pensions with what is known of a death, be it a mere report (handbook 17.2)."""
    return select(PENSIONS, PEOPLE.c.died_on, PEOPLE.c.death_is_proven).join(
        PEOPLE, PEOPLE.c.person == PENSIONS.c.id
    )


def sent_to(
    connection: Connection, persons: Sequence[str], *, but_not: str | None = None
) -> Mapping[str, dict[Month, Parts]]:
    """What each month has had that is listed, sent, paid or returned, but not withheld or cancelled."""
    table = MONTHS.c
    behind = (LineState.WITHHELD, LineState.CANCELLED)
    conditions: list[Any] = [table.person.in_(persons), table.state.not_in(behind)]
    if but_not is not None:
        conditions.append(table.run != but_not)
    sent: dict[str, dict[Month, Parts]] = defaultdict(dict)
    for row in connection.execute(summed(*conditions)):
        sent[row.person][row.month] = Parts(int(row.base), int(row.top_up), int(row.account))
    return sent


def summed(*conditions: Any) -> Any:
    table = MONTHS.c
    parts = [func.sum(column).label(column.name) for column in (table.base, table.top_up, table.account)]
    return select(table.person, table.month, *parts).where(*conditions).group_by(table.person, table.month)


def not_due_any_more(connection: Connection, run: str) -> tuple[tuple[Line, WithholdingGround], ...]:
    """The lines of a listed run that stay behind by what has become known of the pension or the person."""
    changed = or_(PENSIONS.c.version != LINES.c.version, PEOPLE.c.died_on.is_not(None))
    listed = with_death().add_columns(LINES.c.number).join(LINES, LINES.c.person == PENSIONS.c.id)
    of_run = (LINES.c.run == run, LINES.c.state == LineState.LISTED)
    rows = connection.execute(listed.where(*of_run, changed).order_by(LINES.c.number)).all()
    lines = {line.number: line for line in read_lines(connection, run, [row.number for row in rows])}
    others = sent_to(connection, [row.id for row in rows], but_not=run)
    grounds = ((lines[row.number], ground_against(row, lines[row.number], others[row.id])) for row in rows)
    return tuple((line, ground) for line, ground in grounds if ground)


def ground_against(row: Row[Any], line: Line, others: Mapping[Month, Parts]) -> WithholdingGround | None:
    """Why a line may not be sent, by what is known now; ``others`` is what stands on other lines."""
    if row.died_on is not None:
        proven = row.death_is_proven
        return WithholdingGround.DECEASED if proven else WithholdingGround.DEATH_REPORTED
    is_due = still_due(terms_in(row), line.months, others, None)
    return None if is_due else WithholdingGround.NOT_DUE


def read_lines(connection: Connection, run: str, numbers: Sequence[int]) -> list[Line]:
    """These lines of a run, with their months."""
    table = LINES.c
    rows = connection.execute(select(LINES).where(table.run == run, table.number.in_(numbers))).all()
    months: dict[str, list[MonthParts]] = defaultdict(list)
    of_lines = select(MONTHS).where(MONTHS.c.line.in_([row.id for row in rows])).order_by(MONTHS.c.month)
    for one in connection.execute(of_lines):
        months[one.line].append(MonthParts(one.month, Parts(one.base, one.top_up, one.account)))
    return [
        Line(row.number, row.person, row.region, row.version, tuple(months[row.id]), row.amount)
        for row in rows
    ]


def still_due_of(connection: Connection, returned: Sequence[Row[Any]]) -> frozenset[str]:
    """The ids of those returned lines that would still be listed so; as many statements for each run."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in returned:
        numbers[row.run].append(row.number)
    return frozenset(
        line_of(run, number) for run, of_run in numbers.items() for number in due_in(connection, run, of_run)
    )


def due_in(connection: Connection, run: str, numbers: Sequence[int]) -> Iterator[int]:
    lines = read_lines(connection, run, numbers)
    persons = [line.person for line in lines]
    rows = {row.id: row for row in connection.execute(with_death().where(PENSIONS.c.id.in_(persons)))}
    others = sent_to(connection, persons, but_not=run)
    for line in lines:
        if ground_against(rows[line.person], line, others[line.person]) is None:
            yield line.number


def months_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[list[MonthAnswer]]:
    """Every month of each pension until today's; two statements for all."""
    connection, today = enquiry.connection, month_of(enquiry.today)
    rows = {
        row.id: row
        for row in connection.execute(with_death().where(PENSIONS.c.id.in_(keys), seen_by(enquiry)))
    }
    totals = totals_by_state(connection, list(rows))
    return [list(months_of(rows[key], totals[key], today)) if key in rows else [] for key in keys]


def totals_by_state(connection: Connection, persons: Sequence[str]) -> Mapping[str, Any]:
    table = MONTHS.c
    had = func.sum(table.base + table.top_up + table.account).label("had")
    statement = select(table.person, table.month, table.state, had)
    found: dict[str, Any] = defaultdict(lambda: defaultdict(dict))
    grouped = statement.where(table.person.in_(persons)).group_by(table.person, table.month, table.state)
    for row in connection.execute(grouped):
        found[row.person][row.month][row.state] = int(row.had)
    return found


def months_of(
    row: Row[Any], totals: Mapping[Month, Mapping[str, int]], today: Month
) -> Iterator[MonthAnswer]:
    """A mere report of a death holds payment back, but what was paid is not too much until it is proven.

    Nothing is due before the first payable month, but something may have been paid by an earlier decision.
    """
    terms, died_on = terms_in(row), row.died_on if row.death_is_proven else None
    paid = [month for month, states in totals.items() if LineState.PAID in states]
    first, last = min([terms.payable_from, *paid]), max([today, *paid])
    for month in months_between(first, last):
        states = totals.get(month, {})
        under_way = sum(
            states.get(state, 0) for state in (LineState.LISTED, LineState.SENT, LineState.BOUNCED)
        )
        had, back = states.get(LineState.PAID, 0), -states.get(RECOVERED, 0)
        yield MonthAnswer(month, due(terms, month, died_on).total, had, under_way, back)
