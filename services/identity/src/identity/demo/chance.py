"""Luck that is the same on every machine and on every day."""

from collections.abc import Sequence
from datetime import date
from random import Random


def chance(subject: str) -> Random:
    return Random(f"jinbao demo city: {subject}")  # noqa: S311  what is wanted here is repetition, not secrecy


def day_between(first: date, last: date, luck: Random) -> date:
    return date.fromordinal(luck.randint(first.toordinal(), last.toordinal()))


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split a total by weight without losing one: the largest remainders get what is left over."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return tuple(shares)
