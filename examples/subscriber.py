"""Prints all public events, past and coming: `python examples/subscriber.py nats://127.0.0.1:4222`."""

import asyncio
import sys

import nats


async def main(address: str) -> None:
    broker = (await nats.connect(address)).jetstream()
    await asyncio.gather(follow(broker, "identity"), follow(broker, "insurance"))


async def follow(broker: nats.js.JetStreamContext, service: str) -> None:
    events = await broker.subscribe(f"jinbao.{service}.>", ordered_consumer=True)
    async for event in events.messages:
        print(event.headers["ce-type"], event.subject, event.data.decode(), flush=True)  # noqa: T201 - it prints


asyncio.run(main(sys.argv[1]))
