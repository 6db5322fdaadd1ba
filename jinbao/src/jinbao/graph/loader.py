"""The loader: gathers the keys that one level of a query asks for into one call."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any

Fetch = Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]


class Loader:
    """One call for all keys asked for in the same turn of the event loop, remembered for the request."""

    __slots__ = ("_asked", "_fetch", "_loop", "_tasks", "_waiting")

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._loop = asyncio.get_running_loop()
        self._asked: dict[Hashable, asyncio.Future[Any]] = {}
        self._waiting: list[Hashable] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def load(self, key: Hashable) -> asyncio.Future[Any]:
        future = self._asked.get(key)
        if future is None:
            future = self._asked[key] = self._loop.create_future()
            if not self._waiting:
                self._loop.call_soon(self._gather)
            self._waiting.append(key)
        return future

    def _gather(self) -> None:
        # Resolvers that nest lists run in this turn; the task starts in the next, when all have asked.
        task = self._loop.create_task(self._flush())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _flush(self) -> None:
        keys, self._waiting = self._waiting, []
        try:
            answers = await self._fetch(keys)
            for key, answer in zip(keys, answers, strict=True):
                self._tell(key, answer)
        except Exception as failure:  # noqa: BLE001 - whatever it is belongs to each of those who asked
            for key in keys:
                self._tell(key, failure)

    def _tell(self, key: Hashable, answer: Any) -> None:
        future = self._asked[key]
        if future.done():
            return
        if isinstance(answer, Exception):
            future.set_exception(answer)
            future.exception()  # nobody may be waiting any more; that is not worth a warning
        else:
            future.set_result(answer)
