"""What can happen to an employer. Kept for good: a change is a v2, never an edit."""

from datetime import date
from typing import TypeAlias

from identity.employer.terms import AgentRole, Closing, EmployerKind, EmployerNumberKind
from jinbao.events import Event


class Registered(Event, frozen=True, tag="identity.employer.registered.v1"):
    """``head`` is the legal person that a branch belongs to."""

    employer: str
    kind: EmployerKind
    name: str
    region: str
    head: str | None
    since: date


class NumberGiven(Event, frozen=True, tag="identity.employer.number-given.v1"):
    employer: str
    kind: EmployerNumberKind
    number: str
    since: date


class NumberEnded(Event, frozen=True, tag="identity.employer.number-ended.v1"):
    """``until`` is its last day."""

    employer: str
    kind: EmployerNumberKind
    number: str
    until: date


class Renamed(Event, frozen=True, tag="identity.employer.renamed.v1"):
    employer: str
    name: str
    since: date
    document: str


class Moved(Event, frozen=True, tag="identity.employer.moved.v1"):
    employer: str
    region: str
    since: date
    document: str


class Insured(Event, frozen=True, tag="identity.employer.insured.v1"):
    """It is registered for social insurance (社会保险登记) in a county."""

    employer: str
    region: str
    since: date


class AgentNamed(Event, frozen=True, tag="identity.employer.agent-named.v1"):
    employer: str
    person: str
    role: AgentRole
    since: date
    document: str


class AgentDismissed(Event, frozen=True, tag="identity.employer.agent-dismissed.v1"):
    """``until`` is the last day on which they may act."""

    employer: str
    person: str
    since: date
    until: date


class Closed(Event, frozen=True, tag="identity.employer.closed.v1"):
    """``since`` is the first day on which it is no more."""

    employer: str
    ground: Closing
    since: date
    document: str


class Reopened(Event, frozen=True, tag="identity.employer.reopened.v1"):
    """It was closed on a wrong fact."""

    employer: str
    on: date
    document: str


EmployerEvent: TypeAlias = (
    Registered
    | NumberGiven
    | NumberEnded
    | Renamed
    | Moved
    | Insured
    | AgentNamed
    | AgentDismissed
    | Closed
    | Reopened
)
