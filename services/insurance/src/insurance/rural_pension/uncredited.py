"""Which personal accounts lack the interest of a year that has ended."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from sqlalchemy import exists, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.rural_pension.account_register import ACCOUNTS, ENTRIES
from insurance.rural_pension.interest import first_day_without
from jinbao.service import Enquiry

INTEREST = "interest-credited"
"""The kind of entry by which a year's interest is in the account."""


def lacks(year: int) -> ColumnElement[bool]:
    """Something has borne interest in the year, and none of it or of a later year is in the account.

    Interest is credited year after year, so whoever lacks a year lacks all after it. Who has nothing left
    asks for nothing (own).
    """
    entry, account = ENTRIES.c, ACCOUNTS.c
    standing = exists().where(
        entry.person == account.person, entry.reversed_by.is_(None), entry.reverses.is_(None)
    )
    bearing = standing.where(entry.value_day < first_day_without(year))
    credited = standing.where(entry.kind == INTEREST, entry.year >= year)
    return (account.personal + account.subsidy + account.collective > 0) & bearing & ~credited


def lacking_years(enquiry: Enquiry, on: date, which: ColumnElement[bool]) -> Iterator[int]:
    """The ended years that any of these accounts lack, the last one first."""
    for back in count(1):
        year = on.year - back
        lacking = exists().where(which, lacks(year)).select()
        if not enquiry.connection.scalar(lacking):
            return
        yield year


def years_lacking(enquiry: Enquiry, persons: Sequence[str], on: date) -> Mapping[str, list[int]]:
    """The ended years whose interest the account of each of them lacks."""
    these = ACCOUNTS.c.person.in_(persons)
    lacking: dict[str, list[int]] = defaultdict(list)
    for year in lacking_years(enquiry, on, these):
        for person in enquiry.connection.scalars(select(ACCOUNTS.c.person).where(these, lacks(year))):
            lacking[person].insert(0, year)
    return lacking


def waits_since(year: int) -> date:
    """The day from which a year's interest is asked for."""
    return date(year + 1, 1, 1)
