"""The coded words of two files of one person: how far their joining has come, and what stands under them."""

from enum import StrEnum


class MergedFilesStage(StrEnum):
    """Where the cases under two files stand (并档状态).

    PENDING 待并档, JOINED 已并档, TO_SEPARATE 待拆分, APART 无须并档或已拆分.
    """

    PENDING = "FILES_TO_JOIN"
    JOINED = "FILES_JOINED"
    TO_SEPARATE = "FILES_TO_SEPARATE"
    APART = "FILES_APART"


class FiledKind(StrEnum):
    """What stands under a person's file (业务种类).

    EMPLOYMENT 就业登记, UNEMPLOYMENT 失业登记, DIFFICULTY 就业困难人员认定, JOB_SEARCH 求职登记,
    REFERRAL 职业介绍推荐, CERTIFICATE 就业失业登记证, CONSULTATION 政策咨询, GUIDANCE 职业指导,
    LABOUR_ENTRY 劳动力资源登记.
    """

    EMPLOYMENT = "FILED_EMPLOYMENT"
    UNEMPLOYMENT = "FILED_UNEMPLOYMENT"
    DIFFICULTY = "FILED_DIFFICULTY"
    JOB_SEARCH = "FILED_JOB_SEARCH"
    REFERRAL = "FILED_REFERRAL"
    CERTIFICATE = "FILED_CERTIFICATE"
    CONSULTATION = "FILED_CONSULTATION"
    GUIDANCE = "FILED_GUIDANCE"
    LABOUR_ENTRY = "FILED_LABOUR_ENTRY"
