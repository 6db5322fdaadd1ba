"""What can happen to a pension in payment.  Kept for good: a change is a v2, never an edit.

Stream rural-pension/<person>.  Each event says on what terms the pension is paid from then on.
"""

from datetime import date

from insurance.pension.due import Rate, Terms
from insurance.pension.terms import StopGround, SuspensionGround
from jinbao.calendar import Month
from jinbao.decision import Decision
from jinbao.events import Event


class Begun(Event, frozen=True, tag="insurance.pension.begun.v1"):
    """A grant puts the pension in payment. ``payer`` is the county that pays, wherever the person moves.

    ``hands`` are the officers who took part in the grant: none of them pays (handbook 17.17).
    """

    person: str
    region: str
    payer: str
    on: date
    claim: str
    hands: tuple[str, ...]
    terms: Terms


class Raised(Event, frozen=True, tag="insurance.pension.raised.v1"):
    """A supplementary decision (补充核定): the law gives more from a month on, perhaps one long past."""

    person: str
    region: str
    on: date
    decision: Decision
    rate: Rate
    officer: str
    terms: Terms


class Suspended(Event, frozen=True, tag="insurance.pension.suspended.v1"):
    """Nothing is paid from this month on, until it is resumed (暂停发放)."""

    person: str
    region: str
    on: date
    since: Month
    ground: SuspensionGround
    officer: str
    terms: Terms


class Resumed(Event, frozen=True, tag="insurance.pension.resumed.v1"):
    """``since`` is the first month that is due again: the first held one where all is paid (恢复发放)."""

    person: str
    region: str
    on: date
    since: Month
    officer: str
    terms: Terms


class Stopped(Event, frozen=True, tag="insurance.pension.stopped.v1"):
    """Nothing is due from this month on (终止). ``evidence`` is the event by which a death is known."""

    person: str
    region: str
    on: date
    since: Month
    ground: StopGround
    evidence: str | None
    officer: str
    terms: Terms


class Reinstated(Event, frozen=True, tag="insurance.pension.reinstated.v1"):
    """The stop was wrong (撤销终止): every month since then is due in full."""

    person: str
    region: str
    on: date
    officer: str
    terms: Terms


PensionEvent = Begun | Raised | Suspended | Resumed | Stopped | Reinstated
