"""The office's ledger in the graph: what an office handled of an item in a month, line by line and in all."""

from datetime import date, datetime

import strawberry

from insurance.contract import (
    HandledLine,
    HandledTotal,
    Handling,
    LinesOfLedger,
    OfficeLedgerAnswer,
    OfficeLedgerOf,
)
from jinbao.graph import Connection, Month, ask, id_of, link, references, value, words

words(Handling, description="What came of a step that an office took (办理结果).")


@value(HandledTotal)
class OfficeLedgerTotal:
    """How often a step had an outcome in a ledger (合计)."""

    step: str | None = strawberry.field(description="The step; none where cases were sent back (环节).")
    outcome: Handling = strawberry.field(description="What came of it (办理结果).")
    count: int = strawberry.field(description="How often (件数).")


@value(HandledLine)
class OfficeLedgerLine:
    """A line of a ledger: who took which step of which case on which day, and what came of it (台账记录)."""

    on: date = strawberry.field(description="Business date (业务日期).")
    step: str | None = strawberry.field(description="The step; none where a case was sent back (环节).")
    outcome: Handling = strawberry.field(description="What came of it (办理结果).")
    case: str = strawberry.field(description="The case, by the name of its stream (案卷).")
    officer = id_of("Person", "Who took the step (经办人).", key="officer")
    recorded_at: datetime = strawberry.field(description="Moment at which it was recorded (记录时间).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose case it is; a payment run is nobody's (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (地区)."""


@value(OfficeLedgerAnswer)
class OfficeLedger:
    """What an office handled of an item in a month, as far as the caller may see it (台账)."""

    item: str = strawberry.field(description="Item of the office's list (事项).")
    month: Month = strawberry.field(description="Month of the business dates (月份).")

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """Whose ledger it is (经办机构)."""

    @link("insurance", "totals_of_ledger")
    def totals(self) -> list[OfficeLedgerTotal] | None:
        """Step by step, outcome by outcome (合计)."""

    @link("insurance", "lines_of_ledger", ask=LinesOfLedger)
    def lines(self) -> Connection[OfficeLedgerLine] | None:
        """Its lines in order of their days (台账记录)."""


@strawberry.type
class Query:
    @ask("insurance", "office_ledger", OfficeLedgerOf)
    def office_ledger(self) -> OfficeLedger | None:
        """What an office handled of an item in a month (台账): day, step, officer, outcome."""
