"""Whoever acts: a person who sits in an office and holds grants."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from jinbao.decider import NotAuthorised

EVERYTHING = "*"
HISTORICAL_ENTRY = "historical-entry"
"""The step of recording what was done on another day, from paper (历史补录)."""

FOUNDER = "founder"
"""Who sets up a new platform: until the first grant is given they may do everything, and then nothing."""


class Place(Struct, frozen=True):
    """A region together with itself and all that it lies within, from the nearest to the city."""

    region: str
    within: tuple[str, ...]


class Grant(Struct, frozen=True):
    """What one office lets one person do: where, for which items and steps, up to which amount, and when.

    ``ceiling`` is in fen. Both days are included. Source: domain handbook 8.5.
    """

    id: str
    person: str
    role: str
    office: str
    region: str
    items: tuple[str, ...]
    steps: tuple[str, ...]
    since: date
    until: date | None = None
    ceiling: int | None = None
    source: str = ""

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def covers(self, step: str, item: str, place: Place) -> bool:
        return self.allows(step, item) and (self.region == EVERYTHING or self.region in place.within)

    def allows(self, step: str, item: str) -> bool:
        """Wherever it is taken."""
        return (EVERYTHING in self.steps or step in self.steps) and (
            EVERYTHING in self.items or item in self.items
        )


def every_right(id: str, person: str) -> Grant:
    """A grant of everything, everywhere, since ever."""
    everything = (EVERYTHING,)
    return Grant(id, person, person, person, EVERYTHING, everything, everything, since=date.min)


class Actor(Struct, frozen=True):
    """A person at work. ``grants`` are those of the office in which they sit now.

    ``on_behalf_of`` is whom they say that they act for; ``is_let_act`` that the service knows them as kin.
    """

    person: str
    office: str | None = None
    on_behalf_of: str | None = None
    grants: tuple[Grant, ...] = ()
    is_let_act: bool = False

    def may(self, step: str, item: str, place: Place, on: date) -> Iterator[Grant]:
        """The grants that allow a step on that day."""
        return (grant for grant in self.grants if grant.holds_on(on) and grant.covers(step, item, place))

    def must(self, step: str, item: str, place: Place, on: date, amount: int | None = None) -> Grant:
        """The grant under which the step is taken; raises NotAuthorised where there is none."""
        allowed = list(self.may(step, item, place, on))
        if not allowed:
            raise NotAuthorised("NOT_AUTHORISED", step=step, item=item, region=place.region, on=on)
        for grant in allowed:
            if amount is None or grant.ceiling is None or amount <= grant.ceiling:
                return grant
        raise NotAuthorised("ABOVE_CEILING", step=step, item=item, region=place.region, on=on)

    def speaks_for(self, person: str) -> bool:
        """Whether the person acts in their own matter, or openly on behalf of the one whose matter it is."""
        return person in self.spoken_for

    @property
    def spoken_for(self) -> tuple[str, ...]:
        """No token lets somebody act for another: the service has to know that they may."""
        if self.is_let_act and self.on_behalf_of:
            return (self.person, self.on_behalf_of)
        return (self.person,)
