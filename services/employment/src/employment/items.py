"""The items of the list that this service handles, as grants name them: domain handbook, section 3."""

EMPLOYMENT_REGISTRATION = "E1"
JOB_EXCHANGE = "job-exchange"
"""Vacancies and referrals (岗位信息、职业介绍): a service of the law beside the fourteen items."""

DIFFICULTY = "E2"

LABOUR_REGISTER = "labour-register"
"""The real-name register of labour resources (劳动力资源实名制登记), kept up beside the fourteen items."""

POLICY_BASE = "policy-base"
"""The dated base of policy texts (政策文本库), kept by city and counties."""

CONSULTATION = "consultation"
"""Policy consultation (政策咨询), the first of the services of the law beside the fourteen items."""

GUIDANCE = "guidance"
"""Vocational guidance (职业指导), another of them."""
