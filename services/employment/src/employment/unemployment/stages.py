"""How an unemployment registration stands, and how what happens leads from one state to the next."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment.unemployment.events import (
    Applied,
    Cancelled,
    ContactMade,
    ContactTakenBack,
    DecisionServed,
    NotRegistered,
    OfferMade,
    OfferRefused,
    OfferTaken,
    RefusalRuled,
    Registered,
    Reinstated,
    Revoked,
    Transferred,
    UnemploymentEvent,
    Visited,
    Withdrawn,
    WorkCameIn,
    WorkFellAway,
)
from employment.unemployment.terms import CancellationGround, OfferKind, UnemployedCategory
from jinbao.casework.hands import Hand
from jinbao.casework.steps import INTAKE
from jinbao.decision import Appeal


class NotApplied(Struct, frozen=True):
    pass


class Pending(Struct, frozen=True):
    """Applied for, and perhaps visited."""

    category: UnemployedCategory
    hands: tuple[Hand, ...]
    visited: bool = False


class Offer(Struct, frozen=True):
    """What was offered; refused, it waits for a ruling on the cause."""

    kind: OfferKind
    employer: str | None
    taken: bool = False
    refused_on: date | None = None
    proper_cause: bool | None = None


class OnRegister(Struct, frozen=True):
    """Registered; ``seeking`` is what the person said last, ``work`` what breaks the spell since when.

    ``contacts`` are the days of contact by what they are known from, ``last_contact`` the last of all.
    """

    registered_on: date
    last_contact: date
    contacts: tuple[tuple[date, str | None], ...] = ()
    seeking: bool = True
    offers: Mapping[str, Offer] = {}
    work: Mapping[str, date] = {}

    def without(self, evidence: str) -> "OnRegister":
        """As if that had been no contact."""
        left = tuple(one for one in self.contacts if one[1] != evidence)
        return replace(self, contacts=left, last_contact=max((self.registered_on, *(on for on, _ in left))))

    @property
    def refusals(self) -> int:
        """How many suitable offers were refused without proper cause."""
        return sum(one.proper_cause is False for one in self.offers.values())


class Off(Struct, frozen=True):
    """Answered with a no; ``before`` is what stood until the ``ground`` that may yet be taken back."""

    on: date
    appeals: tuple[Appeal, ...]
    before: OnRegister | None = None
    ground: CancellationGround | None = None
    served: bool = False


class Closed(Struct, frozen=True):
    pass


Unemployment: TypeAlias = NotApplied | Pending | OnRegister | Off | Closed


def evolve(unemployment: Unemployment, event: UnemploymentEvent) -> Unemployment:
    match unemployment, event:
        case NotApplied(), Applied(on=on, category=category, applied_by=by):
            return Pending(category, (Hand(INTAKE, by, on),))
        case Pending(hands=hands), Visited(on=on, officer=by):
            return replace(unemployment, visited=True, hands=(*hands, Hand(INTAKE, by, on)))
        case Pending(), Registered(on=on):
            return OnRegister(on, on)
        case Pending(), NotRegistered(on=on, decision=decision):
            return Off(on, decision.appeals)
        case Pending(), Withdrawn():
            return Closed()
        case OnRegister(), _:
            return registered(unemployment, event)
        case Off(), DecisionServed():
            return replace(unemployment, served=True)
        case Off(before=OnRegister() as before), Reinstated():
            return before
        case _:
            raise ValueError(f"{event} cannot follow {unemployment}")


def registered(it: OnRegister, event: UnemploymentEvent) -> Unemployment:
    match event:
        case ContactMade(on=on, last_contact=last_contact, still_seeking=seeking, evidence=evidence):
            contacts = (*it.contacts, (on, evidence))
            return replace(it, last_contact=last_contact, contacts=contacts, seeking=seeking)
        case ContactTakenBack(evidence=evidence):
            return it.without(evidence)
        case OfferMade(offer=offer, kind=kind, employer=employer):
            return replace(it, offers={**it.offers, offer: Offer(kind, employer)})
        case OfferTaken(offer=offer):
            return with_offer(it, offer, taken=True)
        case OfferRefused(on=on, offer=offer):
            return with_offer(it, offer, refused_on=on)
        case RefusalRuled(offer=offer, proper_cause=proper_cause):
            return with_offer(it, offer, proper_cause=proper_cause)
        case Cancelled(on=on, ground=ground, decision=decision):
            return Off(on, decision.appeals, before=it, ground=ground)
        case Revoked(on=on, decision=decision):
            return Off(on, decision.appeals)
        case WorkCameIn(employment=employment, since=since):
            return replace(it, work={**it.work, employment: since})
        case WorkFellAway(employment=employment):
            return replace(it, work={one: since for one, since in it.work.items() if one != employment})
        case Transferred():
            return it
        case _:
            raise ValueError(f"{event} cannot follow {it}")


def with_offer(it: OnRegister, offer: str, **now: object) -> OnRegister:
    return replace(it, offers={**it.offers, offer: replace(it.offers[offer], **now)})
