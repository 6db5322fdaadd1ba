"""How an overpayment stands, and how what happens leads from one state to the next."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from insurance.items import APPROVE, REVIEW
from insurance.overpayment.events import (
    HandedToCourt,
    InstalmentsAgreed,
    NoticeServed,
    OverpaidMonth,
    OverpaymentEvent,
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
from insurance.overpayment.returning import after, debt_of, outstanding
from insurance.overpayment.terms import RecoveryCause
from insurance.payment_run.owing import MonthParts
from jinbao.casework.hands import Hand
from jinbao.decision import Appeal
from jinbao.money import Fen


class NothingFound(Struct, frozen=True):
    """``recoveries`` counts those that were decided in this case, here and in the other states."""

    recoveries: int = 0


class Found(Struct, frozen=True):
    """``reply_until`` is set once the notice is served."""

    on: date
    months: tuple[OverpaidMonth, ...]
    heirs: tuple[str, ...] = ()
    hands: tuple[Hand, ...] = ()
    reply_until: date | None = None
    has_replied: bool = False
    recoveries: int = 0


class Owed(Struct, frozen=True):
    """Decided: this is still to come back of what was ``found``, and ``held_back`` by a set-off that stands.

    What a court enforces comes back like any other money.
    """

    on: date
    cause: RecoveryCause
    debt: tuple[MonthParts, ...]
    debtors: tuple[str, ...]
    hands: tuple[Hand, ...]
    appeals: tuple[Appeal, ...]
    recoveries: int
    is_served: bool = False
    returns: int = 0
    set_offs: int = 0
    held_back: tuple[MonthParts, ...] = ()
    is_settled: bool = False
    is_at_court: bool = False
    found: tuple[OverpaidMonth, ...] = ()

    @property
    def rest(self) -> Fen:
        """What is owed and not held back."""
        return outstanding(self.debt) - outstanding(self.held_back)


Overpayment = NothingFound | Found | Owed


def evolve(overpayment: Overpayment, event: OverpaymentEvent) -> Overpayment:
    match overpayment, event:
        case NothingFound() | Found() | Owed(is_settled=True), OverpaymentFound(on=on, months=months):
            finder = Hand(step_of(event), event.officer, on)
            return Found(on, months, event.heirs, (finder,), recoveries=overpayment.recoveries)
        case Found(recoveries=recoveries), OverpaymentGone():
            return NothingFound(recoveries)
        case Found(), NoticeServed(reply_until=until):
            return replace(overpayment, reply_until=until)
        case Found(), Replied():
            return replace(overpayment, has_replied=True)
        case Found(_, months, hands=hands), RecoveryDecided(on=on, decision=decision, officer=by):
            hands, debt = (*hands, Hand(APPROVE, by, on)), debt_of(months)
            appeals, number = decision.appeals, event.recovery
            return Owed(on, event.cause, debt, event.debtors, hands, appeals, number, found=months)
        case Owed(), _:
            return evolve_recovery(overpayment, event)
        case _:
            raise ValueError(f"{event} cannot follow {overpayment}")


def step_of(found: OverpaymentFound) -> str:
    """Who revoked an inheritance decided; whoever compared months reviewed."""
    return APPROVE if found.heirs else REVIEW


def evolve_recovery(owed: Owed, event: OverpaymentEvent) -> Overpayment:
    match event:
        case RecoveryServed():
            return replace(owed, is_served=True)
        case InstalmentsAgreed():
            return owed
        case Returned(number=number, months=months):
            return replace(owed, returns=number, debt=after(owed.debt, months))
        case SetOffDecided(number=number, months=months):
            return replace(owed, set_offs=number, held_back=months)
        case SetOffBooked(months=booked) | SetOffEnded(months=booked):
            gone = {one.month for one in booked}
            return replace(owed, held_back=tuple(one for one in owed.held_back if one.month not in gone))
        case RecoverySettled():
            return replace(owed, is_settled=True)
        case HandedToCourt():
            return replace(owed, is_at_court=True)
        case RecoveryCancelled():
            return NothingFound(owed.recoveries)
        case _:
            raise ValueError(f"{event} cannot follow {owed}")
