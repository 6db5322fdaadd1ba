"""How a paper is laid out: what may be parted at the end of a line, and what may not."""

import re

import pytest

from gateway.printing.page import page
from gateway.printing.sheet import Sheet, Table
from gateway.printing.words import Words


def laid_out(title: str, cell: str) -> str:
    """How the only column of a table is set."""
    table = Table("", (title,), [(cell,)])
    sheet = Sheet(title="", case="", parts=(table,), office="", on="2010-01-05", proof=(), masked=False)
    [kind] = re.findall(r'<td class="(\w+)">', page(sheet, Words("en")))
    return kind


@pytest.mark.parametrize(
    ("title", "cell", "kind"),
    [
        ("Receipt", "", "short"),
        ("Counts from", "2010-02-05", "short"),
        ("环节", "受理、初审", "short"),
        ("Sub-ledger", "government subsidy", "text"),
        ("Case", "rural-pension/01a205eb-28b6-77a7", "code"),
        ("文件摘要", "f" * 64, "code"),
    ],
)
def test_a_year_or_a_title_is_not_parted_and_a_digest_is(title: str, cell: str, kind: str) -> None:
    assert laid_out(title, cell) == kind
