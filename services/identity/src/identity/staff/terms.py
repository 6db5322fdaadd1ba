"""The coded words of staff: on which terms somebody works, in which post, and why they leave."""

from enum import StrEnum


class Employment(StrEnum):
    """ESTABLISHED 编制, GRADUATE_ASSISTANT 大学生协理员, WELFARE_POST 公益性岗位, CONTRACTED 聘用,
    PART_TIME_CADRE 兼职干部.
    """

    ESTABLISHED = "ESTABLISHED"
    GRADUATE_ASSISTANT = "GRADUATE_ASSISTANT"
    WELFARE_POST = "WELFARE_POST"
    CONTRACTED = "CONTRACTED"
    PART_TIME_CADRE = "PART_TIME_CADRE"


class Post(StrEnum):
    """COUNTER 综合柜员, EMPLOYMENT 就业岗, INSURANCE 社保经办岗, LABOUR_RELATIONS 劳动关系岗,
    STATISTICS 信息统计岗, HEAD 负责人.
    """

    COUNTER = "COUNTER"
    EMPLOYMENT = "EMPLOYMENT"
    INSURANCE = "INSURANCE"
    LABOUR_RELATIONS = "LABOUR_RELATIONS"
    STATISTICS = "STATISTICS"
    HEAD = "HEAD"


class Edge(StrEnum):
    """PERSONNEL 管人、管工资、管经费; BUSINESS 管业务. The one never follows from the other."""

    PERSONNEL = "PERSONNEL"
    BUSINESS = "BUSINESS"


class Leaving(StrEnum):
    """RESIGNED 辞职, TRANSFERRED 调动, RETIRED 退休, CONTRACT_ENDED 合同期满, DISMISSED 辞退, DIED 死亡."""

    RESIGNED = "RESIGNED"
    TRANSFERRED = "TRANSFERRED"
    RETIRED = "RETIRED"
    CONTRACT_ENDED = "CONTRACT_ENDED"
    DISMISSED = "DISMISSED"
    DIED = "DIED"
