"""Rosters in the graph; the files themselves go beside it."""

from datetime import date

import strawberry

from identity.contract import (
    Outcome,
    ReceiptAnswer,
    RosterAnswer,
    RosterReceipts,
    RostersIn,
    RosterStatus,
    UndoConsent,
    UndoGround,
    UndoOutcome,
    UndoRoster,
    as_refused,
)
from jinbao.graph import (
    Connection,
    Info,
    Node,
    Refusal,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)
from jinbao.graph.refusal import refusal

words(Outcome, name="RosterOutcome", description="What became of a row (办理结果).")
words(RosterStatus, description="How far a roster has been worked through (进度).")

words(UndoGround, name="RosterUndoGround", description="Why a roster is taken back (撤销理由).")
words(
    UndoConsent,
    name="RosterUndoConsent",
    description="How those on a roster let the office take their enrolments back (代办授权).",
)
words(
    UndoOutcome,
    name="RosterUndoOutcome",
    description="What became of a row when its roster was undone (撤销结果).",
)


@value(ReceiptAnswer)
class RosterReceipt:
    """What became of one row of a roster (回执)."""

    line: int = strawberry.field(description="Its line in the file (行号).")
    outcome: Outcome = strawberry.field(description="Taken or refused (办理结果).")

    @strawberry.field(description="Why it was refused, or what was remarked of it (原因).")
    def reasons(self, info: Info) -> list[Refusal]:
        return [refusal(as_refused(reason), info.context.call.language) for reason in self.reasons]

    undo: UndoOutcome | None = strawberry.field(
        description="What became of it when the roster was undone (撤销结果)."
    )

    @strawberry.field(description="Why it was not undone, or what was remarked then (撤销说明).")
    def undo_reasons(self, info: Info) -> list[Refusal]:
        return [refusal(as_refused(reason), info.context.call.language) for reason in self.undo_reasons]

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whom it is about, where it was taken."""


@entity("Roster", look_up=("identity", "roster_by_id"), source=RosterAnswer)
class Roster(Node):
    """A village's roster of enrolments (参保登记名册) and how far it has come."""

    rows: int = strawberry.field(description="Rows in the file (行数).")
    taken: int = strawberry.field(description="Rows taken so far (已办理).")
    refused: int = strawberry.field(description="Rows refused so far (未办理).")
    status: RosterStatus = strawberry.field(description="Whether it is still being worked through (进度).")
    received_on: date = strawberry.field(description="Business date on which it was received (收件日).")

    undone: int = strawberry.field(description="Rows whose enrolment was taken back (已撤销).")
    not_undone: int = strawberry.field(description="Rows whose enrolment could not be taken back (未撤销).")
    undo_ground: UndoGround | None = strawberry.field(description="Why it was undone (撤销理由).")

    @strawberry.field(description="What was left aside in the file and does no harm (提示).")
    def notes(self, info: Info) -> list[Refusal]:
        return [refusal(as_refused(note), info.context.call.language) for note in self.notes]

    @link("identity", "region_by_id", key="village")
    def region(self) -> references.Region | None:
        """For which village it is (所属村、社区)."""

    @link("identity", "roster_receipts", ask=RosterReceipts)
    def receipts(self) -> Connection[RosterReceipt] | None:
        """What became of each row, in the order of the file (回执)."""


@contributes("Region")
class RegionOfRosters:
    @link("identity", "rosters_in", ask=RostersIn)
    def rosters(self) -> Connection[Roster] | None:
        """The rosters of this village, newest first (名册)."""


@strawberry.type
class Query:
    roster = by_id(Roster, "A roster (名册) by id.")


@strawberry.type
class Mutation:
    undo_roster = mutation(UndoRoster, service="identity", gives=Roster)


@strawberry.type
class Subscription:
    roster = watch(Roster, "A roster, now and as its rows are settled.", stream=lambda key: f"roster/{key}")
