"""What stands in the registers, whatever happened on the way: without the trail that nothing removes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from pilot_county import PilotCounty
from sqlalchemy import Row, Table

from insurance.bank.register import BANK_FILES
from insurance.employee_contribution.money import LATE_FEES, PAYMENTS
from insurance.employee_contribution.paid_months import PAID
from insurance.employee_contribution.register import BILLS
from insurance.employee_contribution.register import LINES as CONTRIBUTION_LINES
from insurance.employee_contribution.relations import RELATIONS
from insurance.inheritance.register import INHERITANCES
from insurance.items import SERVE
from insurance.overpayment.register import OVERPAYMENTS
from insurance.payment_run.owing import months_between
from insurance.payment_run.register import LINES, MONTHS, RUNS
from insurance.pension.due import due
from insurance.pension.register import NOTHING_STANDS, PENSIONS, terms_in
from insurance.reported_payment.register import SETTLED
from insurance.rural_pension.account_register import ACCOUNTS, ENTRIES
from insurance.rural_pension.claim_register import CLAIMS, OVER
from insurance.rural_pension.enrolment_register import ENROLMENTS, TERMS
from insurance.single_sum.register import SUMS
from insurance.survival_certification.register import CERTIFICATIONS
from insurance.unemployment_benefit.claim_register import CLAIMS as UNEMPLOYMENT_CLAIMS
from insurance.unemployment_benefit.register import BENEFITS, CONFIRMED
from jinbao.casework.parameters import PARAMETERS
from jinbao.casework.worklist import WORK

Stands: TypeAlias = Mapping[str, list[dict[str, Any]]]

TRAIL = {"version", "event", "submission", "reasons", "appeals", "since", "recorded_at", "hands"}
"""Columns that say through which events, forms, hands and answers a row became what it is."""

GONE = {"WITHDRAWN", "NOT_ACCEPTED", "REVOKED", "CANCELLED", "WITHHELD", "LAPSED"}


def as_it_stands(county: PilotCounty) -> Stands:
    return {table.name: sorted(rows(county.rows(table)), key=repr) for table, rows in READ.items()}


def columns(row: Row[Any], *but: str) -> dict[str, Any]:
    return {
        name: value
        for name, value in row._mapping.items()
        if name not in TRAIL and name not in but and not name.endswith("_event")
    }


def whole(*but: str) -> Callable[[Sequence[Row[Any]]], Iterator[dict[str, Any]]]:
    """Every row that is not over, by its stage, state or status."""

    def rows(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
        for row in found:
            stands = columns(row, *but)
            if not GONE & {stands.get("stage"), stands.get("state"), stands.get("status")}:
                yield stands

    return rows


def enrolments(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """One that the county returned waits at the township as it did when it was submitted.

    What was decided last, and who was told of it, is trail.
    """
    for stands in whole("decision", "appeals", "served_on")(found):
        yield {**stands, "stage": "SUBMITTED" if stands["stage"] == "RETURNED" else stands["stage"]}


def inheritances(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    for stands in whole("id")(found):
        yield {**stands, "stage": "APPLIED" if stands["stage"] == "RETURNED" else stands["stage"]}


def claims(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """Another claim of the same content stands for the one that is over."""
    yield from (columns(row, "id") for row in found if row.stage not in OVER)


def terms(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """What only says again what held before says nothing."""
    yield from changes(found, ("person", "aspect"), "year", "value")


def parameters(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """Of two values from one day the one that was promulgated later."""
    latest: dict[tuple[str, str, date], Row[Any]] = {}
    for row in sorted(found, key=lambda row: row.promulgated_on):
        latest[row.region, row.name, row.in_force_from] = row
    yield from changes(list(latest.values()), ("region", "name"), "in_force_from", "value")


def changes(found: Sequence[Row[Any]], about: Sequence[str], at: str, value: str) -> Iterator[dict[str, Any]]:
    held: dict[tuple[Any, ...], Any] = defaultdict(lambda: None)
    for row in sorted(found, key=lambda row: getattr(row, at)):
        key = tuple(getattr(row, name) for name in about)
        if held[key] != getattr(row, value):
            held[key] = getattr(row, value)
            yield {**dict(zip(about, key, strict=True)), at: getattr(row, at), value: held[key]}


def entries(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """An entry and its reversal are nothing together."""
    for row in found:
        if row.reverses is None and row.reversed_by is None:
            yield columns(row, "number", "balance", "reverses", "reversed_by")


def pensions(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """The terms by what they make due, month by month."""
    for row in found:
        if row.status not in NOTHING_STANDS:
            months = months_between("2009-12", "2016-12")
            dues = [due(terms_in(row), month) for month in months]
            yield {**columns(row, "rates", "terms", "base", "top_up"), "due": dues}


def findings(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """One that is gone or cancelled is none; which event decided is trail."""
    standing = (row for row in found if row.stage not in ("GONE", "CANCELLED"))
    yield from (columns(row, "found_on", "decision", "set_off") for row in standing)


def sums(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """What is owed once; what was withdrawn is nothing, and which event ordered it is trail."""
    yield from (columns(row, "id") for row in found if row.amount)


def files(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    yield from (columns(row, "number", "digest") for row in found if row.taken_back_on is None)


def work(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """What waits for a hand; that somebody has to be told of a decision is trail."""
    for row in found:
        if row.step != SERVE:
            yield {**columns(row), "case": row.case.partition("/")[0]}


def numbered(gone: str) -> Callable[[Sequence[Row[Any]]], Iterator[dict[str, Any]]]:
    """What was reversed, cancelled or is known no more is nothing; under which number it came is trail."""

    def rows(found: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
        standing = (row for row in found if getattr(row, gone) is None)
        yield from (columns(row, "number", "decision", "known_from") for row in standing)

    return rows


READ: Mapping[Table, Callable[[Sequence[Row[Any]]], Iterator[dict[str, Any]]]] = {
    SETTLED: whole("settled_on"),
    PARAMETERS: parameters,
    ENROLMENTS: enrolments,
    TERMS: terms,
    ACCOUNTS: whole(),
    ENTRIES: entries,
    CLAIMS: claims,
    UNEMPLOYMENT_CLAIMS: whole("id"),
    BENEFITS: whole(),
    CONFIRMED: whole(),
    PENSIONS: pensions,
    CERTIFICATIONS: whole("event"),
    OVERPAYMENTS: findings,
    RUNS: whole("chunks"),
    LINES: whole("id", "number", "chunk", "answer", "settled_on", "file"),
    MONTHS: whole("line"),
    BANK_FILES: files,
    SUMS: sums,
    INHERITANCES: inheritances,
    RELATIONS: whole(),
    BILLS: whole("decision", "declared_on"),
    CONTRIBUTION_LINES: whole(),
    PAYMENTS: numbered("reversed_on"),
    LATE_FEES: numbered("cancelled_on"),
    PAID: numbered("known_until"),
    WORK: work,
}
