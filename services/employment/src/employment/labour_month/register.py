"""The months of the register: which village has submitted, what was locked, when it was published."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, Text

from employment.items import LABOUR_REGISTER
from employment.labour_month import events
from employment.tables import TABLES
from jinbao.calendar import Month, last_day
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes

MONTHS = Table(
    "labour_month",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("unchanged", Boolean, nullable=False),
    Column("submitted_on", Date),
    Column("submitted_by", Text),
    Column("checked_on", Date),
    Column("checked_by", Text),
    Column("locked_on", Date),
    Column("published_on", Date),
    Column("version", Integer, nullable=False),
    Index("labour_month_by_region", "region", "month"),
    Index("labour_month_by_month", "month", "region"),
)
STOCKS = Table(
    "labour_stock",
    TABLES.metadata,
    Column("month", Text, primary_key=True),
    Column("village", Text, primary_key=True),
    Column("status", Text, primary_key=True),
    Column("township", Text, nullable=False),
    Column("county", Text, nullable=False),
    Column("city", Text, nullable=False),
    Column("persons", Integer, nullable=False),
)
"""As locked, in the places as they were then."""


def id_of(region: str, month: Month) -> str:
    return f"{region}:{month}"


def case_of(region: str, month: Month) -> str:
    """The case in the worklist; the same name as its stream."""
    return f"labour-month/{id_of(region, month)}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case events.Opened(region, month):
            begin(changes, recorded)
            wait(changes, INTAKE, region, month)
        case events.Submitted(region, month, on, reports_to, unchanged, officer):
            told = {"submitted_on": on, "submitted_by": officer, "unchanged": unchanged}
            changes.change(MONTHS, id_of(region, month), version=recorded.version, **told)
            waits_no_more(changes, case_of(region, month))
            wait(changes, FIRST_REVIEW, reports_to, month)
        case events.Checked(region, month, on, reports_to, villages, officer):
            told = {"checked_on": on, "checked_by": officer}
            begin(changes, recorded, **told)
            for village in villages:
                changes.change(MONTHS, id_of(village, month), **told)
            waits_no_more(changes, case_of(region, month))
            wait(changes, APPROVE, reports_to, month)
        case events.Locked(region, month, on, reports_to, stocks):
            begin(changes, recorded, locked_on=on)
            for one in stocks:
                changes.put(
                    STOCKS,
                    month=month,
                    village=one.village,
                    status=one.status,
                    township=one.township,
                    county=region,
                    city=reports_to,
                    persons=one.persons,
                )
            waits_no_more(changes, case_of(region, month))
            wait(changes, PUBLICISE, reports_to, month)
        case events.Published(region, month, on):
            begin(changes, recorded, published_on=on)
            waits_no_more(changes, case_of(region, month))


def begin(changes: Changes, recorded: Recorded[Any], **told: Any) -> None:
    """The first that is heard of the month in a region, or all there is to say of it."""
    region, month = recorded.event.region, recorded.event.month
    unsaid: dict[str, date | str | None] = dict.fromkeys(
        ("submitted_on", "submitted_by", "checked_on", "checked_by", "locked_on", "published_on")
    )
    changes.put(
        MONTHS,
        id=id_of(region, month),
        region=region,
        month=month,
        ends_on=last_day(month),
        unchanged=False,
        version=recorded.version,
        **{**unsaid, **told},
    )


def wait(changes: Changes, step: str, region: str, month: Month) -> None:
    waits_for(
        changes,
        step,
        item=LABOUR_REGISTER,
        case=case_of(region, month),
        person=None,
        region=region,
        since=last_day(month),
    )
