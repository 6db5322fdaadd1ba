"""What can happen when too much was paid.  Kept for good: a change is a v2, never an edit.

Stream overpayment/<person>, or overpayment/<inheritance> where an inheritance was revoked that had been paid
out.  Nothing is taken from anybody without a decision, which an event keeps.
"""

from datetime import date

from msgspec import Struct

from insurance.overpayment.terms import RecoveryCause, ReplyContent, ReturnWay, SetOffAgainst
from insurance.payment_run.owing import MonthParts
from insurance.pension.due import Parts
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event
from jinbao.money import Fen


class OverpaidMonth(Struct, frozen=True):
    """A month for which more was paid than is due, as both were known at the finding.

    ``paid`` is without what has come back since; ``excess`` says which parts were too much.
    """

    month: Month
    due: Fen
    paid: Fen
    excess: Parts

    @property
    def overpaid(self) -> Fen:
        return self.paid - self.due


class Left(Struct, frozen=True):
    """What of a month is still to come back."""

    month: Month
    amount: Fen


class Instalment(Struct, frozen=True):
    """A part of a debt and the day until which it is to be paid (分期)."""

    due_on: date
    amount: Fen


class OverpaymentFound(Event, frozen=True, tag="insurance.overpayment.found.v1"):
    """A finding (多领认定), month by month; a later one stands in its place.

    ``heirs`` were paid an inheritance that has been revoked: it is they who owe it.
    """

    person: str
    region: str
    on: date
    months: tuple[OverpaidMonth, ...]
    amount: Fen
    officer: str
    heirs: tuple[str, ...] = ()


class OverpaymentGone(Event, frozen=True, tag="insurance.overpayment.gone.v1"):
    """By what is known now nothing was paid too much (撤销多领认定)."""

    person: str
    region: str
    on: date
    officer: str


class NoticeServed(Event, frozen=True, tag="insurance.overpayment.notice-served.v1"):
    """Whom it concerns has been told (多领告知送达), and can reply until a day."""

    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    reply_until: date


class Replied(Event, frozen=True, tag="insurance.overpayment.replied.v1"):
    """Whom it concerns has been heard (陈述申辩); they wrote themselves, or an officer took it down."""

    person: str
    region: str
    on: date
    content: ReplyContent
    recorded_by: str


class RecoveryDecided(Event, frozen=True, tag="insurance.overpayment.recovery-decided.v1"):
    """What has to come back, from whom and why (追回决定). A fine for fraud is not for this office to set.

    ``recovery`` counts the recoveries of this case, one after the other.
    """

    person: str
    region: str
    on: date
    recovery: int
    decision: Decision
    cause: RecoveryCause
    debtors: tuple[str, ...]
    officer: str


class RecoveryServed(Event, frozen=True, tag="insurance.overpayment.recovery-served.v1"):
    """The decision reached whom it concerns (追回决定送达); by the law of that day the appeals end."""

    person: str
    region: str
    on: date
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


class InstalmentsAgreed(Event, frozen=True, tag="insurance.overpayment.instalments-agreed.v1"):
    """They sum to what is still owed, to the fen (分期退还协议)."""

    person: str
    region: str
    on: date
    instalments: tuple[Instalment, ...]
    officer: str


class Returned(Event, frozen=True, tag="insurance.overpayment.returned.v1"):
    """Money came back (退回), the oldest month first; ``number`` counts what came back in a recovery."""

    person: str
    region: str
    on: date
    recovery: int
    number: int
    way: ReturnWay
    receipt: str | None
    amount: Fen
    months: tuple[MonthParts, ...]
    left: tuple[Left, ...]
    outstanding: Fen
    officer: str


class SetOffDecided(Event, frozen=True, tag="insurance.overpayment.set-off-decided.v1"):
    """A decision to take a debt out of later months or out of the account (抵扣决定).

    ``months`` are held back of what would be paid, until they are booked. ``number`` counts them.
    """

    person: str
    region: str
    on: date
    recovery: int
    number: int
    against: SetOffAgainst
    decision: Decision
    months: tuple[MonthParts, ...]
    officer: str


class SetOffBooked(Event, frozen=True, tag="insurance.overpayment.set-off-booked.v1"):
    """Months that were held back have come (抵扣入账); ``held_back`` is what has not."""

    person: str
    region: str
    on: date
    recovery: int
    number: int
    months: tuple[MonthParts, ...]
    held_back: Fen
    officer: str


class SetOffEnded(Event, frozen=True, tag="insurance.overpayment.set-off-ended.v1"):
    """What was to be held back is not any more (终止抵扣)."""

    person: str
    region: str
    on: date
    recovery: int
    number: int
    months: tuple[MonthParts, ...]
    officer: str


class RecoverySettled(Event, frozen=True, tag="insurance.overpayment.recovery-settled.v1"):
    """All of it has come back (结清)."""

    person: str
    region: str
    on: date
    officer: str


class HandedToCourt(Event, frozen=True, tag="insurance.overpayment.handed-to-court.v1"):
    """The court enforces what has not come back (移送法院强制执行)."""

    person: str
    region: str
    on: date
    file: str
    outstanding: Fen
    officer: str


class RecoveryCancelled(Event, frozen=True, tag="insurance.overpayment.recovery-cancelled.v1"):
    """What it rested on has gone (撤销追回): what came back is owed again, the account stands as before.

    Unless ``paid_again``: what has been paid out since with a run is not given back to the account as well.
    """

    person: str
    region: str
    on: date
    recovery: int
    decision: Decision
    officer: str
    paid_again: bool = False


Finding = OverpaymentFound | OverpaymentGone | NoticeServed | Replied
Recovery = (
    RecoveryDecided
    | RecoveryServed
    | InstalmentsAgreed
    | Returned
    | SetOffDecided
    | SetOffBooked
    | SetOffEnded
    | RecoverySettled
    | HandedToCourt
    | RecoveryCancelled
)
OverpaymentEvent = Finding | Recovery
