"""Raises: where a pension stands apart from the law as it is known, and the decision that brings it there."""

from collections.abc import Iterator
from datetime import date

from insurance.law import RAISE
from insurance.pension.due import Rate, Terms, rate_in, with_rate
from insurance.pension.standing import PensionFacts
from jinbao.calendar import Month, first_day, later, month_after, month_of
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.replay import decide as work_out
from jinbao.rules import Law, Parameter

PARTS = ("base_pension", "top_up")
LAST_MONTH = "9999-12"


def lawful(law: Law, month: Month, known_by: date) -> Rate:
    """What the fund pays in a month by the law as published; raises PARAMETER_MISSING."""
    first = first_day(month)
    base, top_up = (law.parameter(name, first, known_by).number for name in PARTS)
    return Rate(month, base, top_up)


def changes(law: Law, terms: Terms, known_by: date) -> Iterator[Month]:
    """The months that have begun in which the fund's part may have changed, in order of time."""
    days = [day for entry in _entries(law, known_by) for day in _days_of(entry)]
    begins = {month_of(day) if day.day == 1 else month_after(day) for day in days}
    begins |= {rate.since for rate in terms.rates}
    last = min(month_of(known_by), later(terms.stopped_from, -1) if terms.stopped_from else LAST_MONTH)
    return iter(sorted(month for month in begins if terms.payable_from <= month <= last))


def raises(law: Law, terms: Terms, known_by: date) -> Iterator[Rate]:
    """The rates that are missing; a later one is compared with what those before it leave."""
    rates = terms.rates
    for month in changes(law, terms, known_by):
        rate, stands = lawful(law, month, known_by), rate_in(rates, month)
        if (rate.base, rate.top_up) != (stands.base, stands.top_up):
            rates = with_rate(rates, rate)
            yield rate


def decidable_since(law: Law, rate: Rate, known_by: date) -> date:
    """The day from which a rate was in force and published, so that it could be decided on."""
    first = first_day(rate.since)
    return max(first, *(law.parameter(name, first, known_by).promulgated_on for name in PARTS))


def decision_on(known: PensionFacts, stood: Terms, now: Terms, month: Month, by: Occasion) -> Decision:
    """``now`` are the terms that ``stood``, after the raises that came before it in the same act.

    No event of theirs is on record yet: the law that gives their amounts is what shows them.
    """
    sources, before = known.rate_events, rate_in(now.rates, month)
    begun = sources[now.payable_from]
    if before in stood.rates:
        shown = (sources[before.since],) * len(PARTS)
    else:
        first = first_day(before.since)
        shown = tuple(known.law.parameter(name, first, by.known_by).source.cited for name in PARTS)
    inputs = (
        Input("first_payable_month", now.payable_from, "month", begun),
        Input("raised_from", month, "month", RAISE.id),
        Input("base_before", before.base, "fen", shown[0]),
        Input("top_up_before", before.top_up, "fen", shown[1]),
        Input("account_pension", now.account, "fen", begun),
    )
    return work_out(RAISE, by, inputs, known.parameters)


def occasion_of(about: str, within: tuple[str, ...], on: date, by: DecidedBy) -> Occasion:
    return Occasion(about=about, within=within, on=on, known_by=on, decided_by=by)


def _entries(law: Law, known_by: date) -> Iterator[Parameter]:
    for entry in (*law.national, *law.local):
        if entry.name in PARTS and entry.promulgated_on <= known_by:
            yield entry


def _days_of(entry: Parameter) -> Iterator[date]:
    """The day from which it holds, and the one on which it no longer does, if that is said."""
    yield entry.in_force_from
    if entry.until is not None:
        yield date.fromordinal(entry.until.toordinal() + 1)
