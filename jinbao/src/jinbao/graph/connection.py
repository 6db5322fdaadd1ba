"""Connections: one page of a long list, with a cursor for each row."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import strawberry
from msgspec import Struct

from jinbao.paging import Listed

N = TypeVar("N")


class Line(Struct, frozen=True):
    """A row beside its cursor."""

    node: Any
    cursor: str


class Ends(Struct, frozen=True):
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.federation.type(shareable=True, description="Where a page (分页) stands in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether there are more after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there are some before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row, for `after`.")


@strawberry.federation.type(shareable=True, description="A row of a list with its cursor.")
class Edge(Generic[N]):
    cursor: str = strawberry.field(description="The place of this row, for `after`.")
    node: N = strawberry.field(description="The row itself.")


@strawberry.federation.type(shareable=True, description="One page (分页) of a list.")
class Connection(Generic[N]):
    """Shown from ``jinbao.paging.Listed``, which is what its resolvers find in ``self``."""

    @strawberry.field(description="The rows, each with its cursor.")
    def edges(self) -> list[Edge[N]]:
        return list(map(Line, _listed(self).rows, _listed(self).cursors))  # type: ignore[arg-type] # shown as edges

    @strawberry.field(description="The rows alone.")
    def nodes(self) -> list[N]:
        return list(_listed(self).rows)

    @strawberry.field(description="Where this page stands.")
    def page_info(self) -> PageInfo:
        page = _listed(self)
        return Ends(page.has_next, page.has_previous, _first(page.cursors), _last(page.cursors))  # type: ignore[return-value] # shown as PageInfo


def _listed(source: Any) -> Listed[Any]:
    return source  # type: ignore[no-any-return] # a connection is shown from a page


def _first(cursors: Sequence[str]) -> str | None:
    return cursors[0] if cursors else None


def _last(cursors: Sequence[str]) -> str | None:
    return cursors[-1] if cursors else None
