"""The coded words of labour-use filing: for how long contracts bind, why they change, what a check finds."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import fen, says
from jinbao.money import Fen


class ContractTerm(StrEnum):
    """FIXED_TERM 固定期限, OPEN_ENDED 无固定期限, BY_TASK 以完成一定工作任务为期限."""

    FIXED_TERM = "FIXED_TERM"
    OPEN_ENDED = "OPEN_ENDED"
    BY_TASK = "BY_TASK"


class FilingStage(StrEnum):
    """Where a filing stands (备案状态).

    FILED_INITIAL 初次备案, FILING_CHANGED 变更备案, FILING_CLOSED 解除终止备案, FILING_ANNULLED 备案撤销.
    """

    FILED_INITIAL = "FILED_INITIAL"
    FILING_CHANGED = "FILING_CHANGED"
    FILING_CLOSED = "FILING_CLOSED"
    FILING_ANNULLED = "FILING_ANNULLED"


class ChangeGround(StrEnum):
    """SIGNED 补签, RENEWED 续订, AMENDED 变更, COMPLETED 补充备案内容, REGISTRATION_CORRECTED 登记更正."""

    SIGNED = "SIGNED"
    RENEWED = "RENEWED"
    AMENDED = "AMENDED"
    COMPLETED = "COMPLETED"
    REGISTRATION_CORRECTED = "REGISTRATION_CORRECTED"


class CheckResult(StrEnum):
    """What a check found (核查结果): FILING_OK 符合, CORRECTION_REQUIRED 责令改正. It is no approval."""

    FILING_OK = "FILING_OK"
    CORRECTION_REQUIRED = "CORRECTION_REQUIRED"


class DefectKind(StrEnum):
    """What has to be corrected (问题).

    NO_WRITTEN_CONTRACT 逾期未签书面合同, CONTRACT_EXPIRED 合同期满仍在用工,
    TERM_WITHOUT_END 固定期限无终止日, PROBATION_TOO_LONG 试用期过长, PROBATION_WAGE_TOO_LOW 试用期工资过低,
    BELOW_MINIMUM_WAGE 低于最低工资, BELOW_COLLECTIVE_CONTRACT 低于集体合同标准,
    UNDER_WORKING_AGE 未满就业年龄.
    """

    NO_WRITTEN_CONTRACT = "NO_WRITTEN_CONTRACT"
    CONTRACT_EXPIRED = "CONTRACT_EXPIRED"
    TERM_WITHOUT_END = "TERM_WITHOUT_END"
    PROBATION_TOO_LONG = "PROBATION_TOO_LONG"
    PROBATION_WAGE_TOO_LOW = "PROBATION_WAGE_TOO_LOW"
    BELOW_MINIMUM_WAGE = "BELOW_MINIMUM_WAGE"
    BELOW_COLLECTIVE_CONTRACT = "BELOW_COLLECTIVE_CONTRACT"
    UNDER_WORKING_AGE = "UNDER_WORKING_AGE"


Months = Annotated[int, Meta(ge=0, le=60)]


class ContractTerms(Struct, frozen=True):
    """What a labour contract says (劳动合同)."""

    kind: Annotated[ContractTerm, says("For how long it binds (合同期限类型).")]
    signed_on: Annotated[date, says("Day on which it was made (订立日期).")]
    until: Annotated[date | None, says("Last day of a fixed term (合同期满日).")] = None
    part_time: Annotated[bool, says("Whether it is for part of the day (非全日制用工).")] = False


class Probation(Struct, frozen=True):
    """The probation that was agreed on (试用期)."""

    months: Annotated[Months, says("How many months (月数).")]
    wage: Annotated[Fen, fen("Monthly wage meanwhile, in yuan (试用期工资).")]
