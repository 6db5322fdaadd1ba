"""What can happen to a payment run and its lines.  Kept for good: a change is a v2, never an edit.

Streams payment-run/<run>, and for each chunk of its lines payment-lines/<run>/<n>; a run is a county's for a
month and a benefit.
"""

from datetime import date

from msgspec import Struct

from insurance.payment_run.owing import MonthParts
from insurance.payment_run.terms import BankAnswer, CancellationGround, PaidBenefit, WithholdingGround
from jinbao.calendar import Month
from jinbao.events import Event
from jinbao.money import Fen


class Line(Struct, frozen=True):
    """One payment to one person: the month of the run, and those before it that were due and not paid.

    ``entitlement`` is the pension or benefit on which it rests, ``version`` how that stands. A number is
    never given twice, not even after a
    cancellation.
    """

    number: int
    entitlement: str
    person: str
    region: str
    version: int
    months: tuple[MonthParts, ...]
    amount: Fen


class RunOpened(Event, frozen=True, tag="insurance.payment-run.opened.v1"):
    """``entitlements`` are the county's pensions, benefits or sums that have to be looked at."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    entitlements: int


class ChunkListed(Event, frozen=True, tag="insurance.payment-run.chunk-listed.v1"):
    """Some hundred lines more, for which ``seen`` entitlements were looked at, the last that of ``through``.

    ``hands`` are the officers who took part in granting what is paid here.
    """

    county: str
    month: Month
    benefit: PaidBenefit
    chunk: int
    lines: int
    amount: Fen
    through: str
    hands: tuple[str, ...]
    officer: str
    seen: int


class RunPrepared(Event, frozen=True, tag="insurance.payment-run.prepared.v1"):
    """Everybody has been looked at: the control totals (控制总数)."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    lines: int
    amount: Fen


class RunReleased(Event, frozen=True, tag="insurance.payment-run.released.v1"):
    """A second person lets the money go (支付); ``withheld`` lines stay behind, the totals leave them out."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    lines: int
    amount: Fen
    withheld: int


class RunCancelled(Event, frozen=True, tag="insurance.payment-run.cancelled.v1"):
    """Nothing of it is paid, and the month can be listed anew (撤销批次)."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    ground: CancellationGround


class LinesMoved(Event, frozen=True, tag="insurance.payment-run.lines-moved.v1"):
    """How many lines the bank has credited or returned, and how many were sent again, by one act."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    paid: int
    returned: int
    resent: int


class SumsWithdrawn(Event, frozen=True, tag="insurance.payment-run.sums-withdrawn.v1"):
    """What waits on lines of this run is not owed any more; whatever was to send it is decided again."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str


class BankFileMade(Event, frozen=True, tag="insurance.payment-run.bank-file-made.v1"):
    """All lines that are sent and in no file yet go to the bank in this one (报盘文件).

    ``digest`` is the SHA-256 of all in the file but its last line, which says it.
    """

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    number: int
    digest: str
    lines: int
    amount: Fen


class BankFileTakenBack(Event, frozen=True, tag="insurance.payment-run.bank-file-taken-back.v1"):
    """It never reached the bank, says a second person: its lines wait for another file (撤回报盘)."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    officer: str
    number: int
    digest: str


class LineListed(Event, frozen=True, tag="insurance.payment-run.line-listed.v1"):
    county: str
    month: Month
    benefit: PaidBenefit
    line: Line


class LineWithheld(Event, frozen=True, tag="insurance.payment-run.line-withheld.v1"):
    """Something became known after it was listed, so that it is not sent as it stands (扣留)."""

    county: str
    month: Month
    benefit: PaidBenefit
    line: Line
    ground: WithholdingGround


class LinePaid(Event, frozen=True, tag="insurance.payment-run.line-paid.v1"):
    """The bank has credited it."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    line: Line


class LineReturned(Event, frozen=True, tag="insurance.payment-run.line-returned.v1"):
    """The bank could not credit it (退票): it stays owed."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    line: Line
    answer: BankAnswer


class LineResent(Event, frozen=True, tag="insurance.payment-run.line-resent.v1"):
    """Sent once more, after the person confirmed the changed account (重新发放)."""

    county: str
    month: Month
    benefit: PaidBenefit
    on: date
    line: Line
    account_confirmed_on: date
    officer: str


RunEvent = (
    RunOpened
    | ChunkListed
    | RunPrepared
    | RunReleased
    | RunCancelled
    | LinesMoved
    | SumsWithdrawn
    | BankFileMade
    | BankFileTakenBack
)
LineEvent = LineListed | LineWithheld | LinePaid | LineReturned | LineResent
PaymentRunEvent = RunEvent | LineEvent
