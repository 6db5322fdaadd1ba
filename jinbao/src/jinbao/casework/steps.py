"""The steps of a case, each a hand of its own (岗位), as grants name them."""

INTAKE = "intake"  # 收件
FIRST_REVIEW = "first-review"  # 受理、初审
REVIEW = "review"  # 审核
PUBLICISE = "publicise"  # 公示
RECHECK = "recheck"  # 复核
APPROVE = "approve"  # 审批
SERVE = "serve"  # 送达
PAY = "pay"  # 支付
ANSWER = "answer"  # 解答
