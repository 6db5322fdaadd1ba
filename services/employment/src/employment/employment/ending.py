"""Why employment ends, which ends are against the worker's will, and which only others can know."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml

from employment.employment.facts import EmploymentFacts
from employment.employment.terms import ContractKind, EndReason, Job, JobEnd, OwnWorkEnd
from jinbao.calendar import first_day, month_after
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused


class Ending(Struct, frozen=True, forbid_unknown_fields=True):
    """A reason in the table: only an involuntary end opens unemployment benefit (handbook 5.2, 6.6)."""

    reason: EndReason
    involuntary: bool
    article: str


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    reason: tuple[Ending, ...]


@cache
def endings() -> Mapping[EndReason, Ending]:
    """The table as it stands beside this module."""
    stored = files("employment.employment").joinpath("end_reasons.toml").read_bytes()
    return {ending.reason: ending for ending in toml.decode(stored, type=Table).reason}


def is_involuntary(reason: EndReason) -> bool:
    return endings()[reason].involuntary


def must_fit(job: Job, end: JobEnd) -> None:
    """Nothing ends before it begins, and only a contract with a term expires."""
    law = endings()[end.reason].article
    if end.ended_on < job.since:
        raise Refused("ENDS_BEFORE_IT_BEGAN", field="end.ended_on", since=job.since)
    if end.reason is EndReason.EXPIRY and (
        job.contract is None or job.contract.kind is ContractKind.OPEN_ENDED
    ):
        raise Refused("NOTHING_EXPIRES", field="end.reason", law=law)


def must_have_ended(
    known: EmploymentFacts, job: Job, end: JobEnd, papers: Sequence[CasePaper], on: date
) -> str | None:
    """Gives the event of the pension that a retirement rests on."""
    must_fit(job, end)
    if end.ended_on > on:
        raise Refused("ENDS_IN_FUTURE", field="end.ended_on", ended_on=end.ended_on)
    return must_be_on_record(known, end.reason, end.ended_on, papers, "end.reason")


def must_be_between(since: date, ended_on: date, on: date, field: str) -> None:
    if ended_on < since:
        raise Refused("ENDS_BEFORE_IT_BEGAN", field=field, since=since)
    if ended_on > on:
        raise Refused("ENDS_IN_FUTURE", field=field, ended_on=ended_on)


def must_be_on_record(
    known: EmploymentFacts,
    reason: EndReason | OwnWorkEnd,
    ended_on: date,
    papers: Sequence[CasePaper],
    field: str,
) -> str | None:
    """A death is recorded before it ends work, if only as the village reports it; who retires can show it.

    Gives the event by which somebody is known to draw a pension, where it rests on that.
    """
    law = endings()[reason].article if isinstance(reason, EndReason) else None
    match reason:
        case EndReason.DEATH | OwnWorkEnd.DEATH if not known.death_on_record:
            raise Refused("DEATH_NOT_KNOWN", field=field, law=law)
        case EndReason.RETIREMENT | OwnWorkEnd.RETIREMENT if not papers:
            return must_have_retired(known, ended_on, field, law)
        case _:
            return None


def must_have_retired(known: EmploymentFacts, ended_on: date, field: str, law: str | None) -> str | None:
    """By age, or by a pension: it is paid from the month after, so that work may have gone on until then."""
    if known.past_working_age_on <= ended_on:
        return None
    pension = known.pension
    if pension is not None and pension.since <= first_day(month_after(ended_on)):
        return pension.event
    raise Refused("RETIREMENT_NOT_PROVED", field=field, law=law, leaves_on=known.past_working_age_on)
