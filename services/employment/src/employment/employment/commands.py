"""What can be asked concerning the registration of employment."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.employment.terms import (
    CorrectionGround,
    Job,
    JobEnd,
    OwnWorkEnd,
    OwnWorkKind,
    OwnWorkRefusal,
    ToldBy,
)
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says

Whose: TypeAlias = Annotated[str, id_of("EmploymentRegistration", "The employment (就业登记).")]
OwnWork: TypeAlias = Annotated[str, id_of("EmploymentRegistration", "The own work (灵活就业或个体经营登记).")]
Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers handed in (材料).")]
Proof: TypeAlias = Annotated[
    tuple[CasePaper, ...], says("By which the community proves what it found (社区核实材料).")
]
Ground: TypeAlias = Annotated[CorrectionGround, says("Why (更正理由).")]
Agreed: TypeAlias = Annotated[Consent | None, says("How they let another act for them (代办授权).")]


class RegisterHire(Command, frozen=True, kw_only=True):
    """An employer registers that it has hired somebody (就业登记), due in 30 days; an agent or a window does.

    This one submission also serves the registration for insurance and the filing of labour use.
    """

    person: Annotated[str, id_of("Person", "Who was hired (劳动者).")]
    job: Annotated[Job, says("For whom, where, since when, and on which terms (用工情况).")]
    papers: Papers = ()


class RegisterTermination(Command, frozen=True, kw_only=True):
    """Registers that employment has ended (终止就业登记), due in 15 days.

    The employer does; else the worker with proof; else the office by itself where insurance has stopped.
    """

    employment: Whose
    end: Annotated[JobEnd, says("When and why (终止情况).")]
    told_by: Annotated[ToldBy, says("Who tells (申报来源).")] = ToldBy.EMPLOYER
    papers: Papers = ()


class CorrectRegistration(Command, frozen=True, kw_only=True):
    """The office corrects a registration on evidence (更正登记); what was said before stays in the history.

    Without an end the employment goes on, even where one had been registered.
    """

    employment: Whose
    job: Annotated[Job, says("As it was in truth (更正后的用工情况).")]
    end: Annotated[JobEnd | None, says("When and why it ended, if it did (更正后的终止情况).")] = None
    ground: Ground
    papers: Annotated[tuple[CasePaper, ...], Meta(description="Evidence (证据材料).", min_length=1)]


class AnnulRegistration(Command, frozen=True, kw_only=True):
    """The office takes a registration back: there never was such an employment (撤销就业登记)."""

    employment: Whose
    ground: Ground
    papers: Annotated[tuple[CasePaper, ...], Meta(description="Evidence (证据材料).", min_length=1)]


class DeclareOwnWork(Command, frozen=True, kw_only=True):
    """Somebody declares that they work for themselves or flexibly (个体、灵活就业登记申报)."""

    person: Annotated[str, id_of("Person", "Who works (劳动者).")]
    work: Annotated[OwnWorkKind, says("What kind of work (就业形式).")]
    region: Annotated[str, id_of("Region", "Where they work (从业地).")]
    since: Annotated[date, says("First day of it (开始日期).")]
    papers: Papers = ()
    consent: Agreed = None


class ConfirmOwnWork(Command, frozen=True, kw_only=True):
    """The township registers own work that the community has proved (核准登记)."""

    employment: OwnWork
    papers: Proof = ()


class RefuseOwnWork(Command, frozen=True, kw_only=True):
    """The township does not register own work, in writing (不予登记)."""

    employment: OwnWork
    reasons: Annotated[
        tuple[OwnWorkRefusal, ...], Meta(description="Why (理由).", min_length=1, max_length=5)
    ]
    papers: Proof = ()


class ServeOwnWorkAnswer(Command, frozen=True, kw_only=True):
    """Records that the refusal reached the person (送达), from which the appeals run."""

    employment: OwnWork
    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]


class StopOwnWork(Command, frozen=True, kw_only=True):
    """Records that somebody no longer works for themselves or flexibly (停止个体、灵活就业)."""

    employment: OwnWork
    ended_on: Annotated[date, says("Last day of it (终止日期).")]
    reason: Annotated[OwnWorkEnd, says("Why (终止原因).")]
    papers: Papers = ()
    consent: Agreed = None


EmploymentCommand: TypeAlias = (
    RegisterHire
    | RegisterTermination
    | CorrectRegistration
    | AnnulRegistration
    | DeclareOwnWork
    | ConfirmOwnWork
    | RefuseOwnWork
    | ServeOwnWorkAnswer
    | StopOwnWork
)
