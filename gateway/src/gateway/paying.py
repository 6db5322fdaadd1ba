"""How the lines of a payment run become a file for the bank: insurance says what, identity to whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from gateway.house import House
from identity.contract import BankFile, LineToPay
from identity.contract import BankOrder as Order
from insurance.contract import (
    BankAnswer,
    BankOrder,
    LinesToSend,
    Outcome,
    RecordBankFile,
    RecordReturns,
)
from jinbao.bus import Call
from jinbao.decider import Refused

RETURNS_AT_ONCE = 300


class Made(Struct, frozen=True):
    """A file that was made, with its number in the run."""

    number: int
    file: BankFile


def make_bank_file(house: House, call: Call, run: str, on: date | None) -> Made:
    """All lines of a released run that wait for a file; whoever has no account on file is returned at once.

    Asked again after it broke off it goes on: a line that was returned does not wait any more.
    """
    order = ordered(house, call, LinesToSend(run=run))
    file = house.identity.bank_file(call, to_pay(order))
    of_run: dict[str, Any] = {"county": order.county, "month": order.month, "benefit": order.benefit}
    on = on or house.insurance.today
    for lines in pages(file.without_account):
        outcomes = tuple(Outcome(line.number, BankAnswer.NO_ACCOUNT) for line in lines)
        returned = RecordReturns(on=on, **of_run, outcomes=outcomes)
        house.insurance.carry_out(returned, call)
    made = RecordBankFile(on=on, **of_run, digest=file.digest, lines=file.lines, amount=file.amount)
    house.insurance.carry_out(made, call)
    return Made(order.number, file)


def bank_file_again(house: House, call: Call, run: str, digest: str) -> BankFile:
    """The same file, or none: raises BANK_FILE_CHANGED where somebody's account is another by now."""
    order = ordered(house, call, LinesToSend(run=run, digest=digest))
    file = house.identity.bank_file(call, to_pay(order))
    if file.digest != digest:
        raise Refused("BANK_FILE_CHANGED", field="digest")
    return file


def ordered(house: House, call: Call, asked: LinesToSend) -> BankOrder:
    answer: BankOrder | Refused
    (answer,) = house.insurance.look_up("bank_order", [asked], call)
    if isinstance(answer, Refused):
        raise answer
    return answer


def to_pay(order: BankOrder) -> Order:
    lines = tuple(LineToPay(line.number, line.person, line.amount) for line in order.lines)
    return Order(order.item, order.county, order.month, order.number, lines)


def pages(lines: Sequence[LineToPay]) -> list[Sequence[LineToPay]]:
    return [lines[first : first + RETURNS_AT_ONCE] for first in range(0, len(lines), RETURNS_AT_ONCE)]
