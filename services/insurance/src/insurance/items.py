"""The items of the office's list, as grants name them, and the steps of a case that only insurance has."""

from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PAY, PUBLICISE, RECHECK, REVIEW, SERVE

__all__ = ["APPROVE", "FIRST_REVIEW", "INTAKE", "PAY", "PUBLICISE", "RECHECK", "REVIEW", "SERVE"]

# Items: domain handbook, section 3.
RURAL_PENSION_ENROLMENT = "P2"
PENSION_CLAIM = "B1"
UNEMPLOYMENT = "B2"
INHERITANCE = "inheritance"
EMPLOYEE_CONTRIBUTION = "employee-contribution"
PARAMETERS = "parameters"

PERSON_RECORD = "person"  # kept by identity

# A step of identity, and those of insurance alone.
CORRECT_RECORD = "correct"  # 更正人员档案
CONTRIBUTE = "contribute"  # 缴费入账
MANAGE_PARAMETERS = "manage-parameters"  # 地方参数管理
