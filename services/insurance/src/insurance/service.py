"""The insurance service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Engine

from insurance.bank.events import BankEvent
from insurance.bank.procedure import SLICE as BANK
from insurance.batch.events import BatchEvent
from insurance.batch.procedure import SLICE as BATCH
from insurance.contract import public
from insurance.employee_contribution.events import EmployeeContributionEvent
from insurance.employee_contribution.procedure import SLICE as EMPLOYEE_CONTRIBUTION
from insurance.inbox import SOURCES
from insurance.inheritance.events import InheritanceEvent
from insurance.inheritance.procedure import SLICE as INHERITANCE
from insurance.item.procedure import SLICE as ITEM
from insurance.office_ledger.procedure import SLICE as OFFICE_LEDGER
from insurance.overpayment.events import OverpaymentEvent
from insurance.overpayment.procedure import SLICE as OVERPAYMENT
from insurance.parameter.events import ParameterEvent
from insurance.parameter.procedure import SLICE as PARAMETER
from insurance.payment_run.events import PaymentRunEvent
from insurance.payment_run.procedure import SLICE as PAYMENT_RUN
from insurance.pension.events import PensionEvent
from insurance.pension.procedure import SLICE as PENSION
from insurance.reported_payment.events import ReportedPaymentEvent
from insurance.reported_payment.procedure import SLICE as REPORTED_PAYMENT
from insurance.rural_pension.events import RuralPensionEvent
from insurance.rural_pension.procedure import SLICE as RURAL_PENSION
from insurance.single_sum.procedure import SLICE as SINGLE_SUM
from insurance.survival_certification.events import SurvivalCertificationEvent
from insurance.survival_certification.procedure import SLICE as SURVIVAL_CERTIFICATION
from insurance.tables import TABLES
from insurance.today.procedure import SLICE as TODAY
from insurance.trial.procedure import SLICE as TRIAL
from insurance.unemployment_benefit.events import UnemploymentBenefitEvent
from insurance.unemployment_benefit.procedure import SLICE as UNEMPLOYMENT_BENEFIT
from jinbao.casework.names import SLICE as NAMES
from jinbao.casework.people import SLICE as PEOPLE
from jinbao.casework.recorded_paper import SLICE as RECORDED_PAPER
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.casework.rule_set.register import SLICE as RULE_SET
from jinbao.casework.tasks import SLICE as WORKLIST
from jinbao.service import Service

NAME = "insurance"
Keeps: TypeAlias = (
    BankEvent
    | BatchEvent
    | ParameterEvent
    | RuleSetKept
    | RuralPensionEvent
    | PensionEvent
    | PaymentRunEvent
    | OverpaymentEvent
    | InheritanceEvent
    | EmployeeContributionEvent
    | SurvivalCertificationEvent
    | UnemploymentBenefitEvent
    | ReportedPaymentEvent
)
SLICES = (
    BANK,
    BATCH,
    EMPLOYEE_CONTRIBUTION,
    INHERITANCE,
    ITEM,
    NAMES,
    PEOPLE,
    RECORDED_PAPER,
    OFFICE_LEDGER,
    OVERPAYMENT,
    PARAMETER,
    PAYMENT_RUN,
    PENSION,
    REPORTED_PAYMENT,
    RULE_SET,
    RURAL_PENSION,
    TODAY,
    SINGLE_SUM,
    SURVIVAL_CERTIFICATION,
    TRIAL,
    UNEMPLOYMENT_BENEFIT,
    WORKLIST,
)


def insurance(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(NAME, engine, TABLES, SLICES, keeps=Keeps, public=public, clock=clock, sources=SOURCES)
