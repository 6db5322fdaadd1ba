"""Whether a vacancy may be published: who offers it, for how much, and whom it leaves out."""

from collections.abc import Iterator
from datetime import date

from employment.employment.facts import must_be_there
from employment.vacancy.terms import Opening
from employment.vacancy.wording import Rule, leaves_out, rules
from jinbao.casework.known_employer import KnownEmployer
from jinbao.decider import Refused
from jinbao.rules import Law, Parameter


def must_be_lawful(
    opening: Opening, employer: KnownEmployer | None, id: str, law: Law, on: date
) -> Parameter:
    """Gives the minimum wage that the offer was held against."""
    must_be_there(employer, id, "employer", on)
    must_leave_nobody_out(opening, on)
    return must_pay_enough(opening, law, on)


def must_pay_enough(opening: Opening, law: Law, on: date) -> Parameter:
    """No less than the minimum wage of the workplace in that month (TV-JOB1)."""
    minimum = law.parameter("minimum_wage", on)
    if opening.wage < minimum.number:
        raise Refused(
            "BELOW_MINIMUM_WAGE",
            field="opening.wage",
            law="劳动法 四十八",
            wage=opening.wage,
            minimum=minimum.number,
        )
    return minimum


def must_leave_nobody_out(opening: Opening, on: date) -> None:
    for rule in rules_on(opening, on):
        if rule.demand in opening.demands:
            raise Refused("DISCRIMINATES", field="opening.demands", law=rule.article, demand=rule.demand)
        for field, text in (("opening.title", opening.title), ("opening.text", opening.text)):
            if word := leaves_out(rule, text, on):
                raise Refused(
                    "WORDS_DISCRIMINATE", field=field, law=rule.article, word=word, demand=rule.demand
                )


def rules_on(opening: Opening, on: date) -> Iterator[Rule]:
    """Those in force, but for what the law itself allows to this work."""
    return (
        rule
        for rule in rules().rule
        if rule.since <= on and (rule.unless is None or rule.unless is not opening.ground)
    )
