"""What other services and integrators are told of employers: no names, no numbers."""

from datetime import date
from typing import Any

from identity.employer import events
from identity.employer.terms import AgentRole, Closing, EmployerKind
from jinbao.events import Event, Recorded


class EmployerRegistered(Event, frozen=True, tag="identity.employer-registered.v1"):
    """``head`` is the legal person that a branch belongs to."""

    employer: str
    kind: EmployerKind
    region: str
    head: str | None
    since: date


class EmployerMoved(Event, frozen=True, tag="identity.employer-moved.v1"):
    """An employer is in another region from ``since`` on."""

    employer: str
    region: str
    since: date


class EmployerInsured(Event, frozen=True, tag="identity.employer-insured.v1"):
    """It is registered for social insurance in this county."""

    employer: str
    region: str
    since: date


class EmployerAgentNamed(Event, frozen=True, tag="identity.employer-agent-named.v1"):
    """Somebody acts for an employer from ``since`` on."""

    employer: str
    person: str
    role: AgentRole
    since: date


class EmployerAgentDismissed(Event, frozen=True, tag="identity.employer-agent-dismissed.v1"):
    """``until`` is the last day on which they may act."""

    employer: str
    person: str
    until: date


class EmployerClosed(Event, frozen=True, tag="identity.employer-closed.v1"):
    """``since`` is the first day on which it is no more."""

    employer: str
    ground: Closing
    since: date


class EmployerReopened(Event, frozen=True, tag="identity.employer-reopened.v1"):
    """It never was closed."""

    employer: str


def public_employer(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Registered(employer, kind, _, region, head, since):
            return EmployerRegistered(employer, kind, region, head, since)
        case events.Moved(employer, region, since):
            return EmployerMoved(employer, region, since)
        case events.Insured(employer, region, since):
            return EmployerInsured(employer, region, since)
        case events.AgentNamed(employer, person, role, since):
            return EmployerAgentNamed(employer, person, role, since)
        case events.AgentDismissed(employer, person, _, until):
            return EmployerAgentDismissed(employer, person, until)
        case events.Closed(employer, ground, since):
            return EmployerClosed(employer, ground, since)
        case events.Reopened(employer):
            return EmployerReopened(employer)
        case _:
            return None
