"""Prints a service's public events, past and coming: `subscriber.py nats://127.0.0.1:4222 insurance`."""

import asyncio
import sys

import nats


async def main(address: str, service: str) -> None:
    broker = (await nats.connect(address)).jetstream()
    events = await broker.subscribe(f"jinbao.{service}.>", ordered_consumer=True)
    async for event in events.messages:
        print(event.headers["ce-type"], event.subject, event.data.decode(), flush=True)  # noqa: T201 - it prints


asyncio.run(main(*sys.argv[1:]))
