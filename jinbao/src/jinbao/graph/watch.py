"""Watching one thing: a subscription that shows it whenever something is recorded of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import strawberry

from jinbao.decider import Refused
from jinbao.graph import ids
from jinbao.graph.context import Context, Info
from jinbao.graph.field import signed
from jinbao.graph.find import ById, entity_of, load, name_of
from jinbao.graph.node import Entity
from jinbao.graph.questions import Question


def watch(gives: Any, description: str, *, stream: Callable[[str], str]) -> Any:
    """A subscription field: the entity now, and again after everything that is recorded in its stream."""
    question = Question(ById)

    async def follow(self: Any, info: Info, **given: Any) -> AsyncIterator[Any]:  # noqa: ARG001 - no source
        key, context = ids.key_of(given["id"], name_of(gives), "id"), info.context
        entity = entity_of(info, gives)
        events = context.follow(entity.service, stream(key))
        # Listens before it looks, so that nothing is missed in between.
        heard = asyncio.ensure_future(anext(events))
        try:
            while True:
                yield await _seen(context, entity, key)
                await heard
                context.forget()
                heard = asyncio.ensure_future(anext(events))
        finally:
            heard.cancel()

    signed(
        follow,
        name="watch",
        module=__name__,
        gives=AsyncIterator[gives | None],
        arguments=question.arguments,
    )
    return strawberry.subscription(resolver=follow, description=description)


async def _seen(context: Context, entity: Entity, key: str) -> Any:
    """Nobody waits in silence for what is not there, or not theirs to see, or not any more."""
    shown = await load(context, entity, key)
    if shown is None:
        raise Refused("NOT_FOUND", field="id")
    return shown
