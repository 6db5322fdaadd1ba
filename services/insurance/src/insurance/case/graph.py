"""What every case has in the graph: its history, what can be done with it, and for whom it waits."""

from datetime import date, datetime

import strawberry

from insurance.contract import ActionAnswer, HistoryLine, Task, Worklist
from jinbao.graph import Connection, ask, id_of, link, references, value


@value(HistoryLine)
class HistoryEntry:
    """One thing that happened in a case: when it was true, when it was known, and through whom (办理记录)."""

    id: strawberry.ID = strawberry.field(description="Id of the event.")
    stream: str = strawberry.field(description="Stream in which it stands.")
    version: int = strawberry.field(description="Its place in the stream.")
    kind: str = strawberry.field(description="What happened: the versioned type of the event.")
    effective_on: date = strawberry.field(description="Day from which it is true in the world (生效日).")
    recorded_at: datetime = strawberry.field(description="Moment at which the office knew it (记录时间).")
    received_on: date | None = strawberry.field(description="Day the paper is said to have come in (收件日).")
    person = id_of("Person", "Who acted (经办人).", key="person")
    office = id_of("Office", "For which office (经办机构).", key="office")
    on_behalf_of = id_of("Person", "On whose behalf (代办).", key="on_behalf_of")
    entry = id_of("HistoricalEntry", "Historical entry to which it belongs (补录批次).", key="entry")
    cause: str | None = strawberry.field(description="Event that caused it.")
    trace: str | None = strawberry.field(description="W3C traceparent of the request.")
    hash: str = strawberry.field(description="SHA-256 of the stored bytes.")
    previous: str | None = strawberry.field(description="SHA-256 of the event before it in the stream.")
    detail: strawberry.scalars.JSON = strawberry.field(description="The event as it is stored.")


@value(ActionAnswer)
class AvailableAction:
    """A mutation that the caller may ask for now, or the reason why not (可办事项)."""

    name: str = strawberry.field(description="Name of the mutation.")
    allowed: bool = strawberry.field(description="Whether it would be accepted now.")
    code: str | None = strawberry.field(description="Code of the refusal.")
    message: str | None = strawberry.field(description="The reason as a sentence, in the language asked for.")
    law: str | None = strawberry.field(description="The article that says so (法律依据).")


@value(Task)
class WorklistTask:
    """A case that waits for a step of the caller (待办事项)."""

    item: str = strawberry.field(description="Item of the office's list (事项).")
    step: str = strawberry.field(description="Step it waits for (环节).")
    since: date = strawberry.field(description="Since when (起始日).")
    due: date | None = strawberry.field(description="Last day in time by the step's clock (办理期限).")
    case: str = strawberry.field(description="The case, by the name of its stream (案卷).")

    @link("insurance", "enrolment_by_person", key="enrolment")
    def enrolment(self) -> references.RuralPensionEnrolment | None:
        """The enrolment, if it is one that waits (参保登记)."""

    @link("insurance", "claim_by_id", key="claim")
    def claim(self) -> references.RuralPensionClaim | None:
        """The claim, if it is one that waits (待遇申领)."""

    @link("insurance", "inheritance_by_id", key="inheritance")
    def inheritance(self) -> references.RuralPensionInheritance | None:
        """The inheritance, if it is one that waits (养老保险继承)."""

    @link("insurance", "run_by_id", key="run")
    def run(self) -> references.RuralPensionRun | None:
        """The payment run, if one waits to be listed on or released (发放批次)."""

    @link("insurance", "line_by_id", key="payment")
    def payment(self) -> references.RuralPensionPayment | None:
        """The payment, if a bank has returned one (退票)."""

    @link("insurance", "overpayment_by_id", key="overpayment")
    def overpayment(self) -> references.RuralPensionOverpayment | None:
        """The finding, if one is to be told (多领告知)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose case it is; a payment run is nobody's (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (地区)."""


@strawberry.type
class Query:
    @ask("insurance", "worklist", Worklist)
    def worklist(self) -> Connection[WorklistTask] | None:
        """What waits for the caller's own steps, oldest first (待办事项)."""
