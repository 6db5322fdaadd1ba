"""What a decision about a grant fixes: from which month, at which rate, and what changes month by month."""

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from insurance.pension.due import Rate, Terms, due, months_between, with_rate
from insurance.pension.events import MonthDifference
from insurance.rural_pension.events.account import Balances
from jinbao.calendar import Month
from jinbao.decision import Decision
from jinbao.money import Fen


def terms_of(decision: Decision) -> Terms:
    """The terms that a grant has fixed: its first month's rate, and the account in its three shares."""
    values: dict[str, object] = {one.name: one.value for one in decision.inputs}
    values |= {one.name: one.value for one in decision.parameters}
    steps = {step.name: step.result for step in decision.steps}
    month = str(decision.payable_from)
    lacking = [int(str(value)) for name, value in values.items() if name.startswith("year_without_interest:")]
    return Terms(
        payable_from=month,
        account=_fen(steps["account_pension"]),
        shares=Balances(*(_in_ledger(values, one) for one in ("personal", "subsidy", "collective"))),
        rates=(Rate(month, _fen(values["base_pension"]), _fen(values["top_up"])),),
        lacks_interest_of=min(lacking, default=None),
    )


def _in_ledger(values: Mapping[str, object], sub_ledger: str) -> Fen:
    """As it stood, with the interest that came late."""
    late = (value for name, value in values.items() if name.startswith(f"interest_{sub_ledger}:"))
    return sum(map(_fen, late), _fen(values[f"{sub_ledger}_account"]))


def born_by(decision: Decision) -> date:
    """The day of birth on which it was decided."""
    [born] = [one.value for one in decision.inputs if one.name == "born"]
    return date.fromisoformat(str(born))


def recalculated(terms: Terms, decision: Decision) -> Terms:
    """The terms with another first month; every raise stays, and so does what holds or ends it."""
    if decision.amount is None:
        return void(terms)
    fixed = terms_of(decision)
    rates = _that_change(with_rate(terms.rates, *fixed.rates), fixed.payable_from)
    return replace(
        terms,
        payable_from=fixed.payable_from,
        account=fixed.account,
        shares=fixed.shares,
        rates=rates,
        lacks_interest_of=fixed.lacks_interest_of,
    )


def void(terms: Terms) -> Terms:
    """Nothing is due, from the first month on."""
    return replace(terms, stopped_from=terms.payable_from)


def differences(
    before: Terms, after: Terms, until: Month, died_on: date | None
) -> tuple[MonthDifference, ...]:
    """The months until today's whose amount is another now."""
    found = (
        MonthDifference(month, due(before, month, died_on).total, due(after, month, died_on).total)
        for month in months_between(min(before.payable_from, after.payable_from), until)
    )
    return tuple(one for one in found if one.before != one.after)


def _that_change(rates: tuple[Rate, ...], first: Month) -> tuple[Rate, ...]:
    """Without those that only repeat the rate before them; that of the first month says which it is."""
    kept: list[Rate] = []
    for rate in rates:
        repeats = kept and (rate.base, rate.top_up) == (kept[-1].base, kept[-1].top_up)
        if rate.since == first or not repeats:
            kept.append(rate)
    return tuple(kept)


def _fen(value: object) -> Fen:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is no amount")
