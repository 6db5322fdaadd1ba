"""What insurance must know of overpayments, gathered for many at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from insurance.overpayment.case import Case, case_of, item_of
from insurance.overpayment.events import OverpaidMonth
from insurance.overpayment.facts import Free, OverpaymentFacts, Sources, Stands
from insurance.overpayment.register import OVERPAID, OVERPAYMENTS
from insurance.overpayment.returning import excess_of
from insurance.payment_run.knowledge import standing_with
from insurance.payment_run.months import had_by_month
from insurance.payment_run.owing import Terms, months_between
from insurance.payment_run.register import MONTHS
from insurance.payment_run.terms import RECOVERED, LineState
from insurance.pension.due import NOTHING, Parts
from insurance.pension.due import Terms as PensionTerms
from insurance.pension.knowledge import pension_facts
from insurance.pension.register import PENSIONS
from insurance.pension.register import terms_in as pension_terms
from insurance.pension.standing import PensionFacts
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.claim_knowledge import rows_by
from insurance.rural_pension.facts import Known
from insurance.rural_pension.knowledge import person_facts
from insurance.rural_pension.terms import SubLedger
from insurance.unemployment_benefit.facts import BenefitFacts
from insurance.unemployment_benefit.knowledge import benefit_facts
from insurance.unemployment_benefit.register import BENEFITS, terms_in
from jinbao.calendar import Month, later, month_of
from jinbao.money import Fen
from jinbao.service import Enquiry

MONTHS_AHEAD = 120
"""How far ahead a set-off may hold something back: ten years."""


class Rows(Struct, frozen=True):
    """What the registers say of all of them, read at one go; months stand by entitlement."""

    cases: Mapping[str, Row[Any]]
    accounts: Mapping[str, Row[Any]]
    had: Mapping[str, Mapping[Month, Parts]]
    sent: Mapping[str, Mapping[Month, Parts]]
    held_back: Mapping[str, frozenset[Month]]
    found: Mapping[str, tuple[OverpaidMonth, ...]]


class Entitled(Struct, frozen=True):
    """Something that was paid month by month: on which terms, until which death, and what could be held back.

    ``free_from`` is the first month of which something could be; ``sources`` are what set each month.
    """

    id: str
    terms: Terms
    died_on: date | None
    free_from: Month
    sources: Mapping[Month, str]


def overpayment_facts(
    enquiry: Enquiry, cases: Sequence[Case], on: date, since: Month
) -> dict[str, OverpaymentFacts]:
    """Raises PENSION_UNKNOWN; ``since`` is from when something could be held back."""
    rows = read(enquiry.connection, cases)
    found = of_pensions(enquiry, [case for case in cases if case.is_of_pension], rows, on, since)
    found |= of_benefits(enquiry, [case for case in cases if case.is_of_unemployment], rows, on)
    found |= of_inheritances(enquiry, [case for case in cases if not case.entitlement], rows, on)
    return found


def of_pensions(
    enquiry: Enquiry, cases: Sequence[Case], rows: Rows, on: date, since: Month
) -> dict[str, OverpaymentFacts]:
    persons = [case.person for case in cases]
    pensions = pension_facts(enquiry, persons)
    terms = {
        person: pension_terms(row)
        for person, row in rows_by(enquiry.connection, PENSIONS, PENSIONS.c.id, persons).items()
    }
    return {
        case.overpayment: OverpaymentFacts(
            **of_months(case, entitled_to(pensions[case.person], terms[case.person], since), rows, on),
            **known_of(pensions[case.person]),
            is_dead=pensions[case.person].death_is_proven,
            account=in_account(rows.accounts.get(case.person)),
        )
        for case in cases
    }


def entitled_to(pension: PensionFacts, terms: PensionTerms, since: Month) -> Entitled:
    died_on = pension.died_on if pension.death_is_proven else None
    return Entitled(pension.person, terms, died_on, max(since, terms.payable_from), pension.rate_events)


def of_benefits(enquiry: Enquiry, cases: Sequence[Case], rows: Rows, on: date) -> dict[str, OverpaymentFacts]:
    """Of a benefit only what is decided and not sent can be held back: what comes later is not known yet."""
    ids = [case.entitlement for case in cases if case.entitlement]
    benefits = benefit_facts(enquiry, ids, on) if ids else {}
    stand = rows_by(enquiry.connection, BENEFITS, BENEFITS.c.id, ids)
    found = {}
    for case, benefit in zip(cases, ids, strict=True):
        known, terms = benefits[benefit], terms_in(stand[benefit])
        died_on = known.died_on.value if known.died_on else None
        given = Entitled(benefit, terms, died_on, terms.payable_from, known.confirmations)
        found[case.overpayment] = OverpaymentFacts(
            **of_months(case, given, rows, on),
            **known_of(known),
            is_dead=died_on is not None,
            item=item_of(case.overpayment),
        )
    return found


def of_inheritances(
    enquiry: Enquiry, cases: Sequence[Case], rows: Rows, on: date
) -> dict[str, OverpaymentFacts]:
    """What was found when it was revoked stays so, and nothing of the person is taken for it."""
    people = person_facts(enquiry, [case.person for case in cases], on) if cases else {}
    return {
        case.overpayment: OverpaymentFacts(
            person=case.person,
            place=people[case.person]["place"],
            kin=people[case.person]["kin"],
            parameters=people[case.person]["parameters"],
            months=rows.found.get(case.overpayment, ()),
            sources=sources(rows.cases.get(case.overpayment)),
        )
        for case in cases
    }


def known_of(facts: PensionFacts | BenefitFacts) -> dict[str, Any]:
    return {
        "person": facts.person,
        "place": facts.place,
        "kin": facts.kin,
        "parameters": facts.parameters,
    }


def of_months(case: Case, paid: Entitled, rows: Rows, on: date) -> dict[str, Any]:
    """Each month as it stands, what was too much, and what could be held back or booked for it."""
    return {
        "months": tuple(overpaid(paid, rows)),
        "stands": standing(paid, rows),
        "free": tuple(free(paid, rows)),
        "bookable": bookable(case, paid, rows, on),
        "sources": sources(rows.cases.get(case.overpayment)),
    }


def sources(found: Row[Any] | None) -> Sources:
    if found is None:
        return Sources()
    return Sources(found.found_event, found.heard_event or "", found.decision or "")


def read(connection: Connection, cases: Sequence[Case]) -> Rows:
    overpayments = [case.overpayment for case in cases]
    entitlements = [case.entitlement for case in cases if case.entitlement]
    of_heirs = [case.overpayment for case in cases if not case.entitlement]
    return Rows(
        cases=rows_by(connection, OVERPAYMENTS, OVERPAYMENTS.c.id, overpayments),
        accounts=rows_by(connection, ACCOUNTS, ACCOUNTS.c.person, [case.person for case in cases]),
        had=had_by_month(connection, entitlements, (LineState.PAID, RECOVERED)),
        sent=standing_with(connection, entitlements),
        held_back=held_back(connection, overpayments),
        found=paid_to_heirs(connection, of_heirs) if of_heirs else {},
    )


def standing(paid: Entitled, rows: Rows) -> Mapping[Month, Stands]:
    return {
        month: Stands(paid.terms.due(month, paid.died_on).total, had.total)
        for month, had in rows.had[paid.id].items()
    }


def overpaid(paid: Entitled, rows: Rows) -> Iterator[OverpaidMonth]:
    """The months that have had more than is due, as known now, without what has come back."""
    for month, had in sorted(rows.had[paid.id].items()):
        is_due = paid.terms.due(month, paid.died_on)
        if had.total > is_due.total:
            yield OverpaidMonth(month, is_due.total, had.total, excess_of(had, is_due))


def free(paid: Entitled, rows: Rows) -> Iterator[Free]:
    """What the fund has not sent for months from then on; the account's part is never held back (own)."""
    sent = rows.sent[paid.id]
    for month in months_between(paid.free_from, later(paid.free_from, MONTHS_AHEAD - 1)):
        is_due = paid.terms.due(month, paid.died_on)
        rest = is_due - sent.get(month, NOTHING)
        parts = Parts(max(rest.base, 0), max(rest.top_up, 0))
        if is_due.total and parts.total:
            set_by = max(each for each in paid.sources if each <= month)
            yield Free(month, is_due.total, parts, paid.sources[set_by])


def in_account(account: Row[Any] | None) -> Mapping[SubLedger, Known[Fen]]:
    if account is None:
        return {}
    return {one: Known(getattr(account, one.lower()), account.event) for one in SubLedger}


def bookable(case: Case, paid: Entitled, rows: Rows, on: date) -> frozenset[Month]:
    """Months held back that have come, and for which no more was sent than is due."""
    sent = rows.sent[paid.id]
    return frozenset(
        month
        for month in rows.held_back.get(case.overpayment, ())
        if month <= month_of(on) and paid.terms.due(month, paid.died_on).total >= sent[month].total
    )


def held_back(connection: Connection, overpayments: Sequence[str]) -> Mapping[str, frozenset[Month]]:
    """The months of which a set-off holds something back."""
    table, cases = MONTHS.c, {case_of(overpayment): overpayment for overpayment in overpayments}
    statement = select(table.run, table.month).where(table.run.in_([*cases]), table.state == LineState.SENT)
    found: dict[str, set[Month]] = defaultdict(set)
    for row in connection.execute(statement):
        found[cases[row.run]].add(row.month)
    return {overpayment: frozenset(months) for overpayment, months in found.items()}


def paid_to_heirs(
    connection: Connection, inheritances: Sequence[str]
) -> Mapping[str, tuple[OverpaidMonth, ...]]:
    """What was found when each was revoked."""
    statement = select(OVERPAID).where(OVERPAID.c.overpayment.in_(inheritances))
    return {
        row.overpayment: (OverpaidMonth(row.month, row.due, row.paid, Parts(row.paid - row.due)),)
        for row in connection.execute(statement)
    }
