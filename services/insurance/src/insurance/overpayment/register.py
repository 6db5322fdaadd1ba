"""The register of overpayments: what was too much, who has been told and heard, what has come back."""

from typing import Any

from msgspec import to_builtins
from sqlalchemy import JSON, BigInteger, Column, Date, Index, Integer, Table, Text

from insurance.items import APPROVE, PAY, SERVE
from insurance.overpayment.case import Case, benefit_of, case_of, item_of, overpayment_in
from insurance.overpayment.events import (
    HandedToCourt,
    InstalmentsAgreed,
    NoticeServed,
    OverpaymentFound,
    OverpaymentGone,
    RecoveryCancelled,
    RecoveryDecided,
    RecoveryServed,
    RecoverySettled,
    Replied,
    Returned,
    SetOffBooked,
    SetOffDecided,
    SetOffEnded,
)
from insurance.overpayment.returning import negated, outstanding
from insurance.overpayment.stages import step_of
from insurance.overpayment.terms import OverpaymentStage, ReturnWay
from insurance.payment_run.months import put_months, withhold_months
from insurance.payment_run.terms import RECOVERED, LineState
from insurance.tables import TABLES
from jinbao.casework.answers import contested, served_on
from jinbao.casework.decided import keep, serve_last
from jinbao.casework.worklist import begins_anew, had_a_hand, waits_after, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes, one_active

OVERPAYMENTS = Table(
    "overpayment",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("benefit", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("found_on", Date, nullable=False),
    Column("found_event", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("outstanding", BigInteger, nullable=False),
    Column("notice_served_on", Date),
    Column("method", Text),
    Column("reply_until", Date),
    Column("reply", Text),
    Column("heard_event", Text),
    Column("cause", Text),
    Column("decided_on", Date),
    Column("served_on", Date),
    Column("appeals", JSON, nullable=False),
    Column("instalments", JSON, nullable=False),
    Column("court_file", Text),
    Column("decision", Text),
    Column("set_off", Text),
    Column("held_back", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Index("overpayment_by_region", "region", "found_on", "id"),
)

OVERPAID = Table(
    "overpayment_month",
    TABLES.metadata,
    Column("overpayment", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    Column("due", BigInteger, nullable=False),
    Column("paid", BigInteger, nullable=False),
    Column("left", BigInteger, nullable=False),
)
"""The months of the finding that stands; ``left`` has not come back."""

DEBTORS = Table(
    "overpayment_debtor",
    TABLES.metadata,
    Column("overpayment", Text, primary_key=True),
    Column("debtor", Text, primary_key=True),
)

RETURNS = Table(
    "overpayment_return",
    TABLES.metadata,
    Column("overpayment", Text, primary_key=True),
    Column("event", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("way", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("office", Text),
    Column("receipt", Text),
    Column("outstanding", BigInteger, nullable=False),
)

one_active(
    "overpayment_return_by_receipt",
    RETURNS.c.office,
    RETURNS.c.receipt,
    where=RETURNS.c.receipt.is_not(None),
    refusal="RECEIPT_BOOKED_BEFORE",
    field="receipt",
)

STAGE = OverpaymentStage


def held_back_for(overpayment: str, recovery: int, number: int) -> str:
    """Under what the months of a set-off stand that are held back."""
    return f"set-off/{overpayment}/{recovery}/{number}"


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    """Whatever happens in the stream of a case."""
    if case := overpayment_in(recorded.stream):
        fold_case(changes, recorded, case)


def fold_case(changes: Changes, recorded: Recorded[Any], case: str) -> None:
    match recorded.event:
        case OverpaymentFound() as event:
            found(changes, recorded, case, event)
        case OverpaymentGone():
            begins_from_nothing(changes, case)
            stand(changes, recorded, case, STAGE.GONE, amount=0, outstanding=0)
            waits_no_more(changes, case_of(case))
        case NoticeServed(on=on, method=method, reply_until=until) as event:
            told = {"notice_served_on": on, "method": method, "reply_until": until}
            stand(changes, recorded, case, STAGE.NOTICE_SERVED, heard_event=recorded.id, **told)
            wait(changes, APPROVE, case, event)
        case Replied(content=content):
            stand(changes, recorded, case, STAGE.REPLIED, reply=content, heard_event=recorded.id)
        case RecoveryDecided() as event:
            decided(changes, recorded, case, event)
        case RecoveryServed(on=on, appeals=ends) as event:
            serve_last(changes, recorded.stream, ends, on)
            stand(changes, recorded, case, STAGE.DECISION_SERVED, **served_on(on, ends))
            wait(changes, PAY, case, event)
        case InstalmentsAgreed(instalments=instalments):
            note(changes, recorded, case, instalments=to_builtins(instalments))
        case Returned() as event:
            returned(changes, recorded, case, event)
        case SetOffDecided() | SetOffBooked() | SetOffEnded() as event:
            set_off(changes, recorded, case, event)
        case RecoverySettled():
            stand(changes, recorded, case, STAGE.SETTLED)
            waits_no_more(changes, case_of(case))
        case HandedToCourt(file=file):
            stand(changes, recorded, case, STAGE.AT_COURT, court_file=file)
            waits_no_more(changes, case_of(case))
        case RecoveryCancelled(decision=decision) as event:
            keep(changes, recorded, item_of(case), decision)
            if not event.paid_again:
                withhold_months(changes, account_given(case, event.recovery))
            stand(changes, recorded, case, STAGE.CANCELLED, outstanding=0, decision=recorded.id)
            begins_anew(changes, case_of(case))


def found(changes: Changes, recorded: Recorded[Any], case: str, event: OverpaymentFound) -> None:
    """A later finding begins anew."""
    later = ("notice_served_on", "method", "reply_until", "reply", "heard_event", "cause", "decided_on")
    decided = ("served_on", "court_file", "decision", "set_off")
    begins_anew(changes, case_of(case))
    begins_from_nothing(changes, case)
    changes.put(
        OVERPAYMENTS,
        id=case,
        benefit=benefit_of(case),
        person=event.person,
        region=event.region,
        stage=STAGE.FOUND,
        found_on=event.on,
        found_event=recorded.id,
        amount=event.amount,
        outstanding=event.amount,
        appeals=[],
        instalments=[],
        held_back=0,
        version=recorded.version,
        **dict.fromkeys((*later, *decided)),
    )
    for one in event.months:
        amounts = {"due": one.due, "paid": one.paid, "left": one.overpaid}
        changes.put(OVERPAID, overpayment=case, month=one.month, **amounts)
    for heir in event.heirs:
        changes.put(DEBTORS, overpayment=case, debtor=heir)
    had_a_hand(changes, case_of(case), step_of(event), event.officer)
    wait(changes, SERVE, case, event)


def decided(changes: Changes, recorded: Recorded[Any], case: str, event: RecoveryDecided) -> None:
    decision = event.decision
    keep(changes, recorded, item_of(case), decision, event.debtors)
    forget(changes, DEBTORS, case)
    for debtor in event.debtors:
        changes.put(DEBTORS, overpayment=case, debtor=debtor)
    stand(
        changes,
        recorded,
        case,
        STAGE.DECIDED,
        cause=event.cause,
        decided_on=event.on,
        decision=recorded.id,
        **contested(decision.appeals),
    )
    had_a_hand(changes, case_of(case), APPROVE, event.officer)
    wait(changes, SERVE, case, event)


def returned(changes: Changes, recorded: Recorded[Any], case: str, event: Returned) -> None:
    """What came back is taken off its months; what the account gave can be given back to it."""
    row = {"number": event.number, "on": event.on, "way": event.way, "amount": event.amount}
    rest = {"office": recorded.by.office, "receipt": event.receipt, "outstanding": event.outstanding}
    changes.put(RETURNS, overpayment=case, event=recorded.id, **row, **rest)
    note(changes, recorded, case, outstanding=event.outstanding)
    for one in event.left:
        changes.change(OVERPAID, case, one.month, left=one.amount)
    if entitlement := Case(case, event.person).entitlement:
        of_account = event.way is ReturnWay.SET_OFF_ACCOUNT
        by = account_given(case, event.recovery, event.number) if of_account else recorded.id
        put_months(changes, by, entitlement, negated(event.months), RECOVERED, of=case_of(case))


def set_off(
    changes: Changes, recorded: Recorded[Any], case: str, event: SetOffDecided | SetOffBooked | SetOffEnded
) -> None:
    """Held back, the months count as sent; booked as paid; ended as if nothing had been."""
    by, of = held_back_for(case, event.recovery, event.number), case_of(case)
    entitlement = Case(case, event.person).entitlement or event.person
    match event:
        case SetOffDecided(decision=decision, months=months):
            keep(changes, recorded, item_of(case), decision)
            note(changes, recorded, case, set_off=recorded.id, held_back=outstanding(months))
            put_months(changes, by, entitlement, months, LineState.SENT, of=of)
        case SetOffBooked(months=months, held_back=rest):
            put_months(changes, by, entitlement, months, LineState.PAID, of=of)
            note(changes, recorded, case, held_back=rest)
        case SetOffEnded(months=months):
            put_months(changes, by, entitlement, months, LineState.WITHHELD, of=of)
            note(changes, recorded, case, held_back=0)


def account_given(case: str, recovery: int, number: int | str = "") -> str:
    """Under what the months stand for which the account has given; when that is given back they do not."""
    return f"out-of-account/{case}/{recovery}/{number}"


def begins_from_nothing(changes: Changes, case: str) -> None:
    """Another finding has other months, and perhaps other debtors."""
    forget(changes, OVERPAID, case)
    forget(changes, DEBTORS, case)


def forget(changes: Changes, table: Table, case: str) -> None:
    changes.run(lambda of: of(table).delete().where(of(table).c.overpayment == case))


def stand(
    changes: Changes, recorded: Recorded[Any], case: str, stage: OverpaymentStage, **columns: Any
) -> None:
    note(changes, recorded, case, stage=stage, **columns)


def note(changes: Changes, recorded: Recorded[Any], case: str, **columns: Any) -> None:
    changes.change(OVERPAYMENTS, case, version=recorded.version, **columns)


def wait(changes: Changes, then: str, case: str, event: Any) -> None:
    waits_after(changes, then, event, item=item_of(case), case=case_of(case))
