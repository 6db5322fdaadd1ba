"""What becomes of an award: suits, setting aside, whom it binds, execution, performance."""

from jinbao.money import Fen
from labor_relations.arbitration.events.case import OfCase
from labor_relations.arbitration.terms import CourtOutcome, SetAsideGround
from labor_relations.dispute.terms import Side


class OfAward(OfCase, frozen=True):
    """What becomes of an award: of a partial one by its number; 0 is the award, or that none came in time."""

    partial: int


class SuitFiled(OfAward, frozen=True, tag="labor-relations.arbitration.suit-filed.v1"):
    """A party has gone to court (起诉); for the other workers the award stands."""

    side: Side
    party: str
    file: str


class SuitEnded(OfAward, frozen=True, tag="labor-relations.arbitration.suit-ended.v1"):
    """What became of a suit (诉讼结果); withdrawn or rejected, it leaves the award as it was."""

    side: Side
    party: str
    outcome: CourtOutcome


class SetAsideAsked(OfAward, frozen=True, tag="labor-relations.arbitration.set-aside-asked.v1"):
    """An employer asks the intermediate court to set a final award aside (申请撤销); execution is stayed."""

    party: str
    grounds: tuple[SetAsideGround, ...]
    file: str


class SetAsideRuled(OfAward, frozen=True, tag="labor-relations.arbitration.set-aside-ruled.v1"):
    """The court has ruled (撤销裁定); where the award is gone, either may sue within 15 days of service."""

    is_set_aside: bool


class AwardEffective(OfAward, frozen=True, tag="labor-relations.arbitration.effective.v1"):
    """The award binds (裁决生效) for these workers, from ``on``."""

    workers: tuple[str, ...]


class ExecutionAsked(OfAward, frozen=True, tag="labor-relations.arbitration.execution-asked.v1"):
    """A court has been asked to enforce it (申请强制执行)."""

    file: str


class ExecutionDone(OfAward, frozen=True, tag="labor-relations.arbitration.executed.v1"):
    """The court has enforced it (执行完毕)."""


class Performed(OfCase, frozen=True, tag="labor-relations.arbitration.performed.v1"):
    """Something of it was paid (履行), which rewrites nothing."""

    amount: Fen
    worker: str
    receipt: str | None


ContestingEvent = (
    SuitFiled
    | SuitEnded
    | SetAsideAsked
    | SetAsideRuled
    | AwardEffective
    | ExecutionAsked
    | ExecutionDone
    | Performed
)
