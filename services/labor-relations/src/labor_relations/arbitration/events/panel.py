"""What can happen to a panel: who sits, who comes in whose place, who is challenged."""

from datetime import date

from jinbao.casework.paper import CasePaper
from jinbao.decision import Decision
from labor_relations.arbitration.events.case import OfCase
from labor_relations.arbitration.terms import ReplacementGround, SeatRole
from labor_relations.dispute.terms import Side


class PanelFormed(OfCase, frozen=True, tag="labor-relations.arbitration.panel-formed.v1"):
    """One arbitrator, or three of whom the first presides (组庭), and who keeps the record."""

    arbitrators: tuple[str, ...]
    clerk: str | None = None


class ArbitratorReplaced(OfCase, frozen=True, tag="labor-relations.arbitration.arbitrator-replaced.v1"):
    """Another takes the seat (更换仲裁员、回避)."""

    leaves: str
    comes: str
    role: SeatRole
    ground: ReplacementGround


class ArbitratorChallenged(OfCase, frozen=True, tag="labor-relations.arbitration.challenged.v1"):
    """A party asks that somebody who sits avoids the case (申请回避); ``number`` counts them."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    known_on: date
    papers: tuple[CasePaper, ...]


class ChallengeDecided(OfCase, frozen=True, tag="labor-relations.arbitration.challenge-decided.v1"):
    """Whether the seat is given to another (回避决定)."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    decision: Decision
    readers: tuple[str, ...]


PanelEvent = PanelFormed | ArbitratorReplaced | ArbitratorChallenged | ChallengeDecided
