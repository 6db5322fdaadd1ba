"""What can be asked of an award: to make it, to contest it, to have it done."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen
from labor_relations.arbitration.commands import Case
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.terms import CourtOutcome, SetAsideGround

Findings: TypeAlias = Annotated[
    tuple[ClaimFound, ...],
    Meta(description="What is found, claim by claim (裁决事项).", min_length=1, max_length=2000),
]
Worker: TypeAlias = Annotated[str | None, id_of("Person", "Which worker (劳动者).")]
Employer: TypeAlias = Annotated[str | None, id_of("Employer", "Or which employer (用人单位).")]
File: TypeAlias = Annotated[
    str, Meta(description="The court's file (法院案号).", min_length=1, max_length=60)
]


class MakePartialAward(Command, frozen=True, kw_only=True):
    """Awards first what is already clear (先行裁决)."""

    arbitration: Case
    found: Findings


class OrderAdvanceExecution(Command, frozen=True, kw_only=True):
    """Orders money to be paid before the award (先予执行), where somebody cannot live without it."""

    arbitration: Case
    claims: Annotated[
        tuple[int, ...],
        Meta(
            description="Which claims, by their place from 0 (请求事项序号).", min_length=1, max_length=2000
        ),
    ]
    amount: Annotated[Fen, fen("How much, in yuan (先予执行金额).")]
    rights_clear: Annotated[bool, says("Who owes whom is clear (权利义务关系明确).")]
    livelihood_at_risk: Annotated[bool, says("Without it the worker cannot live (严重影响生活).")]


class MakeAward(Command, frozen=True, kw_only=True):
    """Makes the award (裁决), claim by claim; each is tested by itself for whether it is final."""

    arbitration: Case
    found: Findings
    dissenting: Annotated[
        tuple[str, ...],
        Meta(
            description="Who of the panel thinks otherwise (持不同意见的仲裁员).",
            extra={"node": "Person"},
            max_length=1,
        ),
    ] = ()


class AboutAward(Command, frozen=True, kw_only=True):
    """What every request about an award says: the case, and which of its awards."""

    arbitration: Case
    partial: Annotated[
        int, Meta(description="About which partial award; 0 for the award itself (先行裁决序号).", ge=0)
    ] = 0


class RecordSuit(AboutAward, frozen=True, kw_only=True):
    """Records that a party has gone to court (起诉): against an award, or because there was none in time."""

    worker: Worker = None
    employer: Employer = None
    filed_on: Annotated[date, says("Day of the suit (起诉日期).")]
    file: File


class RecordSuitOutcome(AboutAward, frozen=True, kw_only=True):
    """Records how a suit ended (诉讼结果); withdrawn or rejected, it leaves the award as it was."""

    worker: Worker = None
    employer: Employer = None
    outcome: Annotated[CourtOutcome, says("How it ended (诉讼结果).")]


class RecordSetAsideRequest(AboutAward, frozen=True, kw_only=True):
    """Records that an employer asks the intermediate court to set a final award aside (申请撤销裁决)."""

    employer: Annotated[str, id_of("Employer", "Which employer (用人单位).")]
    grounds: Annotated[
        tuple[SetAsideGround, ...],
        Meta(description="On which of six grounds (撤销理由).", min_length=1, max_length=6),
    ]
    filed_on: Annotated[date, says("Day of the request (申请日期).")]
    file: File


class RecordSetAsideRuling(AboutAward, frozen=True, kw_only=True):
    """Records what the intermediate court ruled (撤销裁定)."""

    is_set_aside: Annotated[bool, says("Whether the award is gone (是否撤销).")]


class ConfirmAwardEffective(AboutAward, frozen=True, kw_only=True):
    """Records for whom the award binds, once the time to contest it is over (裁决生效)."""


class AskForExecution(AboutAward, frozen=True, kw_only=True):
    """Records that a court was asked to enforce it (申请强制执行)."""

    file: File


class RecordExecution(AboutAward, frozen=True, kw_only=True):
    """Records that the court has enforced it (执行完毕)."""


class RecordAwardPerformance(Command, frozen=True, kw_only=True):
    """Records what was paid on the award or on a settlement (履行), which rewrites nothing."""

    arbitration: Case
    worker: Annotated[str, id_of("Person", "To or by which worker (劳动者).")]
    amount: Annotated[Fen, fen("How much, in yuan (履行金额).")]
    receipt: Annotated[str | None, says("Number of the receipt (凭证号).")] = None


AwardCommand = MakePartialAward | OrderAdvanceExecution | MakeAward
AfterAward = (
    RecordSuit
    | RecordSuitOutcome
    | RecordSetAsideRequest
    | RecordSetAsideRuling
    | ConfirmAwardEffective
    | AskForExecution
    | RecordExecution
    | RecordAwardPerformance
)
