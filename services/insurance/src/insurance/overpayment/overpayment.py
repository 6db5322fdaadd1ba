"""Too much was paid: found month by month, told to whom it concerns, heard, decided, and got back."""

from collections.abc import Iterator

from msgspec import Struct

from insurance.inheritance.events import Payout
from insurance.items import APPROVE, REVIEW, SERVE
from insurance.overpayment.commands import (
    DecideRecovery,
    FindOverpayment,
    OverpaymentCommand,
    RecordOverpaymentReply,
    ServeOverpaymentNotice,
)
from insurance.overpayment.events import (
    NoticeServed,
    OverpaidMonth,
    OverpaymentEvent,
    OverpaymentFound,
    OverpaymentGone,
    RecoveryDecided,
    Replied,
)
from insurance.overpayment.facts import OverpaymentFacts
from insurance.overpayment.recovery import has_changed, recover
from insurance.overpayment.returning import left_of
from insurance.overpayment.stages import Found, NothingFound, Overpayment, Owed, evolve
from insurance.overpayment.working_out import recovery_of
from insurance.pension.due import Parts
from insurance.serving import must_be_served_between
from jinbao.calendar import Month, due_in_days
from jinbao.casework.hands import out_of_order, take
from jinbao.commands import Command
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective


class FindPaidOut(Struct, frozen=True):
    """What the revocation of an inheritance asks, part of it and never asked alone: the heirs owe it."""

    month: Month
    payouts: tuple[Payout, ...]


def decide(
    overpayment: Overpayment, command: OverpaymentCommand | FindPaidOut, desk: Desk[OverpaymentFacts]
) -> Iterator[OverpaymentEvent | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match overpayment, command:
        case NothingFound(), FindPaidOut(month, payouts):
            amount = sum(one.amount for one in payouts)
            months = (OverpaidMonth(month, 0, amount, Parts(amount)),)
            heirs = tuple(one.heir for one in payouts)
            yield OverpaymentFound(*case, on, months, amount, officer, heirs)

        case Owed(is_settled=False), FindOverpayment():
            take(desk, REVIEW, known.item)
            must_be_what_is_owed(overpayment, known)

        case NothingFound() | Found() | Owed(), FindOverpayment():
            take(desk, REVIEW, known.item)
            yield from found(overpayment, desk)

        case Found(found_on, reply_until=None), ServeOverpaymentNotice(served_on=served_on, method=method):
            take(desk, SERVE, known.item)
            must_be_what_is_known(overpayment, known)
            must_be_served_between(found_on, served_on, on)
            period = known.parameter("reply_period", served_on, on)
            until = due_in_days(period.number, served_on, period.source.document).day
            yield Effective(served_on, NoticeServed(*case, served_on, method, officer, until))

        case Found(reply_until=until, has_replied=False), RecordOverpaymentReply(content=content) if until:
            must_be_concerned(overpayment, desk)
            if on > until:
                raise Refused("REPLY_TOO_LATE", field="on", until=until)
            yield Replied(*case, on, content, officer)

        case Found(), DecideRecovery(cause=cause):
            take(desk, APPROVE, known.item, overpayment.hands)
            must_be_heard(overpayment, desk)
            debtors = debtors_of(overpayment, command, known)
            decision, recovery = recovery_of(desk, overpayment, cause), overpayment.recoveries + 1
            yield RecoveryDecided(*case, on, recovery, decision, cause, debtors, officer)

        case Owed(), Command():
            yield from recover(overpayment, command, desk)

        case _:
            raise out_of_order(desk, known.item, command, overpayment)


def found(overpayment: Overpayment, desk: Desk[OverpaymentFacts]) -> Iterator[OverpaymentEvent]:
    """Whatever is known now takes the place of what was found before."""
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)
    before = overpayment.months if isinstance(overpayment, Found) else ()
    if known.months and known.months != before:
        amount = sum(one.overpaid for one in known.months)
        yield OverpaymentFound(*case, on, known.months, amount, officer)
    elif before and not known.months:
        yield OverpaymentGone(*case, on, officer)


def must_be_what_is_owed(owed: Owed, known: OverpaymentFacts) -> None:
    """One recovery at a time: it is cancelled when it is wrong; months beside it wait until it is settled."""
    left = {one.month: one.amount for one in left_of(owed.debt) if one.amount}
    now = {one.month: one.overpaid for one in known.months}
    if apart := tuple(month for month in sorted({*now, *left}) if now.get(month) != left.get(month)):
        code = "RECOVERY_STANDS" if has_changed(owed, known) else "RECOVERY_FIRST"
        raise Refused(code, field="person", months=apart)


def must_be_concerned(overpayment: Found, desk: Desk[OverpaymentFacts]) -> None:
    """Whoever was paid, or an heir, answers themselves; else an officer takes down what they say."""
    if desk.by.office is not None or desk.by.person not in concerned_by(overpayment, desk.known):
        take(desk, REVIEW, desk.known.item)


def concerned_by(overpayment: Found, known: OverpaymentFacts) -> frozenset[str]:
    if overpayment.heirs:
        return frozenset(overpayment.heirs)
    return known.kin if known.is_dead else frozenset({known.person})


def must_be_heard(overpayment: Found, desk: Desk[OverpaymentFacts]) -> None:
    """Nothing is decided before a reply, or before the time for it is over (handbook 6.11)."""
    if overpayment.reply_until is None:
        raise Refused("NOT_TOLD", field="overpayment")
    if not overpayment.has_replied and desk.on <= overpayment.reply_until:
        raise Refused("REPLY_OPEN", field="on", until=overpayment.reply_until)
    must_be_what_is_known(overpayment, desk.known)


def must_be_what_is_known(overpayment: Found, known: OverpaymentFacts) -> None:
    """Nobody is told, nor owes, a sum that is known to be wrong."""
    if known.months != overpayment.months:
        raise Refused("FINDING_OUTDATED", field="overpayment")


def debtors_of(overpayment: Found, command: DecideRecovery, known: OverpaymentFacts) -> tuple[str, ...]:
    """Whoever was paid; of the dead the heirs, as the office names them among the kin."""
    if overpayment.heirs:
        return overpayment.heirs
    if not known.is_dead:
        return (known.person,)
    if not command.debtors:
        raise Refused("DEBTORS_MISSING", field="debtors")
    if {*command.debtors} - known.kin:
        raise Refused("NOT_AN_HEIR", field="debtors")
    return command.debtors


OVERPAYMENT = Decider[Overpayment, OverpaymentCommand | FindPaidOut, OverpaymentEvent](
    NothingFound(), decide, evolve
)
