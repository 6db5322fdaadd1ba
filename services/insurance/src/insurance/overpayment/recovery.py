"""A recovery that is decided: served, paid back, by instalments or set off, enforced, or cancelled."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from insurance.items import APPROVE, PAY, REVIEW, SERVE
from insurance.overpayment.commands import (
    AgreeInstalments,
    BookSetOff,
    CancelRecovery,
    EndSetOff,
    HandRecoveryToCourt,
    OverpaymentCommand,
    RecordReturn,
    ServeRecovery,
    SetOffRecovery,
)
from insurance.overpayment.events import (
    HandedToCourt,
    Instalment,
    InstalmentsAgreed,
    Recovery,
    RecoveryCancelled,
    RecoveryServed,
    RecoverySettled,
    Returned,
    SetOffBooked,
    SetOffDecided,
    SetOffEnded,
)
from insurance.overpayment.facts import OverpaymentFacts, Stands
from insurance.overpayment.returning import after, laid_against, left_of, outstanding
from insurance.overpayment.stages import Owed
from insurance.overpayment.terms import ReturnWay, SetOffAgainst
from insurance.overpayment.working_out import cancellation_of, held_back_by, set_off_of
from insurance.serving import ends_of, must_be_served_between
from jinbao.calendar import after_months
from jinbao.casework.hands import out_of_order, take
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.money import Fen, instalments


def recover(
    owed: Owed, command: OverpaymentCommand, desk: Desk[OverpaymentFacts]
) -> Iterator[Recovery | Effective]:
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)

    match owed, command:
        case Owed(is_served=False), ServeRecovery(served_on=served_on, method=method):
            take(desk, SERVE, known.item)
            must_be_served_between(owed.on, served_on, on)
            ends = ends_of(owed.appeals, served_on, known.law)
            yield Effective(served_on, RecoveryServed(*case, served_on, method, officer, ends))

        case Owed(is_settled=False), RecordReturn(amount=amount, receipt=receipt):
            take(desk, PAY, known.item, owed.hands)
            must_be_owed(owed, amount)
            yield from came_back(owed, desk, ReturnWay.PAID_BACK, amount, receipt)

        case Owed(is_served=True, is_settled=False, is_at_court=False), AgreeInstalments(first_due_on=first):
            take(desk, REVIEW, known.item)
            if first < on:
                raise Refused("INSTALMENT_PAST", field="first_due_on")
            yield InstalmentsAgreed(*case, on, in_parts(owed, command.count, first), officer)

        case Owed(is_served=True, is_settled=False, is_at_court=False), SetOffRecovery():
            take(desk, APPROVE, known.item, owed.hands[:1])
            if owed.held_back:
                raise Refused("SET_OFF_STANDS", field="overpayment")
            yield from set_off(owed, command, desk)

        case Owed(is_settled=False), BookSetOff():
            take(desk, PAY, known.item, owed.hands)
            if come := tuple(one for one in owed.held_back if one.month in known.bookable):
                rest = outstanding(owed.held_back) - outstanding(come)
                yield SetOffBooked(*case, on, owed.recoveries, owed.set_offs, come, rest, officer)
                yield from came_back(owed, desk, ReturnWay.SET_OFF_BENEFIT, outstanding(come), None)

        case Owed(held_back=held_back), EndSetOff() if held_back:
            take(desk, APPROVE, known.item)
            yield SetOffEnded(*case, on, owed.recoveries, owed.set_offs, held_back, officer)

        case Owed(is_served=True, is_settled=False, is_at_court=False, held_back=()), HandRecoveryToCourt(
            file=file
        ):
            take(desk, APPROVE, known.item)
            yield HandedToCourt(*case, on, file, outstanding(owed.debt), officer)

        case Owed(held_back=held_back), CancelRecovery():
            take(desk, APPROVE, known.item)
            must_have_gone(owed, known)
            if held_back:
                yield SetOffEnded(*case, on, owed.recoveries, owed.set_offs, held_back, officer)
            decision, again = cancellation_of(desk, owed), is_paid_again(owed, known)
            yield RecoveryCancelled(*case, on, owed.recoveries, decision, officer, again)

        case _:
            raise out_of_order(desk, known.item, command, owed)


def came_back(
    owed: Owed, desk: Desk[OverpaymentFacts], way: ReturnWay, amount: Fen, receipt: str | None
) -> Iterator[Recovery]:
    """The oldest month first; with the last fen it is settled."""
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.person, known.place.region)
    back = tuple(laid_against(owed.debt, amount))
    debt = after(owed.debt, back)
    rest, number = outstanding(debt), owed.returns + 1
    counted = (owed.recoveries, number)
    yield Returned(*case, on, *counted, way, receipt, amount, back, left_of(debt), rest, officer)
    if not rest:
        yield RecoverySettled(*case, on, officer)


def set_off(owed: Owed, command: SetOffRecovery, desk: Desk[OverpaymentFacts]) -> Iterator[Recovery]:
    """Months are held back until they come; out of the account it is taken at once."""
    known, on, officer, number = desk.known, desk.on, desk.by.person, owed.set_offs + 1
    case = (known.person, known.place.region)
    decision = set_off_of(desk, owed, command)
    if decision.amount is None:
        raise Refused("NOTHING_TO_SET_OFF", field="against")
    months = held_back_by(decision, known.free) if command.against is SetOffAgainst.BENEFIT else ()
    yield SetOffDecided(*case, on, owed.recoveries, number, command.against, decision, months, officer)
    if command.against is SetOffAgainst.ACCOUNT:
        taken = replace(owed, set_offs=number)
        yield from came_back(taken, desk, ReturnWay.SET_OFF_ACCOUNT, decision.amount.fen, None)


def in_parts(owed: Owed, count: int, first: date) -> tuple[Instalment, ...]:
    """Month by month; they sum to the debt and the remainder goes on the last (handbook 17.11)."""
    parts = instalments(owed.rest, count)
    return tuple(Instalment(after_months(first, number), part) for number, part in enumerate(parts))


def must_be_owed(owed: Owed, amount: Fen) -> None:
    """What a set-off holds back is spoken for."""
    if amount <= 0:
        raise Refused("AMOUNT_NOT_POSITIVE", field="amount")
    if amount > owed.rest:
        raise Refused("MORE_THAN_OWED", field="amount", outstanding=owed.rest)


def must_have_gone(owed: Owed, known: OverpaymentFacts) -> None:
    """A recovery that still says what is known is not cancelled."""
    if not has_changed(owed, known):
        raise Refused("STILL_OVERPAID", field="overpayment")


def has_changed(owed: Owed, known: OverpaymentFacts) -> bool:
    """Something of it is not as it was found, by what is known now; a revoked inheritance stays so."""
    return any(now not in (None, then) for then, now in then_and_now(owed, known))


def is_paid_again(owed: Owed, known: OverpaymentFacts) -> bool:
    """A run has paid what had come back, since it was due after all."""
    return any(now is not None and now.paid > then.paid for then, now in then_and_now(owed, known))


def then_and_now(owed: Owed, known: OverpaymentFacts) -> Iterator[tuple[Stands, Stands | None]]:
    """Each month as it was found, less what has come back, and as it stands."""
    for was, left in zip(owed.found, left_of(owed.debt), strict=True):
        yield Stands(was.due, was.due + left.amount), known.stands.get(was.month)
