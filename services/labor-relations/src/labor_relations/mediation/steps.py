"""The item of the office's list and the hand of a mediation, as grants name them."""

ITEM = "mediation"
MEDIATE = "mediate"  # 受理、调解
CLOCK = "mediation.agreement"
"""The fifteen days for an agreement."""
