"""The history of a case and what must be done in it by when, for whoever may see it."""

from collections.abc import Sequence

from sqlalchemy import select

from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.account_register import visible as account_seen_by
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.claim_register import case_of as claim_stream
from insurance.rural_pension.enrolment_look_ups import read_by as enrolment_read_by
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_each
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen


def enrolment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each enrolment that the caller may see, oldest first."""
    return history_of_each(enquiry, keys, seen_enrolments(enquiry, keys))


def enrolment_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    streams = seen_enrolments(enquiry, keys)
    return clocks_of_seen(enquiry, [streams.get(key) for key in keys])


def seen_enrolments(enquiry: Enquiry, keys: Sequence[str]) -> dict[str, str]:
    person = ENROLMENTS.c.person
    visible = enquiry.connection.scalars(select(person).where(person.in_(keys), enrolment_read_by(enquiry)))
    return {person: enrolment_stream(person) for person in visible}


def account_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    person = ACCOUNTS.c.person
    visible = enquiry.connection.scalars(select(person).where(person.in_(keys), account_seen_by(enquiry)))
    return history_of_each(enquiry, keys, {person: account_stream(person) for person in visible})


def claim_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_each(enquiry, keys, seen_claims(enquiry, keys))


def claim_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    streams = seen_claims(enquiry, keys)
    return clocks_of_seen(enquiry, [streams.get(key) for key in keys])


def seen_claims(enquiry: Enquiry, keys: Sequence[str]) -> dict[str, str]:
    table = CLAIMS.c
    visible = enquiry.connection.scalars(select(table.id).where(table.id.in_(keys), seen_by(enquiry)))
    return {claim: claim_stream(claim) for claim in visible}
