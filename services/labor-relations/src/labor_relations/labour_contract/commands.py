"""What can be asked about a labour-use filing; hires and ends come from their registration by themselves."""

from datetime import date
from typing import Annotated, TypeAlias

from jinbao.commands import Command, fen, id_of, says
from jinbao.money import Fen
from labor_relations.labour_contract.terms import ChangeGround, ContractTerms, Probation

Filing: TypeAlias = Annotated[str, id_of("LabourUseFiling", "The filing (用工备案).")]


class ChangeLabourContract(Command, frozen=True, kw_only=True):
    """Files what a contract says from now on (变更备案): signed late, renewed, amended or completed."""

    filing: Filing
    ground: Annotated[ChangeGround, says("Why (变更原因).")]
    terms: Annotated[ContractTerms, says("What the contract says (劳动合同).")]
    wage: Annotated[Fen, fen("Monthly wage, in yuan (月工资).")]
    probation: Annotated[Probation | None, says("The probation, if there is one (试用期).")] = None


class CheckLabourContract(Command, frozen=True, kw_only=True):
    """Checks what was filed against the law of the day (备案核查)."""

    filing: Filing


class RecordEndingProof(Command, frozen=True, kw_only=True):
    """Records that a worker has the proof of the end, and file and insurance were moved (出具解除证明)."""

    filing: Filing
    given_on: Annotated[date, says("Day on which it was given (出具日期).")]


LabourContractCommand = ChangeLabourContract | CheckLabourContract | RecordEndingProof
