"""The coded words of collective contracts: what they are about, where they stand, what is wrong with them."""

from enum import StrEnum


class CollectiveKind(StrEnum):
    """What a collective contract is about (集体合同类型).

    COMPREHENSIVE 综合性集体合同, WAGES 工资专项集体合同, SAFETY 劳动安全卫生专项集体合同,
    WOMEN 女职工权益保护专项集体合同.
    """

    COMPREHENSIVE = "COMPREHENSIVE"
    WAGES = "WAGE_AGREEMENT"
    SAFETY = "SAFETY_AGREEMENT"
    WOMEN = "WOMENS_AGREEMENT"


class AdoptingBody(StrEnum):
    """Who adopted the draft (通过草案的组织): WORKERS_CONGRESS 职工代表大会, ALL_STAFF 全体职工大会."""

    WORKERS_CONGRESS = "WORKERS_CONGRESS"
    ALL_STAFF = "ALL_STAFF"


class CollectiveStage(StrEnum):
    """Where a collective contract stands (集体合同状态).

    SUBMITTED 已报送, REGISTERED 已登记, OBJECTED 提出异议, IN_FORCE 已生效, EXPIRED 期满终止,
    TERMINATED 提前终止, WITHDRAWN 已撤回, ANNULLED 登记已撤销.
    """

    SUBMITTED = "SUBMITTED"
    REGISTERED = "REGISTERED"
    OBJECTED = "OBJECTION_RAISED"
    IN_FORCE = "IN_FORCE"
    EXPIRED = "EXPIRED"
    TERMINATED = "TERMINATED"
    WITHDRAWN = "WITHDRAWN"
    ANNULLED = "REGISTRATION_TAKEN_BACK"


class InForceBy(StrEnum):
    """How it came into force (生效方式): SILENCE 期满未提异议, OPINION 审查意见同意."""

    SILENCE = "BY_SILENCE"
    OPINION = "BY_OPINION"


class ReviewFault(StrEnum):
    """What the office found beside what is counted (审查发现的问题).

    PARTY_WITHOUT_STANDING 双方主体资格不符, NOT_NEGOTIATED 未经集体协商, NOT_SIGNED 首席代表未签字,
    CONTENT_UNLAWFUL 内容违反法律法规.
    """

    PARTY_WITHOUT_STANDING = "PARTY_WITHOUT_STANDING"
    NOT_NEGOTIATED = "NOT_NEGOTIATED"
    NOT_SIGNED = "NOT_SIGNED"
    CONTENT_UNLAWFUL = "CONTENT_UNLAWFUL"


class CollectiveEnd(StrEnum):
    """Why it ends before its last day (提前终止原因).

    PARTIES_AGREED 双方协商解除, EMPLOYER_DISSOLVED 用人单位破产、解散, FORCE_MAJEURE 不可抗力,
    CONDITION_MET 约定的解除条件出现.
    """

    PARTIES_AGREED = "PARTIES_AGREED"
    EMPLOYER_DISSOLVED = "EMPLOYER_DISSOLVED"
    FORCE_MAJEURE = "FORCE_MAJEURE"
    CONDITION_MET = "CONDITION_MET"
