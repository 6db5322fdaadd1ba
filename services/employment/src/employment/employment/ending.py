"""Why employment ends, and which ends are against the worker's will."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml

from employment.employment.terms import ContractKind, EndReason, Job, JobEnd, OwnWorkEnd
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


def must_be_on_record(reason: EndReason | OwnWorkEnd, field: str, *, death_on_record: bool) -> None:
    """A death is recorded before it ends work, if only as the village reports it."""
    if reason in (EndReason.DEATH, OwnWorkEnd.DEATH) and not death_on_record:
        law = endings()[reason].article if isinstance(reason, EndReason) else None
        raise Refused("DEATH_NOT_KNOWN", field=field, law=law)
