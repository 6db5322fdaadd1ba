"""Every fen is accounted for: amounts in, amounts out, roundings, parts that sum."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinbao.decider import Refused
from jinbao.money import Rounding, as_yuan, in_proportion, instalments, rounded, yuan

AMOUNTS = [
    # as written    fen       as printed
    ("69.03", 6_903, "69.03"),
    ("0", 0, "0.00"),
    ("-0.01", -1, "-0.01"),
    ("-0", 0, "0.00"),
    ("100", 10_000, "100.00"),
    ("12.5", 1_250, "12.50"),
    ("-1200.10", -120_010, "-1200.10"),
    ("999999999999999.99", 99_999_999_999_999_999, "999999999999999.99"),
    (55, 5_500, "55.00"),
    (Decimal("440.00"), 44_000, "440.00"),
]


@pytest.mark.parametrize(("written", "fen", "printed"), AMOUNTS)
def test_an_amount_in_yuan_is_kept_in_fen(written: str | int | Decimal, fen: int, printed: str) -> None:
    assert yuan(written) == fen
    assert as_yuan(fen) == printed


@given(st.integers(-(10**17) + 1, 10**17 - 1))
def test_an_amount_survives_being_written_and_read(fen: int) -> None:
    assert yuan(as_yuan(fen)) == fen


@pytest.mark.parametrize("amount", [69.03, 100.0, float("nan")])
def test_a_float_is_never_money(amount: Any) -> None:
    for way_in in (yuan, lambda value: rounded(value, Rounding.HALF_UP)):
        with pytest.raises(Refused) as refusal:
            way_in(amount)
        assert refusal.value.code == "MONEY_AS_FLOAT"


UNREADABLE = ["", " 5", "5.", ".5", "1.005", "1,000", "１００", "1e3", "+5", "5元", "10\n", "9" * 16, True]


@pytest.mark.parametrize("amount", UNREADABLE)
def test_an_amount_is_read_exactly_or_not_at_all(amount: Any) -> None:
    with pytest.raises(Refused) as refusal:
        yuan(amount, field="grade")
    assert (refusal.value.code, refusal.value.field) == ("MONEY_UNREADABLE", "grade")


ROUNDINGS = [
    # fen calculated    HALF_UP   DOWN     UP      HALF_EVEN UP_TO_JIAO
    ("1402.4999", 1_402, 1_402, 1_403, 1_402, 1_410),
    ("1402.5", 1_403, 1_402, 1_403, 1_402, 1_410),
    ("1403.5", 1_404, 1_403, 1_404, 1_404, 1_410),
    ("1400", 1_400, 1_400, 1_400, 1_400, 1_400),
    ("1400.01", 1_400, 1_400, 1_401, 1_400, 1_410),
    ("-1402.5", -1_403, -1_402, -1_403, -1_402, -1_410),
    ("0", 0, 0, 0, 0, 0),
]
COLUMNS = (Rounding.HALF_UP, Rounding.DOWN, Rounding.UP, Rounding.HALF_EVEN, Rounding.UP_TO_JIAO)


@pytest.mark.parametrize("row", ROUNDINGS, ids=lambda row: row[0])
def test_each_rounding_does_what_its_name_says(row: tuple[Any, ...]) -> None:
    calculated, *expected = row
    assert [rounded(Decimal(calculated), rounding) for rounding in COLUMNS] == expected


VECTORS = [
    pytest.param(Decimal(195_000) / 139, "14.03", id="TV-NRP1-account-part"),
    pytest.param(Decimal(840_000) / 139, "60.43", id="TV-URP1-account-part"),
    pytest.param(Decimal(2_800_000) / 139, "201.44", id="TV-PEN1-account-part"),
    pytest.param(Decimal(72_000) * 2 / 3, "480.00", id="TV-SUB1-of-720.00"),
    pytest.param(Decimal(43_080) * 2 / 3, "287.20", id="TV-SUB1-of-430.80"),
    pytest.param(Decimal(5_000_000) * Decimal("8.31") / 100 / 12, "346.25", id="TV-LOAN1-month"),
]


@pytest.mark.parametrize(("fen", "expected"), VECTORS)
def test_amounts_of_the_handbook_round_half_up(fen: Decimal, expected: str) -> None:
    assert as_yuan(rounded(fen, Rounding.HALF_UP)) == expected


INSTALMENTS = [
    # debt      parts   instalments
    ("100.00", 3, ["33.33", "33.33", "33.34"]),
    ("100.00", 1, ["100.00"]),
    ("0.02", 3, ["0.00", "0.00", "0.02"]),
    ("-100.00", 3, ["-33.33", "-33.33", "-33.34"]),
]


@pytest.mark.parametrize(("debt", "count", "expected"), INSTALMENTS)
def test_the_remainder_goes_on_the_last_instalment(debt: str, count: int, expected: list[str]) -> None:
    assert [as_yuan(part) for part in instalments(yuan(debt), count)] == expected


@given(st.integers(), st.integers(1, 400))
def test_instalments_sum_exactly_to_the_debt(debt: int, count: int) -> None:
    parts = instalments(debt, count)
    assert (len(parts), sum(parts)) == (count, debt)
    assert len(set(parts[:-1])) <= 1


def test_a_debt_cannot_be_paid_in_no_instalments() -> None:
    with pytest.raises(Refused) as refusal:
        instalments(yuan("100"), 0)
    assert refusal.value.code == "INSTALMENTS_TOO_FEW"


PROPORTIONS = [
    # total      in proportion to             parts
    ("130.00", [10_000, 3_000], ["100.00", "30.00"]),
    ("1.00", [1, 1, 1], ["0.34", "0.33", "0.33"]),
    ("0.05", [2, 0, 1], ["0.03", "0.00", "0.02"]),
    ("-1.00", [1, 1, 1], ["-0.34", "-0.33", "-0.33"]),
    ("0.00", [7, 5], ["0.00", "0.00"]),
]


@pytest.mark.parametrize(("total", "weights", "expected"), PROPORTIONS)
def test_a_month_is_taken_from_the_sub_ledgers_in_proportion(
    total: str, weights: list[int], expected: list[str]
) -> None:
    assert [as_yuan(part) for part in in_proportion(yuan(total), weights)] == expected


weighted = st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any)


@given(st.integers(), weighted)
def test_parts_in_proportion_sum_exactly(total: int, weights: list[int]) -> None:
    parts = in_proportion(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - total * weight) < sum(weights)


@given(weighted, st.data())
def test_no_sub_ledger_is_overdrawn_while_the_account_covers_the_amount(
    balances: list[int], data: st.DataObject
) -> None:
    total = data.draw(st.integers(0, sum(balances)))
    for part, balance in zip(in_proportion(total, balances), balances, strict=True):
        assert 0 <= part <= balance


@pytest.mark.parametrize("weights", [[], [0, 0], [2, -1]])
def test_nothing_can_be_shared_in_proportion_to_nothing(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="in proportion"):
        in_proportion(100, weights)
