"""The coded words of a labour dispute: the sides, who speaks for them, and what is claimed."""

from enum import StrEnum


class Side(StrEnum):
    """Which side of a dispute somebody is on (当事人一方): WORKER 劳动者, EMPLOYER 用人单位."""

    WORKER = "WORKER"
    EMPLOYER = "EMPLOYER"

    @property
    def other(self) -> "Side":
        return Side.EMPLOYER if self is Side.WORKER else Side.WORKER


class AgentKind(StrEnum):
    """Who speaks for a party that has asked them to (委托代理人身份).

    LAWYER 律师, LEGAL_WORKER 基层法律服务工作者, NEAR_RELATIVE 近亲属, STAFF 本单位工作人员,
    RECOMMENDED_CITIZEN 社区、单位推荐的公民.
    """

    LAWYER = "LAWYER"
    LEGAL_WORKER = "LEGAL_WORKER"
    NEAR_RELATIVE = "NEAR_RELATIVE"
    STAFF = "STAFF"
    RECOMMENDED_CITIZEN = "RECOMMENDED_CITIZEN"


class Powers(StrEnum):
    """What an agent may do (代理权限): GENERAL 一般授权; SPECIAL 特别授权 also settles and withdraws."""

    GENERAL = "GENERAL"
    SPECIAL = "SPECIAL"


class ClaimKind(StrEnum):
    """What is claimed (请求事项).

    UNPAID_WAGES 拖欠工资, OVERTIME_PAY 加班工资, DOUBLE_WAGES 未签书面合同的二倍工资差额,
    SEVERANCE 经济补偿, UNLAWFUL_TERMINATION 违法解除或终止赔偿金, INJURY_MEDICAL_COST 工伤医疗费,
    DAMAGES 其他赔偿, WORKING_HOURS 工作时间, REST_AND_LEAVE 休息休假, SOCIAL_INSURANCE 社会保险,
    LABOUR_RELATION 确认劳动关系, CONTINUED_PERFORMANCE 继续履行劳动合同,
    PROOF_OF_ENDING 出具解除证明、移交档案, LIABILITY_OF_WORKER 劳动者赔偿用人单位损失.
    """

    UNPAID_WAGES = "UNPAID_WAGES"
    OVERTIME_PAY = "OVERTIME_PAY"
    DOUBLE_WAGES = "DOUBLE_WAGES"
    SEVERANCE = "SEVERANCE"
    UNLAWFUL_TERMINATION = "UNLAWFUL_TERMINATION"
    INJURY_MEDICAL_COST = "INJURY_MEDICAL_COST"
    DAMAGES = "DAMAGES"
    WORKING_HOURS = "WORKING_HOURS"
    REST_AND_LEAVE = "REST_AND_LEAVE"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE"
    LABOUR_RELATION = "LABOUR_RELATION"
    CONTINUED_PERFORMANCE = "CONTINUED_PERFORMANCE"
    PROOF_OF_ENDING = "PROOF_OF_ENDING"
    LIABILITY_OF_WORKER = "LIABILITY_OF_WORKER"


class ClaimCategory(StrEnum):
    """The kinds of claims that the law on mediation and arbitration treats alike (articles 16 and 47).

    WAGES 劳动报酬, INJURY_MEDICAL_COST 工伤医疗费, SEVERANCE 经济补偿, DAMAGES 赔偿金,
    STATE_STANDARD 执行国家劳动标准 (hours, rest, insurance), OTHER 其他.
    """

    WAGES = "WAGES"
    INJURY_MEDICAL_COST = "INJURY_MEDICAL_COST"
    SEVERANCE = "SEVERANCE"
    DAMAGES = "DAMAGES"
    STATE_STANDARD = "STATE_STANDARD"
    OTHER = "OTHER"


class PartyRole(StrEnum):
    """As what somebody takes part in a dispute (当事人地位).

    WORKER 劳动者, EMPLOYER 用人单位, OPERATOR 出资人或实际经营者, REPRESENTATIVE 推选代表, HEIR 承继人,
    AGENT 委托代理人.
    """

    WORKER = "WORKER"
    EMPLOYER = "EMPLOYER"
    OPERATOR = "OPERATOR"
    REPRESENTATIVE = "REPRESENTATIVE"
    HEIR = "HEIR"
    AGENT = "AGENT"


class Way(StrEnum):
    """How a dispute is settled (处理方式): MEDIATION 调解, ARBITRATION 仲裁."""

    MEDIATION = "MEDIATION"
    ARBITRATION = "ARBITRATION"
