"""How a finding is looked at: shown by a paper to be so or not, or on record since a day.

Read before each formula that asks whether something stands: its bytes are part of their rule sets, and never
edited once used.
"""

from jinbao.worksheet import Worksheet


def ways_to_appeal(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))


def look_for(sheet: Worksheet, finding: str, law: str) -> None:
    """What was found is the reason why it does not stand; what nobody speaks of is not asked."""
    if sheet.knows(finding):
        otherwise = (finding.upper(), sheet.parameter(law))
        sheet.is_not(sheet.input(finding), name=f"not_{finding}", otherwise=otherwise)
    if sheet.knows(f"{finding}_since"):
        otherwise = (finding.upper(), sheet.parameter(law))
        begun = sheet.input(f"{finding}_since")
        sheet.below(sheet.input("ends_on"), begun, name=f"before_{finding}", otherwise=otherwise)
