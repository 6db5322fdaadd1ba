"""Pages: how a long list is asked for, and how a part of it is answered."""

import base64
import binascii
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct

from jinbao.decider import Refused

R_co = TypeVar("R_co", covariant=True)

MOST = 100


class Page(Struct, frozen=True):
    """The next so many rows after a cursor. A cursor names a row by its sort key, so pages do not shift."""

    first: Annotated[int, Meta(description="How many to show, at most 100.")] = 20
    after: Annotated[str | None, Meta(description="Show those after this cursor.")] = None

    def __post_init__(self) -> None:
        if not 1 <= self.first <= MOST:
            raise Refused("PAGE_SIZE", field="first", first=self.first, most=MOST)


class Listed(Struct, Generic[R_co], frozen=True):
    """One page of rows with the cursor of each."""

    rows: Sequence[R_co]
    cursors: Sequence[str]
    has_next: bool = False
    has_previous: bool = False


def cursor(*key: Any) -> str:
    """The opaque cursor of a row whose sort key is given."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).rstrip(b"=").decode()


def key_of(cursor: str) -> list[Any]:
    """The sort key that a cursor stands for; refused where nobody handed such a cursor out."""
    try:
        return msgspec.json.decode(
            base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list[Any]
        )
    except (binascii.Error, ValueError) as unreadable:
        raise Refused("BAD_CURSOR", field="after") from unreadable


def listed(rows: Sequence[R_co], page: Page, key: Any) -> Listed[R_co]:
    """The page out of rows, one more fetched than asked for; ``key(row)`` is a row's sort key."""
    shown = rows[: page.first]
    return Listed(
        rows=shown,
        cursors=[cursor(*key(row)) for row in shown],
        has_next=len(rows) > page.first,
        has_previous=page.after is not None,
    )


def merged(page: Page, pages: Sequence[Listed[R_co]]) -> Listed[R_co]:
    """One page out of those that several gave for one question, each sorted by the same key."""
    lines = sorted(
        ((key_of(mark), row, mark) for one in pages for row, mark in zip(one.rows, one.cursors, strict=True)),
        key=lambda line: line[0],
    )
    shown = lines[: page.first]
    return Listed(
        rows=[row for _, row, _ in shown],
        cursors=[mark for *_, mark in shown],
        has_next=len(lines) > page.first or any(one.has_next for one in pages),
        has_previous=page.after is not None,
    )
