"""What can be asked in an arbitration, up to its award."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.commands import Command, id_of, says
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.events import ClaimSettled
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.terms import (
    ClosedHearing,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    Qualification,
    ReplacementGround,
    Venue,
)
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.parties import Parties
from labor_relations.dispute.terms import Side

Case: TypeAlias = Annotated[str, id_of("Arbitration", "The case (仲裁案件).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], Meta(description="Papers (材料).", max_length=50)]


class FileArbitration(Command, frozen=True, kw_only=True):
    """Applies for arbitration (申请仲裁): a party does, whoever speaks for it, or the office takes it in."""

    region: Annotated[str, id_of("Region", "Where the contract is performed or the employer is (管辖地).")]
    venue: Annotated[Venue, says("Which of the two it is (管辖依据).")]
    parties: Annotated[Parties, says("Who disputes with whom (当事人).")]
    claims: Annotated[
        tuple[ArbitrationClaim, ...], Meta(description="What is claimed (仲裁请求).", max_length=2000)
    ]
    employed_until: Annotated[
        date | None, says("Last day of the employment, where it has ended (劳动关系终止日).")
    ] = None
    breaks: Annotated[
        tuple[Break, ...], Meta(description="What broke the year for filing (时效中止、中断).", max_length=50)
    ] = ()
    papers: Papers = ()


class RecordLimitationBreak(Command, frozen=True, kw_only=True):
    """Records what let the year for filing begin anew or stand still (时效中止、中断)."""

    arbitration: Case
    limitation_break: Annotated[Break, says("What happened (事由).")]


class AskToCompleteArbitration(Command, frozen=True, kw_only=True):
    """Gives the one full list of what is missing (一次性告知补正)."""

    arbitration: Case
    missing: Annotated[
        tuple[PaperKind, ...], Meta(description="What is missing (待补材料).", min_length=1, max_length=20)
    ]


class CompleteArbitration(Command, frozen=True, kw_only=True):
    """The applicant brings what was missing (补正)."""

    arbitration: Case
    papers: Papers


class AcceptArbitration(Command, frozen=True, kw_only=True):
    """Takes the case on, in writing and under a number (受理立案), within 5 working days."""

    arbitration: Case


class RefuseArbitration(Command, frozen=True, kw_only=True):
    """Does not take the case on, in writing (不予受理): the applicant can go to court."""

    arbitration: Case
    reasons: Annotated[
        tuple[NotAcceptedReason, ...], Meta(description="Why (不予受理理由).", min_length=1, max_length=6)
    ]


class AnnulArbitrationAcceptance(Command, frozen=True, kw_only=True):
    """Takes back an acceptance before any copy was served (撤销立案); the number is cancelled."""

    arbitration: Case
    ground: Annotated[NumberCancellation, says("Why (撤销原因).")]


class RecordArbitrationAnswer(Command, frozen=True, kw_only=True):
    """Records what the respondent answers (答辩); without an answer the case goes on."""

    arbitration: Case
    defence: Annotated[Defence, says("What is answered (答辩意见).")]
    papers: Papers = ()


class FormArbitrationPanel(Command, frozen=True, kw_only=True):
    """Names one arbitrator, or three of whom the first presides (组庭)."""

    arbitration: Case
    arbitrators: Annotated[
        tuple[str, ...],
        Meta(description="From the list (仲裁员).", extra={"node": "Person"}, min_length=1, max_length=3),
    ]
    clerk: Annotated[str | None, id_of("Person", "Who keeps its record (书记员).")] = None


class ReplaceArbitrator(Command, frozen=True, kw_only=True):
    """Gives a seat to another: for avoidance (回避), or because somebody cannot go on; also the clerk's."""

    arbitration: Case
    leaves: Annotated[str, id_of("Person", "Who leaves (退出人员).")]
    comes: Annotated[str, id_of("Person", "Who comes (接任人员).")]
    ground: Annotated[ReplacementGround, says("Why (更换理由).")]


class ScheduleArbitrationHearing(Command, frozen=True, kw_only=True):
    """Sets the day of a hearing (开庭通知), or another day for it; both sides hear of it 5 days before."""

    arbitration: Case
    held_on: Annotated[date, says("Day of the hearing (开庭日期).")]
    closed: Annotated[ClosedHearing | None, says("Why it is not public, where it is not (不公开理由).")] = (
        None
    )


class AskForPostponement(Command, frozen=True, kw_only=True):
    """A party asks for another day, 3 days before the hearing (申请延期开庭)."""

    arbitration: Case
    ground: Annotated[PostponementGround, says("Why (理由).")]


class RefusePostponement(Command, frozen=True, kw_only=True):
    """The hearing stays on its day (不准延期); to grant it another day is set."""

    arbitration: Case


class HoldArbitrationHearing(Command, frozen=True, kw_only=True):
    """Records a hearing (开庭): who stays away withdraws as applicant, and is judged absent as respondent."""

    arbitration: Case
    present: Annotated[tuple[Side, ...], Meta(description="Who came and stayed (到庭当事人).", max_length=2)]


class RecordArbitrationMediation(Command, frozen=True, kw_only=True):
    """Records what the panel's mediation came to (庭前、庭中调解): an agreement, or none."""

    arbitration: Case
    settled: Annotated[
        tuple[ClaimSettled, ...] | None,
        Meta(description="What is agreed on, claim by claim; nothing where they do not agree (调解结果)."),
    ] = None


class ExtendArbitration(Command, frozen=True, kw_only=True):
    """The director gives 15 days more for the award (延期审批), before its time is over."""

    arbitration: Case
    ground: Annotated[ExtensionGround, says("Why (延期理由).")]


class PauseArbitration(Command, frozen=True, kw_only=True):
    """Lets the time for the award stand still (中止审理)."""

    arbitration: Case
    ground: Annotated[PauseGround, says("Why (中止理由).")]


class ResumeArbitration(Command, frozen=True, kw_only=True):
    """Lets the time for the award run on (恢复审理)."""

    arbitration: Case


class ContinueWithHeirs(Command, frozen=True, kw_only=True):
    """Records that near relatives go on in the place of a worker who died (近亲属参加仲裁)."""

    arbitration: Case
    dead: Annotated[str, id_of("Person", "Who died (死亡劳动者).")]
    heirs: Annotated[
        tuple[str, ...],
        Meta(description="Who goes on (承继人).", extra={"node": "Person"}, min_length=1, max_length=20),
    ]


class WithdrawArbitration(Command, frozen=True, kw_only=True):
    """The applicant withdraws before the award (撤回仲裁申请)."""

    arbitration: Case


class EnrolArbitrator(Command, frozen=True, kw_only=True):
    """Puts somebody on the commission's list, by what makes them fit (聘任仲裁员)."""

    person: Annotated[str, id_of("Person", "Who (仲裁员).")]
    region: Annotated[str, id_of("Region", "For which commission (仲裁委员会所在地).")]
    qualification: Annotated[Qualification, says("What makes them fit (聘任资格).")]
    since: Annotated[date, says("From which day (聘期开始).")]
    document: Annotated[str, Meta(description="The document of appointment (聘书).", min_length=1)]


class StrikeArbitrator(Command, frozen=True, kw_only=True):
    """Takes somebody off the list (解聘仲裁员)."""

    person: Annotated[str, id_of("Person", "Who (仲裁员).")]
    until: Annotated[date, says("Last day (聘期截止).")]


ArbitratorCommand = EnrolArbitrator | StrikeArbitrator
FilingCommand = (
    FileArbitration
    | RecordLimitationBreak
    | AskToCompleteArbitration
    | CompleteArbitration
    | AcceptArbitration
    | RefuseArbitration
)
HearingCommand = (
    AnnulArbitrationAcceptance
    | RecordArbitrationAnswer
    | FormArbitrationPanel
    | ReplaceArbitrator
    | ScheduleArbitrationHearing
    | AskForPostponement
    | RefusePostponement
    | HoldArbitrationHearing
    | RecordArbitrationMediation
    | ExtendArbitration
    | PauseArbitration
    | ResumeArbitration
)
