"""The service of documents in the graph: what reached whom, when and how, and what did not."""

from datetime import date

import strawberry

from jinbao.graph import link, references, value
from labor_relations.contract import (
    FailedServiceAttempt,
    NoticeMedium,
    ServedDocument,
    ServiceAnswer,
    ServiceMethod,
    ServiceReceiver,
    ServiceWitness,
)


@value(ServiceAnswer)
class DocumentService:
    """A document on its way to one addressee, or served (文书送达)."""

    document: ServedDocument = strawberry.field(description="What it is (文书).")
    number: int = strawberry.field(description="Which of several of that kind (第几份).")
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")
    method: ServiceMethod | None = strawberry.field(description="How it was served (送达方式).")
    receiver: ServiceReceiver | None = strawberry.field(description="Who took it (签收人).")
    witnessed: ServiceWitness | None = strawberry.field(description="What shows that it was left (留置证明).")
    proof: str | None = strawberry.field(description="Id of the receipt of service (送达回证编号).")
    published_on: date | None = strawberry.field(description="Day of a public notice (公告日期).")
    medium: NoticeMedium | None = strawberry.field(description="Where it was published (公告方式).")
    published_until: date | None = strawberry.field(
        description="Day on which the notice counts as service (公告期满日)."
    )
    last_attempt_on: date | None = strawberry.field(description="Day of the last failure (最近一次未果日期).")
    last_failure: FailedServiceAttempt | None = strawberry.field(description="Why it failed (未能送达原因).")
    annulled_on: date | None = strawberry.field(
        description="Day on which a service that was recorded wrongly was last annulled (撤销送达日期)."
    )

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """On whom, where it is no employer (受送达人)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """On which employer (受送达单位)."""
