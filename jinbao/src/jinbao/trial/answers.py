"""What is asked of a service that tries something out, and what it answers."""

from msgspec import Struct

from jinbao.calendar import Month
from jinbao.commands import Command
from jinbao.money import Fen
from jinbao.published import Headers


class Told(Struct, frozen=True):
    """A public event as it would travel."""

    source: str
    headers: Headers
    body: bytes


class Supposed(Struct, frozen=True):
    """What is so for the time of a trial: a command of the service's own, and what others would tell."""

    command: Command | None = None
    told: tuple[Told, ...] = ()


class ActForeseen(Struct, frozen=True):
    """An act that an office would be asked for; ``code`` says why it could not be decided as things stand.

    ``case`` is the stream of the case that it is about.
    """

    service: str
    act: str
    label: str
    mutation: str
    case: str
    person: str | None
    region: str
    code: str | None = None
    message: str | None = None


class DecisionForeseen(Struct, frozen=True):
    """A decision that would be made; ``before`` and ``after`` are of the last month that it changes."""

    service: str
    case: str
    question: str
    outcome: str
    before: Fen | None
    after: Fen | None


class MonthStands(Struct, frozen=True):
    """A month of an entitlement: what is due for it, what of that was paid, what is owed or was too much."""

    service: str
    case: str
    benefit: str
    month: Month
    due: Fen
    paid: Fen
    owed: Fen
    overpaid: Fen


class MonthForeseen(Struct, frozen=True):
    """A month whose amount would be another."""

    service: str
    case: str
    benefit: str
    month: Month
    before: Fen
    after: Fen
    paid: Fen


class MonthsForeseen(Struct, frozen=True):
    """Months in a row of which the same is foreseen, each of them."""

    service: str
    case: str
    benefit: str
    first_month: Month
    last_month: Month
    before: Fen
    after: Fen
    paid: Fen


class Foreseen(Struct, frozen=True):
    """What would change in one service; ``elsewhere`` counts the cases that are not the caller's to see.

    ``told`` is what others would hear of it; ``understands`` are the types of events that it listens to.
    """

    told: tuple[Told, ...] = ()
    understands: frozenset[str] = frozenset()
    acts: tuple[ActForeseen, ...] = ()
    decisions: tuple[DecisionForeseen, ...] = ()
    months: tuple[MonthForeseen, ...] = ()
    to_recover: Fen = 0
    to_pay: Fen = 0
    elsewhere: int = 0


class WhatWouldChange(Struct, frozen=True):
    """The same of all services. ``elsewhere`` is told to offices alone; ``silent`` did not answer."""

    acts: tuple[ActForeseen, ...]
    decisions: tuple[DecisionForeseen, ...]
    months: tuple[MonthsForeseen, ...]
    to_recover: Fen
    to_pay: Fen
    elsewhere: int | None
    silent: tuple[str, ...]
