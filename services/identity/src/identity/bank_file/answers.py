"""What is answered to whoever pays: to which account, and the file that goes to the bank."""

from typing import Annotated

from msgspec import Struct

from jinbao.calendar import Month
from jinbao.commands import id_of
from jinbao.money import Fen


class PayeeOf(Struct, frozen=True, kw_only=True):
    """Whose account is asked for, by whoever pays for this item in this county."""

    item: str
    county: str
    person: Annotated[str, id_of("Person", "Who is paid (收款人).")]


class Payee(Struct, frozen=True):
    """Who is paid and where: all three are known, or nothing is sent."""

    name: str
    bank: str
    account: str

    def __repr__(self) -> str:
        """What is printed ends in a log."""
        return "Payee(…)"


class LineToPay(Struct, frozen=True):
    """A line of a run by its number in it; ``amount`` is in fen."""

    number: int
    person: str
    amount: Fen


class BankOrder(Struct, frozen=True):
    """What a county has to pay out for an item and a month, in the file of the run with this number."""

    item: str
    county: str
    month: Month
    number: int
    lines: tuple[LineToPay, ...]


class BankFile(Struct, frozen=True):
    """The file with its control totals, in fen; ``without_account`` are the lines that are not in it."""

    content: bytes
    digest: str
    lines: int
    amount: Fen
    without_account: tuple[LineToPay, ...]

    def __repr__(self) -> str:
        """Nearly all of it is personal data."""
        return f"BankFile({self.digest})"
