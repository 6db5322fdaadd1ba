"""What insurance must know to decide inheritances: the death, the kin, the account, the months still due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from insurance.inheritance.estate import Estate, UnpaidMonth
from insurance.inheritance.register import INHERITANCES, UNDER_WAY
from insurance.inheritance.standing import InheritanceFacts
from insurance.payment_run.months import had_by_month
from insurance.payment_run.owing import to_send
from insurance.payment_run.register import LINES, MONTHS
from insurance.payment_run.terms import RECOVERED, LineState
from insurance.pension.due import Parts
from insurance.pension.knowledge import rate_events
from insurance.pension.register import PENSIONS, terms_in
from insurance.pension.terms import PensionStatus
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.answers import ClaimStage
from insurance.rural_pension.claim_knowledge import rows_by
from insurance.rural_pension.claim_register import CLAIMS, OVER
from insurance.rural_pension.facts import Known
from insurance.rural_pension.knowledge import person_facts
from insurance.single_sum.register import SUMS
from jinbao.calendar import Month, month_of
from jinbao.casework.people import known_people
from jinbao.service import Enquiry

HAS_HAD = (LineState.LISTED, LineState.SENT, LineState.PAID, RECOVERED)
"""What counts as had by a month: what the bank returned goes to the heirs."""


class Case(Struct, frozen=True):
    """An inheritance and who died."""

    inheritance: str
    person: str


class Rows(Struct, frozen=True):
    """What the registers say of all the dead, read at one go."""

    people: Mapping[str, Row[Any]]
    cases: Mapping[str, Row[Any]]
    accounts: Mapping[str, Row[Any]]
    pensions: Mapping[str, Row[Any]]
    had: Mapping[str, Mapping[Month, Parts]]
    rates: Mapping[str, Mapping[Month, str]]
    under_way: frozenset[str]
    open_claims: frozenset[str]
    open_cases: Mapping[str, frozenset[str]]
    shares: Mapping[tuple[str, str], frozenset[str]]


def inheritance_facts(enquiry: Enquiry, cases: Sequence[Case], on: date) -> dict[str, InheritanceFacts]:
    """What the decider knows around each case; as many statements for one as for a hundred."""
    persons = [case.person for case in cases]
    common = person_facts(enquiry, persons, on)
    kin = {relative for facts in common.values() for relative in facts["kin"]}
    rows = read(enquiry.connection, cases, {*persons, *kin})
    living = {row.person for row in rows.people.values() if not row.death_is_proven}
    return {
        case.inheritance: InheritanceFacts(
            **common[case.person],
            inheritance=case.inheritance,
            possible_heirs=common[case.person]["kin"] & living,
            other_inheritance=bool(rows.open_cases[case.person] - {case.inheritance}),
            open_claim=case.person in rows.open_claims,
            pension_goes_on=goes_on(rows.pensions.get(case.person)),
            payment_under_way=case.person in rows.under_way,
            estate=estate(case, rows),
            death_event=rows.people[case.person].death_event,
            granted_by=rows.cases[case.inheritance].granted_event if case.inheritance in rows.cases else None,
            paid_by=rows.cases[case.inheritance].paid_event if case.inheritance in rows.cases else None,
            credited=rows.shares[case.inheritance, LineState.PAID],
            at_the_bank=rows.shares[case.inheritance, LineState.SENT],
        )
        for case in cases
    }


def read(connection: Connection, cases: Sequence[Case], everybody: Iterable[str]) -> Rows:
    persons = [case.person for case in cases]
    theirs = rows_by(connection, INHERITANCES, INHERITANCES.c.person, persons, by=INHERITANCES.c.id)
    return Rows(
        people=known_people(connection, everybody),
        cases=theirs,
        accounts=rows_by(connection, ACCOUNTS, ACCOUNTS.c.person, persons),
        pensions=rows_by(connection, PENSIONS, PENSIONS.c.id, persons),
        had=had_by_month(connection, persons, HAS_HAD),
        rates=rate_events(connection, persons),
        under_way=under_way(connection, persons),
        open_claims=open_claims(connection, persons),
        open_cases=open_cases(theirs.values()),
        shares=shares_by_state(connection, [case.inheritance for case in cases]),
    )


def goes_on(pension: Row[Any] | None) -> bool:
    return pension is not None and pension.status in (PensionStatus.IN_PAYMENT, PensionStatus.SUSPENDED)


def estate(case: Case, rows: Rows) -> Estate | None:
    """Nothing of an account has a source as well: the form, behind which none was found."""
    person, form = rows.people[case.person], rows.cases.get(case.inheritance)
    if form is None or not person.death_is_proven:
        return None
    account = rows.accounts.get(case.person)
    source = account.event if account else form.applied_event
    return Estate(
        died_on=Known(person.died_on, person.death_event),
        personal_account=Known(account.personal if account else 0, source),
        subsidy_account=Known(account.subsidy if account else 0, source),
        collective_account=Known(account.collective if account else 0, source),
        months=unpaid_months(case.person, person.died_on, rows),
    )


def unpaid_months(person: str, died_on: date, rows: Rows) -> tuple[UnpaidMonth, ...]:
    """Until the month of death, each with the event that set its rate."""
    pension = rows.pensions.get(person)
    if pension is None:
        return ()
    missing = to_send(terms_in(pension), rows.had[person], month_of(died_on), died_on)
    rates = rows.rates[person]
    return tuple(
        UnpaidMonth(one, rates[max(since for since in rates if since <= one.month)]) for one in missing
    )


def under_way(connection: Connection, persons: Sequence[str]) -> frozenset[str]:
    """Those of them to whom a payment has been listed or sent, and the bank has not answered."""
    table, waiting = MONTHS.c, (LineState.LISTED, LineState.SENT)
    statement = select(table.entitlement).where(table.entitlement.in_(persons), table.state.in_(waiting))
    return frozenset(connection.scalars(statement))


def shares_by_state(
    connection: Connection, inheritances: Sequence[str]
) -> Mapping[tuple[str, str], frozenset[str]]:
    """The heirs of each whose shares stand so in a run."""
    statement = (
        select(SUMS.c.of, LINES.c.state, SUMS.c.person)
        .join(LINES, LINES.c.entitlement == SUMS.c.id)
        .where(SUMS.c.of.in_(inheritances))
    )
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for inheritance, state, heir in connection.execute(statement):
        found[inheritance, state] |= {heir}
    return found


def open_claims(connection: Connection, persons: Sequence[str]) -> frozenset[str]:
    decided, table = (*OVER, ClaimStage.GRANTED), CLAIMS.c
    statement = select(table.person).where(table.person.in_(persons), table.stage.not_in(decided))
    return frozenset(connection.scalars(statement))


def open_cases(cases: Iterable[Row[Any]]) -> Mapping[str, frozenset[str]]:
    """Those under way, by the person who died."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for one in cases:
        if one.stage in UNDER_WAY:
            found[one.person] |= {one.id}
    return found
