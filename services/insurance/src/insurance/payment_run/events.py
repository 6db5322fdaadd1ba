"""What can happen to a payment run and its lines.  Kept for good: a change is a v2, never an edit.

Streams payment-run/<county>/<month>, and for each chunk of its lines payment-lines/<county>/<month>/<n>.
"""

from datetime import date

from msgspec import Struct

from insurance.payment_run.owing import MonthParts
from insurance.payment_run.terms import BankAnswer
from jinbao.calendar import Month
from jinbao.events import Event
from jinbao.money import Fen


class Line(Struct, frozen=True):
    """One payment to one person: the month of the run, and those before it that were due and not paid.

    ``version`` is that of the pension on which it rests.
    """

    number: int
    person: str
    region: str
    version: int
    months: tuple[MonthParts, ...]
    amount: Fen


class RunOpened(Event, frozen=True, tag="insurance.payment-run.opened.v1"):
    county: str
    month: Month
    on: date
    officer: str


class ChunkListed(Event, frozen=True, tag="insurance.payment-run.chunk-listed.v1"):
    """Some hundred lines more; ``through`` is the last person who was looked at.

    ``hands`` are the officers who took part in granting what is paid here.
    """

    county: str
    month: Month
    chunk: int
    lines: int
    amount: Fen
    through: str
    hands: tuple[str, ...]
    officer: str


class RunPrepared(Event, frozen=True, tag="insurance.payment-run.prepared.v1"):
    """Everybody has been looked at: the control totals (控制总数)."""

    county: str
    month: Month
    on: date
    officer: str
    lines: int
    amount: Fen


class RunReleased(Event, frozen=True, tag="insurance.payment-run.released.v1"):
    """A second person lets the money go (支付); ``withheld`` lines stay behind, the totals leave them out."""

    county: str
    month: Month
    on: date
    officer: str
    lines: int
    amount: Fen
    withheld: int


class LineListed(Event, frozen=True, tag="insurance.payment-run.line-listed.v1"):
    county: str
    month: Month
    line: Line


class LineWithheld(Event, frozen=True, tag="insurance.payment-run.line-withheld.v1"):
    """Something became known after it was listed, so that it is not due as it stands."""

    county: str
    month: Month
    line: Line


class LinePaid(Event, frozen=True, tag="insurance.payment-run.line-paid.v1"):
    """The bank has credited it."""

    county: str
    month: Month
    on: date
    line: Line


class LineReturned(Event, frozen=True, tag="insurance.payment-run.line-returned.v1"):
    """The bank could not credit it (退票): it stays owed."""

    county: str
    month: Month
    on: date
    line: Line
    answer: BankAnswer


class LineResent(Event, frozen=True, tag="insurance.payment-run.line-resent.v1"):
    """Sent once more, after the person confirmed the changed account (重新发放)."""

    county: str
    month: Month
    on: date
    line: Line
    account_confirmed_on: date
    officer: str


RunEvent = RunOpened | ChunkListed | RunPrepared | RunReleased
LineEvent = LineListed | LineWithheld | LinePaid | LineReturned | LineResent
PaymentRunEvent = RunEvent | LineEvent
