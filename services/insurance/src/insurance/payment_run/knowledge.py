"""What insurance must know to pay: who comes next, what each month has had, what is not due any more."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, case, func, or_, select

from insurance.payment_run.answers import MonthAnswer
from insurance.payment_run.events import Line
from insurance.payment_run.key import ITEMS, RunKey, read_run
from insurance.payment_run.owing import MonthParts, Terms, amount_of, months_between, still_due, to_send
from insurance.payment_run.paid import PAID, Paid
from insurance.payment_run.register import LINES, MONTHS, line_of, number_of
from insurance.payment_run.stages import Found
from insurance.payment_run.terms import RECOVERED, LineState, WithholdingGround
from insurance.pension.due import NOTHING, Parts
from jinbao.calendar import Month, later, month_of
from jinbao.casework.people import PEOPLE
from jinbao.service import Enquiry

UNDER_WAY = (LineState.LISTED, LineState.SENT, LineState.BOUNCED)

AT_ONCE = 300
"""How many lines make a chunk: one transaction, and the most that a killed process has to do again."""


def next_lines(connection: Connection, run: RunKey, through: str, number: int) -> Found:
    """The lines that follow an entitlement, in pages, until a chunk is full or all have been looked at."""
    of, lines, seen = PAID[run.benefit], list[Line](), 0
    hands: set[str] = set()
    while len(lines) < AT_ONCE:
        rows = entitlements_after(connection, run, through)
        if not rows:
            return Found(tuple(lines), frozenset(hands), through, seen, all_seen=True)
        sent = standing_with(connection, [row.id for row in rows])
        for row in rows:
            through, seen = row.id, seen + 1
            if months := to_send(of.terms_in(row), sent[row.id], run.month, row.died_on):
                at = number + len(lines)
                lines.append(Line(at, row.id, row.whose, row.region, row.version, months, amount_of(months)))
                hands |= set(row.hands)
            if len(lines) == AT_ONCE:
                break
    all_seen = not is_any_after(connection, run, through)
    return Found(tuple(lines), frozenset(hands), through, seen, all_seen=all_seen)


def is_any_after(connection: Connection, run: RunKey, through: str) -> bool:
    following = of_the_living(run).where(PAID[run.benefit].table.c.id > through)
    return bool(connection.scalar(select(following.exists())))


def entitlements_after(connection: Connection, run: RunKey, through: str) -> Sequence[Row[Any]]:
    key = PAID[run.benefit].table.c.id
    return connection.execute(of_the_living(run).where(key > through).order_by(key).limit(AT_ONCE)).all()


def entitlements_of(connection: Connection, run: RunKey) -> int:
    """How many have to be looked at."""
    return connection.scalars(select(func.count()).select_from(of_the_living(run).subquery())).one()


def of_the_living(run: RunKey) -> Select[Any]:
    """What is due to the dead until the month of death goes to their heirs; even a report holds it back."""
    of = PAID[run.benefit]
    return of.with_death().where(of.table.c.payer == run.county, of.open, PEOPLE.c.died_on.is_(None))


class Had(NamedTuple):
    """What each month has had that is listed, sent, paid or given back; and the lines the bank returned."""

    sent: Mapping[str, dict[Month, Parts]]
    returned: Sequence[tuple[str, int]]


def had_by(connection: Connection, entitlements: Sequence[str], *, but_not: str = "") -> Had:
    table = MONTHS.c
    counts = table.state.not_in((LineState.WITHHELD, LineState.CANCELLED))
    returned = case((table.state == LineState.BOUNCED, table.line)).label("returned")
    statement = summed(table.entitlement.in_(entitlements), table.run != but_not, counts)
    sent: dict[str, dict[Month, Parts]] = defaultdict(dict)
    lines: set[str] = set()
    for row in connection.execute(statement.add_columns(returned).group_by(returned)):
        if row.returned:
            lines.add(row.returned)
        else:
            sent[row.entitlement][row.month] = Parts(int(row.base), int(row.top_up), int(row.account))
    return Had(sent, [number_of(line) for line in sorted(lines)])


def standing_with(
    connection: Connection, entitlements: Sequence[str], *, but_not: str = ""
) -> Mapping[str, dict[Month, Parts]]:
    """What each month has had, with what the bank returned and can go again as it is, the oldest line first.

    Of a line that can never go again another takes the place, and also that one may be returned.
    """
    standing, returned = had_by(connection, entitlements, but_not=but_not)
    for one in as_of_now(connection, returned):
        others = standing[one.line.entitlement]
        if one.may_go_with(others):
            for month in one.line.months:
                others[month.month] = others.get(month.month, NOTHING) + month.parts
    return standing


def summed(*conditions: Any) -> Any:
    table = MONTHS.c
    parts = [func.sum(column).label(column.name) for column in (table.base, table.top_up, table.account)]
    named = (table.entitlement, table.month)
    return select(*named, *parts).where(*conditions).group_by(*named)


def not_due_any_more(connection: Connection, run: str) -> tuple[tuple[Line, WithholdingGround], ...]:
    """The lines of a listed run that stay behind by what has become known of what is paid or the person."""
    of = PAID[read_run(run).benefit]
    changed = or_(of.table.c.version != LINES.c.version, PEOPLE.c.died_on.is_not(None))
    listed = of.with_death().add_columns(LINES.c.number).join(LINES, LINES.c.entitlement == of.table.c.id)
    of_run = (LINES.c.run == run, LINES.c.state == LineState.LISTED)
    rows = connection.execute(listed.where(*of_run, changed).order_by(LINES.c.number)).all()
    lines = {line.number: line for line in read_lines(connection, run, [row.number for row in rows])}
    others = standing_with(connection, [row.id for row in rows], but_not=run)
    grounds = (
        (lines[row.number], ground_against(of, row, lines[row.number], others[row.id])) for row in rows
    )
    return tuple((line, ground) for line, ground in grounds if ground)


def ground_against(
    of: Paid, row: Row[Any], line: Line, others: Mapping[Month, Parts]
) -> WithholdingGround | None:
    """Why a line may not be sent, by what is known now; ``others`` is what stands on other lines."""
    if row.died_on is not None:
        proven = row.death_is_proven
        return WithholdingGround.DECEASED if proven else WithholdingGround.DEATH_REPORTED
    is_due = still_due(of.terms_in(row), line.months, others, None)
    return None if is_due else WithholdingGround.NOT_DUE


def read_lines(connection: Connection, run: str, numbers: Sequence[int]) -> list[Line]:
    """These lines of a run, with their months."""
    table = LINES.c
    of_run = select(LINES).where(table.run == run, table.number.in_(numbers)).order_by(table.number)
    rows = connection.execute(of_run).all()
    months: dict[str, list[MonthParts]] = defaultdict(list)
    of_lines = select(MONTHS).where(MONTHS.c.line.in_([row.id for row in rows])).order_by(MONTHS.c.month)
    for one in connection.execute(of_lines):
        months[one.line].append(MonthParts(one.month, Parts(one.base, one.top_up, one.account)))
    return [
        Line(
            row.number,
            row.entitlement,
            row.person,
            row.region,
            row.version,
            tuple(months[row.id]),
            row.amount,
        )
        for row in rows
    ]


def still_due_of(connection: Connection, returned: Sequence[tuple[str, int]]) -> frozenset[str]:
    """The ids of those returned lines, by run and number, that can be sent again as they are.

    None hinders another in that: whichever goes first is sent, and the other is not due any more.
    """
    lines = list(as_of_now(connection, returned))
    sent = had_by(connection, [one.line.entitlement for one in lines]).sent
    return frozenset(one.id for one in lines if one.may_go_with(sent[one.line.entitlement]))


class LineNow(NamedTuple):
    """A line of a run, and its benefit as it is by now."""

    run: str
    of: Paid
    row: Row[Any]
    line: Line

    @property
    def id(self) -> str:
        return line_of(self.run, self.line.number)

    def may_go_with(self, others: Mapping[Month, Parts]) -> bool:
        return ground_against(self.of, self.row, self.line, others) is None


def as_of_now(connection: Connection, lines: Sequence[tuple[str, int]]) -> Iterator[LineNow]:
    """Lines by run and number, in that order; as many statements for each run."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for run, number in lines:
        numbers[run].append(number)
    for run, of_run in numbers.items():
        of, read = PAID[read_run(run).benefit], read_lines(connection, run, of_run)
        paid = of.with_death().where(of.table.c.id.in_([line.entitlement for line in read]))
        rows = {row.id: row for row in connection.execute(paid)}
        yield from (LineNow(run, of, rows[line.entitlement], line) for line in read)


def months_by_entitlement(enquiry: Enquiry, keys: Sequence[str]) -> list[list[MonthAnswer]]:
    """Every month until today's of each pension or benefit that the caller may see."""
    found: dict[str, list[MonthAnswer]] = {}
    today = month_of(enquiry.today)
    for benefit, of in PAID.items():
        seen = enquiry.sees(ITEMS[benefit], region=of.table.c.region, person=of.person)
        rows = enquiry.connection.execute(of.with_death().where(of.table.c.id.in_(keys), seen)).all()
        totals = totals_by_state(enquiry.connection, [row.id for row in rows]) if rows else {}
        found |= {row.id: list(months_of(of.terms_in(row), row, totals[row.id], today)) for row in rows}
    return [found.get(key, []) for key in keys]


def totals_by_state(connection: Connection, entitlements: Sequence[str]) -> Mapping[str, Any]:
    table = MONTHS.c
    had = func.sum(table.base + table.top_up + table.account).label("had")
    named = (table.entitlement, table.month, table.state)
    found: dict[str, Any] = defaultdict(lambda: defaultdict(dict))
    grouped = select(*named, had).where(table.entitlement.in_(entitlements)).group_by(*named)
    for row in connection.execute(grouped):
        found[row.entitlement][row.month][row.state] = int(row.had)
    return found


def months_of(
    terms: Terms, row: Row[Any], totals: Mapping[Month, Mapping[str, int]], today: Month
) -> Iterator[MonthAnswer]:
    """A mere report of a death holds payment back, but what was paid is not too much until it is proven.

    Nothing is due before the first payable month, but something may have been paid, or be under way, by an
    earlier decision. The months end with the last that was due or had something.
    """
    died_on = row.died_on if row.death_is_proven else None
    with_money = [month for month, states in totals.items() if states.keys() & {LineState.PAID, *UNDER_WAY}]
    first, last = min([terms.payable_from, *with_money]), max([today, *with_money])
    while last >= first and last not in totals and not terms.due(last, died_on).total:
        last = later(last, -1)
    for month in months_between(first, last):
        states = totals.get(month, {})
        under_way = sum(states.get(state, 0) for state in UNDER_WAY)
        had, back = states.get(LineState.PAID, 0), -states.get(RECOVERED, 0)
        yield MonthAnswer(month, terms.due(month, died_on).total, had, under_way, back)
