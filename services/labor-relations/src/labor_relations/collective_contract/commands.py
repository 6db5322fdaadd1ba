"""What can be asked of a collective contract."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.collective_contract.terms import CollectiveEnd, ReviewFault
from labor_relations.collective_contract.text import CollectiveText

Case: TypeAlias = Annotated[str, id_of("CollectiveContract", "The collective contract (集体合同).")]
Text: TypeAlias = Annotated[CollectiveText, says("What it says (集体合同文本).")]
Papers: TypeAlias = Annotated[
    tuple[CasePaper, ...],
    Meta(description="The contract and what shows its adoption (材料).", min_length=1, max_length=20),
]


class SubmitCollectiveContract(Command, frozen=True, kw_only=True):
    """Submits a collective contract for review (报送集体合同), within ten days of its signature."""

    employer: Annotated[str, id_of("Employer", "The employer (用人单位).")]
    region: Annotated[str, id_of("Region", "Where it is submitted: the county (报送地).")]
    text: Text
    papers: Papers


class ResubmitCollectiveContract(Command, frozen=True, kw_only=True):
    """Submits it again (重新报送、变更): negotiated anew after an objection, or changed while in force."""

    contract: Case
    text: Text
    papers: Papers


class RegisterCollectiveContract(Command, frozen=True, kw_only=True):
    """Registers what was submitted under the next number (登记编号)."""

    contract: Case


class AnnulCollectiveContractRegistration(Command, frozen=True, kw_only=True):
    """Takes back a registration that should not have been (撤销登记); its number stays empty."""

    contract: Case
    ground: Annotated[NumberCancellation, says("Why (撤销原因).")]


class GiveCollectiveContractOpinion(Command, frozen=True, kw_only=True):
    """Gives the office's opinion (审查意见书): it is in force from then on, or objected to.

    An objection is taken back by an opinion that finds nothing.
    """

    contract: Case
    faults: Annotated[
        tuple[ReviewFault, ...],
        Meta(description="What was found beside what is counted (审查发现的问题).", max_length=4),
    ] = ()


class ServeCollectiveContractOpinion(Command, frozen=True, kw_only=True):
    """Records that the opinion has reached the employer (送达审查意见书)."""

    contract: Case
    served_on: Annotated[date, says("Day on which it was served (送达日期).")]
    method: Annotated[ServiceMethod, says("How (送达方式).")]


class WithdrawCollectiveContract(Command, frozen=True, kw_only=True):
    """Withdraws what was submitted (撤回报送); what was in force before stays so."""

    contract: Case


class PublishCollectiveContract(Command, frozen=True, kw_only=True):
    """Records on which day the whole staff was told of it (公布集体合同); said again, it corrects the day."""

    contract: Case
    published_on: Annotated[date, says("On which day (公布日期).")]


class TerminateCollectiveContract(Command, frozen=True, kw_only=True):
    """Ends it before its last day (提前终止集体合同)."""

    contract: Case
    ground: Annotated[CollectiveEnd, says("Why (终止原因).")]
    since: Annotated[date, says("The last day on which it holds (终止日期).")]


class AnnulCollectiveContractTermination(Command, frozen=True, kw_only=True):
    """Takes back an end that was recorded by mistake (撤销终止)."""

    contract: Case


CollectiveCommand = (
    SubmitCollectiveContract
    | ResubmitCollectiveContract
    | RegisterCollectiveContract
    | AnnulCollectiveContractRegistration
    | GiveCollectiveContractOpinion
    | ServeCollectiveContractOpinion
    | WithdrawCollectiveContract
    | PublishCollectiveContract
    | TerminateCollectiveContract
    | AnnulCollectiveContractTermination
)
