"""What can happen to a pension in payment.  Kept for good: a change is a v2, never an edit.

Stream rural-pension/<person>.  Each event says on what terms the pension is paid from then on.
"""

from datetime import date

from msgspec import Struct

from insurance.pension.due import Rate, Terms
from insurance.pension.terms import (
    AnnulmentGround,
    PensionStatus,
    RevocationGround,
    StopGround,
    SuspensionGround,
)
from jinbao.calendar import Month
from jinbao.casework.appeal import AppealEnds
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event
from jinbao.money import Fen


class Begun(Event, frozen=True, tag="insurance.pension.begun.v1"):
    """A grant puts the pension in payment. ``payer`` is the county that pays, wherever the person moves.

    ``hands`` are the officers who took part in the grant: none of them pays (handbook 17.17). ``born`` is the
    day of birth on which it was granted.
    """

    person: str
    region: str
    payer: str
    on: date
    claim: str
    hands: tuple[str, ...]
    terms: Terms
    born: date


class MonthDifference(Struct, frozen=True):
    """What a month was due by the decision that stood, and what it is due by the one in its place."""

    month: Month
    before: Fen
    after: Fen


class Raised(Event, frozen=True, tag="insurance.pension.raised.v1"):
    """A supplementary decision (补充核定): the law gives more from a month on, perhaps one long past."""

    person: str
    region: str
    on: date
    decision: Decision
    rate: Rate
    months: tuple[MonthDifference, ...]
    officer: str
    terms: Terms


class Suspended(Event, frozen=True, tag="insurance.pension.suspended.v1"):
    """Nothing is paid from this month on, until it is resumed (暂停发放)."""

    person: str
    region: str
    on: date
    since: Month
    ground: SuspensionGround
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    terms: Terms
    imprisoned_on: date | None = None


class Resumed(Event, frozen=True, tag="insurance.pension.resumed.v1"):
    """``since`` is the first month that is due again: the first held one where all is paid (恢复发放)."""

    person: str
    region: str
    on: date
    since: Month
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    terms: Terms


class Stopped(Event, frozen=True, tag="insurance.pension.stopped.v1"):
    """Nothing is due from this month on (终止); the decision names what shows the loss.

    The time of the certification, which had counted from ``certified_since``, is over with it.
    """

    person: str
    region: str
    on: date
    since: Month
    ground: StopGround
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    terms: Terms
    certified_since: date | None


class Stands(Struct, frozen=True):
    """How a pension stands after a decision, and why it is held or has ended, if it has.

    ``certified_since`` is the day from which the time counts in which the person has to be seen: nobody was
    seen by the decision.
    """

    status: PensionStatus
    ground: str | None = None
    certified_since: date | None = None


class Reinstated(Event, frozen=True, tag="insurance.pension.reinstated.v1"):
    """The stop was wrong (撤销终止): it stands as before, due in full unless it was held."""

    person: str
    region: str
    on: date
    since: Month
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    stands: Stands
    terms: Terms


class Recalculated(Event, frozen=True, tag="insurance.pension.recalculated.v1"):
    """A grant decided again on the right day of birth (重新核定), by the law of the day of the grant.

    Where the decision denies, the grant has lapsed: nothing is due any more.
    """

    person: str
    region: str
    on: date
    claim: str
    born: date
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    stands: Stands
    terms: Terms


class GrantRevoked(Event, frozen=True, tag="insurance.pension.grant-revoked.v1"):
    """The grant should never have been given (撤销决定): nothing is due, from its first month on.

    The time of the certification, which had counted from ``certified_since``, is over with it.
    """

    person: str
    region: str
    on: date
    claim: str
    ground: RevocationGround
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    terms: Terms
    certified_since: date | None


class RevocationAnnulled(Event, frozen=True, tag="insurance.pension.revocation-annulled.v1"):
    """The revocation was wrong (撤回撤销决定): the pension stands as it stood before, in full."""

    person: str
    region: str
    on: date
    claim: str
    ground: AnnulmentGround
    papers: tuple[CasePaper, ...]
    decision: Decision
    months: tuple[MonthDifference, ...]
    officer: str
    stands: Stands
    terms: Terms


class PensionDecisionServed(Event, frozen=True, tag="insurance.pension.decision-served.v1"):
    """Whom it concerns has been told (送达) of the decision that the event ``decision`` keeps."""

    person: str
    region: str
    on: date
    decision: str
    method: ServiceMethod
    officer: str
    appeals: tuple[AppealEnds, ...]


PensionEvent = (
    Begun
    | Raised
    | Suspended
    | Resumed
    | Stopped
    | Reinstated
    | Recalculated
    | GrantRevoked
    | RevocationAnnulled
    | PensionDecisionServed
)
