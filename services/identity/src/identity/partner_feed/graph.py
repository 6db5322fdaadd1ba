"""Partners' feeds in the graph; the files themselves go beside it."""

from datetime import date

import strawberry

from identity.contract import (
    Candidate,
    DecideMatch,
    FeedKind,
    FeedRowAnswer,
    FeedRows,
    FeedsIn,
    MatchQueue,
    PaidInsurance,
    PartnerFeedAnswer,
    RowOutcome,
    TakeBackFeed,
    as_refused,
)
from jinbao.graph import (
    Connection,
    Info,
    Money,
    Month,
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

words(FeedKind, description="What a partner's file is about (部门数据种类).")
words(PaidInsurance, description="For which insurance of employees (险种).")
words(RowOutcome, name="FeedRowOutcome", description="What became of a row of a feed (办理结果).")


@value(Candidate)
class FeedCandidate:
    """Somebody whom a row may be about (待比对人员)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """The person (人员)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer (用人单位)."""


@value(FeedRowAnswer)
class FeedRow:
    """What became of one row of a partner's feed (回执); name and number are masked without a purpose."""

    @link("identity", "partner_feed_by_id", key="feed")
    def feed(self) -> references.PartnerFeed | None:
        """The file in which it stands (部门数据)."""

    line: int = strawberry.field(description="Its line in the file (行号).")
    name: str | None = strawberry.field(description="Name in the file (姓名).")
    number: str | None = strawberry.field(description="Number in the file (公民身份号码).")
    died_on: date | None = strawberry.field(description="Day of death (死亡日期).")
    evidence: references.DeathEvidence | None = strawberry.field(description="What says so (死亡证据).")
    since: date | None = strawberry.field(description="First day on the list (起始日).")
    until: date | None = strawberry.field(description="Last day on the list (截止日).")
    insurance: PaidInsurance | None = strawberry.field(description="For which insurance (险种).")
    month: Month | None = strawberry.field(description="For which month (费款所属月).")
    year: int | None = strawberry.field(description="For which year (缴费年度).")
    amount: Money | None = strawberry.field(description="How much was paid, in yuan (金额).")
    paid_on: date | None = strawberry.field(description="Day on which it came in (入账日期).")
    voucher: str | None = strawberry.field(description="Number of the partner's voucher (凭证号).")
    outcome: RowOutcome = strawberry.field(description="What became of it (办理结果).")

    @strawberry.field(description="Why it was refused, or has to be decided (原因).")
    def reasons(self, info: Info) -> list[Refusal]:
        return [refusal(as_refused(reason), info.context.call.language) for reason in self.reasons]

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whom it is about, where that is known (人员)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """Which employer it is about, where that is known (用人单位)."""

    candidates: list[FeedCandidate] = strawberry.field(
        description="Whom it may be about, where somebody has to decide (待比对人员)."
    )

    @link("identity", "match_actions", key="id")
    def available_actions(self) -> list[references.AvailableAction] | None:
        """Whether the caller may decide it now, or why not (可办事项)."""


@entity("PartnerFeed", look_up=("identity", "partner_feed_by_id"), source=PartnerFeedAnswer)
class PartnerFeed(Node):
    """A file of another department, with its provenance (部门数据); its id is the file's SHA-256."""

    kind: FeedKind = strawberry.field(description="What it is about (数据种类).")
    document: str = strawberry.field(description="Number of the letter (来文字号).")
    dated: date = strawberry.field(description="Day of the file (数据截止日).")
    full: bool = strawberry.field(description="Whether the list names everybody (全量).")
    received_on: date = strawberry.field(description="Business date on which it was received (收件日).")
    taken_back_on: date | None = strawberry.field(description="Day on which it was taken back (撤销日期).")
    rows: int = strawberry.field(description="Rows in the file, and those whom it names no more (行数).")
    recorded: int = strawberry.field(description="Rows from which something was recorded (已登记).")
    to_decide: int = strawberry.field(description="Rows that wait for a decision (待比对).")

    @link("identity", "person_by_id", key="handed_in_by")
    def handed_in_by(self) -> references.Person | None:
        """Who handed it in (经办人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """For which county or city it is (所属地区)."""

    @link("identity", "partner_feed_actions")
    def available_actions(self) -> list[references.AvailableAction] | None:
        """Whether the caller may take it back now, or why not (可办事项)."""

    @link("identity", "feed_rows", ask=FeedRows)
    def receipts(self) -> Connection[FeedRow] | None:
        """What became of each row, in the order of the file (回执)."""


@contributes("Region")
class RegionOfFeeds:
    @link("identity", "partner_feeds_in", ask=FeedsIn)
    def partner_feeds(self) -> Connection[PartnerFeed] | None:
        """The feeds of partners for this region, newest first (部门数据)."""

    @link("identity", "match_queue", ask=MatchQueue)
    def match_queue(self) -> Connection[FeedRow] | None:
        """The rows of these feeds that wait for a decision (待比对)."""


@strawberry.type
class Query:
    partner_feed = by_id(PartnerFeed, "A partner's feed (部门数据) by id.")


@strawberry.type
class Mutation:
    decide_match = mutation(DecideMatch, service="identity", gives=PartnerFeed)
    take_back_partner_feed = mutation(TakeBackFeed, service="identity", gives=PartnerFeed)


@strawberry.type
class Subscription:
    partner_feed_changed = watch(
        PartnerFeed,
        "A partner's feed (部门数据) now, and again after each decision about its rows.",
        stream=lambda feed: f"partner-feed/{feed}",
    )
