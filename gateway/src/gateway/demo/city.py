"""Loading the demo city: what is done in which order, and how far it has come."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from time import monotonic, sleep
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from gateway.demo.checkout import in_checkout
from gateway.demo.employers import branches, heads
from gateway.demo.grants import administrator, grants, handed_over, one_person_offices
from gateway.demo.loading import Step, Stopped, carry_out, command_id
from gateway.demo.offices import offices
from gateway.demo.parameters import Samples, parameter_names, parameters, read_samples
from gateway.demo.people import people
from gateway.demo.regions import code_changes, ids_by_code, regions
from gateway.demo.staff import appointments
from identity.demo import DemoCity, city
from jinbao.service import Service

SECONDS_OF_SILENCE = 30


class Stage(NamedTuple):
    """Commands that are spoken of together; they are made only when those before them are carried out."""

    zh: str
    en: str
    steps: Iterable[Step]


class NotHeard(Exception):
    """Insurance hears nothing from identity: the broker or a follower does not work."""


def is_loaded(services: Mapping[str, Service]) -> bool:
    """Whether the last command of the loading was carried out."""
    *_, last = parameter_names(samples())
    return bool(services["insurance"].ledger.answered(command_id(last)))


def load(services: Mapping[str, Service], console: Console, stopping: Callable[[], bool]) -> None:
    """Raises Stopped when the platform ends meanwhile; the next start goes on from there."""
    with bars_on(console) as bars:
        for stage in stages(city(), services):
            show_stage(stage, services, bars, stopping)
        show_hearing(services, bars, stopping)
        show_stage(law(city(), services), services, bars, stopping)


def stages(city: DemoCity, services: Mapping[str, Service]) -> Iterator[Stage]:
    """What identity is told. The ids of regions are known when the regions are established."""
    identity = services["identity"]
    on = identity.today
    yield Stage("区划", "regions", regions(city, on))
    ids = ids_by_code(identity, city)
    yield Stage("更名和变更代码", "new names and codes", code_changes(city, ids, on))
    yield Stage("机构", "offices", offices(city, ids, on))
    yield Stage("人员", "people", people(city, ids, on))
    yield Stage("用人单位", "employers", heads(city, ids, on))
    yield Stage("分支机构", "branches", branches(city, ids, identity, on))
    yield Stage("任用", "appointments", appointments(city, on))
    yield Stage("授权", "grants", chain(handed_over(city, ids, on), grants(city, ids, on)))
    yield Stage("一人所", "offices of one person", one_person_offices(city, on))


def law(city: DemoCity, services: Mapping[str, Service]) -> Stage:
    """What insurance is told."""
    ids = ids_by_code(services["identity"], city)
    steps = parameters(samples(), ids, administrator(city), services["insurance"].today)
    return Stage("示例地方参数", "sample parameters, not official", steps)


def show_stage(
    stage: Stage, services: Mapping[str, Service], bars: Progress, stopping: Callable[[], bool]
) -> None:
    steps = tuple(stage.steps)
    task = bars.add_task(title(stage.zh, stage.en), total=sum(step.weight for step in steps))
    carry_out(services, steps, lambda step: bars.advance(task, step.weight), stopping)


def show_hearing(services: Mapping[str, Service], bars: Progress, stopping: Callable[[], bool]) -> None:
    """Wait until insurance knows what identity has published; it needs the grants and the regions."""
    due = last_public_position(services["identity"])
    task = bars.add_task(title("保险收悉", "events heard by insurance"), total=due)
    heard, at = 0, monotonic()
    while heard < due:
        if stopping():
            raise Stopped
        if monotonic() - at > SECONDS_OF_SILENCE:
            raise NotHeard
        if (now := services["insurance"].has_heard("identity")) > heard:
            heard, at = now, monotonic()
        bars.update(task, completed=heard)
        sleep(0.05)


def last_public_position(identity: Service) -> int:
    """Where the last event stands that others are told of."""
    positions = (at for page in identity.ledger.pages() for at, recorded in page if identity.public(recorded))
    return max(positions, default=0)


def samples() -> list[Samples]:
    return read_samples(in_checkout("deploy", "sample-parameters"))


def title(zh: str, en: str) -> str:
    return f"{zh} [dim]{en}"


def bars_on(console: Console) -> Progress:
    return Progress(
        TextColumn("  {task.description}"),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    )
