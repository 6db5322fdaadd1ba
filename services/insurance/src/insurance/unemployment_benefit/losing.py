"""What has come to the office's ears that ends a benefit: work, a pension, prison, a refusal, a death."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    Text,
    case,
    cast,
    exists,
    literal,
    select,
    union_all,
)

from insurance.pension.register import PENSIONS
from insurance.pension.terms import PensionStatus
from insurance.rural_pension.claim_register import CLAIMS as PENSION_CLAIMS
from insurance.unemployment_benefit.facts import Loss
from insurance.unemployment_benefit.heard import JOBS, REFUSALS, REGISTRATIONS
from insurance.unemployment_benefit.register import BENEFITS
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus, UnemploymentStopGround
from jinbao.casework.people import PEOPLE

GROUND = UnemploymentStopGround
BY_CANCELLATION = {
    "HIRED": GROUND.REEMPLOYED,
    "OPENED_BUSINESS": GROUND.REEMPLOYED,
    "STABLE_INCOME": GROUND.REEMPLOYED,
    "OTHERWISE_EMPLOYED": GROUND.REEMPLOYED,
    "DRAWS_PENSION": GROUND.DRAWS_PENSION,
    "IMPRISONED": GROUND.IMPRISONED,
    "REFUSES": GROUND.REFUSED_WORK,
}
"""Which stop follows from why a registration ended; school, army and abroad an officer tells apart."""


def losses() -> Subquery:
    """All of them, each since the registration from which its benefit runs, with the day of its knowledge."""
    return union_all(*_of_work(), *_of_life()).subquery("losses")


def _of_work() -> Iterator[Select[Any]]:
    jobs, refusals, registrations, since = JOBS.c, REFUSALS.c, REGISTRATIONS.c, BENEFITS.c.unemployed_since
    cancelled = case(BY_CANCELLATION, value=registrations.ground)
    yield _of(literal(GROUND.REEMPLOYED), jobs.since, jobs.event, jobs.known_on).join(
        JOBS, (jobs.person == BENEFITS.c.person) & (jobs.since >= since)
    )
    yield _of(literal(GROUND.REFUSED_WORK), refusals.refused_on, refusals.event, refusals.known_on).join(
        REFUSALS, (refusals.person == BENEFITS.c.person) & (refusals.refused_on >= since)
    )
    yield _of(
        cancelled, registrations.cancelled_since, registrations.cancelled_event, registrations.known_on
    ).join(
        REGISTRATIONS,
        (registrations.person == BENEFITS.c.person)
        & (registrations.cancelled_since >= since)
        & registrations.ground.in_([*BY_CANCELLATION]),
    )


def _of_life() -> Iterator[Select[Any]]:
    people, pensions = PEOPLE.c, PENSIONS.c
    yield _of(literal(GROUND.DECEASED), people.died_on, people.death_event, people.death_known_on).join(
        PEOPLE, (people.person == BENEFITS.c.person) & people.death_is_proven
    )
    first = pensions.payable_from + "-01"
    yield (
        _of(literal(GROUND.DRAWS_PENSION), first, PENSION_CLAIMS.c.event, PENSION_CLAIMS.c.decided_on)
        .join(PENSIONS, pensions.id == BENEFITS.c.person)
        .join(PENSION_CLAIMS, PENSION_CLAIMS.c.id == pensions.claim)
        .where(pensions.status == PensionStatus.IN_PAYMENT)
    )


def _of(ground: ColumnElement[Any], lost_on: ColumnElement[Any], source: Any, known_on: Any) -> Select[Any]:
    """Days are text here: a month has no other day than its first."""
    return select(
        BENEFITS.c.id.label("benefit"),
        cast(ground, Text).label("ground"),
        cast(lost_on, Text).label("lost_on"),
        source.label("source"),
        known_on.label("known_on"),
    ).select_from(BENEFITS)


def losses_of(
    connection: Connection, benefits: Sequence[str]
) -> Mapping[str, Mapping[UnemploymentStopGround, Loss]]:
    """For each benefit the first of each ground, in the order of time."""
    found: dict[str, dict[UnemploymentStopGround, Loss]] = defaultdict(dict)
    heard = losses()
    rows = select(heard).where(heard.c.benefit.in_(benefits)).order_by(heard.c.lost_on)
    for row in connection.execute(rows):
        loss = Loss(date.fromisoformat(row.lost_on), row.source)
        found[row.benefit].setdefault(GROUND(row.ground), loss)
    return found


def stop_is_asked() -> ColumnElement[bool]:
    """A benefit in payment of which something heard says that it ended."""
    heard = losses()
    told: ColumnElement[bool] = exists().where(heard.c.benefit == BENEFITS.c.id)
    return told & (BENEFITS.c.status == UnemploymentBenefitStatus.IN_PAYMENT)
