"""Arbitrations in the graph: the case with all that belongs to it, and what can be asked of it."""

from datetime import date
from typing import Any

import strawberry

from jinbao.graph import (
    Connection,
    Money,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)
from labor_relations import contract
from labor_relations.contract import (
    ArbitrationAnswer,
    ArbitrationClaimAnswer,
    ArbitrationStage,
    AwardFinding,
    BreakGround,
    CaseEnding,
    ClosedHearing,
    CourtOutcome,
    Defence,
    ExtensionGround,
    FindArbitrations,
    HearingAnswer,
    HearingState,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    ReplacementGround,
    SetAsideGround,
    Side,
    Venue,
    WorkFactsOf,
)

words(ArbitrationStage, description="Where an arbitration stands (仲裁案件状态).")
words(Venue, name="ArbitrationVenue", description="What makes this commission the one (管辖依据).")
words(BreakGround, name="LimitationBreak", description="What broke the year (时效中止、中断事由).")
words(NotAcceptedReason, name="ArbitrationRefusal", description="Why it was not taken on (不予受理理由).")
words(Defence, name="ArbitrationDefence", description="What is answered (答辩意见).")
words(ClosedHearing, description="Why a hearing is not public (不公开理由).")
words(PostponementGround, description="Why another day is asked for (延期开庭理由).")
words(PauseGround, name="ArbitrationPause", description="Why the time stands still (中止理由).")
words(ExtensionGround, name="ArbitrationExtension", description="Why it takes longer (延期理由).")
words(SetAsideGround, description="The six grounds for setting an award aside (撤销理由).")
words(CourtOutcome, description="How a suit ended (诉讼结果).")
words(ReplacementGround, name="ArbitratorReplacement", description="Why a seat changed (更换仲裁员理由).")
words(AwardFinding, description="What is found of a claim (裁决结果).")
words(HearingState, description="Where a hearing stands (庭审状态).")
words(CaseEnding, name="ArbitrationEnding", description="How it ended without an award (结案方式).")


@value(ArbitrationClaimAnswer)
class ArbitrationClaim:
    """What the commission makes of one claim (请求事项处理)."""

    place: int = strawberry.field(description="Its place in the application, from 0 on (序号).")
    known_on: date = strawberry.field(description="Since when the wrong is known (知道之日).")
    last_day: date | None = strawberry.field(
        description="Last day for filing it; none for wages while employed (时效届满日)."
    )
    in_time: bool = strawberry.field(description="Whether it was claimed in time (是否在时效内).")
    settled: bool | None = strawberry.field(description="Whether it is settled (是否调解).")
    settled_amount: Money | None = strawberry.field(description="Agreed, in yuan (调解金额).")
    finding: AwardFinding | None = strawberry.field(description="What is found (裁决结果).")
    awarded: Money | None = strawberry.field(description="Awarded, in yuan (裁决金额).")


@value(HearingAnswer)
class ArbitrationHearing:
    """A hearing (开庭)."""

    number: int = strawberry.field(description="Which one (第几次).")
    notified_on: date = strawberry.field(description="Day of the notice (通知日期).")
    held_on: date = strawberry.field(description="Day of the hearing (开庭日期).")
    closed: ClosedHearing | None = strawberry.field(description="Why it is not public (不公开理由).")
    state: HearingState = strawberry.field(description="Where it stands (庭审状态).")
    by_default: bool | None = strawberry.field(description="Whether the respondent was absent (缺席).")
    asked_by: Side | None = strawberry.field(description="Who asked for another day (申请延期一方).")
    ground: PostponementGround | None = strawberry.field(description="Why (延期理由).")


@entity(
    "Arbitration",
    look_up=("labor-relations", "arbitration_by_id"),
    source=ArbitrationAnswer,
    stream="arbitration",
)
class Arbitration(Node):
    """An arbitration of a labour dispute, from the application to what became of the award (劳动争议仲裁)."""

    stage: ArbitrationStage = strawberry.field(description="Where it stands (状态).")
    applicant: Side = strawberry.field(description="Which side asks (申请方).")
    venue: Venue = strawberry.field(description="What makes this commission the one (管辖依据).")
    filed_on: date = strawberry.field(description="Day of the application (申请日期).")
    employed_until: date | None = strawberry.field(description="End of the employment (劳动关系终止日).")
    number: str | None = strawberry.field(description="Its number (案号).")
    accepted_on: date | None = strawberry.field(description="Day of acceptance (受理日期).")
    refused_on: date | None = strawberry.field(description="Day of the refusal (不予受理日期).")
    refused_for: list[NotAcceptedReason] = strawberry.field(description="Why (不予受理理由).")
    answered_on: date | None = strawberry.field(description="Day of the answer (答辩日期).")
    defence: Defence | None = strawberry.field(description="What was answered (答辩意见).")
    heard_on: date | None = strawberry.field(description="Day of the last hearing (开庭日期).")
    by_default: bool | None = strawberry.field(description="Whether the respondent was absent (缺席).")
    agreed_on: date | None = strawberry.field(description="Day of a settlement (调解日期).")
    extended_by: int | None = strawberry.field(description="Days added for the award (延期天数).")
    paused: PauseGround | None = strawberry.field(description="Why the time stands still (中止理由).")
    awarded_on: date | None = strawberry.field(description="Day of the award (裁决日期).")
    is_final: bool | None = strawberry.field(description="Whether the award is final (是否终局).")
    effective_on: date | None = strawberry.field(description="From when it binds (生效日期).")
    set_aside: bool | None = strawberry.field(description="Whether a court set it aside (是否被撤销).")
    execution_file: str | None = strawberry.field(description="File of the execution (执行案号).")
    executed_on: date | None = strawberry.field(description="When it was enforced (执行完毕日期).")
    ending: CaseEnding | None = strawberry.field(description="How it ended without an award (结案方式).")
    ended_on: date | None = strawberry.field(description="When (结案日期).")
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Whose commission (仲裁委员会所在地); the case stays with it when somebody moves."""

    @link("labor-relations", "decision_by_event", key="refusal")
    def refusal(self) -> references.Decision | None:
        """Why it came too late, where that is why it was not taken on (时效审查决定)."""

    @link("labor-relations", "parties_of_dispute", key="case")
    def parties(self) -> list[references.DisputeParty] | None:
        """Who takes part, and as what (当事人)."""

    @link("labor-relations", "claims_of_dispute", key="case")
    def claims(self) -> list[references.LabourClaim] | None:
        """What is claimed (仲裁请求)."""

    @link("labor-relations", "arbitration_claims")
    def findings(self) -> list[ArbitrationClaim] | None:
        """Claim by claim: its limitation, what was settled, what is found (请求事项处理)."""

    @link("labor-relations", "arbitration_work_facts", ask=WorkFactsOf)
    def known_at_filing(self) -> list[references.WorkFact] | None:
        """What employment and insurance had told by the day of the application (申请日已知事实)."""

    @link("labor-relations", "arbitration_services")
    def services(self) -> list[references.DocumentService] | None:
        """Its documents, served or on their way (文书送达)."""

    @link("labor-relations", "arbitration_seats")
    def panel(self) -> list[references.ArbitrationSeat] | None:
        """Who sits, and who sat (仲裁庭)."""

    @link("labor-relations", "arbitration_challenges")
    def challenges(self) -> list[references.ArbitratorChallenge] | None:
        """Whom a party challenged, and what was decided (回避申请)."""

    @link("labor-relations", "arbitration_decisions")
    def decisions(self) -> list[references.Decision] | None:
        """All that was decided in it with a calculation, the newest first (决定)."""

    @link("labor-relations", "arbitration_hearings")
    def hearings(self) -> list[ArbitrationHearing] | None:
        """Its hearings (开庭)."""

    @link("labor-relations", "arbitration_awards")
    def awards(self) -> list[references.ArbitrationAward] | None:
        """Partial awards, advance execution, the award (裁决)."""

    @link("labor-relations", "arbitration_court")
    def court(self) -> list[references.ArbitrationCourtMatter] | None:
        """What courts were asked (诉讼)."""

    @link("labor-relations", "arbitration_bound")
    def binds(self) -> list[references.BoundByAward] | None:
        """For whom the award binds (生效对象)."""

    @link("labor-relations", "arbitration_performances")
    def performances(self) -> list[references.AwardPerformance] | None:
        """What was paid (履行)."""

    @link("labor-relations", "arbitration_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""

    @link("labor-relations", "arbitration_history")
    def history(self) -> list[references.HistoryEntry] | None:
        """All that happened in it, oldest first (办理记录)."""

    available_actions = actions_of("labor-relations", "arbitration_actions")


@contributes("LabourDispute")
class ArbitratedDispute:
    """What arbitration adds to a dispute."""

    @link("labor-relations", "arbitration_by_id", key="arbitration")
    def arbitration(self) -> Arbitration | None:
        """The arbitration, where it is one (仲裁)."""


@strawberry.type
class Query:
    arbitration = by_id(Arbitration, "An arbitration (仲裁案件) by its id.")

    @ask("labor-relations", "find_arbitrations", FindArbitrations)
    def arbitrations(self) -> Connection[Arbitration] | None:
        """Arbitrations (仲裁案件) that the caller may see, newest first, by region and stage."""


def of_arbitration(command: type[Any]) -> Any:
    return mutation(command, service="labor-relations", gives=Arbitration)


@strawberry.type
class Mutation:
    file_arbitration = of_arbitration(contract.FileArbitration)
    record_arbitration_limitation_break = of_arbitration(contract.RecordLimitationBreak)
    ask_to_complete_arbitration = of_arbitration(contract.AskToCompleteArbitration)
    complete_arbitration = of_arbitration(contract.CompleteArbitration)
    accept_arbitration = of_arbitration(contract.AcceptArbitration)
    refuse_arbitration = of_arbitration(contract.RefuseArbitration)
    annul_arbitration_acceptance = of_arbitration(contract.AnnulArbitrationAcceptance)
    serve_arbitration_document = of_arbitration(contract.ServeDocument)
    annul_arbitration_service = of_arbitration(contract.AnnulService)
    record_arbitration_service_attempt = of_arbitration(contract.RecordServiceAttempt)
    publish_arbitration_service_notice = of_arbitration(contract.PublishServiceNotice)
    record_arbitration_answer = of_arbitration(contract.RecordArbitrationAnswer)
    form_arbitration_panel = of_arbitration(contract.FormArbitrationPanel)
    replace_arbitrator = of_arbitration(contract.ReplaceArbitrator)
    challenge_arbitrator = of_arbitration(contract.ChallengeArbitrator)
    decide_arbitrator_challenge = of_arbitration(contract.DecideChallenge)
    schedule_arbitration_hearing = of_arbitration(contract.ScheduleArbitrationHearing)
    ask_for_arbitration_postponement = of_arbitration(contract.AskForPostponement)
    refuse_arbitration_postponement = of_arbitration(contract.RefusePostponement)
    hold_arbitration_hearing = of_arbitration(contract.HoldArbitrationHearing)
    record_arbitration_mediation = of_arbitration(contract.RecordArbitrationMediation)
    extend_arbitration = of_arbitration(contract.ExtendArbitration)
    pause_arbitration = of_arbitration(contract.PauseArbitration)
    resume_arbitration = of_arbitration(contract.ResumeArbitration)
    continue_arbitration_with_heirs = of_arbitration(contract.ContinueWithHeirs)
    withdraw_arbitration = of_arbitration(contract.WithdrawArbitration)
    make_partial_arbitration_award = of_arbitration(contract.MakePartialAward)
    order_arbitration_advance_execution = of_arbitration(contract.OrderAdvanceExecution)
    make_arbitration_award = of_arbitration(contract.MakeAward)
    record_arbitration_suit = of_arbitration(contract.RecordSuit)
    record_arbitration_suit_outcome = of_arbitration(contract.RecordSuitOutcome)
    record_arbitration_set_aside_request = of_arbitration(contract.RecordSetAsideRequest)
    record_arbitration_set_aside_ruling = of_arbitration(contract.RecordSetAsideRuling)
    confirm_arbitration_award_effective = of_arbitration(contract.ConfirmAwardEffective)
    ask_for_arbitration_execution = of_arbitration(contract.AskForExecution)
    record_arbitration_execution = of_arbitration(contract.RecordExecution)
    record_arbitration_performance = of_arbitration(contract.RecordAwardPerformance)


@strawberry.type
class Subscription:
    arbitration_changed = watch(
        Arbitration,
        "An arbitration (仲裁案件) now, and again after everything that happens in it.",
        stream=lambda arbitration: f"arbitration/{arbitration}",
    )
