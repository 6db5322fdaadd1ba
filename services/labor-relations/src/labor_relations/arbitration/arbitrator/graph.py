"""Arbitrators in the graph: the list of a commission, and who sits on a panel."""

from datetime import date
from typing import Any

import strawberry

from jinbao.graph import Node, ask, entity, link, mutation, references, value, words
from labor_relations import contract
from labor_relations.contract import (
    ArbitratorAnswer,
    ChallengeAnswer,
    FindArbitrators,
    Qualification,
    ReplacementGround,
    SeatAnswer,
    SeatRole,
    Side,
)

words(Qualification, name="ArbitratorQualification", description="What makes an arbitrator fit (聘任资格).")
words(SeatRole, name="ArbitrationSeatRole", description="As what somebody sits (仲裁庭组成人员).")


@entity("Arbitrator", look_up=("labor-relations", "arbitrator_by_person"), source=ArbitratorAnswer)
class Arbitrator(Node):
    """Somebody on a commission's list (仲裁员)."""

    qualification: Qualification = strawberry.field(description="What makes them fit (聘任资格).")
    since: date = strawberry.field(description="From which day (聘期开始).")
    until: date | None = strawberry.field(description="Last day, where it is set (聘期截止).")
    document: str = strawberry.field(description="The appointment (聘书).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who it is (人员)."""


@value(SeatAnswer)
class ArbitrationSeat:
    """A seat on the panel (仲裁庭组成)."""

    role: SeatRole = strawberry.field(description="As what (仲裁庭组成人员).")
    since: date = strawberry.field(description="Since when (起始日).")
    until: date | None = strawberry.field(description="Until when, where they left (退出日).")
    ground: ReplacementGround | None = strawberry.field(description="Why they left (更换理由).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who sits (组成人员); the parties see the name."""


@value(ChallengeAnswer)
class ArbitratorChallenge:
    """A party's challenge of somebody who sits (回避申请)."""

    number: int = strawberry.field(description="Which one of the case (序号).")
    side: Side = strawberry.field(description="Who asked (申请方).")
    ground: ReplacementGround = strawberry.field(description="Why (回避事由).")
    asked_on: date = strawberry.field(description="When (申请日期).")
    known_on: date = strawberry.field(description="Since when the party knew of it (知悉日期).")
    granted: bool | None = strawberry.field(description="Whether another takes the seat (是否准予回避).")
    decided_on: date | None = strawberry.field(description="When it was decided (决定日期).")

    @link("identity", "person_by_id", key="challenged")
    def challenged(self) -> references.Person | None:
        """Who is challenged (被申请回避人员)."""

    @link("labor-relations", "decision_by_event", key="decision")
    def decision(self) -> references.Decision | None:
        """The decision with its reasons (回避决定)."""


@strawberry.type
class Query:
    @ask("labor-relations", "find_arbitrators", FindArbitrators)
    def arbitrators(self) -> list[Arbitrator] | None:
        """Who is on the list of a commission (仲裁员名册)."""


def of_arbitrator(command: type[Any]) -> Any:
    return mutation(command, service="labor-relations", gives=Arbitrator, by=lambda asked, _: asked.person)


@strawberry.type
class Mutation:
    enrol_arbitrator = of_arbitrator(contract.EnrolArbitrator)
    strike_arbitrator = of_arbitrator(contract.StrikeArbitrator)
