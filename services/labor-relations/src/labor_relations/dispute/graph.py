"""Disputes in the graph: who takes part, what is claimed, and the disputes of a person or an employer."""

from datetime import date

import strawberry

from jinbao.graph import Connection, Money, Month, contributes, link, references, value
from labor_relations.contract import (
    ClaimAnswer,
    ClaimCategory,
    ClaimKind,
    DisputeAnswer,
    DisputesOf,
    DisputesOfEmployer,
    PartyAnswer,
    PartyRole,
    Side,
    Way,
)


@value(PartyAnswer)
class DisputeParty:
    """Somebody who takes part in a dispute (当事人及其他参加人)."""

    role: PartyRole = strawberry.field(description="As what (当事人地位).")
    side: Side = strawberry.field(description="On which side (当事人一方).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """The person, unless it is an employer (自然人)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer (用人单位)."""


@value(ClaimAnswer)
class LabourClaim:
    """One thing that is claimed (请求事项)."""

    place: int = strawberry.field(description="Its place in the application, from 0 on (序号).")
    kind: ClaimKind = strawberry.field(description="What is claimed (请求事项).")
    category: ClaimCategory = strawberry.field(description="How the law treats it (请求类别).")
    amount: Money | None = strawberry.field(description="How much, in yuan (请求金额).")
    first_month: Month | None = strawberry.field(description="First month it is about (起始月).")
    last_month: Month | None = strawberry.field(description="Last month it is about (截止月).")

    @link("identity", "person_by_id", key="worker")
    def worker(self) -> references.Person | None:
        """Whose claim it is, or from whom it is claimed (劳动者)."""

    @link("labor-relations", "decision_by_event", key="decision")
    def calculation(self) -> references.Decision | None:
        """How it was worked out, if it was (计算说明)."""


@value(DisputeAnswer)
class LabourDispute:
    """A dispute before a mediator or a commission (劳动争议)."""

    way: Way = strawberry.field(description="How it is settled (处理方式).")
    opened_on: date = strawberry.field(description="Day of the application (申请日期).")

    @link("labor-relations", "mediation_by_id", key="mediation")
    def mediation(self) -> references.Mediation | None:
        """The mediation, where it is one (调解)."""


@contributes("Person")
class DisputingPerson:
    """What disputes add to a person."""

    @link("labor-relations", "disputes_of", ask=DisputesOf)
    def disputes(self) -> Connection[LabourDispute] | None:
        """Disputes in which the person takes part, newest first (劳动争议)."""


@contributes("Employer")
class DisputingEmployer:
    """What disputes add to an employer."""

    @link("labor-relations", "disputes_of", ask=DisputesOfEmployer)
    def disputes(self) -> Connection[LabourDispute] | None:
        """Disputes of the employer, newest first (劳动争议)."""
