"""What can be asked of a mediation."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from jinbao.casework.paper import CasePaper
from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen
from labor_relations.dispute.claims import Claim
from labor_relations.dispute.parties import Parties, Succession
from labor_relations.dispute.terms import Side
from labor_relations.entitlement.facts import WorkFacts
from labor_relations.mediation.terms import FailureGround, MediationBody, NotMediatedGround

Case: TypeAlias = Annotated[str, id_of("Mediation", "The mediation (调解案件).")]
Place: TypeAlias = Annotated[
    int, Meta(description="The claim, by its place in the application, from 0 on (请求序号).", ge=0)
]


class RequestMediation(Command, frozen=True, kw_only=True):
    """Asks for mediation (调解申请), in writing or orally; either side may."""

    region: Annotated[str, id_of("Region", "Where it is asked for: the township (受理地).")]
    parties: Annotated[Parties, says("Who disputes with whom (当事人).")]
    claims: Annotated[
        tuple[Claim, ...], Meta(description="What is claimed (请求事项).", min_length=1, max_length=200)
    ]
    body: Annotated[MediationBody, says("Who mediates (调解组织).")] = MediationBody.TOWNSHIP
    oral: Annotated[bool, says("Whether it was asked for orally and written down (口头申请).")] = False
    papers: Annotated[
        tuple[CasePaper, ...], Meta(description="Papers that came with it (材料).", max_length=50)
    ] = ()


class AcceptMediation(Command, frozen=True, kw_only=True):
    """Takes a request on (受理), under the next number of the office."""

    mediation: Case


class DeclineMediation(Command, frozen=True, kw_only=True):
    """Does not take a request on (不予受理), and says why."""

    mediation: Case
    ground: Annotated[NotMediatedGround, says("Why not (不予受理原因).")]


class EstablishWorkFacts(Command, frozen=True, kw_only=True):
    """Records the facts of a worker's employment as the mediator has found them (认定用工事实)."""

    mediation: Case
    worker: Annotated[str, id_of("Person", "Whose work it was (劳动者).")]
    facts: Annotated[WorkFacts, says("The facts of the work (用工事实).")]


class WorkOutClaim(Command, frozen=True, kw_only=True):
    """Works out by the law what one claim comes to (核算请求金额), on the facts as established."""

    mediation: Case
    claim: Place


class HoldMediation(Command, frozen=True, kw_only=True):
    """Records a meeting with the sides (调解记录)."""

    mediation: Case
    absent: Annotated[
        tuple[Side, ...], Meta(description="Which side did not come (未到场一方).", max_length=2)
    ] = ()


class Promised(Struct, frozen=True, kw_only=True):
    """What is promised for one claim (协议条款)."""

    claim: Place
    due_on: Annotated[date, says("Until when (履行期限).")]
    amount: Annotated[Fen | None, fen("How much, in yuan, where it is money (金额).")] = None


class RecordAgreement(Command, frozen=True, kw_only=True):
    """Records the agreement (调解协议书): signed by both sides and the mediator, and sealed."""

    mediation: Case
    promises: Annotated[
        tuple[Promised, ...], Meta(description="What is promised (协议条款).", min_length=1, max_length=200)
    ]
    signed_by: Annotated[
        tuple[str, ...],
        Meta(
            description="Who signed, of both sides (签名人).",
            extra={"node": "Person"},
            min_length=2,
            max_length=520,
        ),
    ]
    sealed: Annotated[bool, says("Whether the mediating body sealed it (加盖印章).")]
    document: Annotated[CasePaper, says("The paper itself (调解协议书).")]


class RecordPerformance(Command, frozen=True, kw_only=True):
    """Records that all that was promised has been done (履行完毕)."""

    mediation: Case


class RecordBreach(Command, frozen=True, kw_only=True):
    """Records that something promised was not done in time (逾期未履行); arbitration is open."""

    mediation: Case
    claims: Annotated[
        tuple[int, ...],
        Meta(description="For which claims, by their place (请求序号).", min_length=1, max_length=200),
    ]


class FailMediation(Command, frozen=True, kw_only=True):
    """Ends the mediation without an agreement (调解不成)."""

    mediation: Case
    ground: Annotated[FailureGround, says("Why (调解不成原因).")]


class WithdrawMediation(Command, frozen=True, kw_only=True):
    """Withdraws the request (撤回调解申请)."""

    mediation: Case


class SucceedInMediation(Command, frozen=True, kw_only=True):
    """Lets the heirs go on for a worker who died (承继调解)."""

    mediation: Case
    succession: Annotated[Succession, says("Who goes on for whom (承继).")]


MediationCommand = (
    RequestMediation
    | AcceptMediation
    | DeclineMediation
    | EstablishWorkFacts
    | WorkOutClaim
    | HoldMediation
    | RecordAgreement
    | RecordPerformance
    | RecordBreach
    | FailMediation
    | WithdrawMediation
    | SucceedInMediation
)
