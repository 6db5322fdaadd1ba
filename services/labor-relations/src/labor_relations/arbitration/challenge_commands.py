"""What can be asked about who must avoid a case: a party's own challenge, and the answer to it."""

from datetime import date
from typing import Annotated, TypeAlias

from jinbao.commands import Command, id_of, says
from labor_relations.arbitration.commands import Case, Papers
from labor_relations.arbitration.terms import ReplacementGround
from labor_relations.dispute.terms import Side

Challenged: TypeAlias = Annotated[str, id_of("Person", "Who should not sit (被申请回避人员).")]


class ChallengeArbitrator(Command, frozen=True, kw_only=True):
    """A party asks that somebody who sits, or keeps the record, avoids the case (申请回避)."""

    arbitration: Case
    challenged: Challenged
    ground: Annotated[ReplacementGround, says("Why (回避事由).")]
    known_on: Annotated[date, says("Since when the party knows of it (知悉回避事由之日).")]
    papers: Papers = ()
    side: Annotated[
        Side | None, says("For which side an officer writes it down; a party asks for its own (申请方).")
    ] = None


class DecideChallenge(Command, frozen=True, kw_only=True):
    """The head decides on a challenge (回避决定): another takes the seat, or it is refused."""

    arbitration: Case
    challenged: Challenged
    ground_found: Annotated[bool, says("Whether the ground is found to be there (回避事由是否成立).")]
    comes: Annotated[str | None, id_of("Person", "Who takes the seat, where it is granted (接任人员).")] = (
        None
    )


ChallengeCommand: TypeAlias = ChallengeArbitrator | DecideChallenge
