"""What somebody leaves of the pension: the account, the months still due, and what is still under way."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Row, select

from insurance.inheritance.debts import NO_RECOVERY, Recovery, debts, recoveries
from insurance.inheritance.estate import Debt, Left, PensionEstate, UnpaidMonth
from insurance.inheritance.unpaid import HAS_HAD, under_way
from insurance.payment_run.months import had_by_month
from insurance.payment_run.owing import to_send
from insurance.pension.due import Parts
from insurance.pension.knowledge import rate_events
from insurance.pension.register import PENSIONS, terms_in
from insurance.pension.terms import PensionStatus
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.answers import ClaimStage
from insurance.rural_pension.claim_knowledge import rows_by
from insurance.rural_pension.claim_register import CLAIMS, OVER
from insurance.rural_pension.facts import Known
from jinbao.calendar import Month, month_of

GOES_ON = (PensionStatus.IN_PAYMENT, PensionStatus.SUSPENDED)


def left_of_pensions(
    connection: Connection, people: Mapping[str, Row[Any]], forms: Mapping[str, Row[Any]]
) -> dict[str, Left]:
    """Of each of the dead; the form of whom there is one."""
    persons = [*people]
    accounts = rows_by(connection, ACCOUNTS, ACCOUNTS.c.person, persons)
    pensions = rows_by(connection, PENSIONS, PENSIONS.c.id, persons)
    back = recoveries(connection, persons)
    had, rates = had_by_month(connection, persons, HAS_HAD), rate_events(connection, persons)
    claimed, paying = open_claims(connection, persons), under_way(connection, persons)
    left = {}
    for person, row in people.items():
        pension, estate = pensions.get(person), None
        if row.death_is_proven and person in forms:
            months = unpaid_months(pension, row.died_on, had[person], rates[person])
            estate = estate_of(row, accounts.get(person), forms[person], months)
            if pension:
                owed = owed_of(pension, row, had[person], back.get(person, NO_RECOVERY), rates[person])
                estate = replace(estate, debts=owed)
        left[person] = Left(
            open_claim=person in claimed,
            goes_on=pension is not None and pension.status in GOES_ON,
            payment_under_way=person in paying,
            estate=estate,
        )
    return left


def estate_of(
    person: Row[Any], account: Row[Any] | None, form: Row[Any], months: tuple[UnpaidMonth, ...]
) -> PensionEstate:
    """Nothing of an account has a source as well: the form, behind which none was found."""
    source = account.event if account else form.applied_event
    return PensionEstate(
        entitlement=person.person,
        died_on=Known(person.died_on, person.death_event),
        personal_account=Known(account.personal if account else 0, source),
        subsidy_account=Known(account.subsidy if account else 0, source),
        collective_account=Known(account.collective if account else 0, source),
        months=months,
    )


def unpaid_months(
    pension: Row[Any] | None, died_on: date, had: Mapping[Month, Parts], rates: Mapping[Month, str]
) -> tuple[UnpaidMonth, ...]:
    """Until the month of death, each with the event that set its rate."""
    if pension is None:
        return ()
    missing = to_send(terms_in(pension), had, month_of(died_on), died_on)
    return tuple(UnpaidMonth(one, set_by(rates, one.month)) for one in missing)


def owed_of(
    pension: Row[Any],
    person: Row[Any],
    had: Mapping[Month, Parts],
    recovery: Recovery,
    rates: Mapping[Month, str],
) -> tuple[Debt, ...]:
    """What was too much: after the death by the death, before it by what set the month's rate."""

    def source(month: Month) -> str:
        return set_by(rates, month) if month <= month_of(person.died_on) else str(person.death_event)

    return tuple(debts(terms_in(pension), had, person.died_on, recovery, source))


def set_by(rates: Mapping[Month, str], month: Month) -> str:
    """The event that set the rate of a month; before the first rate it is that one which begins later."""
    return rates[max((since for since in rates if since <= month), default=min(rates))]


def open_claims(connection: Connection, persons: Sequence[str]) -> frozenset[str]:
    decided, table = (*OVER, ClaimStage.GRANTED), CLAIMS.c
    statement = select(table.person).where(table.person.in_(persons), table.stage.not_in(decided))
    return frozenset(connection.scalars(statement))
