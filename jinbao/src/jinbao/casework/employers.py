"""The employers that a service knows: where they are insured, until when they exist, who acts for them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from sqlalchemy import Column, Connection, Date, Index, Table, Text, or_, select
from sqlalchemy.sql.elements import ColumnElement

from jinbao.casework.known_employer import KnownEmployer
from jinbao.casework.metadata import CASEWORK
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes


class EmployerRegistered(Event, frozen=True, tag="identity.employer-registered.v1"):
    employer: str
    region: str
    since: date


class EmployerMoved(Event, frozen=True, tag="identity.employer-moved.v1"):
    employer: str
    region: str


class EmployerInsured(Event, frozen=True, tag="identity.employer-insured.v1"):
    employer: str
    region: str
    since: date


class EmployerAgentNamed(Event, frozen=True, tag="identity.employer-agent-named.v1"):
    employer: str
    person: str
    since: date


class EmployerAgentDismissed(Event, frozen=True, tag="identity.employer-agent-dismissed.v1"):
    """``until`` is the last day on which they may act."""

    employer: str
    person: str
    until: date


class EmployerClosed(Event, frozen=True, tag="identity.employer-closed.v1"):
    """``since`` is the first day on which it is no more."""

    employer: str
    ground: str
    since: date


class EmployerReopened(Event, frozen=True, tag="identity.employer-reopened.v1"):
    employer: str


OfEmployers: TypeAlias = (
    EmployerRegistered
    | EmployerMoved
    | EmployerInsured
    | EmployerAgentNamed
    | EmployerAgentDismissed
    | EmployerClosed
    | EmployerReopened
)

EMPLOYERS = Table(
    "employer_known",
    CASEWORK,
    Column("employer", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("insured_in", Text),
    Column("insured_since", Date),
    Column("closed_on", Date),
    Column("closing", Text),
    Column("closing_event", Text),
)

AGENTS = Table(
    "employer_agent_known",
    CASEWORK,
    Column("employer", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Index("employer_agent_known_by_person", "person"),
)
"""Who acts for an employer, by the last letter of authority that named them."""


def take(changes: Changes, heard: Heard) -> None:
    match heard.event:
        case EmployerRegistered(employer, region, since):
            unknown = dict.fromkeys(("insured_in", "insured_since", "closed_on", "closing", "closing_event"))
            changes.put(EMPLOYERS, employer=employer, region=region, since=since, **unknown)
        case EmployerMoved(employer, region):
            changes.change(EMPLOYERS, employer, region=region)
        case EmployerInsured(employer, region, since):
            changes.change(EMPLOYERS, employer, insured_in=region, insured_since=since)
        case EmployerAgentNamed(employer, person, since):
            changes.put(AGENTS, employer=employer, person=person, since=since, until=None)
        case EmployerAgentDismissed(employer, person, until):
            changes.change(AGENTS, employer, person, until=until)
        case EmployerClosed(employer, ground, since):
            changes.change(EMPLOYERS, employer, closed_on=since, closing=ground, closing_event=heard.id)
        case EmployerReopened(employer):
            changes.change(EMPLOYERS, employer, closed_on=None, closing=None, closing_event=None)


def known_employers(connection: Connection, employers: Sequence[str], on: date) -> dict[str, KnownEmployer]:
    """What is known of each of them; one of which nothing is known is left out."""
    agents = agents_of_each(connection, employers, on)
    rows = connection.execute(select(EMPLOYERS).where(EMPLOYERS.c.employer.in_(list(employers)))).mappings()
    return {
        row["employer"]: KnownEmployer(**row, agents=agents.get(row["employer"], frozenset())) for row in rows
    }


def agents_of_each(
    connection: Connection, employers: Sequence[str], on: date
) -> Mapping[str, frozenset[str]]:
    """Who may act for each of them on that day."""
    found: dict[str, set[str]] = defaultdict(set)
    statement = select(AGENTS.c.employer, AGENTS.c.person)
    for employer, person in connection.execute(
        statement.where(AGENTS.c.employer.in_(list(employers)), acts_on(on))
    ):
        found[employer].add(person)
    return {employer: frozenset(people) for employer, people in found.items()}


def is_agent(employer: ColumnElement[str], person: str, on: date) -> ColumnElement[bool]:
    """The SQL condition under which a row's employer is one for which the person may act that day."""
    return employer.in_(select(AGENTS.c.employer).where(AGENTS.c.person == person, acts_on(on)))


def acts_on(on: date) -> ColumnElement[bool]:
    until = AGENTS.c.until
    begun: ColumnElement[bool] = AGENTS.c.since <= on
    return begun & or_(until.is_(None), until >= on)
