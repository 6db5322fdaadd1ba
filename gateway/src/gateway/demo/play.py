"""What `make run` shows: the city is loaded and the story told, each once, and then how to come in."""

from rich.console import Console

from gateway.demo import city
from gateway.demo.loading import Stopped
from gateway.platform import Platform

__all__ = ["Stopped", "play"]


def play(platform: Platform, console: Console, *, demo: bool) -> None:
    if demo and not city.is_loaded(platform.services):
        platform.busy = "loading the demo city"
        city.load(platform.services, console, lambda: platform.server.ending)
        platform.busy = ""
    console.print(platform.address)
