"""What a panel orders: the award, a part of it first, money ahead of it."""

from typing import Annotated

from msgspec import Struct

from jinbao.commands import fen, says
from jinbao.decision import Decision
from jinbao.money import Fen
from labor_relations.arbitration.events.case import OfCase, Place
from labor_relations.arbitration.terms import AwardFinding


class ClaimFound(Struct, frozen=True):
    """What is found of one claim, by its place in the application; ``amount`` where money is awarded."""

    claim: Place
    finding: Annotated[AwardFinding, says("What is found (裁决结果).")]
    amount: Annotated[Fen | None, fen("How much is awarded, in yuan, where it is money (裁决金额).")] = None


class PartlyAwarded(OfCase, frozen=True, tag="labor-relations.arbitration.partly-awarded.v1"):
    """What is already clear is awarded first (先行裁决)."""

    number: int
    found: tuple[ClaimFound, ...]
    decision: Decision
    is_final: bool
    readers: tuple[str, ...]


class AdvanceOrdered(OfCase, frozen=True, tag="labor-relations.arbitration.advance-ordered.v1"):
    """Money that somebody cannot live without is to be paid before the award (先予执行), by the court."""

    number: int
    claims: tuple[int, ...]
    decision: Decision
    readers: tuple[str, ...]


class AdvanceRefused(OfCase, frozen=True, tag="labor-relations.arbitration.advance-refused.v1"):
    """The law's conditions for money ahead of the award are not there (不予先予执行)."""

    number: int
    claims: tuple[int, ...]
    decision: Decision
    readers: tuple[str, ...]


class Awarded(OfCase, frozen=True, tag="labor-relations.arbitration.awarded.v1"):
    """The award (裁决): what is found of every claim, and whether it is final."""

    found: tuple[ClaimFound, ...]
    decision: Decision
    is_final: bool
    dissenting: tuple[str, ...]
    readers: tuple[str, ...]


AwardingEvent = PartlyAwarded | AdvanceOrdered | AdvanceRefused | Awarded
