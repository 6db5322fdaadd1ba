"""The item of the office's list and the hands of an arbitration, as grants name them."""

ARBITRATION = "arbitration"

ACCEPT = "accept-arbitration"  # 立案
HEAR = "hear-arbitration"  # 审理、裁决
DIRECT = "direct-commission"  # 组庭、回避、延期审批
