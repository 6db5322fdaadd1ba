"""What can be asked concerning vacancies."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.vacancy.terms import ClosingReason, Opening
from jinbao.casework.paper import CasePaper
from jinbao.commands import Command, id_of, says

Which: TypeAlias = Annotated[str, id_of("Vacancy", "The vacancy (岗位).")]
Offered: TypeAlias = Annotated[Opening, says("What is offered (招聘岗位).")]


class DraftVacancy(Command, frozen=True, kw_only=True):
    """An employer hands in a vacancy (岗位登记), through its agent or at a window."""

    employer: Annotated[str, id_of("Employer", "Who looks for somebody (用人单位).")]
    opening: Offered


class ReviseVacancy(Command, frozen=True, kw_only=True):
    """The employer says otherwise what is offered, before it is published (岗位修改)."""

    vacancy: Which
    opening: Offered


class CheckVacancy(Command, frozen=True, kw_only=True):
    """The office checks employer, wage and conditions before anybody reads of it (岗位审核)."""

    vacancy: Which


class PublishVacancy(Command, frozen=True, kw_only=True):
    """The office publishes what it has checked, or offers once more what has expired (岗位发布)."""

    vacancy: Which


class CloseVacancy(Command, frozen=True, kw_only=True):
    """The employer offers it no more (岗位关闭)."""

    vacancy: Which
    reason: Annotated[ClosingReason, says("Why (撤岗原因).")]


class WithdrawVacancy(Command, frozen=True, kw_only=True):
    """The office takes a vacancy back whose description turned out to be false (撤回虚假招聘信息)."""

    vacancy: Which
    papers: Annotated[tuple[CasePaper, ...], Meta(description="Evidence (证据材料).", min_length=1)]


VacancyCommand: TypeAlias = (
    DraftVacancy | ReviseVacancy | CheckVacancy | PublishVacancy | CloseVacancy | WithdrawVacancy
)
