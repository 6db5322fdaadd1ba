"""What facts ask of the office that no case waits for: the act, and the mutation that answers it."""

from collections.abc import Mapping
from enum import StrEnum

from insurance import items


class AskedAct(StrEnum):
    """What a fact known from elsewhere asks for (待处理事由)."""

    STOP_PENSION = "STOP_PENSION"
    SUSPEND_PENSION = "SUSPEND_PENSION"
    PROVE_DEATH = "PROVE_DEATH"
    RESUME_PENSION = "RESUME_PENSION"
    REINSTATE_PENSION = "REINSTATE_PENSION"
    RECALCULATE_PENSION = "RECALCULATE_PENSION"
    REVOKE_SECOND_PENSION = "REVOKE_SECOND_PENSION"
    REVOKE_INHERITANCE = "REVOKE_INHERITANCE"
    FIND_OVERPAYMENT = "FIND_OVERPAYMENT"
    SET_OFF_RECOVERY = "SET_OFF_RECOVERY"
    CANCEL_RECOVERY = "CANCEL_RECOVERY"
    SUSPEND_UNCERTIFIED = "SUSPEND_UNCERTIFIED"
    RESUME_CERTIFIED = "RESUME_CERTIFIED"
    RAISE_PENSIONS = "RAISE_PENSIONS"
    PAY_SINGLE_SUMS = "PAY_SINGLE_SUMS"
    STOP_UNEMPLOYMENT_BENEFIT = "STOP_UNEMPLOYMENT_BENEFIT"
    MERGE_ENROLMENTS = "MERGE_ENROLMENTS"
    SEPARATE_ENROLMENTS = "SEPARATE_ENROLMENTS"
    MOVE_ENROLMENT = "MOVE_ENROLMENT"
    CHANGE_CATEGORY = "CHANGE_CATEGORY"
    BOOK_PAYMENTS = "BOOK_PAYMENTS"
    CREDIT_INTEREST = "CREDIT_INTEREST"


ANSWERED_BY: Mapping[AskedAct, str] = {
    AskedAct.STOP_PENSION: "stopRuralPension",
    AskedAct.SUSPEND_PENSION: "suspendRuralPension",
    AskedAct.PROVE_DEATH: "recordDeath",
    AskedAct.RESUME_PENSION: "resumeRuralPension",
    AskedAct.REINSTATE_PENSION: "reinstateRuralPension",
    AskedAct.RECALCULATE_PENSION: "recalculateRuralPension",
    AskedAct.REVOKE_SECOND_PENSION: "revokeRuralPensionGrant",
    AskedAct.REVOKE_INHERITANCE: "revokeInheritance",
    AskedAct.FIND_OVERPAYMENT: "findOverpayment",
    AskedAct.SET_OFF_RECOVERY: "setOffRecovery",
    AskedAct.CANCEL_RECOVERY: "cancelRecovery",
    AskedAct.SUSPEND_UNCERTIFIED: "suspendUncertified",
    AskedAct.RESUME_CERTIFIED: "resumeRuralPension",
    AskedAct.RAISE_PENSIONS: "raiseRuralPensions",
    AskedAct.PAY_SINGLE_SUMS: "preparePaymentRun",
    AskedAct.STOP_UNEMPLOYMENT_BENEFIT: "stopUnemploymentBenefit",
    AskedAct.MERGE_ENROLMENTS: "mergeRuralPensionEnrolments",
    AskedAct.SEPARATE_ENROLMENTS: "separateRuralPensionEnrolments",
    AskedAct.MOVE_ENROLMENT: "moveRuralPensionEnrolment",
    AskedAct.CHANGE_CATEGORY: "changeRuralPensionCategory",
    AskedAct.BOOK_PAYMENTS: "bookReportedPayment",
    AskedAct.CREDIT_INTEREST: "creditRuralPensionInterests",
}
GRANTED_AS: Mapping[tuple[str, str], tuple[AskedAct, ...]] = {
    (items.APPROVE, items.PENSION_CLAIM): (
        AskedAct.STOP_PENSION,
        AskedAct.REINSTATE_PENSION,
        AskedAct.RECALCULATE_PENSION,
        AskedAct.REVOKE_SECOND_PENSION,
        AskedAct.SET_OFF_RECOVERY,
        AskedAct.CANCEL_RECOVERY,
        AskedAct.RAISE_PENSIONS,
    ),
    (items.REVIEW, items.PENSION_CLAIM): (
        AskedAct.SUSPEND_PENSION,
        AskedAct.RESUME_PENSION,
        AskedAct.SUSPEND_UNCERTIFIED,
        AskedAct.RESUME_CERTIFIED,
        AskedAct.FIND_OVERPAYMENT,
    ),
    (items.PAY, items.PENSION_CLAIM): (AskedAct.PAY_SINGLE_SUMS,),
    (items.APPROVE, items.INHERITANCE): (AskedAct.REVOKE_INHERITANCE,),
    (items.APPROVE, items.UNEMPLOYMENT): (AskedAct.STOP_UNEMPLOYMENT_BENEFIT,),
    (items.FIRST_REVIEW, items.RURAL_PENSION_ENROLMENT): (AskedAct.CHANGE_CATEGORY,),
    (items.RECHECK, items.RURAL_PENSION_ENROLMENT): (
        AskedAct.MERGE_ENROLMENTS,
        AskedAct.SEPARATE_ENROLMENTS,
        AskedAct.MOVE_ENROLMENT,
    ),
    (items.CONTRIBUTE, items.RURAL_PENSION_ENROLMENT): (AskedAct.BOOK_PAYMENTS, AskedAct.CREDIT_INTEREST),
    (items.CONTRIBUTE, items.EMPLOYEE_CONTRIBUTION): (AskedAct.BOOK_PAYMENTS,),
    (items.CORRECT_RECORD, items.PERSON_RECORD): (AskedAct.PROVE_DEATH,),
}
"""The step and the item by which a grant allows the acts; a death is proved in the record of the person."""

OF_ENROLMENTS = (
    AskedAct.MERGE_ENROLMENTS,
    AskedAct.SEPARATE_ENROLMENTS,
    AskedAct.MOVE_ENROLMENT,
    AskedAct.CHANGE_CATEGORY,
)
OF_INHERITANCES = (AskedAct.REVOKE_INHERITANCE,)
OF_RECOVERIES = (AskedAct.SET_OFF_RECOVERY, AskedAct.CANCEL_RECOVERY)
OF_BENEFITS = (AskedAct.STOP_UNEMPLOYMENT_BENEFIT,)
OF_A_COUNTY = (
    AskedAct.RAISE_PENSIONS,
    AskedAct.PAY_SINGLE_SUMS,
    AskedAct.BOOK_PAYMENTS,
    AskedAct.CREDIT_INTEREST,
)
