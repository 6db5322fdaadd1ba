"""A benefit is extended until the legal age of retirement, or is not; either is a decision."""

from collections.abc import Iterator

from msgspec.structs import replace

from insurance.items import APPROVE, UNEMPLOYMENT
from insurance.unemployment_benefit.commands import ExtendUnemploymentBenefit
from insurance.unemployment_benefit.due import Terms
from insurance.unemployment_benefit.events import Extended, ExtensionDenied
from insurance.unemployment_benefit.facts import BenefitFacts
from insurance.unemployment_benefit.terms import RetirementGroup
from insurance.unemployment_benefit.working_out import counted, extension_decision, results
from jinbao.casework.hands import take
from jinbao.decider import Refused
from jinbao.decision import Input
from jinbao.desk import Desk
from jinbao.identifiers.resident import Sex


def extend(
    terms: Terms, command: ExtendUnemploymentBenefit, desk: Desk[BenefitFacts]
) -> Iterator[Extended | ExtensionDenied]:
    known, on, officer = desk.known, desk.on, desk.by.person
    grant = take(desk, APPROVE, UNEMPLOYMENT)
    decision = extension_decision(desk, terms, group_of(command, known), grant)
    case = (known.benefit, known.person, known.place.region, on)
    if decision.reasons:
        yield ExtensionDenied(*case, decision, officer)
        return
    until, months = str(results(decision)["extended_until"]), counted(decision, "months_granted")
    yield Extended(*case, until, decision, officer, replace(terms, granted=months, extended_until=until))


def group_of(command: ExtendUnemploymentBenefit, known: BenefitFacts) -> Input:
    """Of men there is one; to which of two a woman belongs is a decided fact, which a paper shows."""
    sex, men = known.sex, command.group is RetirementGroup.MAN
    if sex is not None and (sex.value == Sex.MALE) is not men:
        raise Refused("GROUP_OF_OTHER_SEX", field="group")
    if not command.papers and not (men and sex):
        raise Refused("GROUP_UNPROVEN", field="papers")
    source = command.papers[0].id if command.papers else (sex.source if sex else "")
    return Input(f"group:{command.group.lower()}", value=True, unit="truth", source=source)
