"""The coded words of what a worker may claim: why the work ended, as the severance pay depends on it."""

from enum import StrEnum


class Ending(StrEnum):
    """Why a labour contract ended (解除、终止原因), in the grounds of the labour contract law.

    EXPIRED_NOT_RENEWED 期满，单位不续订或降低条件; EXPIRED_DECLINED 期满，劳动者不续订;
    AGREED_EMPLOYER 单位提出协商解除; AGREED_WORKER 劳动者提出协商解除; RESIGNED 劳动者提前通知解除;
    QUIT_FOR_FAULT 因单位过错劳动者解除; DISMISSED_FOR_FAULT 劳动者过错解除;
    DISMISSED_WITHOUT_FAULT 无过失性辞退; REDUNDANCY 经济性裁员; EMPLOYER_CLOSED 破产、吊销、关闭、解散;
    RETIRED 享受养老待遇; DIED 死亡.
    """

    EXPIRED_NOT_RENEWED = "EXPIRED_NOT_RENEWED"
    EXPIRED_DECLINED = "EXPIRED_DECLINED"
    AGREED_EMPLOYER = "AGREED_EMPLOYER"
    AGREED_WORKER = "AGREED_WORKER"
    RESIGNED = "RESIGNED"
    QUIT_FOR_FAULT = "QUIT_FOR_FAULT"
    DISMISSED_FOR_FAULT = "DISMISSED_FOR_FAULT"
    DISMISSED_WITHOUT_FAULT = "DISMISSED_WITHOUT_FAULT"
    REDUNDANCY = "REDUNDANCY"
    EMPLOYER_CLOSED = "EMPLOYER_CLOSED"
    RETIRED = "RETIRED"
    DIED = "DIED"
