"""What is answered concerning single sums."""

from datetime import date

from msgspec import Struct

from insurance.single_sum.terms import SumPurpose
from jinbao.money import Fen


class SingleSumAnswer(Struct, frozen=True):
    """A sum that is owed once, in fen, and the newest line of a run by which it is paid, if any."""

    id: str
    purpose: SumPurpose
    person: str
    amount: Fen
    since: date
    payment: str | None
