"""What is answered concerning inheritances, and the questions that have arguments."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from insurance.inheritance.terms import EstateKind, InheritanceStage
from jinbao.casework.answers import AppealAnswer
from jinbao.casework.paper import PaperKind
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page


class HeirAnswer(Struct, frozen=True):
    """An heir with the agreed share; ``amount`` is in fen, once it is granted, and ``share`` the sum owed."""

    heir: str
    parts: int
    amount: Fen | None
    share: str


class InheritanceAnswer(Struct, frozen=True):
    """An inheritance as it stands. ``person`` is who died, amounts are in fen.

    ``decision`` is the event that keeps the latest decision.
    """

    id: str
    person: str
    region: str
    kind: EstateKind
    stage: InheritanceStage
    applied_on: date
    decided_on: date | None
    amount: Fen | None
    served_on: date | None
    paid_on: date | None
    missing: tuple[PaperKind, ...]
    reasons: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    decision: str | None
    recoverable: Fen | None
    version: int


class InheritancesOf(Page, frozen=True, kw_only=True):
    """The inheritances after a person, newest first."""

    person: Annotated[str, id_of("Person", "Who died (已故参保人).")]


class InheritedBy(Page, frozen=True, kw_only=True):
    """The inheritances of which a share falls to an heir, newest first."""

    heir: Annotated[str, id_of("Person", "The heir (继承人).")]


class FindInheritances(Page, frozen=True, kw_only=True):
    """Inheritances of a region, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[InheritanceStage | None, says("Only at this stage (状态).")] = None
    applied_from: Annotated[date | None, says("Applied for on this day or later (申请日起).")] = None
    applied_until: Annotated[date | None, says("Applied for on this day or earlier (申请日止).")] = None
