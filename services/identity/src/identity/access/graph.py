"""Authority in the graph."""

from datetime import date
from typing import Any

import strawberry

from identity.contract import (
    CloseHistoricalEntry,
    CountersignHistoricalEntry,
    DeclareOnePersonOffice,
    DelegateGrant,
    EndGrant,
    EndOnePersonOffice,
    EntriesIn,
    EntryAnswer,
    GiveGrant,
    GiveGrants,
    GrantAnswer,
    GrantsIn,
    GrantsOf,
    OnePersonAnswer,
    OpenHistoricalEntry,
)
from jinbao.graph import (
    Call,
    Connection,
    Info,
    Money,
    Node,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
)


@entity("Grant", look_up=("identity", "grant_by_id"), source=GrantAnswer)
class Grant(Node):
    """What one office lets one person do (授权): where, for which steps, up to how much and when."""

    role: str = strawberry.field(description="Role (角色).")
    items: list[str] = strawberry.field(description="Items, * for all (事项).")
    steps: list[str] = strawberry.field(description="Steps, * for all (环节).")
    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day (截止日).")
    ceiling: Money | None = strawberry.field(description="Up to which amount (金额上限).")
    source: str = strawberry.field(description="Document it rests on (依据).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Who holds it (被授权人)."""

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """The office for which they act (所在机构)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it holds (地域范围)."""

    @link("identity", "grant_by_id", key="delegated_from")
    def delegated_from(self) -> references.Grant | None:
        """The grant of which it is a delegation (原授权)."""


@entity("HistoricalEntry", look_up=("identity", "historical_entry_by_id"), source=EntryAnswer)
class HistoricalEntry(Node):
    """A batch of facts of past days that come in from paper (历史补录), under two names."""

    first_day: date = strawberry.field(description="First day of the papers (起始日).")
    last_day: date = strawberry.field(description="Last day of the papers (截止日).")
    reason: str = strawberry.field(description="Why they were not recorded at the time (理由).")
    countersigned: bool = strawberry.field(description="Whether a second person vouches for it (是否复签).")
    closed: bool = strawberry.field(description="Whether nothing more is recorded under it (是否关闭).")

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """The office whose papers they are (机构)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where the papers are from (地域范围)."""

    @link("identity", "person_by_id", key="opened_by")
    def opened_by(self) -> references.Person | None:
        """Who opened it (开启人)."""

    @link("identity", "person_by_id", key="countersigned_by")
    def countersigned_by(self) -> references.Person | None:
        """Who vouches for it as a second person (复签人)."""


@contributes("Person")
class HolderOfGrants:
    @link("identity", "grants_of", ask=GrantsOf)
    def grants(self) -> Connection[Grant] | None:
        """What they may do (授权), newest first."""


@value(OnePersonAnswer)
class OnePersonOffice:
    """One person takes in and accepts here, as there is nobody else (一人所)."""

    since: date = strawberry.field(description="First day (起始日).")
    until: date | None = strawberry.field(description="Last day (截止日).")
    reason: str = strawberry.field(description="Why (理由).")


@contributes("Office")
class OfficeOfGrants:
    @link("identity", "one_person_office")
    def one_person(self) -> OnePersonOffice | None:
        """What is on record of its being left to one person (一人所)."""

    @link("identity", "grants_in", ask=GrantsIn)
    def grants(self) -> Connection[Grant] | None:
        """What its people may do (授权), newest first."""

    @link("identity", "historical_entries_in", ask=EntriesIn)
    def historical_entries(self) -> Connection[HistoricalEntry] | None:
        """Its batches of facts from paper (历史补录), newest first; who is to countersign finds them here."""


@value(Call)
class Caller:
    """Who asks, as their token says (当前用户)."""

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """The person (当前用户)."""

    @link("identity", "office_by_id", key="office")
    def office(self) -> references.Office | None:
        """The office for which they act (所在机构)."""

    @link("identity", "person_by_id", key="on_behalf_of")
    def on_behalf_of(self) -> references.Person | None:
        """On whose behalf they act (代办)."""


@strawberry.type
class Query:
    @strawberry.field(description="Who asks, as their token says (当前用户).")
    def me(self, info: Info) -> Caller:
        asking: Any = info.context.call
        return asking  # type: ignore[no-any-return] # what a value type shows is its struct

    grant = by_id(Grant, "A grant (授权) by its id.")
    historical_entry = by_id(HistoricalEntry, "A batch of facts from paper (历史补录) by its id.")


@strawberry.type
class Mutation:
    give_grant = mutation(GiveGrant, service="identity", gives=Grant)
    give_grants = mutation(GiveGrants, service="identity", gives=Grant)
    delegate_grant = mutation(
        DelegateGrant, service="identity", gives=Grant, by=lambda command, _receipt: command.delegation
    )
    end_grant = mutation(EndGrant, service="identity", gives=Grant)
    open_historical_entry = mutation(OpenHistoricalEntry, service="identity", gives=HistoricalEntry)
    countersign_historical_entry = mutation(
        CountersignHistoricalEntry, service="identity", gives=HistoricalEntry
    )
    close_historical_entry = mutation(CloseHistoricalEntry, service="identity", gives=HistoricalEntry)
    declare_one_person_office = mutation(DeclareOnePersonOffice, service="identity", gives=references.Office)
    end_one_person_office = mutation(EndOnePersonOffice, service="identity", gives=references.Office)
