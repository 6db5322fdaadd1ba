"""The items of the office's list and the steps of a case, as grants name them."""

# Items: domain handbook, section 3.
RURAL_PENSION_ENROLMENT = "P2"
PENSION_CLAIM = "B1"
INHERITANCE = "inheritance"
PARAMETERS = "parameters"

# Steps, each a hand of its own (岗位).
INTAKE = "intake"  # 收件
FIRST_REVIEW = "first-review"  # 受理、初审
REVIEW = "review"  # 审核
PUBLICISE = "publicise"  # 公示
RECHECK = "recheck"  # 复核
APPROVE = "approve"  # 审批
SERVE = "serve"  # 送达
PAY = "pay"  # 支付
CONTRIBUTE = "contribute"  # 缴费入账
MANAGE_PARAMETERS = "manage-parameters"  # 地方参数管理
