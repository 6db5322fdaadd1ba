"""What can happen from the answer to the end of the hearings, and to the time for the award."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from jinbao.casework.paper import CasePaper
from jinbao.commands import fen
from jinbao.money import Fen
from labor_relations.arbitration.events.case import OfCase, Place
from labor_relations.arbitration.terms import (
    ClosedHearing,
    Defence,
    ExtensionGround,
    PauseGround,
    PostponementGround,
)
from labor_relations.dispute.terms import Side


class Answered(OfCase, frozen=True, tag="labor-relations.arbitration.answered.v1"):
    """The respondent has answered (答辩), whether in time or not."""

    defence: Defence
    papers: tuple[CasePaper, ...]


class HearingScheduled(OfCase, frozen=True, tag="labor-relations.arbitration.hearing-scheduled.v1"):
    """A day for the hearing (开庭通知); ``number`` counts the hearings of the case."""

    number: int
    held_on: date
    closed: ClosedHearing | None


class PostponementAsked(OfCase, frozen=True, tag="labor-relations.arbitration.postponement-asked.v1"):
    number: int
    side: Side
    ground: PostponementGround


class PostponementRefused(OfCase, frozen=True, tag="labor-relations.arbitration.postponement-refused.v1"):
    """The hearing stays on its day (不准延期)."""


class HearingHeld(OfCase, frozen=True, tag="labor-relations.arbitration.hearing-held.v1"):
    """A hearing (开庭); a respondent who stays away is decided about all the same (缺席)."""

    number: int
    by_default: bool


class ClaimSettled(Struct, frozen=True):
    """What the parties agreed on for one claim; nothing where it is given up."""

    claim: Place
    amount: Annotated[Fen | None, fen("How much is agreed on, in yuan (调解金额).")] = None


class Agreed(OfCase, frozen=True, tag="labor-relations.arbitration.agreed.v1"):
    """The panel has mediated and the parties agree (调解): it binds when both have signed for it."""

    settled: tuple[ClaimSettled, ...]


class MediationFailed(OfCase, frozen=True, tag="labor-relations.arbitration.mediation-failed.v1"):
    """No agreement, or one side will not sign for it (调解不成、签收前反悔): the panel decides."""

    after_agreement: bool


class AgreementSigned(OfCase, frozen=True, tag="labor-relations.arbitration.agreement-signed.v1"):
    """Both have signed for the mediation statement (调解书双方签收): it binds, and the case is closed."""


class ExtensionApproved(OfCase, frozen=True, tag="labor-relations.arbitration.extension-approved.v1"):
    """The director gives more time for the award (延期批准), counted from its first last day."""

    days: int
    ground: ExtensionGround


class ArbitrationPaused(OfCase, frozen=True, tag="labor-relations.arbitration.paused.v1"):
    ground: PauseGround


class ArbitrationResumed(OfCase, frozen=True, tag="labor-relations.arbitration.resumed.v1"):
    ground: PauseGround


HearingEvent = (
    Answered
    | HearingScheduled
    | PostponementAsked
    | PostponementRefused
    | HearingHeld
    | Agreed
    | MediationFailed
    | AgreementSigned
    | ExtensionApproved
    | ArbitrationPaused
    | ArbitrationResumed
)
