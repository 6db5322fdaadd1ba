"""The coded words of unemployment registration: who registers, how it stands, and why it ends."""

from enum import StrEnum


class UnemployedCategory(StrEnum):
    """Who registers (失业登记人员类别).

    SCHOOL_LEAVER 初次求职的毕业生, JOB_LOST 失去工作, BUSINESS_STOPPED 停止经营, LAND_LOST 被征地农民,
    EX_SOLDIER 未安置的退役军人, RELEASED 刑满释放人员, OTHER_BY_LOCAL_RULE 地方规定的其他人员.
    """

    SCHOOL_LEAVER = "SCHOOL_LEAVER"
    JOB_LOST = "JOB_LOST"
    BUSINESS_STOPPED = "BUSINESS_STOPPED"
    LAND_LOST = "LAND_LOST"
    EX_SOLDIER = "EX_SOLDIER"
    RELEASED = "RELEASED_FROM_PRISON"
    OTHER_BY_LOCAL_RULE = "OTHER_BY_LOCAL_RULE"


class UnemploymentStage(StrEnum):
    """Where a registration stands (失业登记状态)."""

    APPLIED = "APPLIED"
    REGISTERED = "REGISTERED_UNEMPLOYED"
    NOT_REGISTERED = "NOT_REGISTERED_UNEMPLOYED"
    CANCELLED = "REGISTRATION_CANCELLED"
    WITHDRAWN = "WITHDRAWN"
    REVOKED = "REGISTRATION_REVOKED"


class CancellationGround(StrEnum):
    """Why a registration ends (注销失业登记情形), in the order of article 66.

    HIRED 被用人单位录用, OPENED_BUSINESS 从事个体经营或创办企业, STABLE_INCOME 有稳定收入且不低于最低工资,
    PENSION 享受基本养老保险待遇, UNABLE_TO_WORK 完全丧失劳动能力, SCHOOL_ARMY_ABROAD 入学、服兵役、移居境外,
    IMPRISONED 被判刑收监, REFUSES 终止就业要求或拒绝接受公共就业服务, NO_CONTACT 连续6个月未联系,
    OTHERWISE_EMPLOYED 已进行就业登记的其他人员或地方规定的其他情形, DEATH 死亡.
    """

    HIRED = "HIRED"
    OPENED_BUSINESS = "OPENED_BUSINESS"
    STABLE_INCOME = "STABLE_INCOME"
    PENSION = "DRAWS_PENSION"
    UNABLE_TO_WORK = "UNABLE_TO_WORK"
    SCHOOL_ARMY_ABROAD = "SCHOOL_ARMY_ABROAD"
    IMPRISONED = "IMPRISONED"
    REFUSES = "REFUSES"
    NO_CONTACT = "NO_CONTACT"
    OTHERWISE_EMPLOYED = "OTHERWISE_EMPLOYED"
    DEATH = "DEATH"


class ContactWay(StrEnum):
    """How somebody reported or was reached (联系方式)."""

    IN_PERSON = "IN_PERSON"
    TELEPHONE = "TELEPHONE"
    VISIT = "VISIT"
    ONLINE = "ONLINE"


class OfferKind(StrEnum):
    """What the office offers (推荐内容): a job or a training."""

    JOB = "JOB"
    TRAINING = "TRAINING"


class OfferRefusal(StrEnum):
    """Why somebody does not take an offer (拒绝理由): WAGE 工资, DISTANCE 距离, HEALTH 健康, FAMILY 家庭照料,
    NOT_SKILLED 技能不符, NO_REASON 无理由.
    """

    WAGE = "WAGE"
    DISTANCE = "DISTANCE"
    HEALTH = "HEALTH"
    FAMILY = "FAMILY"
    NOT_SKILLED = "NOT_SKILLED"
    NO_REASON = "NO_REASON"
