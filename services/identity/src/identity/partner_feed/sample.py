"""Writes a sample of each kind of feed: `python -m identity.partner_feed.sample examples`."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path

from identity.demo import city
from identity.demo.cast import STORY_VILLAGE
from identity.demo.facts import Resident
from identity.demo.numbers import id_number
from identity.partner_feed.forms import FORMS
from identity.partner_feed.terms import FeedKind
from identity.roster.sheet import Sheet, as_csv

HOUSEHOLDS = ("0012", "0013", "0014", "0015")
"""Nobody of these is in the story that the demo tells."""

GROWN_UP_BEFORE = date(1985, 1, 1)
UNKNOWN = ("贺无名", id_number("511526", date(1948, 1, 1), 901))
UNKNOWN_FIRM = ("示例无名厂", "511526009999999")


def rows() -> Mapping[FeedKind, tuple[tuple[str, ...], ...]]:
    """Certain ones first; then a name that differs, a number that nobody has, and what cannot be read."""
    one, two, three, four = ((one.name, one.id_number) for one in islice(adults(), 4))
    other = ("何" + three[0][1:], three[1])
    factory, branch = ((one.name, one.number) for one in city().employers[:2])
    pension, unemployment, month, voucher = "企业职工基本养老保险", "失业保险", "2010-01", "（101）川地税"
    return {
        FeedKind.DEATHS: (
            (*four, "2010-01-02", "注销户口", "珙公户〔2010〕7号"),
            (*UNKNOWN, "2010-01-03", "火化证明", "珙殡〔2010〕12号"),
        ),
        FeedKind.LOW_INCOME: (
            (*one, "2009-10-01", "", "珙低保0001"),
            (*two, "2009-10-01", "2010-12-31", "珙低保0002"),
            (*other, "2010-01-01", "", "珙低保0003"),
            (*UNKNOWN, "2010-01-01", "", "珙低保0004"),
            (*one, "2009-10-01", "", "珙低保0001"),
            (*two, "去年十月", "", "珙低保0005"),
        ),
        FeedKind.SEVERELY_DISABLED: ((*three, "2009-06-18", "", three[1] + "41"),),
        FeedKind.EMPLOYER_PAYMENTS: (
            (*factory, unemployment, month, "90.00", "2010-02-10", f"{voucher}0001"),
            (*factory, pension, month, "1428.00", "2010-02-10", f"{voucher}0002"),
            (branch[0], factory[1], unemployment, month, "51.00", "2010-02-11", f"{voucher}0003"),
            (*UNKNOWN_FIRM, unemployment, month, "90.00", "2010-02-11", f"{voucher}0004"),
            (*factory, unemployment, "2010年1月", "一百元", "2010-02-11", f"{voucher}0005"),
        ),
        FeedKind.RESIDENT_PAYMENTS: (
            (*one, "2011", "100", "2011-03-05", "NX2011030500001"),
            (*two, "2011", "100.00", "2011-03-05", "NX2011030500002"),
            (*other, "2011", "100", "2011-03-05", "NX2011030500003"),
            (*UNKNOWN, "2011", "100", "2011-03-05", "NX2011030500004"),
        ),
    }


def adults() -> Iterator[Resident]:
    for one in city().residents:
        if one.village == STORY_VILLAGE and one.household in HOUSEHOLDS and one.born < GROWN_UP_BEFORE:
            yield one


def files() -> Iterator[tuple[str, bytes]]:
    for kind, several in rows().items():
        header = tuple(column.header for column in FORMS[kind].columns)
        yield f"feed-{kind.name.lower().replace('_', '-')}.csv", as_csv(Sheet(header, several))


if __name__ == "__main__":
    for name, content in files():
        Path(sys.argv[1], name).write_bytes(content)
