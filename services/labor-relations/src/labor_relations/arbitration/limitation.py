"""The year in which a claim can be brought before a commission ([L3] article 27, 仲裁时效).

It is reckoned for each claim: from the day on which the wrong was known; for wages not while the worker is
employed, and from the end of the employment afterwards. A claim against the other side, a request to an
authority or a promise begins it anew; what keeps somebody from filing lets it stand still.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from msgspec import Struct

from jinbao.calendar import after_months, due_in_days
from jinbao.commands import says
from jinbao.rules import Parameter
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.terms import BreakGround
from labor_relations.dispute.terms import ClaimCategory

SUSPENDING = {BreakGround.FORCE_MAJEURE, BreakGround.INCAPACITY}


class Break(Struct, frozen=True, kw_only=True):
    """Something that let the year begin anew, or stand still until a day (时效中断、中止)."""

    ground: Annotated[BreakGround, says("What (事由).")]
    since: Annotated[date, says("Day, or first day (发生日).")]
    until: Annotated[date | None, says("Last day on which it kept from filing (消除日).")] = None


class Limitation(Struct, frozen=True):
    """Until when a claim could be brought, by its place in the application; none for wages while employed."""

    claim: int
    last_day: date | None
    in_time: bool


def limitations_of(
    claims: Sequence[ArbitrationClaim],
    filed_on: date,
    employed_until: date | None,
    breaks: Sequence[Break],
    months: Parameter,
) -> tuple[Limitation, ...]:
    return tuple(
        _limitation(place, claim, filed_on, employed_until, breaks, months)
        for place, claim in enumerate(claims)
    )


def _limitation(
    place: int,
    claim: ArbitrationClaim,
    filed_on: date,
    employed_until: date | None,
    breaks: Sequence[Break],
    months: Parameter,
) -> Limitation:
    of_wages = claim.category is ClaimCategory.WAGES
    if of_wages and (employed_until is None or filed_on <= employed_until):
        return Limitation(place, None, in_time=True)
    since = employed_until if of_wages and employed_until else claim.known_on
    last = _last_day(since, breaks, months)
    return Limitation(place, last, filed_on <= last)


def _last_day(since: date, breaks: Sequence[Break], months: Parameter) -> date:
    """What comes after the last day revives nothing."""
    last = _rolled(since, 0, months)
    stood_still = 0
    for one in sorted(breaks, key=lambda each: each.since):
        if not since <= one.since <= last:
            continue
        if one.ground in SUSPENDING:
            stood_still += ((one.until or one.since) - one.since + timedelta(days=1)).days
        else:
            since, stood_still = one.since, 0
        last = _rolled(since, stood_still, months)
    return last


def _rolled(since: date, stood_still: int, months: Parameter) -> date:
    return due_in_days(stood_still, after_months(since, months.number), months.source.document).day
