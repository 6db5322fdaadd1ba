"""The register of unemployment benefits: how each stands, its months, and the decisions about it."""

from typing import Any

import msgspec
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import REVIEW, SERVE, UNEMPLOYMENT
from insurance.overpayment.case import case_of as overpayment_of
from insurance.overpayment.case import of_unemployment
from insurance.tables import TABLES
from insurance.unemployment_benefit import claim_register
from insurance.unemployment_benefit.due import Terms, remaining
from insurance.unemployment_benefit.events import (
    Begun,
    BenefitDecisionServed,
    CarriedBack,
    CarriedOver,
    Extended,
    ExtensionDenied,
    GrantRevoked,
    MonthConfirmed,
    MonthDecided,
    Resumed,
    RevocationAnnulled,
    Stopped,
    StopTakenBack,
)
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus, UnemploymentDecisionKind
from jinbao.calendar import Month, month_of
from jinbao.casework import decided
from jinbao.casework.worklist import waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active
from jinbao.service import Enquiry

BENEFITS = Table(
    "unemployment_benefit",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("ground", Text),
    Column("lost_on", Date),
    Column("payable_from", Text, nullable=False),
    Column("granted", Integer, nullable=False),
    Column("remaining", Integer, nullable=False),
    Column("stopped_from", Text),
    Column("stop_event", Text),
    Column("unemployed_since", Date, nullable=False),
    Column("counted_until", Text, nullable=False),
    Column("begun_event", Text, nullable=False),
    Column("extended_until", Text),
    Column("extended_event", Text),
    Column("carried_into", Text),
    Column("carried_months", Integer),
    Column("terms", Text, nullable=False),
    Column("hands", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Index("unemployment_benefit_of", "person", "unemployed_since"),
    Index("unemployment_benefit_by_payer", "payer", "id"),
    Index("unemployment_benefit_carried", "carried_into"),
)
"""``remaining`` are the months still to be given; ``carried_months`` of it went into another benefit.

``terms`` are the decider's, as JSON.
"""

STATUS = UnemploymentBenefitStatus

one_active(
    "unemployment_benefit_in_payment",
    BENEFITS.c.person,
    where=BENEFITS.c.status == STATUS.IN_PAYMENT,
    refusal="UNEMPLOYMENT_BENEFIT_STANDS",
    field="person",
)

CONFIRMED = Table(
    "unemployment_month",
    TABLES.metadata,
    Column("benefit", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("confirmed_on", Date, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("seeking", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("decision", Text),
    Column("amount", BigInteger),
    Index("unemployment_month_undecided", "payer", "decision", "month", "benefit"),
)
"""Each month that was confirmed, by which event, and the event that decided what it gives."""

RULINGS = Table(
    "unemployment_ruling",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("benefit", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ground", Text),
    Column("on", Date, nullable=False),
    Column("since", Text, nullable=False),
    Column("amount", BigInteger),
    Column("months", Integer),
    Column("served_on", Date),
    Index("unemployment_ruling_of", "benefit", "on", "id"),
)
"""The decisions about a benefit since its grant; ``months`` are those that a stop kept."""

KIND = UnemploymentDecisionKind


def case_of(benefit: str) -> str:
    """The case, by the name of its stream."""
    return f"unemployment-benefit/{benefit}"


def ruling_of(decision: str) -> str:
    """A decision in the worklist, as long as nobody has been told of it."""
    return f"unemployment-ruling/{decision}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    claim_register.fold(changes, recorded)
    match recorded.event:
        case Begun() as event:
            begun(changes, recorded, event)
        case MonthConfirmed() as event:
            stand(changes, recorded)
            confirmed(changes, recorded, event)
        case MonthDecided(benefit=benefit, month=month, decision=decision):
            stand(changes, recorded)
            amount = decision.amount.fen if decision.amount else 0
            changes.change(CONFIRMED, benefit, month, decision=recorded.id, amount=amount)
            ruled(changes, recorded, KIND.MONTH, month)
        case Stopped() as event:
            lost = {"ground": event.ground, "lost_on": event.lost_on, "stop_event": recorded.id}
            stand(changes, recorded, STATUS.STOPPED, **lost)
            ruled(changes, recorded, KIND.STOP, event.since, ground=event.ground, months=event.kept)
            compare(changes, event)
        case StopTakenBack(benefit=benefit):
            stand(changes, recorded, STATUS.IN_PAYMENT, **NOT_LOST)
            waits_no_more(changes, overpayment_of(of_unemployment(benefit)))
        case Resumed(since=since, unemployed_since=unemployed_since):
            stand(changes, recorded, STATUS.IN_PAYMENT, unemployed_since=unemployed_since, **NOT_LOST)
            ruled(changes, recorded, KIND.RESUMPTION, since)
        case Extended(on=on):
            stand(changes, recorded, extended_event=recorded.id)
            ruled(changes, recorded, KIND.EXTENSION, month_of(on))
        case ExtensionDenied(on=on):
            changes.change(BENEFITS, recorded.event.benefit, version=recorded.version)
            ruled(changes, recorded, KIND.EXTENSION, month_of(on))
        case CarriedOver(into=into, months=months):
            stand(changes, recorded, STATUS.CARRIED_OVER, carried_into=into, carried_months=months)
        case CarriedBack(status=status):
            stand(changes, recorded, status, **NOT_CARRIED)
        case GrantRevoked() as event:
            stand(changes, recorded, STATUS.REVOKED)
            ruled(changes, recorded, KIND.REVOCATION, event.terms.payable_from, ground=event.ground)
            compare(changes, event)
        case RevocationAnnulled() as event:
            stand(changes, recorded, event.status)
            ruled(changes, recorded, KIND.ANNULMENT, event.terms.payable_from, ground=event.ground)
            waits_no_more(changes, overpayment_of(of_unemployment(event.benefit)))
            compare(changes, event)
        case BenefitDecisionServed() as event:
            changes.change(RULINGS, event.decision, served_on=event.on)
            decided.serve_one(changes, event.decision, event.appeals, event.on)
            waits_no_more(changes, ruling_of(event.decision))


NOT_LOST = {"ground": None, "lost_on": None, "stop_event": None}
NOT_CARRIED = {"carried_into": None, "carried_months": None}


def compare(changes: Changes, event: Stopped | GrantRevoked | RevocationAnnulled) -> None:
    """Where more was given than is due, what was paid waits to be compared with it."""
    if event.overpaid:
        wait(changes, REVIEW, overpayment_of(of_unemployment(event.benefit)), event)


def begun(changes: Changes, recorded: Recorded[Any], event: Begun) -> None:
    changes.put(
        BENEFITS,
        id=event.benefit,
        person=event.person,
        region=event.region,
        payer=event.payer,
        status=STATUS.IN_PAYMENT,
        unemployed_since=event.unemployed_since,
        counted_until=event.counted_until,
        begun_event=recorded.id,
        extended_event=None,
        hands=list(event.hands),
        version=recorded.version,
        **NOT_LOST,
        **NOT_CARRIED,
        **of_terms(event.terms),
    )


def confirmed(changes: Changes, recorded: Recorded[Any], event: MonthConfirmed) -> None:
    changes.put(
        CONFIRMED,
        benefit=event.benefit,
        month=event.month,
        person=event.person,
        payer=event.payer,
        confirmed_on=event.on,
        confirmed_by=event.confirmed_by,
        seeking=event.seeking,
        event=recorded.id,
        decision=None,
        amount=None,
    )


def stand(
    changes: Changes,
    recorded: Recorded[Any],
    status: UnemploymentBenefitStatus | None = None,
    **columns: Any,
) -> None:
    terms = of_terms(recorded.event.terms)
    if status is not None:
        columns["status"] = status
    changes.change(BENEFITS, recorded.event.benefit, version=recorded.version, **terms, **columns)


def of_terms(terms: Terms) -> dict[str, Any]:
    return {
        "payable_from": terms.payable_from,
        "granted": terms.granted,
        "remaining": remaining(terms),
        "stopped_from": terms.stopped_from,
        "extended_until": terms.extended_until,
        "terms": msgspec.json.encode(terms).decode(),
    }


def terms_in(row: Any) -> Terms:
    return msgspec.json.decode(row.terms, type=Terms)


def ruled(
    changes: Changes,
    recorded: Recorded[Any],
    kind: UnemploymentDecisionKind,
    since: Month,
    *,
    ground: str | None = None,
    months: int | None = None,
) -> None:
    """A row for the decision; a stop and a resumption wait to be served, a month is told by its payment."""
    event = recorded.event
    decision = event.decision
    changes.put(
        RULINGS,
        id=recorded.id,
        benefit=event.benefit,
        person=event.person,
        region=event.region,
        kind=kind,
        ground=ground,
        on=event.on,
        since=since,
        amount=decision.amount.fen if decision.amount else None,
        months=months,
        served_on=None,
    )
    decided.keep(changes, recorded, UNEMPLOYMENT, decision)
    if kind is not KIND.MONTH:
        wait(changes, SERVE, ruling_of(recorded.id), event)


def wait(changes: Changes, step: str, case: str, event: Any) -> None:
    waits_after(changes, step, event, item=UNEMPLOYMENT, case=case)


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    table = BENEFITS.c
    seen: ColumnElement[bool] = enquiry.sees(UNEMPLOYMENT, region=table.region, person=table.person)
    return seen
