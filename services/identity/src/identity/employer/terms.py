"""The coded words of employers: what they are, which numbers they have, and who acts for them."""

from enum import StrEnum


class EmployerKind(StrEnum):
    """LEGAL_PERSON 法人单位, BRANCH 分支机构 of one, SOLE_TRADER 个体工商户."""

    LEGAL_PERSON = "LEGAL_PERSON"
    BRANCH = "BRANCH"
    SOLE_TRADER = "SOLE_TRADER"


class EmployerNumberKind(StrEnum):
    """CREDIT_CODE 统一社会信用代码 from October 2015 on; before it ORGANISATION_CODE 组织机构代码,
    BUSINESS_LICENCE 工商注册号, INSURANCE_REGISTRATION 社会保险登记证编号, TAX_REGISTRATION 税务登记号.
    """

    CREDIT_CODE = "CREDIT_CODE"
    ORGANISATION_CODE = "ORGANISATION_CODE"
    BUSINESS_LICENCE = "BUSINESS_LICENCE"
    INSURANCE_REGISTRATION = "INSURANCE_REGISTRATION"
    TAX_REGISTRATION = "TAX_REGISTRATION"


class AgentRole(StrEnum):
    """REPRESENTATIVE 法定代表人或负责人, who names others; HANDLER 单位经办人, who hands things in."""

    REPRESENTATIVE = "REPRESENTATIVE"
    HANDLER = "HANDLER"


class Closing(StrEnum):
    """DEREGISTERED 注销登记, LICENCE_REVOKED 吊销执照, BANKRUPT 破产, MERGED 合并."""

    DEREGISTERED = "DEREGISTERED"
    LICENCE_REVOKED = "LICENCE_REVOKED"
    BANKRUPT = "BANKRUPT"
    MERGED = "MERGED"
