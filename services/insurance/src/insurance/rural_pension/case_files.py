"""The history of a case and what must be done in it by when, for whoever may see it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.account_register import visible as account_seen_by
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.claim_register import case_of as claim_stream
from insurance.rural_pension.enrolment_look_ups import read_by as enrolment_read_by
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.enrolment_register import case_of as enrolment_stream
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen


def enrolment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each enrolment that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, seen_enrolments(enquiry), enrolment_stream)


def enrolment_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    return clocks_of_seen(enquiry, keys, seen_enrolments(enquiry), enrolment_stream)


def seen_enrolments(enquiry: Enquiry) -> Select[Any]:
    return select(ENROLMENTS.c.person.label("id")).where(enrolment_read_by(enquiry))


def account_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    accounts = select(ACCOUNTS.c.person.label("id")).where(account_seen_by(enquiry))
    return history_of_seen(enquiry, keys, accounts, account_stream)


def claim_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen_claims(enquiry), claim_stream)


def claim_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    return clocks_of_seen(enquiry, keys, seen_claims(enquiry), claim_stream)


def seen_claims(enquiry: Enquiry) -> Select[Any]:
    return select(CLAIMS.c.id).where(seen_by(enquiry))
