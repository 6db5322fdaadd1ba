"""Asking the graph on behalf of whoever wants a paper: the same rights, the same trail, no way round it."""

from typing import Any, TypeVar

import msgspec
from strawberry.types.graphql import OperationType

from gateway.schema import Composed
from jinbao.bus import Bus, Call
from jinbao.graph import Context

T = TypeVar("T")


class Unanswered(Exception):
    """The graph said no, in the way in which it says no to everybody: a sentence, and a code beside it."""

    def __init__(self, message: str, said: dict[str, Any]) -> None:
        super().__init__(message)
        self.message, self.said = message, said


class Asking:
    """Every answer of one paper is read with the purpose that the caller has stated."""

    def __init__(self, schema: Composed, bus: Bus, call: Call) -> None:
        self._schema, self._context = schema, Context(bus, call)

    async def __call__(self, document: str, shape: type[T], **variables: Any) -> T:
        """The answer in the shape that the document asks for; raises Unanswered."""
        result: Any = await self._schema.execute(
            document,
            variables,
            context_value=self._context,
            allowed_operation_types={OperationType.QUERY},
        )
        for error in result.errors or ():
            raise Unanswered(error.message, error.extensions or {})
        return msgspec.convert(result.data, shape)

    async def office(self, id: str) -> str:
        """What an office is called."""
        found = await self(OFFICE, OfficeAsked, id=id)
        return found.office.name if found.office else id


class Named(msgspec.Struct, frozen=True):
    name: str


class OfficeAsked(msgspec.Struct, frozen=True):
    office: Named | None


OFFICE = "query($id: ID!) { office(id: $id) { name } }"
