"""What other services and integrators are told of zero-employment families."""

from datetime import date
from typing import Any

from employment.zero_employment_family import events
from employment.zero_employment_family.terms import PromiseEnd
from jinbao.events import Event, Recorded


class ZeroFamilyConfirmed(Event, frozen=True, tag="employment.zero-employment-family-confirmed.v1"):
    """One of the members is owed a suitable job."""

    family: str
    region: str
    members: tuple[str, ...]
    confirmed_on: date


class ZeroFamilyJobProvided(Event, frozen=True, tag="employment.zero-employment-family-job-provided.v1"):
    """A member of the family has work, by the register of employment."""

    family: str
    region: str
    member: str
    employment: str
    since: date


class ZeroFamilyRelapsed(Event, frozen=True, tag="employment.zero-employment-family-relapsed.v1"):
    """Nobody of the family has work any more; the promise holds anew."""

    family: str
    region: str
    on: date


class ZeroFamilyStable(Event, frozen=True, tag="employment.zero-employment-family-stable.v1"):
    """A member has kept work so long that it counts as stable; ``since`` is the day from which it does."""

    family: str
    region: str
    since: date


class ZeroFamilyEnded(Event, frozen=True, tag="employment.zero-employment-family-ended.v1"):
    """The office owes it no job any more."""

    family: str
    region: str
    ground: PromiseEnd
    on: date


def public_zero_family(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Confirmed(family, _, region, on, members):
            return ZeroFamilyConfirmed(family, region, members, on)
        case events.JobProvided(family, _, region, _, member, employment, since):
            return ZeroFamilyJobProvided(family, region, member, employment, since)
        case events.JobLost(family, _, region, on, relapse=True):
            return ZeroFamilyRelapsed(family, region, on)
        case events.BecameStable(family, _, region, since=since):
            return ZeroFamilyStable(family, region, since)
        case events.PromiseEnded(family, _, region, on, ground):
            return ZeroFamilyEnded(family, region, ground, on)
        case _:
            return None
