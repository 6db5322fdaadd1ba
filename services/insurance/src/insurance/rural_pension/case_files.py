"""The history of a case: all that happened to it, for whoever may see it."""

from collections.abc import Mapping, Sequence

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
from jinbao.casework.history import histories
from jinbao.service import Enquiry


def enrolment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each enrolment that the caller may see, oldest first."""
    person = ENROLMENTS.c.person
    visible = enquiry.connection.scalars(select(person).where(person.in_(keys), enrolment_read_by(enquiry)))
    return of_each(enquiry, keys, {person: enrolment_stream(person) for person in visible})


def account_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    person = ACCOUNTS.c.person
    visible = enquiry.connection.scalars(select(person).where(person.in_(keys), account_seen_by(enquiry)))
    return of_each(enquiry, keys, {person: account_stream(person) for person in visible})


def claim_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    table = CLAIMS.c
    visible = enquiry.connection.scalars(select(table.id).where(table.id.in_(keys), seen_by(enquiry)))
    return of_each(enquiry, keys, {claim: claim_stream(claim) for claim in visible})


def of_each(enquiry: Enquiry, keys: Sequence[str], streams: Mapping[str, str]) -> list[list[HistoryLine]]:
    lines = histories(enquiry, list(streams.values()))
    return [lines[streams[key]] if key in streams else [] for key in keys]
