"""Links: fields that a service answers, one call for each link and level."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from types import NoneType
from typing import Any, TypeVar, get_args

import strawberry
from msgspec import Struct, structs

from jinbao.bus import Unreachable
from jinbao.graph.context import Info
from jinbao.graph.field import Resolve, signed
from jinbao.graph.questions import Question
from jinbao.paging import Page

F = TypeVar("F", bound=Callable[..., Any])

ITS_OWN = "its own"
Gather = Callable[[Any, Sequence[Any]], Any]


def link(
    service: str, look_up: str, *, key: str = "id", ask: type[Struct] | None = None
) -> Callable[[F], Any]:
    """A field of a thing, found by one of its attributes.

    With ``ask`` the key is a struct: its first own field takes the attribute, the others are arguments.
    ``service`` is ITS_OWN where several services keep such things: the attribute ``service`` names it.
    """
    if ask is None:

        def find(source: Any, info: Info) -> Awaitable[Any] | None:
            keeper = source.service if service is ITS_OWN else service
            return _found(info, keeper, look_up, getattr(source, key))

        return _declare(find, None)
    known = next(field.name for field in structs.fields(ask) if field.name not in Page.__struct_fields__)
    question = Question(ask, known=(known,))

    def resolve(source: Any, info: Info, **given: Any) -> Awaitable[Any]:
        asked = question.read(given, **{known: getattr(source, key)})
        return info.context.load(service, look_up, asked, getattr(asked, "purpose", None))

    return _declare(resolve, question)


def ask(service: str, look_up: str, kind: type[Struct]) -> Callable[[F], Any]:
    """A field of the query itself; all fields of the struct are its arguments, the struct is the key."""
    question = Question(kind)

    def resolve(_source: Any, info: Info, **given: Any) -> Awaitable[Any]:
        asked = question.read(given)
        return info.context.load(service, look_up, asked, getattr(asked, "purpose", None))

    return _declare(resolve, question)


def ask_each(services: Sequence[str], look_up: str, kind: type[Struct], gather: Gather) -> Callable[[F], Any]:
    """The same of several services at once; ``gather`` makes one answer of theirs, given what was asked.

    One that does not answer costs what is its own: the rest is shown, and an error says what is missing.
    """
    question = Question(kind)

    async def resolve(_source: Any, info: Info, **given: Any) -> Any:
        asked = question.read(given)
        loading = [info.context.load(one, look_up, asked) for one in services]
        answers = dict(zip(services, await asyncio.gather(*loading, return_exceptions=True), strict=True))
        silent = {one: said for one, said in answers.items() if isinstance(said, Unreachable)}
        told = [said for one, said in answers.items() if one not in silent]
        if failed := next((one for one in told or silent.values() if isinstance(one, BaseException)), None):
            raise failed
        info.context.behind |= silent
        return gather(asked, told)

    return _declare(resolve, question)


def _found(info: Info, service: str, look_up: str, key: Any) -> Awaitable[Any] | None:
    """Where there is nothing to ask for nobody is asked, and nothing stands in the access trail."""
    return None if key is None else info.context.load(service, look_up, key)


def _declare(resolve: Resolve, question: Question[Any] | None) -> Callable[[F], Any]:
    def declared(field: F) -> Any:
        gives = field.__annotations__["return"]
        if NoneType not in get_args(gives):
            raise TypeError(
                f"{field.__qualname__}: a link is nullable, so that an outage costs this field alone."
            )

        def answer(self: Any, info: Info, **given: Any) -> Any:
            return resolve(self, info, **given)

        signed(
            answer,
            name=field.__name__,
            module=field.__module__,
            gives=gives,
            arguments=question.arguments if question else (),
        )
        return strawberry.field(resolver=answer, description=inspect.getdoc(field))

    return declared
