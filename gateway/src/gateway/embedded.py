"""`jinbao run`: the platform with its demo, from the first line on the terminal to the last."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from gateway.platform import Platform, running
from gateway.settings import Settings
from jinbao.logs import write_logs


def run(settings: Settings, *, demo: bool, once: bool) -> None:
    """Serve until somebody ends it; meanwhile, in a thread of its own, load the city and play the story."""
    with logging_to(settings), running(settings) as platform:
        platform.busy = demo
        performance = Performance(platform, demo=demo, once=once)
        platform.serve(performance.start)
        performance.end()
    if performance.failure:
        raise performance.failure


class Performance(Thread):
    """What is shown on the terminal. The platform ends with it if it fails, or if it is to be shown once."""

    def __init__(self, platform: Platform, *, demo: bool, once: bool) -> None:
        super().__init__(name="performance")
        self.platform, self.demo, self.once = platform, demo, once
        self.failure: Exception | None = None

    def run(self) -> None:
        # The first answer need not wait for what only the terminal shows.
        from rich.console import Console  # noqa: PLC0415 - 0.2 s, of a thread that nobody waits for

        from gateway.demo.play import play  # noqa: PLC0415 - the same

        try:
            play(self.platform, Console(highlight=False), demo=self.demo)
        except Exception as failure:  # noqa: BLE001 - shown when everything has stopped in order
            if not self.platform.server.ending:
                self.failure = failure
        if self.once or self.failure:
            self.platform.server.end()

    def end(self) -> None:
        """Wait for it, if it ever began: whoever ends the platform ends it too."""
        if self.ident:
            self.join()


@contextmanager
def logging_to(settings: Settings) -> Iterator[None]:
    """In production lines for machines on the terminal; else in a file, as the terminal tells the story."""
    if settings.production:
        write_logs(production=True)
        yield
        return
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.var / "log").open("a", encoding="utf-8") as log:
        write_logs(production=False, to=log)
        yield
