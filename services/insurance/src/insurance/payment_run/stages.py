"""How far a payment run can be, what is known around it, and what is asked of it by other acts."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from insurance.payment_run.commands import RunCommand
from insurance.payment_run.events import Line
from insurance.payment_run.terms import PaidBenefit, WithholdingGround
from jinbao.actor import Place
from jinbao.calendar import Month
from jinbao.money import Fen


class Found(Struct, frozen=True):
    """The lines that come next; ``through`` is the last person looked at, and ``all_seen`` whether of all."""

    lines: tuple[Line, ...] = ()
    hands: frozenset[str] = frozenset()
    through: str = ""
    seen: int = 0
    all_seen: bool = True


class Total(Struct, frozen=True):
    """Some lines of a run, and their sum."""

    lines: int = 0
    amount: Fen = 0


class RunFacts(Struct, frozen=True):
    """What is known around a run: the next lines while it is prepared, those not due when it is released.

    ``entitlements`` are the county's, ``waiting`` the lines that are sent and in no file. Of the file that
    is to be taken back ``answered`` lines have moved on.
    """

    place: Place
    found: Found = Found()
    withheld: tuple[tuple[Line, WithholdingGround], ...] = ()
    entitlements: int = 0
    waiting: Total = Total()
    answered: int = 0


class ReadReturns(Struct, frozen=True, kw_only=True):
    """Rows of a return file that answer one of the run's bank files; part of it, never asked alone."""

    county: str
    month: Month
    benefit: PaidBenefit
    answers: str


class Moved(Struct, frozen=True, kw_only=True):
    """What an act did to lines; part of it, never asked alone."""

    county: str
    month: Month
    benefit: PaidBenefit
    paid: int = 0
    returned: int = 0
    resent: int = 0


class NotOpened(Struct, frozen=True):
    """Chunks and lines go on being numbered behind those of a run of the month that was cancelled."""

    chunks: int = 0
    numbers: int = 0


class Preparing(Struct, frozen=True):
    """``numbers`` are those that were given, to lines that were cancelled before as well."""

    chunks: int = 0
    numbers: int = 0
    lines: int = 0
    amount: Fen = 0
    through: str = ""
    hands: frozenset[str] = frozenset()
    preparers: frozenset[str] = frozenset()


class Prepared(Struct, frozen=True):
    chunks: int
    numbers: int
    lines: int
    amount: Fen
    hands: frozenset[str]
    preparers: frozenset[str]


class BankFile(Struct, frozen=True):
    number: int
    maker: str


class Released(Struct, frozen=True):
    """``cancelled`` is the last number of a line that was cancelled before; ``files`` stand by digest."""

    cancelled: int
    hands: frozenset[str]
    made: int = 0
    files: Mapping[str, BankFile] = {}


Run = NotOpened | Preparing | Prepared | Released
RunRequest: TypeAlias = RunCommand | ReadReturns | Moved


def preparing(run: NotOpened | Preparing) -> Preparing:
    """How far the list is, also before its first chunk."""
    return Preparing(run.chunks, run.numbers) if isinstance(run, NotOpened) else run
