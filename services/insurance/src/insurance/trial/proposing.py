"""The commands that would answer what facts ask for, where no officer has to add anything."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row

from insurance.asked import OF_BENEFITS, OF_ENROLMENTS, OF_INHERITANCES, OF_RECOVERIES, AskedAct
from insurance.inheritance import register as inheritance
from insurance.inheritance.commands import RevokeInheritance
from insurance.overpayment import case as overpayment
from insurance.pension import register as pension
from insurance.pension.commands import (
    RecalculatePension,
    ReinstatePension,
    ResumePension,
    StopPension,
    SuspendPension,
)
from insurance.pension.terms import StopGround, SuspensionGround
from insurance.rural_pension import enrolment_register as enrolment
from insurance.unemployment_benefit import register as unemployment
from insurance.unemployment_benefit.commands import StopUnemploymentBenefit
from insurance.unemployment_benefit.losing import losses_of
from jinbao.commands import Command
from jinbao.service import Enquiry

OF_PENSION: Mapping[AskedAct, Callable[..., Command]] = {
    AskedAct.STOP_PENSION: lambda **of: StopPension(**of, ground=StopGround.DEATH),
    AskedAct.SUSPEND_PENSION: lambda **of: SuspendPension(**of, ground=SuspensionGround.DEATH_REPORTED),
    AskedAct.RESUME_PENSION: ResumePension,
    AskedAct.REINSTATE_PENSION: ReinstatePension,
    AskedAct.RECALCULATE_PENSION: RecalculatePension,
}


def case_of(act: AskedAct, case: str) -> str:
    """The stream of the case that is asked about."""
    if act in OF_BENEFITS:
        return unemployment.case_of(case)
    if act in OF_INHERITANCES:
        return inheritance.case_of(case)
    if act in OF_RECOVERIES:
        return overpayment.case_of(case)
    return enrolment.case_of(case) if act in OF_ENROLMENTS else pension.case_of(case)


def command_for(enquiry: Enquiry, asked: Row[Any]) -> Command | None:
    """What the office would do today; none where it needs more than what is known, or is another's to do."""
    if asked.act == AskedAct.STOP_UNEMPLOYMENT_BENEFIT:
        return stop_of(enquiry, asked.case)
    if asked.act == AskedAct.REVOKE_INHERITANCE:
        return RevokeInheritance(on=enquiry.today, inheritance=asked.case)
    propose = OF_PENSION.get(asked.act)
    return propose(on=enquiry.today, person=asked.person) if propose else None


def stop_of(enquiry: Enquiry, benefit: str) -> Command | None:
    """By the first thing heard that ends it."""
    losses = losses_of(enquiry.connection, [benefit]).get(benefit, {})
    ground = next(iter(losses), None)
    return StopUnemploymentBenefit(on=enquiry.today, benefit=benefit, ground=ground) if ground else None
