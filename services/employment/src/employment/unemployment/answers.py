"""What is answered concerning unemployment registration, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from employment.unemployment.terms import (
    CancellationGround,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
    UnemploymentStage,
)
from jinbao.casework.answers import AppealAnswer
from jinbao.commands import id_of, says
from jinbao.paging import Page


class UnemploymentAnswer(Struct, frozen=True):
    """A registration as it stands.

    ``lapses_on`` is when nobody will have been in contact for six months, ``long_term_on`` from when it is of
    long standing, unless work came in between. ``cancelled_since`` is the true day of the ground.
    """

    id: str
    person: str
    region: str
    category: UnemployedCategory
    stage: UnemploymentStage
    applied_on: date
    visited_on: date | None
    registered_on: date | None
    spell: int | None
    last_contact: date | None
    seeking: bool
    lapses_on: date | None
    long_term_on: date | None
    last_employment: str | None
    ground: CancellationGround | None
    cancelled_on: date | None
    cancelled_since: date | None
    served_on: date | None
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    version: int


class OfferAnswer(Struct, frozen=True):
    """What the office offered, and what became of it."""

    offer: str
    kind: OfferKind
    employer: str | None
    vacancy: str | None
    offered_on: date
    taken_on: date | None
    refused_on: date | None
    reason: OfferRefusal | None
    proper_cause: bool | None


class ProposalAnswer(Struct, frozen=True):
    """A ground to cancel that the registers see, for a person to confirm; ``source`` is what tells."""

    ground: CancellationGround
    since: date
    source: str | None


class UnemploymentsOf(Page, frozen=True, kw_only=True):
    """The registrations of a person, newest first."""

    person: Annotated[str, id_of("Person", "Who has or had no work (失业人员).")]


class FindUnemployment(Page, frozen=True, kw_only=True):
    """Unemployment registrations in a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[UnemploymentStage | None, says("Only at this stage (状态).")] = None
    category: Annotated[UnemployedCategory | None, says("Only this category (人员类别).")] = None
    long_term: Annotated[bool | None, says("Only for a year or longer, or only shorter (长期失业).")] = None
    proposed: Annotated[
        CancellationGround | None, says("Only where this ground to cancel is proposed (拟注销情形).")
    ] = None
    applied_from: Annotated[date | None, says("Applied for on this day or later (申请日起).")] = None
    applied_until: Annotated[date | None, says("Applied for on this day or earlier (申请日止).")] = None
