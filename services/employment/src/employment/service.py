"""The employment service put together."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Engine

from employment.certificate.events import CertificateEvent
from employment.certificate.procedure import SLICE as CERTIFICATE
from employment.consultation.events import ConsultationEvent
from employment.consultation.procedure import SLICE as CONSULTATION
from employment.contact.look_ups import SLICE as CONTACT
from employment.contract import public
from employment.difficulty.events import DifficultyEvent
from employment.difficulty.procedure import SLICE as DIFFICULTY
from employment.employment.events import EmploymentEvent
from employment.employment.procedure import SLICE as EMPLOYMENT
from employment.guidance.events import GuidanceEvent
from employment.guidance.procedure import SLICE as GUIDANCE
from employment.inbox import SOURCES
from employment.item.procedure import ITEM
from employment.job_search.events import JobSearchEvent
from employment.job_search.procedure import SLICE as JOB_SEARCH
from employment.labour_month.events import LabourMonthEvent
from employment.labour_month.procedure import SLICE as LABOUR_MONTH
from employment.labour_register.events import LabourRegisterEvent
from employment.labour_register.procedure import SLICE as LABOUR_REGISTER
from employment.matching.look_ups import SLICE as MATCHING
from employment.merged_files.events import MergedFilesEvent
from employment.merged_files.procedure import SLICE as MERGED_FILES
from employment.policy_text.events import PolicyTextEvent
from employment.policy_text.procedure import SLICE as POLICY_TEXT
from employment.referral.events import ReferralEvent
from employment.referral.procedure import SLICE as REFERRAL
from employment.tables import TABLES
from employment.unemployment.events import UnemploymentEvent
from employment.unemployment.procedure import SLICE as UNEMPLOYMENT
from employment.vacancy.events import VacancyEvent
from employment.vacancy.procedure import SLICE as VACANCY
from employment.zero_employment_family.events import ZeroEmploymentFamilyEvent
from employment.zero_employment_family.procedure import SLICE as ZERO_EMPLOYMENT_FAMILY
from jinbao.casework.names import SLICE as NAMES
from jinbao.casework.people import SLICE as PEOPLE
from jinbao.casework.recorded_paper import SLICE as RECORDED_PAPER
from jinbao.casework.rule_set.events import RuleSetKept
from jinbao.casework.rule_set.register import SLICE as RULE_SET
from jinbao.casework.tasks import SLICE as WORKLIST
from jinbao.service import Service

NAME = "employment"
Keeps: TypeAlias = (
    CertificateEvent
    | ConsultationEvent
    | DifficultyEvent
    | EmploymentEvent
    | GuidanceEvent
    | JobSearchEvent
    | LabourMonthEvent
    | LabourRegisterEvent
    | MergedFilesEvent
    | PolicyTextEvent
    | ReferralEvent
    | RuleSetKept
    | UnemploymentEvent
    | VacancyEvent
    | ZeroEmploymentFamilyEvent
)
SLICES = (
    CERTIFICATE,
    CONSULTATION,
    CONTACT,
    DIFFICULTY,
    EMPLOYMENT,
    GUIDANCE,
    ITEM,
    JOB_SEARCH,
    LABOUR_MONTH,
    LABOUR_REGISTER,
    MATCHING,
    MERGED_FILES,
    NAMES,
    PEOPLE,
    RECORDED_PAPER,
    POLICY_TEXT,
    REFERRAL,
    RULE_SET,
    UNEMPLOYMENT,
    VACANCY,
    WORKLIST,
    ZERO_EMPLOYMENT_FAMILY,
)


def employment(engine: Engine, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Service:
    """The service on this engine; its tables must be there."""
    return Service(NAME, engine, TABLES, SLICES, keeps=Keeps, public=public, clock=clock, sources=SOURCES)
