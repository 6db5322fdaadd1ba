"""Which referral each command concerns, what must be known to decide it, and what follows."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.job_search.register import SEARCHES
from employment.known import About
from employment.referral import commands, look_ups
from employment.referral.figures import exchange_figures
from employment.referral.following import follows
from employment.referral.knowledge import Case, referral_facts
from employment.referral.possible import OF_REFERRAL
from employment.referral.referral import REFERRAL
from employment.referral.register import REFERRALS, fold, stream_of
from jinbao.casework.overheard import overheard
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def recommend(enquiry: Enquiry, command: commands.Recommend) -> Iterator[Part]:
    search = enquiry.connection.execute(select(SEARCHES).where(SEARCHES.c.id == command.search)).first()
    if search is None:
        raise Refused("SEARCH_UNKNOWN", field="search")
    about = About(str(uuid7()), search.person, search.region)
    yield from concerning(enquiry, command, Case(about, search.id, command.vacancy))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    row = enquiry.connection.execute(select(REFERRALS).where(REFERRALS.c.id == command.referral)).first()
    if row is None:
        raise Refused("REFERRAL_UNKNOWN", field="referral")
    yield from concerning(
        enquiry, command, Case(About(row.id, row.person, row.region), row.search, row.vacancy)
    )


def concerning(enquiry: Enquiry, command: Any, case: Case) -> Iterator[Part]:
    referral = case.about.case
    part, heard = overheard(
        Part(
            stream_of(referral),
            REFERRAL,
            command,
            lambda _state: referral_facts(enquiry, [case], command.on)[referral],
        )
    )
    yield part
    for event in heard.events:
        yield from follows(enquiry, event)


SLICE = Slice(
    "referral",
    handlers={
        commands.Recommend: recommend,
        commands.RecordInterview: step,
        commands.ReportOutcome: step,
    },
    look_ups={
        "referral_by_id": LookUp(look_ups.referral_by_id, file=True),
        "referrals_of": LookUp(look_ups.referrals_of, file=True),
        "referrals_to": LookUp(look_ups.referrals_to, file=True),
        "find_referrals": LookUp(look_ups.find_referrals, file=True),
        "referral_history": LookUp(look_ups.referral_history, file=True),
        "referral_actions": LookUp(OF_REFERRAL.actions),
        "exchange_figures": LookUp(exchange_figures),
    },
    fold=fold,
)
