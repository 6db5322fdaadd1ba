"""Money is a whole number of fen (分); yuan are only text on the way in and out."""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from typing import TypeAlias

from jinbao.decider import Refused

Fen: TypeAlias = int

# Fifteen digits of yuan still fit, as fen, in the 64-bit integer of either store.
AMOUNT = re.compile(r"(?P<sign>-?)(?P<yuan>[0-9]{1,15})(\.(?P<fen>[0-9]{1,2}))?")


class Rounding(StrEnum):
    """How a calculated amount becomes whole fen; every money item names its own."""

    HALF_UP = "HALF_UP"  # 四舍五入
    HALF_EVEN = "HALF_EVEN"
    DOWN = "DOWN"  # 舍去
    UP = "UP"  # 见厘进分
    UP_TO_JIAO = "UP_TO_JIAO"  # 见分进角


STEPS = {
    Rounding.HALF_UP: (Decimal(1), ROUND_HALF_UP),
    Rounding.HALF_EVEN: (Decimal(1), ROUND_HALF_EVEN),
    Rounding.DOWN: (Decimal(1), ROUND_DOWN),
    Rounding.UP: (Decimal(1), ROUND_UP),
    Rounding.UP_TO_JIAO: (Decimal("1E1"), ROUND_UP),
}


def yuan(amount: str | int | Decimal, *, field: str = "amount") -> Fen:
    """Reads an amount in yuan: `yuan("69.03")` is 6903 fen."""
    _refuse_float(amount, field)
    match = AMOUNT.fullmatch(str(amount))
    if match is None:
        raise Refused("MONEY_UNREADABLE", field=field)
    fen = int(match["yuan"]) * 100 + int((match["fen"] or "").ljust(2, "0"))
    return -fen if match["sign"] else fen


def as_yuan(amount: Fen) -> str:
    """Writes an amount in yuan with both decimals: 6903 fen are "69.03"."""
    whole, rest = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole}.{rest:02d}"


def rounded(value: Decimal, rounding: Rounding) -> Fen:
    """Rounds a calculated number of fen to whole ones (or to whole jiao), away from or towards zero."""
    _refuse_float(value)
    step, mode = STEPS[rounding]
    return int(value.quantize(step, mode))


def instalments(total: Fen, count: int) -> tuple[Fen, ...]:
    """Equal instalments that sum exactly to the debt; the remainder goes on the last."""
    if count < 1:
        raise Refused("INSTALMENTS_TOO_FEW", count=count)
    each = _towards_zero(total, count)
    return (each,) * (count - 1) + (total - each * (count - 1),)


def in_proportion(total: Fen, weights: Sequence[int]) -> tuple[Fen, ...]:
    """Splits an amount by weights so that the parts sum exactly; fen left over go to the largest fractions.

    No part exceeds its exact share by a whole fen.  So where the weights are balances
    and the total is covered by their sum, no balance is overdrawn.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("there is nothing to share in proportion to")
    parts = [_towards_zero(total * weight, whole) for weight in weights]
    by_fraction = sorted(range(len(parts)), key=lambda i: -(abs(total) * weights[i] % whole))
    fen = 1 if total > 0 else -1
    for i in by_fraction[: abs(total - sum(parts))]:
        parts[i] += fen
    return tuple(parts)


def _refuse_float(value: object, field: str | None = None) -> None:
    if isinstance(value, float):
        raise Refused("MONEY_AS_FLOAT", field=field)


def _towards_zero(amount: int, divisor: int) -> int:
    return amount // divisor if amount >= 0 else -(-amount // divisor)
