"""What is asked and answered of arbitrations."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Struct

from jinbao.calendar import Month
from jinbao.commands import id_of, says
from jinbao.money import Fen
from jinbao.paging import Page
from labor_relations.arbitration.register import stream_of
from labor_relations.arbitration.terms import (
    ArbitrationStage,
    AwardFinding,
    AwardKind,
    CaseEnding,
    ClosedHearing,
    CourtMatter,
    CourtOutcome,
    Defence,
    HearingState,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    Qualification,
    ReplacementGround,
    SeatRole,
    SetAsideGround,
    Venue,
)
from labor_relations.arbitration.working_out import AWARD
from labor_relations.dispute.terms import Side
from labor_relations.working_life.terms import Basis, WorkFactKind


class ArbitrationAnswer(Struct, frozen=True):
    """An arbitration as it stands."""

    id: str
    person: str
    region: str
    applicant: Side
    stage: ArbitrationStage
    venue: Venue
    filed_on: date
    employed_until: date | None
    number: str | None
    accepted_on: date | None
    refused_on: date | None
    reasons: str | None
    refusal: str | None
    answered_on: date | None
    defence: Defence | None
    heard_on: date | None
    by_default: bool | None
    agreed_on: date | None
    extended_by: int | None
    paused: PauseGround | None
    awarded_on: date | None
    is_final: bool | None
    decision: str | None
    effective_on: date | None
    set_aside: bool | None
    execution_file: str | None
    executed_on: date | None
    ending: CaseEnding | None
    ended_on: date | None
    version: int

    @property
    def case(self) -> str:
        return stream_of(self.id)

    @property
    def refused_for(self) -> tuple[NotAcceptedReason, ...]:
        return tuple(map(NotAcceptedReason, (self.reasons or "").split()))


class ArbitrationClaimAnswer(Struct, frozen=True):
    """What the commission makes of a claim, by its place in the application."""

    place: int
    known_on: date
    last_day: date | None
    in_time: bool
    settled: bool | None
    settled_amount: Fen | None
    finding: AwardFinding | None
    awarded: Fen | None


class SeatAnswer(Struct, frozen=True):
    """A seat of the panel."""

    person: str
    role: SeatRole
    since: date
    until: date | None
    ground: ReplacementGround | None


class ChallengeAnswer(Struct, frozen=True):
    """Whom a party challenged, and what was decided."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    asked_on: date
    known_on: date
    granted: bool | None
    decided_on: date | None
    decision: str | None


class HearingAnswer(Struct, frozen=True):
    """A hearing of a case by its number in it, and how it ended."""

    number: int
    notified_on: date
    held_on: date
    closed: ClosedHearing | None
    state: HearingState
    by_default: bool | None
    asked_by: Side | None
    ground: PostponementGround | None


class AwardAnswer(Struct, frozen=True):
    """What a panel has ordered, and by the law of its day how long it can be contested."""

    id: str
    kind: AwardKind
    number: int
    on: date
    amount: Fen
    is_final: bool | None
    decision: str | None
    effective_on: date | None
    set_aside: bool | None
    execution_file: str | None
    executed_on: date | None

    @property
    def suit_days(self) -> int:
        name = "partial_suit_days" if self.kind is AwardKind.PARTIAL else "suit_days"
        return AWARD.law.parameter(name, self.on).number

    @property
    def set_aside_days(self) -> int:
        return AWARD.law.parameter("set_aside_days", self.on).number


class CourtAnswer(Struct, frozen=True):
    """What a court was asked."""

    party: str
    matter: CourtMatter
    partial: int
    side: Side
    filed_on: date
    file: str
    grounds: str | None
    outcome: CourtOutcome | None
    ended_on: date | None

    @property
    def person(self) -> str | None:
        return self.party if self.side is Side.WORKER else None

    @property
    def employer(self) -> str | None:
        return self.party if self.side is Side.EMPLOYER else None

    @property
    def set_aside_grounds(self) -> tuple[SetAsideGround, ...]:
        return tuple(map(SetAsideGround, (self.grounds or "").split()))


class BoundAnswer(Struct, frozen=True):
    """A worker for whom the award binds."""

    worker: str
    partial: int
    since: date


class PerformanceAnswer(Struct, frozen=True):
    """What was paid on an award or a settlement."""

    worker: str
    on: date
    amount: Fen
    receipt: str | None


class WorkFactAnswer(Struct, frozen=True):
    """What was known of the employment on the day of the application."""

    event: str
    person: str
    employer: str
    kind: WorkFactKind
    since: date | None
    until: date | None
    month: Month | None
    scheme: str | None
    reason: str | None
    wage: Fen | None
    effective_on: date
    recorded_at: datetime
    received_on: date


class WorkFactsOf(Struct, frozen=True, kw_only=True):
    """What was known of the employment on the day of the application."""

    arbitration: Annotated[str, id_of("Arbitration", "The case (仲裁案件).")]
    basis: Annotated[Basis, says("By what it counts as known (知悉依据).")] = Basis.RECORDED


class ArbitratorAnswer(Struct, frozen=True):
    """Somebody on the commission's list."""

    person: str
    region: str
    qualification: Qualification
    since: date
    until: date | None
    document: str

    @property
    def id(self) -> str:
        return self.person


class FindArbitrations(Page, frozen=True, kw_only=True):
    """Arbitrations that the caller may see, newest first."""

    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    stage: Annotated[ArbitrationStage | None, says("Only those that stand there (状态).")] = None
    of_the_dead: Annotated[
        bool, says("Only those in which a worker has died and nobody goes on yet (待承继).")
    ] = False


class FindArbitrators(Struct, frozen=True, kw_only=True):
    """Who is or was on the list of a commission."""

    region: Annotated[str, id_of("Region", "Whose commission (仲裁委员会所在地).")]
