"""Who is registered as unemployed: of working age, able and willing, without work, living there for good.

Never edited once used: these bytes are part of the rule set of every decision.  Another formula is another
module.
"""

from jinbao.worksheet import Worksheet

QUESTION = "employment.unemployment.registration"


def calculate(sheet: Worksheet) -> None:
    sheet.appeal("reconsideration", sheet.parameter("reconsideration_period"))
    sheet.appeal("suit", sheet.parameter("suit_period"))

    age = sheet.age(sheet.input("born"), sheet.on, name="age")
    least = sheet.parameter("working_age")
    sheet.at_least(age, least, name="of_working_age", otherwise=("UNDER_WORKING_AGE", least))
    woman = sheet.holds(sheet.input("woman"))
    end = sheet.parameter("working_age_end_women" if woman else "working_age_end_men")
    sheet.below(age, end, name="before_the_end_of_working_age", otherwise=("OVER_WORKING_AGE", end))

    conditions = sheet.parameter("registration_conditions")
    sheet.every(sheet.input("able"), name="is_able", otherwise=("NOT_ABLE", conditions))
    sheet.every(sheet.input("wants_work"), name="seeks_work", otherwise=("WANTS_NO_WORK", conditions))
    sheet.every(sheet.input("lives_here"), name="at_home_here", otherwise=("LIVES_ELSEWHERE", conditions))
    sheet.every(sheet.input("found_without_work"), name="visited", otherwise=("FOUND_AT_WORK", conditions))
    sheet.is_not(sheet.input("employed"), name="not_employed", otherwise=("EMPLOYED", conditions))
    sheet.is_not(sheet.input("insured_now"), name="not_insured", otherwise=("INSURED_NOW", conditions))
    sheet.every(sheet.input("proof"), name="end_of_work_proved", otherwise=("NO_PROOF", conditions))
    rural_may = sheet.parameter("rural_may_register")
    if not sheet.holds(rural_may):
        sheet.is_not(sheet.input("rural_hukou"), name="urban", otherwise=("RURAL_HUKOU", rural_may))
    if not sheet.denied:
        sheet.conclude()
