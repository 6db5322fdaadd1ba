"""The context of one request: the bus, who asks, and what has been looked up already."""

from collections.abc import AsyncIterator, Awaitable, Hashable, Sequence
from typing import Any

import strawberry
from msgspec.structs import replace

from jinbao.bus import Bus, Call, Receipt
from jinbao.commands import Command
from jinbao.decider import NotAuthorised, Refused
from jinbao.graph.loader import Loader
from jinbao.trial.answers import WhatWouldChange
from jinbao.trial.asking import what_would_change

NOT_YET_KNOWN = "NOT_YET_KNOWN"


class Context:
    """What every resolver may use; it knows nothing but the bus."""

    def __init__(self, bus: Bus, call: Call) -> None:
        self.bus = bus
        self.call = call
        self._loaders: dict[tuple[str, str, str | None], Loader] = {}
        self.behind: dict[str, Refused] = {}
        """The services whose part of an answer is old or missing, and why: shown beside what there is."""

    def load(self, service: str, look_up: str, key: Hashable, purpose: str | None = None) -> Awaitable[Any]:
        """The answer for one key, asked together with the other keys of this level."""
        link = service, look_up, purpose
        if link not in self._loaders:
            self._loaders[link] = Loader(lambda keys: self._look_up(*link, keys))
        return self._loaders[link].load(key)

    async def carry_out(self, service: str, command: Command, **marks: Any) -> Receipt:
        """Carries a command out; what is looked up afterwards shows its effect."""
        receipt = await self.bus.carry_out(service, command, replace(self.call, **marks))
        self.forget()
        if receipt.published is not None:
            self.saw(service, receipt.published)
        return receipt

    async def what_would_change(self, service: str, command: Command, **marks: Any) -> WhatWouldChange:
        """What a command would change; nothing of what has been looked up does."""
        return await what_would_change(self.bus, service, command, replace(self.call, **marks))

    def follow(self, service: str, subject: str) -> AsyncIterator[Any]:
        return self.bus.follow(service, subject, self.call)

    def forget(self) -> None:
        """What has been looked up may have changed."""
        self._loaders.clear()

    def saw(self, service: str, position: int) -> None:
        """The caller now knows of that service's public events up to this position."""
        seen = max(position, self.call.seen.get(service, 0))
        self.call = replace(self.call, seen={**self.call.seen, service: seen})

    async def _look_up(
        self, service: str, look_up: str, purpose: str | None, keys: Sequence[Hashable]
    ) -> Sequence[Any]:
        call = replace(self.call, purpose=purpose) if purpose else self.call
        try:
            if service in self.behind:
                call = replace(call, seen={})
            answers = await self.bus.look_up(service, look_up, keys, call)
        except Refused as refused:
            if refused.code != NOT_YET_KNOWN:
                raise
            self.behind[service] = refused
            answers = await self.bus.look_up(service, look_up, keys, replace(call, seen={}))
        # What is not theirs to see is not there for them; the service has written down that they asked.
        return [None if isinstance(answer, NotAuthorised) else answer for answer in answers]


Info = strawberry.Info[Context, None]
