"""What can be asked of a personal account, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from sqlalchemy import select

from insurance.rural_pension.account import ACCOUNT, Open
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.account_register import visible as account_seen_by
from insurance.rural_pension.commands import account as commands
from insurance.rural_pension.dues import personal_part
from insurance.rural_pension.interest import years_that_bear
from insurance.rural_pension.knowledge import account_facts
from insurance.rural_pension.scheme import lowest_grade, start_of_scheme
from insurance.rural_pension.terms import (
    ReversalGround,
)
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.decider import Refused
from jinbao.service import Enquiry


def accounts(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    person, today = ACCOUNTS.c.person, enquiry.today
    seen = enquiry.connection.scalars(select(person).where(person.in_(keys), account_seen_by(enquiry)))
    streams = {person: account_stream(person) for person in seen}
    known = account_facts(enquiry, [*streams], today, today.year)
    return standing_in(enquiry, ACCOUNT, streams, known)


def of_contribution(it: Standing) -> commands.RecordContribution:
    """This year's, as it is due."""
    year, known = it.on.year, it.known
    amount = personal_part(known, year, it.on)
    return commands.RecordContribution(on=it.on, person=it.case, year=year, amount=amount)


def of_make_up(it: Standing) -> commands.RecordMakeUp:
    """The last year before the scheme that is not bought yet, at the lowest grade."""
    year = it.on.year
    with suppress(Refused):
        year = start_of_scheme(it.known, it.on).year - 1
    paid = it.state.paid_years if isinstance(it.state, Open) else ()
    while year in paid:
        year -= 1
    return commands.RecordMakeUp(on=it.on, person=it.case, year=year, amount=lowest_grade(it.known, it.on))


def of_interest(it: Standing) -> commands.CreditInterest:
    """The first year that is open, else the one before this."""
    account = it.state if isinstance(it.state, Open) else Open(it.on)
    bearing = (
        year for year in years_that_bear(account.entries, it.on.year) if year not in account.closed_years
    )
    return commands.CreditInterest(on=it.on, person=it.case, year=next(bearing, it.on.year - 1))


def of_reversal(it: Standing) -> commands.ReverseEntry:
    """The last entry that nobody has reversed."""
    lines = it.state.standing if isinstance(it.state, Open) else ()
    entry = lines[-1].entry.number if lines else 1
    return commands.ReverseEntry(on=it.on, person=it.case, entry=entry, reason=ReversalGround.WRONG_AMOUNT)


OF_ACCOUNT = KindOfCase(
    ACCOUNT.decide,
    (
        Possible("recordRuralPensionContribution", of_contribution),
        Possible("recordRuralPensionMakeUp", of_make_up),
        Possible(
            "recordRuralPensionCollectiveAid",
            lambda it: commands.RecordCollectiveAid(on=it.on, person=it.case, year=it.on.year, amount=1),
        ),
        Possible("creditRuralPensionInterest", of_interest),
        Possible("reverseRuralPensionEntry", of_reversal),
    ),
    accounts,
)
