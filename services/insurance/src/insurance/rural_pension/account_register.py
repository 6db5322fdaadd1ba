"""The register of personal accounts: every entry ever made, and what stands in each sub-ledger."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Column, Date, Index, Integer, Select, Table, Text, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import RURAL_PENSION_ENROLMENT
from insurance.rural_pension.answers import AccountAnswer, EntriesOf, EntryAnswer
from insurance.rural_pension.events.account import (
    AccountInherited,
    AccountOpened,
    BenefitDebited,
    BenefitRestored,
    CollectiveAidReceived,
    ContributionPaidForDisabled,
    ContributionReceived,
    Entry,
    EntryReversed,
    InterestCredited,
    OverpaymentSetOff,
    SubsidyCredited,
    SubsidyKept,
    YearMadeUp,
)
from insurance.rural_pension.events.enrolment import EnrolmentMoved
from insurance.tables import TABLES
from jinbao.events import Recorded, type_of
from jinbao.lists import by_id, lists
from jinbao.moment import Moment
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

ACCOUNTS = Table(
    "rural_pension_account",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("personal", BigInteger, nullable=False),
    Column("subsidy", BigInteger, nullable=False),
    Column("collective", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Index("rural_pension_account_by_region", "region", "person"),
)

ENTRIES = Table(
    "rural_pension_entry",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("sub_ledger", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("year", Integer, nullable=False),
    Column("value_day", Date, nullable=False),
    Column("balance", BigInteger, nullable=False),
    Column("receipt", Text),
    Column("reverses", Integer),
    Column("reversed_by", Integer),
    Column("recorded_at", Moment, nullable=False),
    Column("event", Text, nullable=False),
)

CONTRIBUTIONS = ("contribution-received", "contribution-paid-for-disabled")
"""The kinds of entries by which a year counts as paid."""

MADE_UP = "year-made-up"
"""The kind of entry by which a year before the scheme is bought."""


def case_of(person: str) -> str:
    """The case, by the name of its stream."""
    return f"rural-pension-account/{person}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case AccountOpened(person, region, on):
            changes.put(
                ACCOUNTS,
                person=person,
                region=region,
                opened_on=on,
                personal=0,
                subsidy=0,
                collective=0,
                version=recorded.version,
                event=recorded.id,
            )
        case ContributionReceived(person, _, entry, receipt=receipt):
            enter(changes, recorded, person, entry, receipt=receipt)
        case YearMadeUp(person, _, entry, receipt=receipt):
            enter(changes, recorded, person, entry, receipt=receipt)
        case CollectiveAidReceived(person, _, entry, receipt):
            enter(changes, recorded, person, entry, receipt=receipt)
        case (
            ContributionPaidForDisabled(person, _, entry)
            | SubsidyCredited(person, _, entry)
            | InterestCredited(person, _, entry)
            | BenefitDebited(person, _, entry)
            | AccountInherited(person, _, entry)
            | SubsidyKept(person, _, entry)
            | OverpaymentSetOff(person, _, entry)
            | BenefitRestored(person, _, entry)
        ):
            enter(changes, recorded, person, entry)
        case EnrolmentMoved(person, region):
            changes.change(ACCOUNTS, person, region=region)
        case EntryReversed(person, _, entry, of):
            enter(changes, recorded, person, entry, reverses=of)
            changes.change(ENTRIES, person, of, reversed_by=entry.number)


def enter(
    changes: Changes,
    recorded: Recorded[Any],
    person: str,
    entry: Entry,
    *,
    receipt: str | None = None,
    reverses: int | None = None,
) -> None:
    changes.put(
        ENTRIES,
        person=person,
        number=entry.number,
        kind=kind_of(recorded),
        sub_ledger=entry.sub_ledger,
        amount=entry.amount,
        year=entry.year,
        value_day=entry.value_day,
        balance=entry.balances.total,
        receipt=receipt,
        reverses=reverses,
        reversed_by=None,
        recorded_at=recorded.recorded_at,
        event=recorded.id,
    )
    changes.change(
        ACCOUNTS,
        person,
        personal=entry.balances.personal,
        subsidy=entry.balances.subsidy,
        collective=entry.balances.collective,
        version=recorded.version,
        event=recorded.id,
    )


def kind_of(recorded: Recorded[Any]) -> str:
    """What happened, without service, slice and version: ``contribution-received``."""
    return type_of(recorded.event).split(".")[2]


def account_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[AccountAnswer | None]:
    accounts = select(ACCOUNTS, ACCOUNTS.c.person.label("id")).where(visible(enquiry))
    return by_id(enquiry, keys, accounts, AccountAnswer)


def visible(enquiry: Enquiry) -> ColumnElement[bool]:
    seen: ColumnElement[bool] = enquiry.sees(
        RURAL_PENSION_ENROLMENT, region=ACCOUNTS.c.region, person=ACCOUNTS.c.person
    )
    return seen


def entries_of(enquiry: Enquiry, keys: Sequence[EntriesOf]) -> list[Listed[EntryAnswer]]:
    """The entries of each account, newest first."""

    def entries(ask: EntriesOf) -> Select[Any]:
        statement = (
            select(ENTRIES).join(ACCOUNTS, ACCOUNTS.c.person == ENTRIES.c.person).where(visible(enquiry))
        )
        return statement if ask.year is None else statement.where(ENTRIES.c.year == ask.year)

    return lists(
        enquiry,
        keys,
        about="person",
        column=ENTRIES.c.person,
        rows=entries,
        order=(ENTRIES.c.number,),
        newest_first=True,
        answer=EntryAnswer,
    )
