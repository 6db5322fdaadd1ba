"""What somebody leaves of unemployment insurance: months still due, and whether they died drawing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Row, select

from insurance.inheritance.debts import NO_RECOVERY, Recovery, debts, recoveries
from insurance.inheritance.estate import Debt, Left, UnemploymentEstate, UnpaidMonth
from insurance.inheritance.register import INHERITANCES
from insurance.inheritance.terms import EstateKind, InheritanceStage
from insurance.inheritance.unpaid import HAS_HAD, under_way
from insurance.overpayment.case import of_unemployment
from insurance.payment_run.months import had_by_month
from insurance.payment_run.owing import to_send
from insurance.pension.due import Parts
from insurance.rural_pension.facts import Known
from insurance.unemployment_benefit.due import Terms, is_open, months_used
from insurance.unemployment_benefit.knowledge import benefits_of, open_claims
from insurance.unemployment_benefit.register import CONFIRMED, terms_in
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus
from jinbao.calendar import Month, month_of


def left_of_benefits(
    connection: Connection, people: Mapping[str, Row[Any]], forms: Mapping[str, Row[Any]]
) -> dict[str, Left]:
    """Of each of the dead, by their last benefit; the form of whom there is one."""
    persons = [*people]
    benefits, claimed = benefits_of(connection, persons), open_claims(connection, persons)
    entitlements = [benefit.id for benefit in benefits.values()]
    had = had_by_month(connection, entitlements, HAS_HAD)
    back = recoveries(connection, [of_unemployment(one) for one in entitlements])
    decided, paying = decided_by(connection, entitlements), under_way(connection, entitlements)
    given, left = grants_given(connection, persons), {}
    for person, row in people.items():
        benefit, estate = benefits.get(person), None
        if row.death_is_proven and person in forms:
            months = unpaid_months(benefit, row.died_on, had, decided) if benefit else ()
            estate = estate_of(row, benefit, forms[person], months, given.get(person))
            if benefit:
                recovery = back.get(of_unemployment(benefit.id), NO_RECOVERY)
                estate = replace(estate, debts=owed_of(benefit, row, had[benefit.id], recovery, decided))
        left[person] = Left(
            region=benefit.region if benefit else None,
            open_claim=bool(claimed[person]),
            goes_on=benefit is not None and benefit.status == UnemploymentBenefitStatus.IN_PAYMENT,
            months_undecided=benefit is not None and is_any_undecided(terms_in(benefit)),
            payment_under_way=benefit is not None and benefit.id in paying,
            estate=estate,
        )
    return left


def unpaid_months(
    benefit: Row[Any],
    died_on: date,
    had: Mapping[str, Mapping[Month, Parts]],
    decided: Mapping[tuple[str, Month], str],
) -> tuple[UnpaidMonth, ...]:
    """Until the month of death, each with the event that decided it."""
    missing = to_send(terms_in(benefit), had[benefit.id], month_of(died_on), died_on)
    return tuple(UnpaidMonth(one, decided[benefit.id, one.month]) for one in missing)


def owed_of(
    benefit: Row[Any],
    person: Row[Any],
    had: Mapping[Month, Parts],
    recovery: Recovery,
    decided: Mapping[tuple[str, Month], str],
) -> tuple[Debt, ...]:
    """What was too much: until the death by what decided the month, after it by the death."""

    def source(month: Month) -> str:
        by_month = decided.get((benefit.id, month)) if month <= month_of(person.died_on) else None
        return by_month or str(person.death_event)

    return tuple(debts(terms_in(benefit), had, person.died_on, recovery, source))


def estate_of(
    person: Row[Any],
    benefit: Row[Any] | None,
    form: Row[Any],
    months: tuple[UnpaidMonth, ...],
    given: str | None,
) -> UnemploymentEstate:
    """That there was no benefit has a source as well: the form, behind which none was found."""
    drew, source = False, form.applied_event
    if benefit:
        drew = drew_until(terms_in(benefit), person.died_on)
        source = benefit.stop_event or benefit.begun_event
    return UnemploymentEstate(
        entitlement=benefit.id if benefit else person.person,
        died_on=Known(person.died_on, person.death_event),
        drew_until_death=Known(drew, source),
        funeral_grant_elsewhere=Known(bool(form.funeral_grant_elsewhere), form.applied_event),
        grants_given=Known(given is not None, given or form.applied_event),
        months=months,
    )


def grants_given(connection: Connection, persons: Sequence[str]) -> Mapping[str, str]:
    """The event by which heirs of each were granted something before."""
    table = INHERITANCES.c
    before = select(table.person, table.granted_event).where(
        table.person.in_(persons),
        table.kind == EstateKind.UNEMPLOYMENT,
        table.stage.in_((InheritanceStage.GRANTED, InheritanceStage.PAID_OUT)),
    )
    return {row.person: row.granted_event for row in connection.execute(before)}


def is_any_undecided(terms: Terms) -> bool:
    """A month that was confirmed and could be due has not been decided."""
    return bool({*months_used(terms)} - {one.month for one in terms.given})


def drew_until(terms: Terms, died_on: date) -> bool:
    """The month of death could still be due, and not all months had been used before it."""
    month = month_of(died_on)
    before = [one for one in months_used(terms) if one < month]
    return is_open(terms, month) and len(before) < terms.granted


def decided_by(connection: Connection, benefits: Sequence[str]) -> Mapping[tuple[str, Month], str]:
    """The event that decided each month."""
    table = CONFIRMED.c
    statement = select(table.benefit, table.month, table.decision).where(table.benefit.in_(benefits))
    return {(benefit, month): event for benefit, month, event in connection.execute(statement) if event}
