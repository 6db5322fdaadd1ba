"""A figure is measured in turn with its floor, so that both meet the same weather on the machine."""

import statistics
import time
from collections.abc import Callable

from msgspec import Struct

ROUNDS = 9


class Figure(Struct, frozen=True):
    """What was measured. ``reach`` is the aim; ``more`` says whether more is better."""

    key: str
    value: float
    reach: float | None = None
    more: bool = True
    said: str = ""

    @property
    def reached(self) -> bool | None:
        if self.reach is None:
            return None
        return self.value >= self.reach if self.more else self.value <= self.reach


def share_of_floor(
    key: str, reach: float, amount: int, ours: Callable[[], object], floor: Callable[[], object]
) -> Figure:
    """How much of the floor's speed is left, as the median of rounds in which both do the same amount."""
    ours(), floor()
    rounds = [_one_round(ours, floor, first=number % 2 == 0) for number in range(ROUNDS)]
    ratio = statistics.median(floor_took / we_took for we_took, floor_took in rounds)
    we, they = (statistics.median(taken) for taken in zip(*rounds, strict=True))
    said = f"{amount / we:,.0f}/s of {amount / they:,.0f}/s"
    return Figure(key, round(ratio, 3), reach, said=said)


def rate(key: str, reach: float, amount: int, ours: Callable[[], object]) -> Figure:
    """How many a second, as the median of rounds."""
    ours()
    took = statistics.median(seconds_of(ours) for _ in range(ROUNDS))
    return Figure(key, round(amount / took), reach, said=f"{1_000 * took:.1f} ms for {amount:,}")


def _one_round(
    ours: Callable[[], object], floor: Callable[[], object], *, first: bool
) -> tuple[float, float]:
    if first:
        we = seconds_of(ours)
        return we, seconds_of(floor)
    they = seconds_of(floor)
    return seconds_of(ours), they


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
