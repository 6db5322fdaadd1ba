"""What insurance must know of overpayments, gathered for many at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from insurance.overpayment.case import case_of
from insurance.overpayment.events import OverpaidMonth
from insurance.overpayment.facts import Free, OverpaymentFacts, Sources, Stands
from insurance.overpayment.register import OVERPAID, OVERPAYMENTS
from insurance.overpayment.returning import excess_of
from insurance.payment_run.knowledge import sent_to
from insurance.payment_run.months import had_by_month
from insurance.payment_run.owing import months_between
from insurance.payment_run.register import MONTHS
from insurance.payment_run.terms import RECOVERED, LineState
from insurance.pension.due import NOTHING, Parts, due
from insurance.pension.knowledge import pension_facts
from insurance.pension.register import PENSIONS, terms_in
from insurance.pension.standing import PensionFacts
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.claim_knowledge import rows_by
from insurance.rural_pension.facts import Known
from insurance.rural_pension.knowledge import person_facts
from insurance.rural_pension.terms import SubLedger
from jinbao.calendar import Month, later, month_of
from jinbao.money import Fen
from jinbao.service import Enquiry

MONTHS_AHEAD = 120
"""How far ahead a set-off may hold something back: ten years."""


class Case(Struct, frozen=True):
    """An overpayment and whose pension it is; they differ where an inheritance was revoked."""

    overpayment: str
    person: str

    @property
    def is_of_pension(self) -> bool:
        return self.overpayment == self.person


class Rows(Struct, frozen=True):
    """What the registers say of all of them, read at one go."""

    cases: Mapping[str, Row[Any]]
    pensions: Mapping[str, Row[Any]]
    accounts: Mapping[str, Row[Any]]
    had: Mapping[str, Mapping[Month, Parts]]
    sent: Mapping[str, Mapping[Month, Parts]]
    held_back: Mapping[str, frozenset[Month]]
    found: Mapping[str, tuple[OverpaidMonth, ...]]


def overpayment_facts(
    enquiry: Enquiry, cases: Sequence[Case], on: date, since: Month
) -> dict[str, OverpaymentFacts]:
    """Raises PENSION_UNKNOWN; ``since`` is from when something could be held back."""
    rows = read(enquiry.connection, cases)
    pensions = pension_facts(enquiry, [case.person for case in cases if case.is_of_pension])
    of_inheritances = [case.person for case in cases if not case.is_of_pension]
    others = person_facts(enquiry, of_inheritances, on) if of_inheritances else {}
    return {
        case.overpayment: of_pension(case, pensions[case.person], rows, on, since)
        if case.is_of_pension
        else of_inheritance(case, others[case.person], rows)
        for case in cases
    }


def of_pension(case: Case, pension: PensionFacts, rows: Rows, on: date, since: Month) -> OverpaymentFacts:
    died_on = pension.died_on if pension.death_is_proven else None
    return OverpaymentFacts(
        person=case.person,
        place=pension.place,
        kin=pension.kin,
        parameters=pension.parameters,
        is_dead=pension.death_is_proven,
        months=tuple(overpaid(case.person, died_on, rows)),
        stands=standing(case.person, died_on, rows),
        free=tuple(free(pension, died_on, rows, since)),
        account=in_account(rows.accounts.get(case.person)),
        bookable=bookable(case.person, died_on, rows, on),
        sources=sources(rows.cases.get(case.overpayment)),
    )


def of_inheritance(case: Case, person: Mapping[str, Any], rows: Rows) -> OverpaymentFacts:
    """What was found when it was revoked stays so, and nothing of the person is taken for it."""
    found = rows.cases.get(case.overpayment)
    return OverpaymentFacts(
        person=case.person,
        place=person["place"],
        kin=person["kin"],
        parameters=person["parameters"],
        months=rows.found.get(case.overpayment, ()),
        sources=sources(found),
    )


def sources(found: Row[Any] | None) -> Sources:
    if found is None:
        return Sources()
    return Sources(found.found_event, found.heard_event or "", found.decision or "")


def read(connection: Connection, cases: Sequence[Case]) -> Rows:
    persons = [case.person for case in cases]
    return Rows(
        cases=rows_by(connection, OVERPAYMENTS, OVERPAYMENTS.c.id, [case.overpayment for case in cases]),
        pensions=rows_by(connection, PENSIONS, PENSIONS.c.id, persons),
        accounts=rows_by(connection, ACCOUNTS, ACCOUNTS.c.person, persons),
        had=had_by_month(connection, persons, (LineState.PAID, RECOVERED)),
        sent=sent_to(connection, persons),
        held_back=held_back(connection, persons),
        found=paid_to_heirs(connection, [case.overpayment for case in cases if not case.is_of_pension]),
    )


def standing(person: str, died_on: date | None, rows: Rows) -> Mapping[Month, Stands]:
    terms = terms_in(rows.pensions[person])
    return {
        month: Stands(due(terms, month, died_on).total, had.total) for month, had in rows.had[person].items()
    }


def overpaid(person: str, died_on: date | None, rows: Rows) -> Iterator[OverpaidMonth]:
    """The months that have had more than is due, as known now, without what has come back."""
    terms = terms_in(rows.pensions[person])
    for month, had in sorted(rows.had[person].items()):
        is_due = due(terms, month, died_on)
        if had.total > is_due.total:
            yield OverpaidMonth(month, is_due.total, had.total, excess_of(had, is_due))


def free(pension: PensionFacts, died_on: date | None, rows: Rows, since: Month) -> Iterator[Free]:
    """What the fund has not sent for months from then on; the account's part is never held back (own)."""
    terms, sent = terms_in(rows.pensions[pension.person]), rows.sent[pension.person]
    for month in months_between(max(since, terms.payable_from), later(since, MONTHS_AHEAD - 1)):
        is_due = due(terms, month, died_on)
        rest = is_due - sent.get(month, NOTHING)
        parts = Parts(max(rest.base, 0), max(rest.top_up, 0))
        if is_due.total and parts.total:
            rate = max(each for each in pension.rate_events if each <= month)
            yield Free(month, is_due.total, parts, pension.rate_events[rate])


def in_account(account: Row[Any] | None) -> Mapping[SubLedger, Known[Fen]]:
    if account is None:
        return {}
    return {one: Known(getattr(account, one.lower()), account.event) for one in SubLedger}


def bookable(person: str, died_on: date | None, rows: Rows, on: date) -> frozenset[Month]:
    """Months held back that have come, and for which no more was sent than is due."""
    terms, sent = terms_in(rows.pensions[person]), rows.sent[person]
    return frozenset(
        month
        for month in rows.held_back.get(person, ())
        if month <= month_of(on) and due(terms, month, died_on).total >= sent[month].total
    )


def held_back(connection: Connection, persons: Sequence[str]) -> Mapping[str, frozenset[Month]]:
    """The months of which a set-off holds something back."""
    table = MONTHS.c
    of_cases = [case_of(person) for person in persons]
    statement = select(table.entitlement, table.month).where(
        table.run.in_(of_cases), table.state == LineState.SENT
    )
    found: dict[str, set[Month]] = defaultdict(set)
    for row in connection.execute(statement):
        found[row.entitlement].add(row.month)
    return {person: frozenset(months) for person, months in found.items()}


def paid_to_heirs(
    connection: Connection, inheritances: Sequence[str]
) -> Mapping[str, tuple[OverpaidMonth, ...]]:
    """What was found when each was revoked."""
    statement = select(OVERPAID).where(OVERPAID.c.overpayment.in_(inheritances))
    return {
        row.overpayment: (OverpaidMonth(row.month, row.due, row.paid, Parts(row.paid - row.due)),)
        for row in connection.execute(statement)
    }
