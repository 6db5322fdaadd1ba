"""The coded words of an employment: what kind of work, under which contract, and why it ended."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import fen, id_of, says
from jinbao.money import Fen


class ContractKind(StrEnum):
    """FIXED_TERM 固定期限, OPEN_ENDED 无固定期限, BY_TASK 以完成一定工作任务为期限."""

    FIXED_TERM = "FIXED_TERM"
    OPEN_ENDED = "OPEN_ENDED"
    BY_TASK = "BY_TASK"


class OwnWorkKind(StrEnum):
    """SELF_EMPLOYED 个体经营、自主创业, FLEXIBLE 灵活就业."""

    SELF_EMPLOYED = "SELF_EMPLOYED"
    FLEXIBLE = "FLEXIBLE"


class EmploymentKind(StrEnum):
    """EMPLOYED 单位就业, SELF_EMPLOYED 个体经营、自主创业, FLEXIBLE 灵活就业."""

    EMPLOYED = "EMPLOYED"
    SELF_EMPLOYED = "SELF_EMPLOYED"
    FLEXIBLE = "FLEXIBLE"


class EmploymentStage(StrEnum):
    """DECLARED 已申报待核, OPEN 在业, ENDED 已终止, NOT_CONFIRMED 不予登记, ANNULLED 已撤销."""

    DECLARED = "DECLARED"
    OPEN = "OPEN"
    ENDED = "ENDED"
    NOT_CONFIRMED = "NOT_CONFIRMED"
    ANNULLED = "EMPLOYMENT_ANNULLED"


class EndReason(StrEnum):
    """Why work for an employer ended (终止、解除原因).

    EXPIRY 合同期满, MUTUAL_BY_EMPLOYER 单位提出协商解除, MUTUAL_BY_WORKER 劳动者提出协商解除,
    RESIGNATION 辞职, RESIGNATION_FOR_FAULT 因单位过错被迫解除, DISMISSAL_FOR_FAULT 过失性辞退,
    DISMISSAL_WITH_NOTICE 无过失性辞退, REDUNDANCY 经济性裁员, EMPLOYER_CLOSURE 单位破产或关闭,
    RETIREMENT 享受养老待遇, DEATH 死亡.
    """

    EXPIRY = "EXPIRY"
    MUTUAL_BY_EMPLOYER = "MUTUAL_BY_EMPLOYER"
    MUTUAL_BY_WORKER = "MUTUAL_BY_WORKER"
    RESIGNATION = "RESIGNATION"
    RESIGNATION_FOR_FAULT = "RESIGNATION_FOR_FAULT"
    DISMISSAL_FOR_FAULT = "DISMISSAL_FOR_FAULT"
    DISMISSAL_WITH_NOTICE = "DISMISSAL_WITH_NOTICE"
    REDUNDANCY = "REDUNDANCY"
    EMPLOYER_CLOSURE = "EMPLOYER_CLOSURE"
    RETIREMENT = "RETIREMENT"
    DEATH = "DEATH"


class OwnWorkEnd(StrEnum):
    """CEASED 停止经营或停止灵活就业, HIRED 被单位招用, RETIREMENT 享受养老待遇, DEATH 死亡."""

    CEASED = "CEASED"
    HIRED = "HIRED"
    RETIREMENT = "RETIREMENT"
    DEATH = "DEATH"


class OwnWorkRefusal(StrEnum):
    """NOT_AT_WORK 查无经营或就业事实, OTHER_REGION 不在本地, REGISTERED_ALREADY 已经登记."""

    NOT_AT_WORK = "NOT_AT_WORK"
    OTHER_REGION = "OTHER_REGION"
    REGISTERED_ALREADY = "REGISTERED_ALREADY"


class EndSeen(StrEnum):
    """INSURANCE_STOPPED 社保已停缴, DIED 本人死亡, EMPLOYER_GONE 单位已注销: nobody has told of the end."""

    INSURANCE_STOPPED = "INSURANCE_STOPPED"
    DIED = "DIED"
    EMPLOYER_GONE = "EMPLOYER_GONE"


class HireHint(StrEnum):
    """What makes a hire one that the law of labour contracts may not cover (用工提示).

    PENSIONER_HIRED 已享受养老待遇，按劳务关系处理,
    PAST_WORKING_AGE 已超过法定劳动年龄，应当核实是否享受养老待遇.
    """

    PENSIONER_HIRED = "PENSIONER_HIRED"
    PAST_WORKING_AGE = "PAST_WORKING_AGE"


class ToldBy(StrEnum):
    """Who tells (申报来源): EMPLOYER 用人单位, WORKER 劳动者本人, EX_OFFICIO 经办机构依职权."""

    EMPLOYER = "EMPLOYER"
    WORKER = "WORKER"
    EX_OFFICIO = "EX_OFFICIO"


class CorrectionGround(StrEnum):
    """FORM_WRONG 填报有误, PROVED_OTHERWISE 证据证明另有其事, AWARD 仲裁裁决或判决, SAME_TWICE 重复登记."""

    FORM_WRONG = "FORM_WRONG"
    PROVED_OTHERWISE = "PROVED_OTHERWISE"
    AWARD = "AWARD"
    SAME_TWICE = "SAME_TWICE"


class Contract(Struct, frozen=True):
    """What a labour contract says (劳动合同)."""

    kind: Annotated[ContractKind, says("For how long it binds (合同期限类型).")]
    signed_on: Annotated[date, says("Day on which it was made (订立日期).")]
    until: Annotated[date | None, says("Last day of a fixed term (合同期满日).")] = None
    part_time: Annotated[bool, says("Whether it is for part of the day (非全日制用工).")] = False


class Job(Struct, frozen=True):
    """For whom somebody works, where, since when, and on which terms (用工情况)."""

    employer: Annotated[str, id_of("Employer", "Employer (用人单位); of dispatched workers who dispatches.")]
    region: Annotated[str, id_of("Region", "Where the work is done (工作地).")]
    since: Annotated[date, says("First day of work (用工之日).")]
    wage: Annotated[Annotated[Fen, Meta(ge=0)] | None, fen("Monthly wage agreed (月工资).")] = None
    contract: Annotated[Contract | None, says("The written contract, where there is one (劳动合同).")] = None
    user_unit: Annotated[
        str | None, id_of("Employer", "Whom a dispatched worker works for (劳务派遣用工单位).")
    ] = None


class JobEnd(Struct, frozen=True):
    """When and why the work ended (终止、解除劳动关系)."""

    ended_on: Annotated[date, says("Last day of employment (终止日期).")]
    reason: Annotated[EndReason, says("Why (终止、解除原因).")]
