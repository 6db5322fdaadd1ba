"""Given some history, when a command arrives at a desk, then these events follow, or it is refused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from jinbao.actor import EVERYTHING, Actor, Grant
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective

ALWAYS = date(1900, 1, 1)


def officer(
    person: str, office: str, region: str, *steps: str, items: Sequence[str] = (EVERYTHING,)
) -> Actor:
    """Somebody who may take these steps in a region, for whatever items, at any time."""
    grant = Grant(
        id=f"{person}@{office}",
        person=person,
        role="officer",
        office=office,
        region=region,
        items=tuple(items),
        steps=steps,
        since=ALWAYS,
    )
    return Actor(person, office, None, (grant,))


@dataclass(frozen=True)
class Scenario:
    """A case in a test: its history, what is asked of it, by whom, and what else the office knows."""

    decider: Decider[Any, Any, Any]
    known: Any = None
    history: tuple[Any, ...] = ()
    command: Any = None
    by: Actor | None = None

    def given(self, *events: Any) -> "Scenario":
        return replace(self, history=self.history + events)

    def knowing(self, known: Any) -> "Scenario":
        return replace(self, known=known)

    def when(self, command: Any, *, by: Actor) -> "Scenario":
        return replace(self, command=command, by=by)

    def then(self, *events: Any) -> None:
        assert self.decided() == events

    def refused(self, code: str) -> Refused:
        with pytest.raises(Refused) as refusal:
            self.decided()
        assert refusal.value.code == code
        return refusal.value

    def decided(self) -> tuple[Any, ...]:
        """What follows, without the days from which it is true."""
        assert self.by is not None
        desk = Desk(self.by, self.command.on, self.known)
        state = self.decider.replay(self.history)
        happened = self.decider.decide(state, self.command, desk)
        return tuple(one.event if isinstance(one, Effective) else one for one in happened)
