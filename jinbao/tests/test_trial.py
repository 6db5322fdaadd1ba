"""What would follow from a command is told by doing it, and nothing of it stays."""

from pathlib import Path
from typing import Any

import pytest
from invented_office import Archive, Counter, FileOpened, Open
from test_reaction import opens_too

from jinbao.bus import Call, EmbeddedBus, Unreachable
from jinbao.decider import Refused
from jinbao.engine import open_engine
from jinbao.recorder import hold_appends
from jinbao.scene import everything_in
from jinbao.trial.answers import Foreseen, MonthForeseen, MonthsForeseen, Supposed
from jinbao.trial.asking import in_a_row, what_would_change

pytestmark = pytest.mark.anyio
HU = Call("Hu")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def opening(counter: Counter, file: str = "7", holder: str = "Zhang Guilan") -> Supposed:
    return Supposed(Open(on=counter.today, file=file, holder=holder))


def test_what_was_tried_can_be_tried_again_and_then_be_done(counter: Counter) -> None:
    counter.open("1", "Wang Shufen")
    woken: list[Any] = []
    counter.service.listeners.append(woken.extend)
    before = everything_in(counter.service)
    for _ in range(2):
        [told] = counter.service.rehearse(opening(counter), HU).told
        assert told.headers["ce-type"] == "cn.jinbao.counter.file-opened.v1"
        assert told.headers["ce-subject"] == "file/7"
    assert (everything_in(counter.service), woken) == (before, [])
    with pytest.raises(Refused, match="HOLDER_HAS_A_FILE"):
        counter.service.rehearse(opening(counter, holder="Wang Shufen"), HU)
    assert everything_in(counter.service) == before
    counter.open("7", "Zhang Guilan")
    assert len(woken) == 1
    assert [one.version for _, one in counter.everything()] == [1, 1]


def test_a_command_id_is_not_used_up(counter: Counter) -> None:
    call = Call("Hu", command_id="one")
    counter.service.rehearse(opening(counter), call)
    first = counter.service.carry_out(opening(counter).command, call)  # type: ignore[arg-type] # it has one
    assert counter.service.rehearse(opening(counter, "8", "Li Na"), call).told
    assert counter.service.carry_out(opening(counter).command, call) == first  # type: ignore[arg-type] # as above


def test_nobody_waits_long_for_whoever_tries_something_out(postgres_database: str) -> None:
    engine = open_engine(postgres_database)
    counter = Counter(engine)
    with engine.begin() as connection:
        hold_appends(connection)
        with pytest.raises(Refused, match="TOO_BUSY") as busy:
            counter.service.rehearse(opening(counter), HU)
    assert busy.value.retryable
    assert counter.service.rehearse(opening(counter), HU).told
    engine.dispose()


class Silent:
    """A service that does not answer."""

    listeners: list[Any]

    def __init__(self) -> None:
        self.listeners = []

    def rehearse(self, _supposed: Supposed, _call: Call) -> Foreseen:
        raise Unreachable("silent")


async def test_what_follows_elsewhere_is_heard_by_the_next(tmp_path: Path) -> None:
    engines = [open_engine(f"sqlite:///{tmp_path / name}.db") for name in ("counter", "copying", "archive")]
    counter, copying = Counter(engines[0]), Counter(engines[1], "copying")
    copying.service.sources = {"counter": (FileOpened, lambda _changes, _heard: None)}
    copying.service.reactions = {FileOpened: [opens_too]}
    archive = Archive(engines[2], "archive", "copying")
    services: dict[str, Any] = {one.service.name: one.service for one in (counter, copying, archive)}
    before = [everything_in(one) for one in services.values()]
    bus = EmbeddedBus({**services, "silent": Silent()})
    command = opening(counter).command
    assert command is not None
    would = await what_would_change(bus, "counter", command, HU)
    bus.close()
    assert would.silent == ("silent",)
    assert would.elsewhere is None, "who sits in no office is not told that there is more"
    assert len(archive.taken) == 1, "it listens to the copying counter alone"
    assert [everything_in(one) for one in services.values()] == before
    for engine in engines:
        engine.dispose()


def test_months_in_a_row_that_say_the_same_are_one_and_each_case_by_itself() -> None:
    foreseen = [
        MonthForeseen("counter", case, "ALLOWANCE", month, 55, 0, paid)
        for case, month, paid in (
            ("file/1", "2010-10", 55),
            ("file/1", "2010-11", 55),
            ("file/1", "2010-12", 0),
            ("file/2", "2011-01", 0),
        )
    ]
    assert list(in_a_row(foreseen)) == [
        MonthsForeseen("counter", "file/1", "ALLOWANCE", "2010-10", "2010-11", 55, 0, 55),
        MonthsForeseen("counter", "file/1", "ALLOWANCE", "2010-12", "2010-12", 55, 0, 0),
        MonthsForeseen("counter", "file/2", "ALLOWANCE", "2011-01", "2011-01", 55, 0, 0),
    ]
