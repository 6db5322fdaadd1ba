"""The coded words of employees' contributions: schemes, whose they are, and how a bill stands."""

from enum import StrEnum


class EmployeeScheme(StrEnum):
    """UNEMPLOYMENT 失业保险, PENSION 企业职工基本养老保险; each has a fund of its own."""

    UNEMPLOYMENT = "UNEMPLOYMENT"
    PENSION = "PENSION"


class EmployeeKind(StrEnum):
    """EMPLOYEE 城镇职工, RURAL_CONTRACT_WORKER 农民合同制工人, who pays no unemployment insurance (6.6)."""

    EMPLOYEE = "EMPLOYEE"
    RURAL_CONTRACT_WORKER = "RURAL_CONTRACT_WORKER"


class RelationEnd(StrEnum):
    """Why an employee is not insured through an employer any more (停保原因)."""

    EMPLOYMENT_ENDED = "EMPLOYMENT_ENDED"
    RETIRED = "RETIRED"
    DIED = "DIED"
    MOVED_ABROAD = "MOVED_ABROAD"


class MistakeGround(StrEnum):
    """Why what an employer handed in was wrong (更正原因)."""

    WRONG_PERSON = "WRONG_PERSON"
    WRONG_EMPLOYER = "WRONG_EMPLOYER"
    WRONG_DAY = "WRONG_DAY"
    WRONG_BASE = "WRONG_BASE"
    PERSON_MISSING = "PERSON_MISSING"
    NEVER_EMPLOYED = "NEVER_EMPLOYED"


class BillBasis(StrEnum):
    """From what a bill was worked out: DECLARED 申报, or UNDECLARED 未申报核定 by the month before."""

    DECLARED = "DECLARED"
    UNDECLARED = "UNDECLARED"


class BillStage(StrEnum):
    """How a bill stands (缴费单状态): DECLARED 已申报, DUE 应缴, PARTIAL 部分缴纳, PAID 已缴, OVERDUE 欠缴,
    ORDERED 责令限期缴纳, DEFERRED 担保延期, ENFORCED 强制征缴, WRITTEN_OFF 核销.
    """

    DECLARED = "DECLARED"
    DUE = "DUE"
    PARTIAL = "PARTIAL"
    PAID = "PAID"
    OVERDUE = "OVERDUE"
    ORDERED = "ORDERED"
    DEFERRED = "DEFERRED"
    ENFORCED = "ENFORCED"
    WRITTEN_OFF = "WRITTEN_OFF"


class EnforcementMeasure(StrEnum):
    """What is done about a bill that stays unpaid: BANK_TRANSFER 划拨, COURT 申请人民法院强制执行."""

    BANK_TRANSFER = "BANK_TRANSFER"
    COURT = "COURT"


class PaymentReversal(StrEnum):
    """Why a payment is reversed (冲正理由)."""

    BOUNCED = "BOUNCED"
    WRONG_BILL = "WRONG_BILL"
    WRONG_AMOUNT = "WRONG_AMOUNT"
    BOOKED_TWICE = "ENTERED_TWICE"
