"""How a recognition stands, and how what happens leads from one state to the next."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment.difficulty import events
from employment.difficulty.events import DifficultyEvent
from employment.difficulty.terms import DifficultyCategory
from jinbao.casework.hands import Hand
from jinbao.casework.steps import INTAKE, PUBLICISE, RECHECK
from jinbao.decision import Appeal


class NotApplied(Struct, frozen=True):
    pass


class Pending(Struct, frozen=True):
    """On the way; an ``objection`` waits for another officer, ``upheld`` says what that one found."""

    claims: tuple[DifficultyCategory, ...]
    hands: tuple[Hand, ...]
    found: tuple[DifficultyCategory, ...] | None = None
    public_until: date | None = None
    objection: bool = False
    upheld: bool = False


class InDifficulty(Struct, frozen=True):
    """Recognised; ``work`` is what they do since when, as far as it goes on."""

    on: date
    primary: DifficultyCategory
    work: Mapping[str, date] = {}


class Answered(Struct, frozen=True):
    """Told no, or that it ended; it has to be served."""

    on: date
    appeals: tuple[Appeal, ...]
    served: bool = False


class Closed(Struct, frozen=True):
    pass


Recognition: TypeAlias = NotApplied | Pending | InDifficulty | Answered | Closed


def evolve(it: Recognition, event: DifficultyEvent) -> Recognition:
    match it, event:
        case NotApplied(), events.Applied(on=on, claims=claims, applied_by=by):
            return Pending(claims, (Hand(INTAKE, by, on),))
        case Pending(), _:
            return pending(it, event)
        case InDifficulty(work=work), events.WorkBegan(employment=employment, since=since):
            return replace(it, work={**work, employment: since})
        case InDifficulty(work=work), events.WorkEnded(employment=ended):
            return replace(it, work={one: since for one, since in work.items() if one != ended})
        case InDifficulty(), events.Ended(on=on, decision=said) | events.Revoked(on=on, decision=said):
            return Answered(on, said.appeals)
        case Answered(), events.DecisionServed():
            return replace(it, served=True)
        case _:
            raise ValueError(f"{event} cannot follow {it}")


def pending(it: Pending, event: DifficultyEvent) -> Recognition:
    match event:
        case events.HouseholdChecked(on=on, found=found, officer=by):
            return replace(it, found=found, hands=(*it.hands, Hand(INTAKE, by, on)))
        case events.Publicised(on=on, until=until, officer=by):
            return replace(it, public_until=until, hands=(*it.hands, Hand(PUBLICISE, by, on)))
        case events.Objected():
            return replace(it, objection=True)
        case events.ObjectionRechecked(on=on, upheld=upheld, officer=by):
            hands = (*it.hands, Hand(RECHECK, by, on))
            return replace(it, objection=False, upheld=it.upheld or upheld, hands=hands)
        case events.Recognised(on=on, primary=primary):
            return InDifficulty(on, primary)
        case events.NotRecognised(on=on, decision=decision):
            return Answered(on, decision.appeals)
        case events.Withdrawn():
            return Closed()
        case _:
            raise ValueError(f"{event} cannot follow {it}")
