"""The coded words of a certificate: what it is called, who keeps it, what is noted in it."""

from enum import StrEnum


class CertificateTitle(StrEnum):
    """EMPLOYMENT_UNEMPLOYMENT 就业失业登记证, since 2015 EMPLOYMENT_ENTREPRENEURSHIP 就业创业证."""

    EMPLOYMENT_UNEMPLOYMENT = "EMPLOYMENT_UNEMPLOYMENT"
    EMPLOYMENT_ENTREPRENEURSHIP = "EMPLOYMENT_ENTREPRENEURSHIP"


class CertificateStage(StrEnum):
    """VALID 有效, LOST 已挂失, VOID 因并档作废."""

    VALID = "CERTIFICATE_VALID"
    LOST = "CERTIFICATE_LOST"
    VOID = "CERTIFICATE_VOID"


class Custody(StrEnum):
    """Who keeps the paper: HOLDER 本人保管, EMPLOYER 用人单位保管."""

    HOLDER = "KEPT_BY_HOLDER"
    EMPLOYER = "KEPT_BY_EMPLOYER"


class NoteKind(StrEnum):
    """What an entry in the certificate says (注记).

    HIRED 就业, EMPLOYMENT_ENDED 终止就业, OWN_WORK 灵活就业或个体经营, UNEMPLOYED 失业登记,
    UNEMPLOYMENT_CANCELLED 失业注销, DIFFICULTY 就业困难认定, DIFFICULTY_ENDED 退出就业困难认定.
    """

    HIRED = "NOTED_HIRED"
    EMPLOYMENT_ENDED = "NOTED_EMPLOYMENT_ENDED"
    OWN_WORK = "NOTED_OWN_WORK"
    UNEMPLOYED = "NOTED_UNEMPLOYED"
    UNEMPLOYMENT_CANCELLED = "NOTED_UNEMPLOYMENT_CANCELLED"
    DIFFICULTY = "NOTED_DIFFICULTY"
    DIFFICULTY_ENDED = "NOTED_DIFFICULTY_ENDED"
