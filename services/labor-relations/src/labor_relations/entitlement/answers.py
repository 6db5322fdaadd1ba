"""What is asked and answered of what a worker may claim: facts in, a worksheet out, nothing recorded."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.casework.answers import StepAnswer, UsedParameter
from jinbao.commands import id_of, says
from jinbao.money import Fen
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.facts import WorkFacts

MOST_KINDS = 5


class WorkOutEntitlements(Struct, frozen=True, kw_only=True):
    """Facts of somebody's work, and what of it is to be worked out, by the law of a place and a day."""

    region: Annotated[str, id_of("Region", "Where the work is done (工作地).")]
    on: Annotated[date, says("By the law and the facts of this day (计算日期).")]
    kinds: Annotated[
        tuple[ClaimKind, ...],
        Meta(description="What to work out (请求事项).", min_length=1, max_length=MOST_KINDS),
    ]
    facts: Annotated[WorkFacts, says("The facts of the work (用工事实).")]


class EntitlementAnswer(Struct, frozen=True):
    """What the law gives for one kind of claim; ``reasons`` say why it gives nothing.

    ``missing`` is the refusal where it could not be worked out, such as for want of a local amount.
    """

    kind: ClaimKind
    amount: Fen | None
    reasons: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    steps: tuple[StepAnswer, ...] = ()
    parameters: tuple[UsedParameter, ...] = ()
    law: tuple[str, ...] = ()
    rule_set: str | None = None
    missing: str | None = None
    message: str | None = None
