"""Whether a case counts as withdrawn: the applicant was told in time and stayed away (article 36).

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Worksheet

QUESTION = "labor_relations.arbitration.absence"


def calculate(sheet: Worksheet) -> None:
    least, absences = sheet.parameter("hearing_notice_days"), sheet.parameter("absences_that_withdraw")
    told = [
        sheet.at_least(sheet.input(f"told_before:{mark}"), least, name=f"notified_in_time:{mark}")
        for mark in sheet.marks("told_before")
    ]
    sheet.every(*told, name="all_notified_in_time", otherwise=("NOT_TOLD_IN_TIME", least))
    absent = sheet.input("absences")
    sheet.at_least(absent, absences, name="counts_as_withdrawn", otherwise=("APPLICANT_CAME", absences))
    sheet.conclude()
