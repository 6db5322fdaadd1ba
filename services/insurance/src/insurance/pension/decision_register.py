"""The register of decisions about pensions in payment: what each says, and whether anybody was told."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, FromClause, Index, Table, Text, and_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import PENSION_CLAIM, SERVE
from insurance.pension.answers import PensionDecisionAnswer, PensionDecisionsOf, RaiseAnswer, RaisesOf
from insurance.pension.due import Rate, rate_in
from insurance.pension.events import (
    GrantRevoked,
    MonthDifference,
    PensionDecisionServed,
    Raised,
    Recalculated,
    Reinstated,
    Resumed,
    RevocationAnnulled,
    Stopped,
    Suspended,
)
from insurance.pension.terms import PensionDecisionKind
from insurance.tables import TABLES
from jinbao.calendar import Month
from jinbao.casework import decided
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.lists import by_id, lists
from jinbao.paging import Listed
from jinbao.register import Changes
from jinbao.service import Enquiry

PENSION_DECISIONS = Table(
    "pension_decision",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ground", Text),
    Column("on", Date, nullable=False),
    Column("since", Text, nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("top_up", BigInteger, nullable=False),
    Column("monthly", BigInteger, nullable=False),
    Column("months", JSON, nullable=False),
    Column("lowers", Boolean, nullable=False),
    Column("served_on", Date),
    Column("revoked_event", Text),
    Index("pension_decision_of", "person", "on", "id"),
    Index("pension_decision_of_kind", "person", "kind", "since", "id"),
)
"""What a decision gives from ``since`` on; ``months`` are those that it changed, or ``lowers``, backwards.

``revoked_event`` is the later decision by which it holds no more.
"""

UNDER_A_GRANT = tuple(
    kind
    for kind in PensionDecisionKind
    if kind not in (PensionDecisionKind.REVOCATION, PensionDecisionKind.ANNULMENT)
)
"""What was decided under a grant falls with it."""

BY_MONTH = (PENSION_DECISIONS.c.since, PENSION_DECISIONS.c.id)
BY_DAY = (PENSION_DECISIONS.c.on, PENSION_DECISIONS.c.id)


def case_of(decision: str) -> str:
    """A decision in the worklist, as long as nobody has been told of it."""
    return f"rural-pension-decision/{decision}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case Raised(rate=rate, months=months):
            record(changes, recorded, PensionDecisionKind.RAISE, rate.since, rate, months=months)
        case Recalculated(terms=terms, months=months, decision=decision):
            kind, since = PensionDecisionKind.RECALCULATION, terms.payable_from
            gives = rate_in(terms.rates, since) if decision.amount else None
            record(changes, recorded, kind, since, gives, months=months)
        case Suspended(since=since, ground=held, months=months):
            kind = PensionDecisionKind.SUSPENSION
            record(changes, recorded, kind, since, None, ground=held, months=months)
        case Stopped(since=since, ground=lost, months=months):
            record(changes, recorded, PensionDecisionKind.STOP, since, None, ground=lost, months=months)
        case Resumed(since=since, terms=terms, months=months):
            again = rate_in(terms.rates, since)
            record(changes, recorded, PensionDecisionKind.RESUMPTION, since, again, months=months)
        case Reinstated(since=since, terms=terms, months=months, decision=decision):
            kind, gives = PensionDecisionKind.REINSTATEMENT, None
            if decision.amount is not None:
                gives = rate_in(terms.rates, since)
            record(changes, recorded, kind, since, gives, months=months)
            holds_no_more(changes, recorded, PensionDecisionKind.STOP)
        case GrantRevoked(terms=terms, ground=ground, months=months):
            kind, since = PensionDecisionKind.REVOCATION, terms.payable_from
            holds_no_more(changes, recorded, *UNDER_A_GRANT)
            record(changes, recorded, kind, since, None, ground=ground, months=months)
        case RevocationAnnulled(terms=terms, ground=ground, months=months):
            kind, since = PensionDecisionKind.ANNULMENT, terms.payable_from
            again = rate_in(terms.rates, since)
            holds_again(changes, recorded)
            holds_no_more(changes, recorded, PensionDecisionKind.REVOCATION)
            record(changes, recorded, kind, since, again, ground=ground, months=months)
        case PensionDecisionServed() as event:
            changes.change(PENSION_DECISIONS, event.decision, served_on=event.on)
            decided.serve_one(changes, event.decision, event.appeals, event.on)
            waits_no_more(changes, case_of(event.decision))


def holds_no_more(changes: Changes, recorded: Recorded[Any], *kinds: PensionDecisionKind) -> None:
    """What was so decided about the pension, and holds until now, is revoked by this decision."""

    def revoked(of: Callable[[Table], Table]) -> Any:
        table = of(PENSION_DECISIONS)
        which = (table.c.kind.in_(kinds), holds(table, recorded))
        return table.update().where(*which).values(revoked_event=recorded.id)

    changes.run(revoked)


def holds_again(changes: Changes, recorded: Recorded[Any]) -> None:
    """What had fallen with the grant, by the revocation that held until now."""

    def again(of: Callable[[Table], Table]) -> Any:
        table = of(PENSION_DECISIONS)
        by = table.alias()
        revocation = select(by.c.id).where(by.c.kind == PensionDecisionKind.REVOCATION, holds(by, recorded))
        which = table.c.revoked_event.in_(revocation)
        return table.update().where(which).values(revoked_event=None)

    changes.run(again)


def holds(table: FromClause, recorded: Recorded[Any]) -> ColumnElement[bool]:
    return and_(table.c.person == recorded.event.person, table.c.revoked_event.is_(None))


def record(
    changes: Changes,
    recorded: Recorded[Any],
    kind: PensionDecisionKind,
    since: Month,
    rate: Rate | None,
    *,
    ground: str | None = None,
    months: tuple[MonthDifference, ...] = (),
) -> None:
    """A row for the decision, which waits to be served; without a rate it gives nothing."""
    event = recorded.event
    base, top_up = (rate.base, rate.top_up) if rate else (0, 0)
    changes.put(
        PENSION_DECISIONS,
        id=recorded.id,
        person=event.person,
        region=event.region,
        kind=kind,
        ground=ground,
        on=event.on,
        since=since,
        base=base,
        top_up=top_up,
        monthly=base + top_up + event.terms.account if rate else 0,
        months=to_builtins(months),
        lowers=any(one.after < one.before for one in months),
        served_on=None,
        revoked_event=None,
    )
    decided.keep(changes, recorded, PENSION_CLAIM, event.decision)
    if kind is not PensionDecisionKind.RAISE:
        waits_for(
            changes,
            SERVE,
            item=PENSION_CLAIM,
            case=case_of(recorded.id),
            person=event.person,
            region=event.region,
            since=event.on,
        )


def pension_decisions_of(
    enquiry: Enquiry, keys: Sequence[PensionDecisionsOf]
) -> list[Listed[PensionDecisionAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=PENSION_DECISIONS.c.person,
        rows=lambda _: select(PENSION_DECISIONS).where(seen_by(enquiry)),
        order=BY_DAY,
        newest_first=True,
        answer=PensionDecisionAnswer,
    )


def pension_decision_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[PensionDecisionAnswer | None]:
    return by_id(enquiry, keys, select(PENSION_DECISIONS).where(seen_by(enquiry)), PensionDecisionAnswer)


def raises_of(enquiry: Enquiry, keys: Sequence[RaisesOf]) -> list[Listed[RaiseAnswer]]:
    raises = PENSION_DECISIONS.c.kind == PensionDecisionKind.RAISE
    return lists(
        enquiry,
        keys,
        about="person",
        column=PENSION_DECISIONS.c.person,
        rows=lambda _: select(PENSION_DECISIONS).where(raises, seen_by(enquiry)),
        order=BY_MONTH,
        newest_first=True,
        answer=RaiseAnswer,
    )


def raise_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[RaiseAnswer | None]:
    raises = PENSION_DECISIONS.c.kind == PensionDecisionKind.RAISE
    return by_id(enquiry, keys, select(PENSION_DECISIONS).where(raises, seen_by(enquiry)), RaiseAnswer)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    table = PENSION_DECISIONS.c
    seen: ColumnElement[bool] = enquiry.sees(PENSION_CLAIM, region=table.region, person=table.person)
    return seen
