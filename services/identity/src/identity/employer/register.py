"""The register of employers: what they are, under which numbers, where, and who may act for them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Index, Select, Table, Text, or_, select

from identity.employer.answers import (
    BranchesOf,
    EmployerAgentAnswer,
    EmployerAnswer,
    EmployerChange,
    EmployerNumberAnswer,
    EmployersIn,
    FindEmployers,
)
from identity.employer.events import (
    AgentDismissed,
    AgentNamed,
    Closed,
    Insured,
    Moved,
    NumberEnded,
    NumberGiven,
    Registered,
    Renamed,
    Reopened,
)
from identity.items import EMPLOYER
from identity.tables import TABLES
from jinbao.events import Recorded
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

EMPLOYERS = Table(
    "employer",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("head", Text),
    Column("since", Date, nullable=False),
    Column("insured_in", Text),
    Column("insured_since", Date),
    Column("closed_on", Date),
    Column("closing", Text),
    Index("employer_by_region", "region", "id"),
    Index("employer_by_head", "head", "id"),
)

_kind, _number = Column("kind", Text, primary_key=True), Column("number", Text, primary_key=True)
_until = Column("until", Date)
NUMBERS = Table(
    "employer_number",
    TABLES.metadata,
    Column("employer", Text, primary_key=True),
    _kind,
    _number,
    Column("since", Date, nullable=False),
    _until,
    Index("employer_number_by_number", "number"),
    one_active(
        "employer_of_number",
        _kind,
        _number,
        where=_until.is_(None),
        refusal="EMPLOYER_NUMBER_TAKEN",
        field="number",
    ),
)

AGENTS = Table(
    "employer_agent",
    TABLES.metadata,
    Column("employer", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("role", Text, nullable=False),
    Column("until", Date),
    Column("document", Text, nullable=False),
    Index("employer_agent_by_person", "person"),
)

PAST = Table(
    "employer_past",
    TABLES.metadata,
    Column("employer", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("aspect", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("document", Text),
)

NAME, REGION, INSURED_IN, CLOSED = "name", "region", "insured-in", "closed"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Registered(employer, kind, name, region, head, since):
            changes.put(
                EMPLOYERS,
                id=employer,
                kind=kind,
                name=name,
                region=region,
                head=head,
                since=since,
                insured_in=None,
                insured_since=None,
                closed_on=None,
                closing=None,
            )
            remember(changes, employer, since, {NAME: name, REGION: region})
        case NumberGiven(employer, kind, number, since):
            changes.put(NUMBERS, employer=employer, kind=kind, number=number, since=since, until=None)
        case NumberEnded(employer, kind, number, until):
            changes.change(NUMBERS, employer, kind, number, until=until)
        case Renamed(employer, name, since, document):
            changes.change(EMPLOYERS, employer, name=name)
            remember(changes, employer, since, {NAME: name}, document)
        case Moved(employer, region, since, document):
            changes.change(EMPLOYERS, employer, region=region)
            remember(changes, employer, since, {REGION: region}, document)
        case Insured(employer, region, since):
            changes.change(EMPLOYERS, employer, insured_in=region, insured_since=since)
            remember(changes, employer, since, {INSURED_IN: region})
        case AgentNamed(employer, person, role, since, document):
            changes.put(
                AGENTS,
                employer=employer,
                person=person,
                since=since,
                role=role,
                until=None,
                document=document,
            )
        case AgentDismissed(employer, person, since, until):
            changes.change(AGENTS, employer, person, since, until=until)
        case Closed(employer, ground, since, document):
            changes.change(EMPLOYERS, employer, closed_on=since, closing=ground)
            remember(changes, employer, since, {CLOSED: ground}, document)
        case Reopened(employer, since, document):
            changes.change(EMPLOYERS, employer, closed_on=None, closing=None)
            remember(changes, employer, since, {CLOSED: "taken back"}, document)


def remember(
    changes: Changes, employer: str, since: date, values: dict[str, str], document: str | None = None
) -> None:
    for aspect, value in values.items():
        changes.put(PAST, employer=employer, since=since, aspect=aspect, value=value, document=document)


# What the service asks.


def on_register(enquiry: Enquiry, employers: Iterable[str]) -> dict[str, Any]:
    """Those of these employers that are known."""
    rows = enquiry.connection.execute(select(EMPLOYERS).where(EMPLOYERS.c.id.in_(sorted(set(employers)))))
    return {row.id: row for row in rows}


# What is asked from outside. Who an employer is, is public; who acts for it is for its county and itself.


def employer_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[EmployerAnswer | None]:
    return by_id(enquiry, keys, select(EMPLOYERS), EmployerAnswer)


def numbers_by_employer(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EmployerNumberAnswer]]:
    """All that it has or had, the oldest first."""
    numbers = select(NUMBERS).order_by(NUMBERS.c.since, NUMBERS.c.kind)
    return of_each(enquiry, keys, numbers, NUMBERS.c.employer, EmployerNumberAnswer)


def employer_past(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EmployerChange]]:
    """All that was ever said of each employer, oldest first."""
    past = select(PAST).order_by(PAST.c.since, PAST.c.aspect)
    return of_each(enquiry, keys, past, PAST.c.employer, EmployerChange)


def agents_by_employer(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EmployerAgentAnswer]]:
    return agents(enquiry, AGENTS.c.employer, keys)


def employers_by_agent(enquiry: Enquiry, keys: Sequence[str]) -> list[list[EmployerAgentAnswer]]:
    return agents(enquiry, AGENTS.c.person, keys)


def agents(enquiry: Enquiry, column: Column[str], keys: Sequence[str]) -> list[list[EmployerAgentAnswer]]:
    shown = select(AGENTS).join(EMPLOYERS, EMPLOYERS.c.id == AGENTS.c.employer).where(are_shown(enquiry))
    in_order = shown.order_by(AGENTS.c.since, AGENTS.c.person)
    return of_each(enquiry, keys, in_order, column, EmployerAgentAnswer)


def are_shown(enquiry: Enquiry) -> ColumnElement[bool]:
    """To the county of the employer, to each agent, and to all who act for the same employer today."""
    seen = enquiry.sees(EMPLOYER, region=EMPLOYERS.c.region, person=AGENTS.c.person)
    return or_(seen, EMPLOYERS.c.id.in_(acts_for(enquiry)))


def acts_for(enquiry: Enquiry) -> Select[Any]:
    """The employers for whom the asker may act today."""
    return select(AGENTS.c.employer).where(
        AGENTS.c.person == enquiry.actor.person,
        AGENTS.c.since <= enquiry.today,
        or_(AGENTS.c.until.is_(None), AGENTS.c.until >= enquiry.today),
    )


def branches_of(enquiry: Enquiry, keys: Sequence[BranchesOf]) -> list[Listed[EmployerAnswer]]:
    return below(enquiry, keys, "employer", EMPLOYERS.c.head)


def employers_in(enquiry: Enquiry, keys: Sequence[EmployersIn]) -> list[Listed[EmployerAnswer]]:
    return below(enquiry, keys, "region", EMPLOYERS.c.region)


def below(
    enquiry: Enquiry, keys: Sequence[Any], about: str, column: Column[str]
) -> list[Listed[EmployerAnswer]]:
    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=lambda _: select(EMPLOYERS),
        order=(EMPLOYERS.c.id,),
        answer=EmployerAnswer,
    )


def find_employers(enquiry: Enquiry, keys: Sequence[FindEmployers]) -> list[Listed[EmployerAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindEmployers) -> Listed[EmployerAnswer]:
    statement: Select[Any] = select(EMPLOYERS)
    if ask.within:
        statement = statement.where(EMPLOYERS.c.region.in_(enquiry.authority.inside(ask.within)))
    if ask.number:
        holders = select(NUMBERS.c.employer).where(NUMBERS.c.number == ask.number.strip().upper())
        statement = statement.where(EMPLOYERS.c.id.in_(holders))
    if ask.kind:
        statement = statement.where(EMPLOYERS.c.kind == ask.kind)
    if ask.name:
        statement = statement.where(EMPLOYERS.c.name.startswith(ask.name, autoescape=True))
    return page_of(enquiry, statement, ask, (EMPLOYERS.c.id,), EmployerAnswer)
