"""What every event of a case says, and what can happen wherever it stands: the kin go on, it is closed."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from jinbao.decision import Decision
from jinbao.events import Event
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.dispute.parties import Parties, Succession

Place: TypeAlias = Annotated[int, Meta(description="The claim, by its place from 0 on (请求序号).", ge=0)]


class OfCase(Event, frozen=True):
    """What every event of a case says: whose, where, on which day, and who did it."""

    person: str
    region: str
    on: date
    officer: str


class HeirsContinue(OfCase, frozen=True, tag="labor-relations.arbitration.heirs-continue.v1"):
    """A worker has died: near relatives go on in their place ([L3] article 25)."""

    succession: Succession
    parties: Parties


class ArbitrationClosed(OfCase, frozen=True, tag="labor-relations.arbitration.closed.v1"):
    """The case has ended without an award; that it counts as withdrawn is a decision with its calculation."""

    ending: CaseEnding
    decision: Decision | None = None
    readers: tuple[str, ...] = ()


CaseEvent = HeirsContinue | ArbitrationClosed
