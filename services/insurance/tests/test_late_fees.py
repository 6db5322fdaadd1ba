"""Late fees: for which days, on how much, at which rate, to the fen."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insurance.employee_contribution.late_fees import (
    Late,
    Payment,
    changes_of_rate,
    late,
    paid_up_on,
    under_one_rate,
)
from insurance.law import LATE_FEE
from jinbao.decision import DecidedBy, Input, Occasion
from jinbao.replay import decide
from jinbao.verification import verify_steps

DUE = date(2011, 6, 20)
CHANGE = date(2011, 7, 1)
RATES = ((date.min, Decimal("0.002")), (CHANGE, Decimal("0.0005")))
DAYS = st.dates(date(2011, 5, 1), date(2012, 3, 1))
PAYMENTS = st.lists(st.tuples(DAYS, st.integers(1, 40_000_00)), max_size=5)


def fee(one: Late, on: date) -> int:
    """What the office decides for these days, checked by a stranger."""
    occasion = Occasion(
        about="tea-works",
        within=("gongxian", "yibin"),
        on=on,
        known_by=on,
        decided_by=DecidedBy("qian", "county-agency", "grant"),
    )
    inputs = (
        Input("late_after", one.after.isoformat(), "day", "bill"),
        Input("late_through", one.through.isoformat(), "day", "bill"),
        Input("owed", one.principal, "fen", "bill"),
    )
    decision = decide(LATE_FEE, occasion, inputs, ())
    assert verify_steps(decision.encoded()) == []
    assert decision.amount is not None
    return decision.amount.fen


def parts(amount: int, payments: list[Payment]) -> list[Late]:
    changes = changes_of_rate(LATE_FEE.law)
    return [part for one in late(amount, DUE, payments) for part in under_one_rate(one, changes)]


@pytest.mark.parametrize(
    ("paid_on", "expected"),
    [
        (DUE, []),
        (date(2011, 6, 21), [2_000]),
        (date(2011, 6, 30), [20_000]),
        (date(2011, 7, 1), [20_000, 500]),
        (date(2011, 7, 10), [20_000, 5_000]),
    ],
    ids=["on-the-due-day", "a-day-late", "before-the-change", "on-the-change", "after-the-change"],
)
def test_a_fee_runs_from_the_day_after_the_due_day_through_the_payment_and_changes_with_the_law(
    paid_on: date, expected: list[int]
) -> None:
    owed = 10_000_00
    found = parts(owed, [Payment(1, owed, paid_on)])
    assert [fee(one, paid_on) for one in found] == expected


def test_what_was_paid_in_part_bears_no_fee_any_more() -> None:
    first, second = date(2011, 6, 25), date(2011, 6, 30)
    assert parts(10_000_00, [Payment(1, 4_000_00, first), Payment(2, 6_000_00, second)]) == [
        Late(DUE, first, 10_000_00),
        Late(first, second, 6_000_00),
    ]


def test_what_was_given_back_and_is_owed_again_was_late_since_then() -> None:
    back, again = date(2011, 8, 1), date(2011, 8, 11)
    payments = [Payment(1, 10_000_00, DUE), Payment(2, -1_000_00, back), Payment(3, 1_000_00, again)]
    assert parts(10_000_00, payments) == [Late(back, again, 1_000_00)]
    assert paid_up_on(10_000_00, payments) == again


@given(st.integers(1, 100_000_00), PAYMENTS)
def test_the_parts_cover_every_late_day_once_and_sum_to_what_each_day_bears(
    amount: int, paid: list[tuple[date, int]]
) -> None:
    payments = [Payment(number, part, day) for number, (day, part) in enumerate(paid, 1)]
    found = parts(amount, payments)
    assert all(one.through <= following.after for one, following in pairwise(found))

    by_parts = sum(
        (one.through - one.after).days * one.principal * Decimal(rate_on(one.through)) for one in found
    )
    assert by_parts == sum(day_by_day(amount, payments), Decimal(0))
    for one in found:
        exact = (one.through - one.after).days * one.principal * rate_on(one.through)
        assert fee(one, one.through) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def day_by_day(amount: int, payments: list[Payment]) -> list[Decimal]:
    """What each day after the due day bears, as long as something comes in later: counted one by one."""
    last = max((one.paid_on for one in payments), default=DUE)
    fees = []
    for number in range((last - DUE).days):
        day = DUE + timedelta(days=number + 1)
        owed = amount - sum(one.amount for one in payments if one.paid_on < day)
        fees.append(max(owed, 0) * rate_on(day))
    return fees


def rate_on(day: date) -> Decimal:
    return max((since, rate) for since, rate in RATES if since <= day)[1]
